#include "reader/field_names.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>

#include "base/status.h"
#include "reader/batch_reader.h"
#include "reader/json_record.h"

namespace dittograph {
namespace {

constexpr std::size_t kRecords = 100;
constexpr std::size_t kGuessBytes = 256 << 10;

using Names = std::span<const std::string_view>;
constexpr std::array<std::string_view, 6> kTextNames{"text",     "content",   "body",
                                                     "maintext", "full_text", "raw_content"};
constexpr std::array<std::string_view, 5> kIdNames{"id", "uid", "_id", "guid", "doc_id"};
constexpr std::array<std::string_view, 2> kTitleNames{"title", "headline"};
constexpr std::array<std::string_view, 2> kUrlNames{"url", "link"};
constexpr std::array<std::string_view, 5> kDateNames{"date", "published", "timestamp",
                                                     "publish_date", "date_publish"};
constexpr std::array<std::string_view, 6> kSourceNames{"source", "outlet",    "series",
                                                       "site",   "publisher", "source_domain"};

// The names met in an input, and whether their value was ever a string.
using Seen = std::map<std::string, bool, std::less<>>;

bool equals_no_case(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [&](char x, char y) { return lower(x) == lower(y); });
}

// The first of the usual names that was met; empty if none was.
std::string find_name(const Seen& seen, Names usual, bool must_be_string) {
  for (const std::string_view name : usual) {
    const auto it = seen.find(name);
    if (it != seen.end() && (it->second || !must_be_string)) return it->first;
  }
  for (const std::string_view name : usual) {
    for (const auto& [met, is_string] : seen) {
      if (equals_no_case(met, name) && (is_string || !must_be_string)) return met;
    }
  }
  return {};
}

FieldNames choose(const Seen& seen, const Params& params) {
  const auto pick = [&](const std::string& named, Names usual) {
    return named.empty() ? find_name(seen, usual, false) : named;
  };
  std::string text = params.text_field;
  if (text.empty()) text = find_name(seen, kTextNames, true);
  if (text.empty()) text = find_name(seen, kTextNames, false);
  return {.text = std::move(text),
          .id = pick(params.id_field, kIdNames),
          .title = pick(params.title_field, kTitleNames),
          .url = pick(params.url_field, kUrlNames),
          .date = pick(params.date_field, kDateNames),
          .source = pick(params.source_field, kSourceNames)};
}

// The members of the first records that are valid.
absl::StatusOr<Seen> names_in_jsonl(const InputFile& file) {
  const InputPlan plan{.files = {file}, .fields = {{}}};
  DITTOGRAPH_ASSIGN_OR_RETURN(const auto reader, BatchReader::open(plan, kGuessBytes));
  Seen seen;
  RawBatch raw;
  JsonScanner scanner;
  std::vector<JsonMember> members;
  std::string storage;
  std::size_t valid = 0;
  std::size_t looked = 0;
  // Where hundreds of records are broken it makes no sense to go on to the end of the file.
  while (valid == 0 && looked < 10 * kRecords) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const bool more, reader->next(raw));
    if (!more) break;
    for (const RawRecord& record : raw.records) {
      if (valid == kRecords) break;
      ++looked;
      const std::string_view line =
          std::string_view(raw.bytes).substr(record.bytes.begin, record.bytes.size());
      TextArena arena(storage, line.size());
      if (scanner.scan(line, arena, members) != Fault::kNone) continue;
      ++valid;
      for (const JsonMember& member : members) {
        bool& is_string = seen.try_emplace(std::string(member.key)).first->second;
        is_string = is_string || member.is_string();
      }
    }
  }
  return seen;
}

}  // namespace

bool has_text_name(const std::vector<std::string>& names) {
  return std::any_of(names.begin(), names.end(), [](const std::string& name) {
    return std::any_of(kTextNames.begin(), kTextNames.end(),
                       [&](std::string_view usual) { return equals_no_case(name, usual); });
  });
}

absl::StatusOr<FieldNames> guess_field_names(const InputFile& file, const Params& params) {
  if (file.format == Format::kJsonl) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const Seen seen, names_in_jsonl(file));
    return choose(seen, params);
  }
  if (file.format == Format::kCsv) {
    Seen seen;
    for (const std::string& column : file.columns) seen.emplace(column, true);
    return choose(seen, params);
  }
  return FieldNames{};
}

}  // namespace dittograph
