// Room for decoded texts and names that does not move while views point into it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/check.h"

namespace dittograph {

// Hands out storage from the front. The caller knows beforehand how much it can need at most.
class TextArena {
 public:
  TextArena(std::string& storage, std::size_t bytes_at_most) : storage_(storage) {
    if (storage_.size() < bytes_at_most) storage_.resize(bytes_at_most);
  }

  // Where up to size bytes can be written; the next keep() says how many were.
  char* room(std::size_t size) {
    DITTOGRAPH_CHECK(used_ + size <= storage_.size());
    return storage_.data() + used_;
  }
  std::string_view keep(std::size_t size) {
    const std::string_view kept(storage_.data() + used_, size);
    used_ += size;
    return kept;
  }

 private:
  std::string& storage_;
  std::size_t used_ = 0;
};

}  // namespace dittograph
