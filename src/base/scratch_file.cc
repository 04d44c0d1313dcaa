#include "base/scratch_file.h"

#include <atomic>
#include <cerrno>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/status.h"

namespace dittograph {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;

absl::Status fault(const std::string& path, const char* what, int error, const char* advice) {
  return absl::Status(absl::ErrnoToStatusCode(error),
                      absl::StrCat(path, ": cannot ", what, ": ",
                                   std::system_category().message(error), " (", advice, ")"));
}

constexpr const char* kOtherFolder = "name another folder with --temp-dir";

}  // namespace

ScratchFile::ScratchFile(std::string path, int descriptor, ResidentGuard& guard)
    : path_(std::move(path)), descriptor_(descriptor), guard_(&guard) {
  buffer_.reserve(kBufferBytes);
}

ScratchFile::ScratchFile(ScratchFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      guard_(other.guard_),
      size_(std::exchange(other.size_, 0)),
      buffer_(std::move(other.buffer_)),
      mapping_(std::exchange(other.mapping_, nullptr)) {}

ScratchFile& ScratchFile::operator=(ScratchFile&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(guard_, other.guard_);
  std::swap(size_, other.size_);
  std::swap(buffer_, other.buffer_);
  std::swap(mapping_, other.mapping_);
  return *this;
}

ScratchFile::~ScratchFile() {
  if (mapping_ != nullptr) {
    guard_->remove(mapping_);
    ::munmap(const_cast<std::byte*>(mapping_), size_);
  }
  if (descriptor_ >= 0) ::close(descriptor_);
}

absl::StatusOr<ScratchFile> ScratchFile::create(const std::string& path, ResidentGuard& guard) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return fault(path, "make this scratch file", errno, kOtherFolder);
  ::unlink(path.c_str());
  return ScratchFile(path, descriptor, guard);
}

// What would fill the buffer anyhow is not copied into it.
absl::Status ScratchFile::append(const void* bytes, std::size_t size) {
  const auto* first = static_cast<const std::byte*>(bytes);
  if (buffer_.size() + size >= kBufferBytes) {
    DITTOGRAPH_RETURN_IF_ERROR(flush());
    if (size >= kBufferBytes) {
      size_ += size;
      return write(first, size, size_ - size);
    }
  }
  size_ += size;
  buffer_.insert(buffer_.end(), first, first + size);
  return absl::OkStatus();
}

absl::StatusOr<std::uint64_t> ScratchFile::place(const void* bytes, std::size_t size) {
  const std::uint64_t at = std::atomic_ref(size_).fetch_add(size, std::memory_order_relaxed);
  DITTOGRAPH_RETURN_IF_ERROR(write(static_cast<const std::byte*>(bytes), size, at));
  return at;
}

absl::Status ScratchFile::flush() {
  DITTOGRAPH_RETURN_IF_ERROR(write(buffer_.data(), buffer_.size(), size_ - buffer_.size()));
  buffer_.clear();
  return absl::OkStatus();
}

absl::Status ScratchFile::write(const std::byte* bytes, std::size_t size, std::uint64_t at) {
  while (size > 0) {
    const ssize_t n = ::pwrite(descriptor_, bytes, size, static_cast<off_t>(at));
    if (n < 0) {
      if (errno == EINTR) continue;
      return fault(path_, "write", errno,
                   errno == EFBIG ? "raise the limit of file sizes, see ulimit -f"
                                  : "free some space, or name another folder with --temp-dir");
    }
    bytes += n;
    at += static_cast<std::uint64_t>(n);
    size -= static_cast<std::size_t>(n);
  }
  return absl::OkStatus();
}

absl::Status ScratchFile::copy(std::uint64_t begin, std::uint64_t size, void* to) const {
  auto* at = static_cast<std::byte*>(to);
  while (size > 0) {
    const ssize_t n = ::pread(descriptor_, at, size, static_cast<off_t>(begin));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return fault(path_, "read", n < 0 ? errno : EIO, kOtherFolder);
    at += n;
    begin += static_cast<std::uint64_t>(n);
    size -= static_cast<std::uint64_t>(n);
  }
  return absl::OkStatus();
}

absl::Status ScratchFile::finish() {
  DITTOGRAPH_RETURN_IF_ERROR(flush());
  buffer_ = {};
  if (size_ == 0) return absl::OkStatus();
  void* mapping = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, descriptor_, 0);
  if (mapping == MAP_FAILED) return fault(path_, "map", errno, kOtherFolder);
  mapping_ = static_cast<const std::byte*>(mapping);
  guard_->add(mapping_, size_);
  return absl::OkStatus();
}

}  // namespace dittograph
