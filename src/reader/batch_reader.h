// The serial part of reading: streams one after another, cut at record ends into batches.
//
// Every byte of a stream belongs to one record, to one skipped record, or passes through (blank
// lines, byte order marks, CSV headers). A batch is one buffer: a record larger than it makes it
// larger, many small files share it.
// Promises: the records do not depend on batch_bytes. Memory: one batch, or the largest record.
// Not thread-safe. Tests: tests/unit/reader/all_formats_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "reader/batches.h"
#include "reader/byte_source.h"
#include "reader/input_plan.h"
#include "reader/record_cutter.h"

namespace dittograph {

// The JSON parser counts in 32 bits.
inline constexpr std::uint64_t kMaxRecordBytes = (std::uint64_t{1} << 32) - 2;

class BatchReader {
 public:
  // The plan is kept by reference.
  static absl::StatusOr<std::unique_ptr<BatchReader>> open(
      const InputPlan& plan, std::size_t batch_bytes = 1 << 20,
      std::uint64_t max_record_bytes = kMaxRecordBytes);

  // Fills batch with the next records; false at the end, when the batch is empty. A batch may
  // hold only faults. Status: the world failed (disk).
  absl::StatusOr<bool> next(RawBatch& batch);

 private:
  BatchReader(const InputPlan& plan, std::size_t batch_bytes, std::uint64_t max_record_bytes);

  absl::Status open_next_input();
  absl::Status fill(RawBatch& batch);
  void cut_records(RawBatch& batch);
  void end_damaged_stream(RawBatch& batch);
  void close_input();
  void drop_too_long(const RawBatch& batch);
  void consume(RawBatch& batch, const Cut& cut);

  const InputPlan& plan_;
  std::size_t batch_bytes_;
  std::uint64_t max_record_bytes_;

  // The present input.
  std::size_t next_input_ = 0;
  std::unique_ptr<ByteSource> source_;
  std::unique_ptr<RecordCutter> cutter_;
  std::uint64_t stored_bytes_before_ = 0;  // of inputs that are done
  bool at_end_ = false;                    // source_ has no more bytes

  // Where reading stands in batch.bytes: [begin_, used_) belongs to no record yet.
  std::size_t begin_ = 0;
  std::size_t used_ = 0;
  std::uint64_t stream_begin_ = 0;   // of begin_ in the stream
  std::uint64_t line_ = 1;           // of begin_
  std::uint64_t dropped_ = 0;        // bytes already dropped of a record that is too long
  std::uint64_t dropped_lines_ = 0;  // line ends in them
  std::string carry_;                // the cut-off last record of the batch before
};

}  // namespace dittograph
