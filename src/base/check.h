// DITTOGRAPH_CHECK: our own promises, never input. DITTOGRAPH_DCHECK: the same inside hot loops,
// on only in developer builds.
#pragma once

namespace dittograph::internal {
[[noreturn]] void check_failed(const char* expression, const char* file, int line);
}  // namespace dittograph::internal

#define DITTOGRAPH_CHECK(condition) \
  ((condition) ? void(0) : ::dittograph::internal::check_failed(#condition, __FILE__, __LINE__))

#ifdef DITTOGRAPH_DEVELOPER
#define DITTOGRAPH_DCHECK(condition) DITTOGRAPH_CHECK(condition)
#else
#define DITTOGRAPH_DCHECK(condition) void(0)
#endif
