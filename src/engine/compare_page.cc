#include "engine/compare_page.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>
#include <unistd.h>

#include "base/status.h"
#include "report/output_file.h"
#include "report/page_file.h"
#include "report/page_lines.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string summary_of(const Comparison& found) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetMaxDecimalPlaces(6);
  writer.StartObject();
  writer.Key("command");
  writer.String("compare");
  for (const auto& [name, value] : {std::pair("resemblance", found.overlap.resemblance()),
                                    std::pair("left_in_right", found.overlap.left_in_right()),
                                    std::pair("right_in_left", found.overlap.right_in_left())}) {
    writer.Key(name);
    writer.Double(value);
  }
  for (const auto& [name, value] : {std::pair("left_tokens", found.left_tokens),
                                    std::pair("right_tokens", found.right_tokens)}) {
    writer.Key(name);
    writer.Uint(value);
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

// A row a sentence: [change, left begin, end, right begin, end], in UTF-16 units.
std::string rows_of(const ComparedText& left, const ComparedText& right, const Comparison& found) {
  static constexpr const char* kKinds[] = {"same", "edited", "added", "deleted", "moved"};
  std::vector<std::uint64_t> before;
  std::vector<std::uint64_t> after;
  for (const SentenceEdit& edit : found.sentences.edits) {
    before.insert(before.end(), {edit.before.begin, edit.before.end});
    after.insert(after.end(), {edit.after.begin, edit.after.end});
  }
  to_utf16(left.text, before);
  to_utf16(right.text, after);
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartArray();
  for (std::size_t i = 0; i < found.sentences.edits.size(); ++i) {
    const SentenceEdit& edit = found.sentences.edits[i];
    writer.StartArray();
    writer.String(kKinds[static_cast<std::size_t>(edit.change)]);
    for (const std::uint64_t place :
         {before[2 * i], before[2 * i + 1], after[2 * i], after[2 * i + 1]}) {
      writer.Uint64(place);
    }
    writer.EndArray();
  }
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

std::string list_of(const std::vector<std::string>& elements) {
  std::string list;
  for (const std::string& element : elements) {
    absl::StrAppend(&list, list.empty() ? "" : ",\n", element);
  }
  return list;
}

absl::Status write(const ComparedText& left, const ComparedText& right, const Comparison& found,
                   OutputFile& file) {
  PageLines lines;
  std::vector<std::string> documents(2);
  std::vector<std::string> texts(2);
  std::vector<std::string> passages;
  std::vector<std::string> passage_texts;
  std::vector<std::vector<PageStretch>> stretches(2);
  for (std::size_t i = 0; i < found.stretches.size(); ++i) {
    const SharedStretch& stretch = found.stretches[i];
    const auto number = static_cast<std::uint32_t>(i);
    stretches[0].push_back({.passage = number, .span = stretch.left});
    stretches[1].push_back({.passage = number, .span = stretch.right});
    std::vector<PassageWitness> witnesses(2);
    for (std::uint32_t side = 0; side < 2; ++side) {
      witnesses[side] = {.document = DocId{side},
                         .tokens = {.begin = 0, .end = stretch.tokens},
                         .matched = stretch.tokens,
                         .likeness = stretch.likeness};
    }
    lines.passage({.number = i,
                   .kind = PassageKind::kReuse,
                   .size = 2,
                   .n_sources = 2,
                   .representative = DocId{0},
                   .witnesses = witnesses},
                  passages.emplace_back());
    lines.passage_text(i,
                       std::string_view(left.text).substr(stretch.left.begin, stretch.left.size()),
                       passage_texts.emplace_back());
  }
  for (std::uint32_t side = 0; side < 2; ++side) {
    const ComparedText& text = side == 0 ? left : right;
    const Document document = {.id = DocId{side},
                               .name = text.name,
                               .text = text.text,
                               .title = text.title,
                               .url = text.url,
                               .date = text.date,
                               .source = text.source,
                               .place = {}};
    lines.document(document, text.text.size(), false, documents[side]);
    lines.text({.document = DocId{side},
                .text = text.text,
                .cuts = {},
                .changes = {},
                .stretches = stretches[side]},
               texts[side]);
  }
  PageFile page(file);
  DITTOGRAPH_RETURN_IF_ERROR(page.begin());
  DITTOGRAPH_RETURN_IF_ERROR(page.section("summary", summary_of(found)));
  DITTOGRAPH_RETURN_IF_ERROR(page.section("rows", rows_of(left, right, found)));
  DITTOGRAPH_RETURN_IF_ERROR(page.list("documents", list_of(documents)));
  DITTOGRAPH_RETURN_IF_ERROR(page.list("passages", list_of(passages)));
  DITTOGRAPH_RETURN_IF_ERROR(page.list("passage-texts", list_of(passage_texts)));
  DITTOGRAPH_RETURN_IF_ERROR(page.list("texts", list_of(texts)));
  return page.end();
}

}  // namespace

absl::Status write_compare_page(const ComparedText& left, const ComparedText& right,
                                const Comparison& comparison, const std::string& path) {
  const std::string staged = path + ".partial";
  absl::StatusOr<std::unique_ptr<OutputFile>> file = OutputFile::create(staged);
  if (!file.ok()) return file.status();
  absl::Status status = write(left, right, comparison, **file);
  if (status.ok()) status = (*file)->close();
  if (status.ok() && std::rename(staged.c_str(), path.c_str()) != 0) {
    status = system_error(path, "cannot write", errno);
  }
  if (!status.ok()) ::unlink(staged.c_str());
  return status;
}

}  // namespace dittograph
