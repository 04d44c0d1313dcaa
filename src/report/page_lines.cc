#include "report/page_lines.h"

#include <algorithm>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cluster/date_order.h"
#include "report/json_text.h"
#include "report/names.h"
#include "text/utf8.h"

namespace dittograph {
namespace {

constexpr std::size_t kMostLabelBytes = 240;
constexpr std::size_t kMostPassageBytes = 600;

// The beginning of the text that fits, whole code points.
std::string_view clipped(std::string_view text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

// The title, or the first line that says something.
std::string_view label_of(const Document& document) {
  if (const auto title = trimmed(document.title); !title.empty()) {
    return clipped(title, kMostLabelBytes);
  }
  const std::string_view text = document.text;
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return trimmed(
      clipped(text.substr(begin, text.find_first_of("\r\n", begin) - begin), kMostLabelBytes));
}

}  // namespace

void to_utf16(std::string_view text, std::span<std::uint64_t> offsets) {
  std::vector<std::size_t> order(offsets.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t x, std::size_t y) { return offsets[x] < offsets[y]; });
  std::uint64_t units = 0;
  std::size_t at = 0;
  for (const std::size_t i : order) {
    const std::size_t wanted = std::min<std::size_t>(offsets[i], text.size());
    while (at < wanted) {
      const CodePoint point = decode_at(text, at);
      units += point.valid() && point.value > 0xFFFF ? 2 : 1;
      at += point.size;
    }
    offsets[i] = units;
  }
}

struct PageLines::State {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer{buffer};
  std::string valid;
  std::vector<std::uint64_t> offsets;

  void begin() {
    buffer.Clear();
    writer.Reset(buffer);
    writer.SetMaxDecimalPlaces(4);
    writer.StartObject();
  }
  void end(std::string& out) {
    writer.EndObject();
    out.append(buffer.GetString(), buffer.GetSize());
  }
  void key(std::string_view name) {
    writer.Key(name.data(), static_cast<rapidjson::SizeType>(name.size()));
  }
  void string(std::string_view text) {
    if (!is_valid_utf8(text)) {
      valid.clear();
      append_valid_utf8(text, valid);
      text = valid;
    }
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    key(name);
    string(value);
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    writer.Uint64(value);
  }
  void share(std::string_view name, double value) {
    key(name);
    writer.Double(value);
  }
  void document(DocId document) { writer.Uint(static_cast<std::uint32_t>(document)); }
};

PageLines::PageLines() : state_(std::make_unique<State>()) {}
PageLines::~PageLines() = default;
PageLines::PageLines(PageLines&&) noexcept = default;
PageLines& PageLines::operator=(PageLines&&) noexcept = default;

void PageLines::document(const Document& document, std::uint64_t file_bytes, bool dropped,
                         std::string& out) {
  State& s = *state_;
  s.begin();
  s.key("d");
  s.document(document.id);
  s.text("n", document.name);
  s.text("s", document.source);
  s.text("t", clipped(trimmed(document.date), kMostLabelBytes));
  if (const DateOrder date = parse_date(document.date); date.day != DateOrder::kMissing) {
    constexpr std::int64_t kSecond = 1'000'000'000;
    s.key("a");
    s.writer.StartArray();
    s.writer.Int64(date.day);
    if (date.nanosecond != DateOrder::kMissing) s.writer.Int64(date.nanosecond / kSecond);
    s.writer.EndArray();
  }
  s.text("h", label_of(document));
  s.text("u", document.url.size() > 2048 ? std::string_view{} : document.url);
  s.number("z", file_bytes);
  if (dropped) s.number("x", 1);
  s.end(out);
}

void PageLines::text(const PageText& text, std::string& out) {
  State& s = *state_;
  s.offsets.clear();
  const auto add = [&](ByteSpan span) {
    s.offsets.push_back(span.begin);
    s.offsets.push_back(span.end);
  };
  for (const TextCut& cut : text.cuts) {
    add(cut.span);
    add(cut.reason == Reason::kRepeat ? cut.kept : ByteSpan{});
  }
  for (const PageText::Change& change : text.changes) add(change.span);
  for (const PageStretch& stretch : text.stretches) add(stretch.span);
  to_utf16(text.text, s.offsets);

  std::size_t next = 0;
  const auto write_span = [&] {
    s.writer.Uint64(s.offsets[next++]);
    s.writer.Uint64(s.offsets[next++]);
  };
  s.begin();
  s.key("d");
  s.document(text.document);
  s.key("x");
  s.string(text.text);
  s.key("c");
  s.writer.StartArray();
  for (const TextCut& cut : text.cuts) {
    s.writer.StartArray();
    write_span();
    s.string(name_of(cut.reason));
    s.string(name_of(cut.kind));
    s.writer.Double(cut.resemblance);
    if (cut.reason == Reason::kRepeat) {
      write_span();
    } else {
      next += 2;
      s.document(cut.kept_document);
    }
    s.writer.EndArray();
  }
  s.writer.EndArray();
  s.key("e");
  s.writer.StartArray();
  for (const PageText::Change& change : text.changes) {
    s.writer.StartArray();
    write_span();
    s.string(change.replacement);
    s.writer.EndArray();
  }
  s.writer.EndArray();
  s.key("p");
  s.writer.StartArray();
  for (const PageStretch& stretch : text.stretches) {
    s.writer.StartArray();
    s.writer.Uint(stretch.passage);
    write_span();
    s.writer.EndArray();
  }
  s.writer.EndArray();
  s.end(out);
}

void PageLines::passage_text(std::uint64_t number, std::string_view text, std::string& out) {
  State& s = *state_;
  s.begin();
  s.number("p", number);
  s.key("x");
  s.string(clipped(text, kMostPassageBytes));
  if (text.size() > kMostPassageBytes) s.number("more", text.size() - kMostPassageBytes);
  s.end(out);
}

void PageLines::cluster(const PageCluster& cluster, std::span<const PageMember> members,
                        std::string& out) {
  State& s = *state_;
  s.begin();
  s.number("c", cluster.number);
  s.key("k");
  s.string(cluster.kind);
  s.key("r");
  s.document(cluster.representative);
  s.share("l", cluster.lowest_resemblance);
  s.number("n", cluster.size);
  s.key("m");
  s.writer.StartArray();
  for (const PageMember& shown : members) {
    const ClusterMember& member = shown.member;
    s.writer.StartArray();
    s.document(member.document);
    s.string(name_of(member.kind));
    for (const double share : {member.resemblance, member.containment_in_representative,
                               member.containment_of_representative, member.full_resemblance}) {
      s.writer.Double(share);
    }
    s.writer.Uint(shown.dropped ? 1 : 0);
    s.writer.EndArray();
  }
  s.writer.EndArray();
  s.end(out);
}

void PageLines::passage(const PagePassage& passage, std::string& out) {
  State& s = *state_;
  s.begin();
  s.number("p", passage.number);
  s.key("k");
  s.string(name_of(passage.kind));
  s.number("n", passage.size);
  s.number("s", passage.n_sources);
  s.key("r");
  s.document(passage.representative);
  s.key("w");
  s.writer.StartArray();
  for (const PassageWitness& witness : passage.witnesses) {
    s.writer.StartArray();
    s.document(witness.document);
    s.writer.Uint(witness.tokens.size());
    s.writer.Double(witness.likeness);
    s.writer.EndArray();
  }
  s.writer.EndArray();
  s.end(out);
}

}  // namespace dittograph
