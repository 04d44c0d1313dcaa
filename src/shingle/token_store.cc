#include "shingle/token_store.h"

#include <cerrno>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "base/status.h"

namespace dittograph {
namespace {

constexpr std::size_t kBufferTokens = std::size_t{128} << 10;  // 1 MiB

absl::Status fault(const std::string& path, const char* what, int error, const char* advice) {
  return absl::Status(absl::ErrnoToStatusCode(error),
                      absl::StrCat(path, ": cannot ", what, ": ",
                                   std::system_category().message(error), " (", advice, ")"));
}

constexpr const char* kOtherFolder = "name another folder with --temp-dir";

}  // namespace

TokenStore::TokenStore(std::string path, int descriptor)
    : path_(std::move(path)), descriptor_(descriptor) {
  buffer_.reserve(kBufferTokens);
}

TokenStore::TokenStore(TokenStore&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      ends_(std::move(other.ends_)),
      buffer_(std::move(other.buffer_)),
      mapping_(std::exchange(other.mapping_, nullptr)) {}

TokenStore& TokenStore::operator=(TokenStore&& other) noexcept {
  std::swap(path_, other.path_);
  std::swap(descriptor_, other.descriptor_);
  std::swap(ends_, other.ends_);
  std::swap(buffer_, other.buffer_);
  std::swap(mapping_, other.mapping_);
  return *this;
}

TokenStore::~TokenStore() {
  if (mapping_ != nullptr) {
    ::munmap(const_cast<std::uint64_t*>(mapping_), ends_.back() * sizeof(std::uint64_t));
  }
  if (descriptor_ >= 0) ::close(descriptor_);
}

absl::StatusOr<TokenStore> TokenStore::create(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return fault(path, "make this scratch file", errno, kOtherFolder);
  ::unlink(path.c_str());
  return TokenStore(path, descriptor);
}

absl::Status TokenStore::append(std::span<const std::uint64_t> token_hashes) {
  ends_.push_back((ends_.empty() ? 0 : ends_.back()) + token_hashes.size());
  return add(token_hashes);
}

absl::Status TokenStore::append(std::span<const std::uint64_t> token_hashes,
                                std::span<const std::uint32_t> n_tokens) {
  for (const std::uint32_t n : n_tokens) {
    ends_.push_back((ends_.empty() ? 0 : ends_.back()) + n);
  }
  return add(token_hashes);
}

// What would fill the buffer anyhow is not copied into it.
absl::Status TokenStore::add(std::span<const std::uint64_t> token_hashes) {
  if (buffer_.size() + token_hashes.size() >= kBufferTokens) {
    DITTOGRAPH_RETURN_IF_ERROR(flush());
    if (token_hashes.size() >= kBufferTokens) return write(token_hashes);
  }
  buffer_.insert(buffer_.end(), token_hashes.begin(), token_hashes.end());
  return absl::OkStatus();
}

absl::Status TokenStore::flush() {
  DITTOGRAPH_RETURN_IF_ERROR(write(buffer_));
  buffer_.clear();
  return absl::OkStatus();
}

absl::Status TokenStore::write(std::span<const std::uint64_t> token_hashes) {
  const char* bytes = reinterpret_cast<const char*>(token_hashes.data());
  std::size_t left = token_hashes.size_bytes();
  while (left > 0) {
    const ssize_t n = ::write(descriptor_, bytes, left);
    if (n < 0) {
      if (errno == EINTR) continue;
      return fault(path_, "write", errno,
                   errno == EFBIG ? "raise the limit of file sizes, see ulimit -f"
                                  : "free some space, or name another folder with --temp-dir");
    }
    bytes += n;
    left -= static_cast<std::size_t>(n);
  }
  return absl::OkStatus();
}

absl::Status TokenStore::finish() {
  DITTOGRAPH_RETURN_IF_ERROR(flush());
  buffer_ = {};
  if (ends_.empty() || ends_.back() == 0) return absl::OkStatus();
  void* mapping =
      ::mmap(nullptr, ends_.back() * sizeof(std::uint64_t), PROT_READ, MAP_SHARED, descriptor_, 0);
  if (mapping == MAP_FAILED) return fault(path_, "map", errno, kOtherFolder);
  mapping_ = static_cast<const std::uint64_t*>(mapping);
  return absl::OkStatus();
}

std::uint64_t TokenStore::begin_of(DocId document) const {
  const auto index = static_cast<std::size_t>(document);
  return index == 0 ? 0 : ends_[index - 1];
}

std::uint64_t TokenStore::n_tokens(DocId document) const {
  return ends_[static_cast<std::size_t>(document)] - begin_of(document);
}

std::span<const std::uint64_t> TokenStore::tokens(DocId document) const {
  DITTOGRAPH_DCHECK(static_cast<std::size_t>(document) < ends_.size());
  DITTOGRAPH_DCHECK(buffer_.empty());
  return {mapping_ + begin_of(document), n_tokens(document)};
}

}  // namespace dittograph
