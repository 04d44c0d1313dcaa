#include "reader/byte_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/status.h"
#include "reader/compressed_source.h"
#include "reader/file_bytes.h"

namespace dittograph {
namespace {

constexpr std::size_t kChunkBytes = 256 << 10;

// A file as it is.
class PlainSource final : public ByteSource {
 public:
  explicit PlainSource(FileBytes file) : file_(std::move(file)) {}

  absl::StatusOr<std::string_view> next() override {
    chunk_.resize(kChunkBytes);
    DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, file_.read(chunk_));
    return std::string_view(chunk_).substr(0, n);
  }
  absl::StatusOr<std::size_t> read(std::span<char> out) override { return file_.read(out); }
  [[nodiscard]] std::uint64_t bytes_read() const override { return file_.bytes_read(); }

 private:
  FileBytes file_;
  std::string chunk_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<ByteSource>> ByteSource::open(const InputFile& file) {
  DITTOGRAPH_ASSIGN_OR_RETURN(FileBytes bytes, FileBytes::open(file.path, file.name));
  switch (file.compression) {
    case Compression::kGzip:
      return make_gzip_source(std::move(bytes));
    case Compression::kZstd:
      return make_zstd_source(std::move(bytes));
    case Compression::kNone:
      break;
  }
  return std::make_unique<PlainSource>(std::move(bytes));
}

absl::StatusOr<std::size_t> ByteSource::read(std::span<char> out) {
  std::size_t filled = 0;
  while (filled < out.size()) {
    if (rest_.empty()) {
      DITTOGRAPH_ASSIGN_OR_RETURN(rest_, next());
      if (rest_.empty()) break;
    }
    const std::size_t n = std::min(rest_.size(), out.size() - filled);
    std::memcpy(out.data() + filled, rest_.data(), n);
    rest_.remove_prefix(n);
    filled += n;
  }
  return filled;
}

}  // namespace dittograph
