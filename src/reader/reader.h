// From files to documents. Serial part: InputPlan -> BatchReader gives RawBatch (bytes cut at
// record ends). Parallel part: parse_batch() turns a RawBatch into Documents and Skipped records.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "dittograph/document.h"
#include "dittograph/params.h"

namespace dittograph {

enum class Format : std::uint8_t { kAuto, kArticle, kText, kJsonl, kCsv };
enum class Compression : std::uint8_t { kNone, kGzip, kZstd };

// One stream of records.
struct InputFile {
  std::string path;           // what to open; for stdin and other pipes: the spool file
  std::string name;           // as the user knows it: the path given, "-" for stdin
  std::string relative_name;  // below the folder that was given, or the file name; the mirror's name
  Format format = Format::kAuto;
  Compression compression = Compression::kNone;
};

// Field names in force for an input; empty: the input has no such field.
struct FieldNames {
  std::string text, id, title, url, date, source;
};

struct InputPlan {
  std::vector<InputFile> files;     // sorted by name, whatever order was given
  std::vector<FieldNames> fields;   // one an input; guessed unless Params names them
};

// Finds the files, tells formats by content then name, guesses fields. Folders are read
// recursively. Pipes and stdin are spooled below temp_dir so that they can be read twice.
absl::StatusOr<InputPlan> plan_inputs(const std::vector<std::string>& paths, Format format,
                                      const Params& params, const std::string& temp_dir);

// A record that could not be used: data, not an error.
struct Skipped {
  std::string reason;  // one of: broken_json, no_text, text_not_string, lone_surrogate,
                       // repeated_key, broken_csv, truncated_stream, corrupt_stream, too_long
  std::string detail;  // one sentence with what to do
  RecordPlace place;
};

// The bytes of some records, cut at record ends.
struct RawRecord {
  std::uint32_t input = 0;
  std::uint64_t line = 0;
  ByteSpan bytes;                  // in RawBatch::bytes
  std::uint64_t stream_begin = 0;  // where bytes.begin stands in the stream
};
struct RawBatch {
  std::string bytes;
  std::vector<RawRecord> records;
  std::vector<Skipped> skipped;  // faults of the stream itself (truncated gzip)
  std::uint64_t stream_bytes_read = 0;  // so far, compressed, for progress
};

// Documents of a batch, in order, with the memory their views point into.
struct DocumentBatch {
  std::vector<Document> documents;  // ids count from 0 within the batch; the engine shifts them
  std::vector<Skipped> skipped;
  std::string arena;                // decoded texts and names
};

// Reads streams one after another. Memory: one batch, or the largest record.
class BatchReader {
 public:
  static absl::StatusOr<std::unique_ptr<BatchReader>> open(const InputPlan& plan,
                                                           std::size_t batch_bytes = 1 << 20);
  virtual ~BatchReader() = default;
  // Fills batch with the next records; false at the end. Status: the world failed (disk).
  virtual absl::StatusOr<bool> next(RawBatch& batch) = 0;
};

// Thread-safe; each worker gives its own output and its own parser.
class BatchParser {
 public:
  explicit BatchParser(const InputPlan& plan);
  ~BatchParser();
  void parse(const RawBatch& raw, DocumentBatch& batch);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The decompressed bytes of one input from its beginning, chunk by chunk: what the writer copies
// and BatchReader cuts. Empty view at the end. A damaged stream ends where the damage begins.
class ByteSource {
 public:
  static absl::StatusOr<std::unique_ptr<ByteSource>> open(const InputFile& file);
  virtual ~ByteSource() = default;
  virtual absl::StatusOr<std::string_view> next() = 0;  // valid until the next call
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;  // compressed, for progress
  // Non-empty when the stream ended early: "truncated_stream" or "corrupt_stream", with detail.
  [[nodiscard]] virtual const Skipped* damage() const = 0;
};

// Places of the text in its input: offsets[i] counts bytes of the decoded text; the result counts
// bytes from the start of the literal. offsets ascend. Linear in the literal.
void literal_offsets(std::string_view literal, TextEncoding encoding,
                     const std::vector<std::uint64_t>& offsets, std::vector<std::uint64_t>& out);

}  // namespace dittograph
