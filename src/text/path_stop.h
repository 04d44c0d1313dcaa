// Where a fast path of the tokeniser stopped.
#pragma once

#include <cstddef>

namespace dittograph {

struct PathStop {
  std::size_t offset = 0;     // outside any token: everything before it is done
  std::size_t special = 0;    // the place it could not read; the limit or the end if there was none
  std::size_t n_special = 0;  // how many such places stand close by, itself included; 0: none
};

}  // namespace dittograph
