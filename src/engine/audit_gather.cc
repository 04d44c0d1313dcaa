#include "engine/audit_gather.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <simdjson.h>

#include "dittograph/match.h"
#include "text/characters.h"

namespace dittograph {
namespace {

constexpr std::size_t kLongestExcerpt = 400;
constexpr std::array<std::string_view, 4> kAuthorFields = {"author", "byline", "creator",
                                                           "authors"};
constexpr std::array<std::string_view, 6> kCanonicalFields = {
    "canonical",       "canonical_url", "original-source",
    "original_source", "original_url",  "syndication-source"};

// The first of the fields that is a text, of a JSON record.
template <std::size_t N>
void read_field(const simdjson::dom::object& record, const std::array<std::string_view, N>& fields,
                std::string& out) {
  for (const std::string_view field : fields) {
    std::string_view value;
    if (record[field].get(value) == simdjson::SUCCESS && !value.empty()) {
      out = std::string(value);
      return;
    }
  }
}

// The first bytes, cut between code points.
std::string beginning_of(std::string_view text, ByteSpan bytes) {
  std::size_t end = std::min<std::size_t>(bytes.end, bytes.begin + kLongestExcerpt);
  while (end > bytes.begin && end < text.size() &&
         (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return std::string(text.substr(bytes.begin, end - bytes.begin));
}

bool mentions_any(std::string_view record) {
  const auto has = [&](std::string_view word) { return record.find(word) != record.npos; };
  return has("\"author") || has("\"byline") || has("\"creator") || has("\"canonical") ||
         has("\"original") || has("\"syndication");
}

}  // namespace

void Gatherer::work(GatherBatch& batch) {
  batch.documents.clear();
  batch.parsed.documents.clear();
  batch.changed_meanwhile = batch.number >= in_.findings.size() ||
                            in_.findings[batch.number].digest != digest_of(batch.raw);
  if (batch.changed_meanwhile) return;
  parser_.parse(batch.raw, batch.parsed);
  batch.documents.resize(batch.parsed.documents.size());
  for (std::uint32_t i = 0; i < batch.parsed.documents.size(); ++i) {
    Document& document = batch.parsed.documents[i];
    document.id = DocId{in_.first_documents[batch.number] + i};
    gather(document, batch, batch.documents[i]);
  }
}

void Gatherer::gather(const Document& document, const GatherBatch& batch, GatheredDocument& out) {
  out.id = document.id;
  out.title = std::string(document.title);
  out.url = std::string(document.url);
  const std::string_view header = header_of(document, in_.plan, batch.raw);
  out.header_bytes = header.size();
  out.header_chars = count_code_points(header);
  places_.index(document.text);
  out.chars = places_.before(document.text.size());
  author_.clear();
  if (in_.plan.files[document.place.input].format == Format::kJsonl) {
    const std::string_view record = stream_bytes(document, document.place.record, batch.raw);
    simdjson::dom::object object;
    if (mentions_any(record) &&
        json_.parse(record.data(), record.size()).get_object().get(object) == simdjson::SUCCESS) {
      read_field(object, kAuthorFields, author_);
      read_field(object, kCanonicalFields, out.canonical);
    }
  }
  text_.text = document.text;
  tokeniser_.tokenise(document.text, text_.tokens);
  FoundCredits found = finder_.find(text_, author_, in_.own_sources[index_of(document.id)]);
  out.credits = std::move(found.credits);
  out.own_names = std::move(found.own);
  out.mentions = found.mentions;
  for (const TokenRange& range : in_.boilerplate.of(document.id)) {
    const ByteSpan bytes = {text_.tokens.begin[range.begin], text_.tokens.end[range.end - 1]};
    out.boilerplate.push_back(bytes);
    out.excerpts.push_back(beginning_of(document.text, bytes));
    out.boilerplate_chars += places_.before(bytes.end) - places_.before(bytes.begin);
  }
  if (!in_.wanted[index_of(document.id)]) return;
  out.text = std::string(document.text);
  pack_places(text_.tokens, out.places);
}

}  // namespace dittograph
