#include "base/resident_guard.h"

#include <algorithm>

#include <sys/mman.h>

#include "base/resources.h"

namespace dittograph {

void ResidentGuard::add(const void* mapping, std::size_t size) {
  const std::lock_guard lock(mutex_);
  mappings_.emplace_back(mapping, size);
}

void ResidentGuard::remove(const void* mapping) {
  const std::lock_guard lock(mutex_);
  std::erase_if(mappings_, [&](const auto& one) { return one.first == mapping; });
}

void ResidentGuard::check() {
  const std::lock_guard lock(mutex_);
  if (n_read_.load(std::memory_order_relaxed) < step_bytes_) return;  // another thread was here
  n_read_.store(0, std::memory_order_relaxed);
  if (resident_bytes() < mark_bytes_) return;
  for (const auto& [mapping, size] : mappings_) {
    ::madvise(const_cast<void*>(mapping), size, MADV_DONTNEED);
  }
}

}  // namespace dittograph
