#include "report/info.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include <simdjson.h>

#include "base/status.h"
#include "dittograph/version.h"
#include "report/human_summary.h"
#include "report/line_source.h"
#include "report/settings.h"
#include "report/summary_json.h"

namespace dittograph {
namespace {

namespace fs = std::filesystem;

enum class Kind : std::uint8_t {
  kUnknown,
  kRepeats,
  kRemoved,
  kSkipped,
  kClusters,
  kPassages,
  kKeptWhole
};

constexpr std::array<std::string_view, 6> kLineFiles = {"clusters.jsonl", "kept_whole.jsonl",
                                                        "passages.jsonl", "removed.jsonl",
                                                        "repeats.jsonl",  "skipped.jsonl"};

// What the lines of one file add up to.
struct LineCounts {
  Kind kind = Kind::kUnknown;
  std::uint64_t lines = 0;
  std::map<std::string, std::uint64_t> by_word;  // kind or reason -> lines
  std::uint64_t copies = 0;
  std::uint64_t cut = 0;
  std::uint64_t removed_bytes = 0;
};

Kind kind_of(const simdjson::dom::object& line) {
  const auto has = [&](std::string_view key) { return line[key].error() == simdjson::SUCCESS; };
  if (has("copies") && has("kind") && has("document")) return Kind::kRepeats;
  if (has("at") && (has("removed") || has("removed_base64"))) return Kind::kRemoved;
  if (has("detail") && has("reason") && has("line")) return Kind::kSkipped;
  if (has("cluster") && has("members")) return Kind::kClusters;
  if (has("cluster") && has("likeness")) return Kind::kPassages;
  if (has("document") && line.size() == 1) return Kind::kKeptWhole;
  return Kind::kUnknown;
}

void count_word(const simdjson::dom::object& line, std::string_view key, LineCounts& counts) {
  std::string_view word;
  if (line[key].get_string().get(word) == simdjson::SUCCESS) ++counts.by_word[std::string(word)];
}

void count_line(const simdjson::dom::object& line, LineCounts& counts) {
  if (counts.kind == Kind::kRepeats) {
    count_word(line, "kind", counts);
    simdjson::dom::array copies;
    if (line["copies"].get_array().get(copies) != simdjson::SUCCESS) return;
    for (const simdjson::dom::element copy : copies) {
      bool cut = false;
      ++counts.copies;
      if (copy["cut"].get_bool().get(cut) == simdjson::SUCCESS && cut) ++counts.cut;
    }
    return;
  }
  if (counts.kind == Kind::kClusters || counts.kind == Kind::kPassages) {
    return count_word(line, "kind", counts);
  }
  count_word(line, "reason", counts);
  std::string_view removed;
  if (line["removed"].get_string().get(removed) == simdjson::SUCCESS) {
    counts.removed_bytes += removed.size();
  } else if (line["removed_base64"].get_string().get(removed) == simdjson::SUCCESS) {
    while (removed.ends_with('=')) removed.remove_suffix(1);
    counts.removed_bytes += removed.size() * 3 / 4;
  }
}

absl::StatusOr<LineCounts> count_lines(const std::string& path) {
  DITTOGRAPH_ASSIGN_OR_RETURN(LineSource lines, LineSource::open(path));
  simdjson::dom::parser parser;
  LineCounts counts;
  for (;;) {
    std::string_view line;
    DITTOGRAPH_ASSIGN_OR_RETURN(const bool more, lines.next(line));
    if (!more) return counts;
    ++counts.lines;
    if (counts.lines > 1 && counts.kind == Kind::kUnknown) continue;
    simdjson::dom::object object;
    // The line is followed by LineSource::kPadding readable bytes: no copy is needed.
    if (parser.parse(line.data(), line.size(), false).get_object().get(object) !=
        simdjson::SUCCESS) {
      if (counts.kind == Kind::kUnknown) continue;
      return absl::DataLossError(
          absl::StrFormat("%s:%d: not a JSON object (it was changed after "
                          "it was written)",
                          path, lines.number()));
    }
    if (counts.lines == 1) counts.kind = kind_of(object);
    if (counts.kind != Kind::kUnknown) count_line(object, counts);
  }
}

std::string words_of(const LineCounts& counts) {
  std::string text;
  for (const auto& [word, n] : counts.by_word) {
    absl::StrAppendFormat(&text, "  %-12s %s\n", word, with_commas(n));
  }
  return text;
}

std::string describe_counts(const std::string& path, const LineCounts& counts) {
  std::string text = path + ": ";
  switch (counts.kind) {
    case Kind::kRepeats:
      absl::StrAppendFormat(&text, "repeats within documents, %s, %s of which %s cut, by kind:\n",
                            counted(counts.lines, "group"), counted(counts.copies, "copy"),
                            with_commas(counts.cut));
      break;
    case Kind::kRemoved:
      absl::StrAppendFormat(&text, "ledger of removed text, %s, %s removed, by reason:\n",
                            counted(counts.lines, "edit"), human_bytes(counts.removed_bytes));
      break;
    case Kind::kSkipped:
      absl::StrAppendFormat(&text, "%s, by reason:\n", counted(counts.lines, "skipped record"));
      break;
    case Kind::kClusters:
      absl::StrAppendFormat(&text, "documents alike, %s, by kind:\n",
                            counted(counts.lines, "line"));
      break;
    case Kind::kPassages:
      absl::StrAppendFormat(&text, "shared passages, %s, by kind:\n",
                            counted(counts.lines, "copy"));
      break;
    case Kind::kKeptWhole:
      absl::StrAppendFormat(&text, "%s in which cuts would have left nothing\n",
                            counted(counts.lines, "document"));
      break;
    case Kind::kUnknown:
      break;
  }
  return text + words_of(counts);
}

std::string describe_summary(const std::string& place, const Summary& summary) {
  std::string text;
  absl::StrAppendFormat(&text, "%s: output of dittograph %s%s, schema version %d\n", place,
                        summary.command, summary.dry_run ? " --dry-run" : "", kSchemaVersion);
  text += human_summary(summary);
  text += "inputs:\n";
  for (const InputSummary& input : summary.inputs) {
    absl::StrAppendFormat(&text, "  %s: %s%s%s, %s, xxh3 %s%s%s\n", input.name, input.format,
                          input.compression == "none" ? "" : " in ",
                          input.compression == "none" ? "" : input.compression,
                          human_bytes(input.bytes), input.xxh3,
                          input.cleaned_file.empty() ? "" : ", cleaned in ", input.cleaned_file);
  }
  text += "settings:\n";
  for (const Setting& setting : settings()) {
    const std::string value = value_of(setting, summary.params);
    if (!value.empty()) absl::StrAppendFormat(&text, "  %s %s\n", setting.name, value);
  }
  return text;
}

std::string folder_of(const std::string& path) {
  const fs::path parent = fs::path(path).parent_path();
  return parent.empty() ? "." : parent.string();
}

// A cleaned file is known by the summary beside it, or above cleaned/.
absl::StatusOr<std::string> describe_cleaned(const std::string& path, std::uint64_t lines) {
  std::error_code ignored;
  fs::path folder = fs::path(folder_of(path));
  for (int depth = 0; depth < 64 && !folder.empty(); ++depth) {
    if (fs::exists(folder / "summary.json", ignored)) {
      const absl::StatusOr<Summary> summary = read_summary(folder.string());
      if (!summary.ok()) break;
      const std::string name = fs::relative(path, folder, ignored).generic_string();
      std::string text;
      for (const InputSummary& input : summary->inputs) {
        if (input.cleaned_file != name) continue;
        absl::StrAppendFormat(&text, "  bytes %s to %s from %s\n", with_commas(input.cleaned_begin),
                              with_commas(input.cleaned_end), input.name);
      }
      if (text.empty()) break;
      return absl::StrFormat("%s: cleaned text, %s, of these inputs:\n%s", path,
                             counted(lines, "line"), text);
    }
    if (!folder.has_parent_path() || folder == folder.parent_path()) break;
    folder = folder.parent_path();
  }
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: not a file of dittograph's (give OUT or a file in it)", path));
}

}  // namespace

absl::StatusOr<std::string> describe(const std::string& path) {
  std::error_code ignored;
  if (fs::is_directory(path, ignored)) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const Summary summary, read_summary(path));
    return describe_summary(path, summary);
  }
  if (fs::path(path).filename() == "summary.json") {
    DITTOGRAPH_ASSIGN_OR_RETURN(const Summary summary, read_summary(folder_of(path)));
    return describe_summary(path, summary);
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(const LineCounts counts, count_lines(path));
  if (counts.kind != Kind::kUnknown) return describe_counts(path, counts);
  if (const std::string name = fs::path(path).filename().string();
      counts.lines == 0 && std::ranges::any_of(kLineFiles, [&](std::string_view ours) {
        return name.starts_with(ours);
      })) {
    return path + ": empty, nothing of the kind was found\n";
  }
  return describe_cleaned(path, counts.lines);
}

}  // namespace dittograph
