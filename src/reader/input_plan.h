// Which streams are read, in which order, as what: made once, before the first record is read.
//
// Files are told apart by content, then by name; an explicit format overrules both. They are
// sorted by name, so that no result depends on the order in which inputs were given. Pipes and
// stdin are spooled to a file, because the output is written in a second pass over the bytes.
// Thread-safe once made. Tests: tests/unit/reader/input_plan_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/params.h"

namespace dittograph {

enum class Format : std::uint8_t { kAuto, kArticle, kText, kJsonl, kCsv };
enum class Compression : std::uint8_t { kNone, kGzip, kZstd };

// The words of --format, summary.json and messages: "article", "gzip".
const char* format_name(Format format);
const char* compression_name(Compression compression);

// One stream of records.
struct InputFile {
  std::string path{};           // what to open; for stdin and other pipes: the spool file
  std::string name{};           // as the user knows it: the path given, "-" for stdin
  std::string relative_name{};  // below the folder that was given, or the file name, without .gz
                                // and .zst; unique, and no other name is a folder of it
  Format format = Format::kAuto;
  Compression compression = Compression::kNone;
  bool guessed = false;                // the format was told by content or name
  char separator = ',';                // csv: between fields
  std::vector<std::string> columns{};  // csv: the header's names
};

// Field names in force for an input; empty: the input has no such field.
struct FieldNames {
  std::string text{}, id{}, title{}, url{}, date{}, source{};
};

struct InputPlan {
  std::vector<InputFile> files;    // sorted by name, whatever order was given
  std::vector<FieldNames> fields;  // one an input; guessed unless Params names them
};

// Finds the files, tells their formats, guesses their fields. Folders are read recursively;
// hidden files and links that lead back are left out. NotFound, PermissionDenied or
// InvalidArgument name the path and say what to do.
absl::StatusOr<InputPlan> plan_inputs(const std::vector<std::string>& paths, Format format,
                                      const Params& params, const std::string& temp_dir);

}  // namespace dittograph
