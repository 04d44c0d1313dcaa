// The bytes of one input from its beginning, after decompression.
//
// Promises: every pass over an unchanged file gives the same bytes, whatever sizes are asked for,
// also when the compressed stream is damaged: it ends where the damage begins. gzip files may have
// several members, zstd files several frames.
// Cost: plain files are read straight into the caller's memory; decompressors work in 256 KB.
// Not thread-safe. Tests: tests/unit/reader/byte_source_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "reader/input_plan.h"

namespace dittograph {

// Why a stream ended early.
struct StreamDamage {
  const char* reason = nullptr;  // "truncated_stream" or "corrupt_stream"; nullptr: no damage
  std::string detail;
};

class ByteSource {
 public:
  static absl::StatusOr<std::unique_ptr<ByteSource>> open(const InputFile& file);
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  // The next chunk, empty at the end; valid until the next call.
  virtual absl::StatusOr<std::string_view> next() = 0;
  // Fills out from the front; less than out.size() only at the end.
  virtual absl::StatusOr<std::size_t> read(std::span<char> out);

  // Bytes taken from the file so far, as stored, for progress.
  [[nodiscard]] virtual std::uint64_t bytes_read() const = 0;
  // Complete once the end was reached.
  [[nodiscard]] const StreamDamage& damage() const { return damage_; }

 protected:
  ByteSource() = default;
  StreamDamage damage_;

 private:
  std::string_view rest_;  // of the chunk that read() has begun
};

}  // namespace dittograph
