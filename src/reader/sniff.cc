#include "reader/sniff.h"

#include <algorithm>
#include <string>
#include <vector>

#include "reader/article_header.h"
#include "reader/batches.h"
#include "reader/csv_record.h"
#include "reader/field_names.h"
#include "reader/json_record.h"
#include "reader/record_cutter.h"

namespace dittograph {
namespace {

constexpr std::size_t kLongestKey = 256;

// Is one of the first lines a JSON object? A first line too long to be seen whole counts if it
// begins like one.
bool looks_like_jsonl(std::string_view bytes, bool whole) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] != '{') return false;
  bytes.remove_prefix(first);
  JsonScanner scanner;
  std::vector<JsonMember> members;
  std::string storage;
  for (int lines = 0; lines < 10 && !bytes.empty(); ++lines) {
    const std::size_t newline = bytes.find('\n');
    const bool complete = newline != std::string_view::npos || whole;
    const std::string_view line = bytes.substr(0, newline);
    if (!complete) {
      const std::size_t key = line.find_first_not_of(" \t", 1);
      return lines == 0 && key != std::string_view::npos && line[key] == '"';
    }
    std::string padded(line);
    padded.append(kBatchSlack, ' ');
    TextArena arena(storage, line.size());
    if (scanner.scan({padded.data(), line.size()}, arena, members) == Fault::kNone) return true;
    bytes.remove_prefix(newline == std::string_view::npos ? bytes.size() : newline + 1);
  }
  return false;
}

bool is_column_name(const std::string& name) {
  constexpr std::size_t kLongest = 64;
  return !name.empty() && name.size() <= kLongest &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                  c == '_' || c == '-' || c == '.';
         });
}

bool looks_like_csv(std::string_view bytes) {
  const std::string_view line = bytes.substr(0, std::min(bytes.find('\n'), bytes.size()));
  const std::vector<std::string> columns = read_csv_header(line, csv_separator(line));
  return columns.size() > 1 && std::all_of(columns.begin(), columns.end(), is_column_name) &&
         has_text_name(columns);
}

bool is_utf16(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

// {"key": or [{"key": with white space anywhere between.
bool is_json_document(std::string_view text) {
  const auto skip = [&](char c) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with(c)) return false;
    text.remove_prefix(1);
    return true;
  };
  text.remove_prefix(byte_order_mark(text));
  skip('[');
  if (!skip('{') || !skip('"')) return false;
  const std::size_t key_end = text.substr(0, kLongestKey).find('"');
  if (key_end == std::string_view::npos) return false;
  text.remove_prefix(key_end + 1);
  return skip(':');
}

bool ends_with_no_case(std::string_view name, std::string_view ending) {
  if (name.size() < ending.size()) return false;
  name.remove_prefix(name.size() - ending.size());
  return std::equal(name.begin(), name.end(), ending.begin(),
                    [](char a, char b) { return (a >= 'A' && a <= 'Z' ? (a | 0x20) : a) == b; });
}

}  // namespace

Compression sniff_compression(std::string_view first_bytes) {
  constexpr std::string_view kGzip("\x1f\x8b\x08", 3);
  constexpr std::string_view kZstd("\x28\xb5\x2f\xfd", 4);
  constexpr std::string_view kSkippable("\x2a\x4d\x18", 3);  // behind 0x50 to 0x5f
  if (first_bytes.starts_with(kGzip)) return Compression::kGzip;
  if (first_bytes.starts_with(kZstd)) return Compression::kZstd;
  if (first_bytes.size() > 3 && (first_bytes[0] & 0xf0) == 0x50 &&
      first_bytes.substr(1).starts_with(kSkippable)) {
    return Compression::kZstd;
  }
  return Compression::kNone;
}

Format sniff_format(std::string_view first_bytes, bool whole, std::string_view name) {
  if (is_utf16(first_bytes)) return Format::kText;
  first_bytes.remove_prefix(byte_order_mark(first_bytes));
  if (!read_article_header(first_bytes).date.empty()) return Format::kArticle;
  if (looks_like_jsonl(first_bytes, whole)) return Format::kJsonl;
  if (looks_like_csv(first_bytes)) return Format::kCsv;
  if (ends_with_no_case(name, ".jsonl") || ends_with_no_case(name, ".ndjson")) {
    return Format::kJsonl;
  }
  const bool csv = ends_with_no_case(name, ".csv") || ends_with_no_case(name, ".tsv");
  return csv ? Format::kCsv : Format::kText;
}

Fault fault_of_text(std::string_view text, bool guessed) {
  if (is_utf16(text)) return Fault::kUtf16;
  return guessed && is_json_document(text) ? Fault::kJsonDocument : Fault::kNone;
}

}  // namespace dittograph
