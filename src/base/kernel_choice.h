// Which of several kernels works: the fastest that this CPU can run, unless a slower one is asked
// for. All kernels of a loop give the same bits, so the choice changes nothing but the time; it is
// there to test, and to measure what a CPU without the newest vectors would do.
//
// Promises: a loop that has no kernel of the chosen kind uses its next slower one; scalar is always
// there. The choice is made once, before work begins (the one setting of the whole process: it says
// what the CPU may be asked for). Cost: a load and a comparison or two a call.
// Tested in tests/unit/base/kernel_choice_test.cc and tests/cli/.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "absl/status/status.h"

#include "base/kernel_kind.h"

namespace dittograph {

// "scalar", "avx2", "avx512"
std::string_view kernel_name(KernelKind kind);

// Whether this CPU runs kernels of the kind: all of the instructions that any of them uses.
bool cpu_runs(KernelKind kind);

// Takes no faster kernel from now on than that of the name; "best" takes the fastest again.
// InvalidArgument: no such kernel, or none that this CPU can run.
absl::Status choose_kernels(std::string_view name);
KernelKind fastest_allowed();

// The last of the kernels that is allowed; they are ordered by speed, the scalar one first.
template <class Kernel>
const Kernel& allowed_kernel(std::span<const Kernel> kernels) {
  const KernelKind most = fastest_allowed();
  std::size_t i = kernels.size() - 1;
  while (i > 0 && kernels[i].kind > most) --i;
  return kernels[i];
}

}  // namespace dittograph
