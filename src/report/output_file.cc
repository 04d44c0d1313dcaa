#include "report/output_file.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include "absl/strings/str_format.h"
#include <fcntl.h>
#include <unistd.h>
#include <zstd.h>

#include "base/status.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr int kZstdLevel = 3;

struct FreeContext {
  void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
};

}  // namespace

struct OutputFile::State {
  std::string path;
  int descriptor = -1;
  bool owned = true;
  WriteFault fault;
  std::unique_ptr<ZSTD_CCtx, FreeContext> packer;
  std::string buffer;  // what comes in, not yet packed or stored
  std::string packed;
  std::uint64_t bytes_written = 0;
  std::uint64_t bytes_stored = 0;
  absl::Status status;

  absl::Status store(std::string_view bytes);
  absl::Status pack(std::string_view bytes, ZSTD_EndDirective directive);
  absl::Status pass_on(std::string_view bytes);
  absl::Status finish();
};

absl::Status OutputFile::State::store(std::string_view bytes) {
  while (!bytes.empty()) {
    if (fault) {
      if (const int error = fault(path, bytes_stored + bytes.size()); error != 0) {
        return system_error(path, "cannot write", error);
      }
    }
    const ssize_t n = ::write(descriptor, bytes.data(), bytes.size());
    if (n < 0) {
      if (errno == EINTR) continue;
      return system_error(path, "cannot write", errno);
    }
    bytes_stored += static_cast<std::uint64_t>(n);
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return absl::OkStatus();
}

absl::Status OutputFile::State::pack(std::string_view bytes, ZSTD_EndDirective directive) {
  ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
  for (;;) {
    ZSTD_outBuffer out{packed.data(), packed.size(), 0};
    const std::size_t left = ZSTD_compressStream2(packer.get(), &out, &in, directive);
    if (ZSTD_isError(left) != 0) {
      return absl::InternalError(
          absl::StrFormat("%s: cannot compress: %s", path, ZSTD_getErrorName(left)));
    }
    DITTOGRAPH_RETURN_IF_ERROR(store({packed.data(), out.pos}));
    if (directive == ZSTD_e_end ? left == 0 : in.pos == in.size) return absl::OkStatus();
  }
}

absl::Status OutputFile::State::pass_on(std::string_view bytes) {
  return packer ? pack(bytes, ZSTD_e_continue) : store(bytes);
}

absl::Status OutputFile::State::finish() {
  DITTOGRAPH_RETURN_IF_ERROR(status);
  DITTOGRAPH_RETURN_IF_ERROR(pass_on(buffer));
  buffer.clear();
  return packer ? pack({}, ZSTD_e_end) : absl::OkStatus();
}

OutputFile::OutputFile(std::unique_ptr<State> state) : state_(std::move(state)) {}

OutputFile::~OutputFile() {
  if (state_->owned && state_->descriptor >= 0) ::close(state_->descriptor);
}

absl::StatusOr<std::unique_ptr<OutputFile>> OutputFile::create(const std::string& path,
                                                               Packing packing, WriteFault fault) {
  auto state = std::make_unique<State>();
  state->path = path;
  state->fault = std::move(fault);
  state->descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (state->descriptor < 0) return system_error(path, "cannot create", errno);
  if (packing == Packing::kZstd) {
    state->packer.reset(ZSTD_createCCtx());
    if (!state->packer) return absl::ResourceExhaustedError(path + ": no memory to compress");
    ZSTD_CCtx_setParameter(state->packer.get(), ZSTD_c_compressionLevel, kZstdLevel);
    ZSTD_CCtx_setParameter(state->packer.get(), ZSTD_c_checksumFlag, 1);
    state->packed.resize(ZSTD_CStreamOutSize());
  }
  return std::unique_ptr<OutputFile>(new OutputFile(std::move(state)));
}

std::unique_ptr<OutputFile> OutputFile::attach(int descriptor, const std::string& name) {
  auto state = std::make_unique<State>();
  state->path = name;
  state->descriptor = descriptor;
  state->owned = false;
  return std::unique_ptr<OutputFile>(new OutputFile(std::move(state)));
}

absl::Status OutputFile::write(std::string_view bytes) {
  State& state = *state_;
  if (!state.status.ok()) return state.status;
  state.bytes_written += bytes.size();
  if (state.buffer.size() + bytes.size() > kBufferBytes) {
    state.status = state.pass_on(state.buffer);
    state.buffer.clear();
    if (!state.status.ok()) return state.status;
  }
  if (bytes.size() > kBufferBytes / 2) {
    if (!state.buffer.empty()) {
      state.status = state.pass_on(state.buffer);
      state.buffer.clear();
    }
    if (state.status.ok()) state.status = state.pass_on(bytes);
    return state.status;
  }
  if (state.buffer.capacity() < kBufferBytes) state.buffer.reserve(kBufferBytes);
  state.buffer.append(bytes);
  return absl::OkStatus();
}

absl::Status OutputFile::close() {
  State& state = *state_;
  if (state.descriptor < 0) return state.status;
  state.status = state.finish();
  const int descriptor = std::exchange(state.descriptor, -1);
  // A network disk may tell only now that it is full.
  if (state.owned && ::close(descriptor) != 0 && errno != EINTR && state.status.ok()) {
    state.status = system_error(state.path, "cannot finish", errno);
  }
  return state.status;
}

const std::string& OutputFile::path() const { return state_->path; }
std::uint64_t OutputFile::bytes_written() const { return state_->bytes_written; }

}  // namespace dittograph
