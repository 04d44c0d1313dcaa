// zstd (RFC 8878): frames and skippable frames one after another, through libzstd.
#include <string>
#include <utility>

#include <zstd.h>

#include "base/status.h"
#include "reader/compressed_source.h"

namespace dittograph {
namespace {

constexpr std::size_t kStoredBytes = 128 << 10;
constexpr std::size_t kChunkBytes = 256 << 10;
// Files made with --long=31 are read too; memory grows only for frames that ask for it.
constexpr int kWindowLogMax = 31;

class ZstdSource final : public ByteSource {
 public:
  explicit ZstdSource(FileBytes file)
      : file_(std::move(file)),
        stored_(kStoredBytes, '\0'),
        chunk_(kChunkBytes, '\0'),
        stream_(ZSTD_createDStream()) {
    ZSTD_DCtx_setParameter(stream_.get(), ZSTD_d_windowLogMax, kWindowLogMax);
  }

  absl::StatusOr<std::string_view> next() override {
    ZSTD_outBuffer out{chunk_.data(), kChunkBytes, 0};
    while (!ended_ && out.pos < out.size) DITTOGRAPH_RETURN_IF_ERROR(step(out));
    return std::string_view(chunk_).substr(0, out.pos);
  }

  [[nodiscard]] std::uint64_t bytes_read() const override { return file_.bytes_read(); }

 private:
  struct Free {
    void operator()(ZSTD_DStream* stream) const { ZSTD_freeDStream(stream); }
  };

  absl::Status step(ZSTD_outBuffer& out) {
    if (in_.pos == in_.size && !at_end_of_file_) {
      DITTOGRAPH_ASSIGN_OR_RETURN(const std::size_t n, file_.read(stored_));
      in_ = {stored_.data(), n, 0};
      at_end_of_file_ = n < stored_.size();
    }
    if (in_.pos == in_.size && wanted_ == 0) {
      ended_ = at_end_of_file_;
      return absl::OkStatus();
    }
    const std::size_t out_before = out.pos;
    const std::size_t in_before = in_.pos;
    wanted_ = ZSTD_decompressStream(stream_.get(), &out, &in_);
    if (ZSTD_isError(wanted_)) {
      damaged("corrupt_stream", "the zstd data are damaged here");
    } else if (at_end_of_file_ && wanted_ != 0 && in_.pos == in_before && out.pos == out_before) {
      damaged("truncated_stream", "the zstd data end in the middle");
    }
    return absl::OkStatus();
  }

  void damaged(const char* reason, const char* what) {
    damage_.reason = reason;
    damage_.detail = std::string(what) + "; what came before was read, fetch the file again";
    ended_ = true;
  }

  FileBytes file_;
  std::string stored_;
  std::string chunk_;
  std::unique_ptr<ZSTD_DStream, Free> stream_;
  ZSTD_inBuffer in_{nullptr, 0, 0};
  std::size_t wanted_ = 0;  // 0 between frames
  bool at_end_of_file_ = false;
  bool ended_ = false;
};

}  // namespace

std::unique_ptr<ByteSource> make_zstd_source(FileBytes file) {
  return std::make_unique<ZstdSource>(std::move(file));
}

}  // namespace dittograph
