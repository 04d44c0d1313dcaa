// The lines of one of our files, packed or not, ready for simdjson.
//
// Memory: the longest line. Not thread-safe. Tested in tests/unit/report/restore_test.cc.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

#include "reader/byte_source.h"

namespace dittograph {

// Opens a file of ours; a name that ends in .zst is unpacked.
absl::StatusOr<std::unique_ptr<ByteSource>> open_ours(const std::string& path);

// DataLoss if the packed file ended early.
absl::Status check_whole(const ByteSource& source, std::string_view path);

class LineSource {
 public:
  static absl::StatusOr<LineSource> open(const std::string& path);

  // The next line without its end; false at the end. simdjson may read kPadding bytes behind it.
  // Valid until the next call.
  absl::StatusOr<bool> next(std::string_view& line);
  [[nodiscard]] std::uint64_t number() const { return number_; }  // of the line last given, from 1
  [[nodiscard]] const std::string& path() const { return path_; }

  static constexpr std::size_t kPadding = 64;

 private:
  LineSource(std::string path, std::unique_ptr<ByteSource> source)
      : path_(std::move(path)), source_(std::move(source)) {}

  std::string path_;
  std::unique_ptr<ByteSource> source_;
  std::string_view chunk_;
  std::string line_;
  std::uint64_t number_ = 0;
};

}  // namespace dittograph
