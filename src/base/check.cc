#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace dittograph::internal {

// The one place below the doors that writes to stderr: the program is broken and cannot go on.
void check_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "dittograph: broken promise: %s (%s:%d); please report this\n", expression,
               file, line);
  std::abort();
}

}  // namespace dittograph::internal
