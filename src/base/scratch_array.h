// An array of plain values in a scratch file; see scratch_file.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/scratch_file.h"
#include "base/status.h"

namespace dittograph {

template <class T>
class ScratchArray {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  static absl::StatusOr<ScratchArray> create(const std::string& path, ResidentGuard& guard) {
    DITTOGRAPH_ASSIGN_OR_RETURN(ScratchFile file, ScratchFile::create(path, guard));
    return ScratchArray(std::move(file));
  }

  absl::Status append(std::span<const T> items) {
    return file_.append(items.data(), items.size_bytes());
  }
  absl::Status finish() { return file_.finish(); }

  [[nodiscard]] std::uint64_t size() const { return file_.size() / sizeof(T); }
  // Items [begin, begin + n), as long as the array lives.
  [[nodiscard]] std::span<const T> items(std::uint64_t begin, std::size_t n) const {
    if (n == 0) return {};
    return {reinterpret_cast<const T*>(file_.data(begin * sizeof(T), n * sizeof(T))), n};
  }

 private:
  explicit ScratchArray(ScratchFile file) : file_(std::move(file)) {}
  ScratchFile file_;
};

// Items that lie in memory or in a scratch file. What it looks at outlives it.
template <class T>
class ArrayView {
 public:
  ArrayView(std::span<const T> items) : items_(items) {}       // NOLINT: a view of it
  ArrayView(const std::vector<T>& items) : items_(items) {}    // NOLINT: a view of it
  ArrayView(const ScratchArray<T>& array) : array_(&array) {}  // NOLINT: a view of it

  [[nodiscard]] std::span<const T> items(std::uint64_t begin, std::size_t n) const {
    return array_ != nullptr ? array_->items(begin, n) : items_.subspan(begin, n);
  }

 private:
  std::span<const T> items_;
  const ScratchArray<T>* array_ = nullptr;
};

}  // namespace dittograph
