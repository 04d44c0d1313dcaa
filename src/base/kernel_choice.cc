#include "base/kernel_choice.h"

#include <array>
#include <atomic>
#include <string>

#include "absl/strings/str_cat.h"

#include "base/strings.h"

namespace dittograph {
namespace {

constexpr std::array<std::string_view, 3> kNames = {"scalar", "avx2", "avx512"};
std::atomic<KernelKind> allowed{KernelKind::kAvx512};

}  // namespace

std::string_view kernel_name(KernelKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

bool cpu_runs(KernelKind kind) {
#if defined(__x86_64__)
  switch (kind) {
    case KernelKind::kScalar:
      return true;
    case KernelKind::kAvx2:
      return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi");
    case KernelKind::kAvx512:
      return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
             __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq") &&
             __builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512vbmi2") &&
             __builtin_cpu_supports("bmi");
  }
#endif
  return kind == KernelKind::kScalar;
}

absl::Status choose_kernels(std::string_view name) {
  if (name == "best") {
    allowed.store(KernelKind::kAvx512);
    return absl::OkStatus();
  }
  std::string runnable;
  for (const KernelKind kind : {KernelKind::kScalar, KernelKind::kAvx2, KernelKind::kAvx512}) {
    if (!cpu_runs(kind)) continue;
    absl::StrAppend(&runnable, to_absl(kernel_name(kind)), ", ");
    if (name != kernel_name(kind)) continue;
    allowed.store(kind);
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat(
      "--kernel: '", to_absl(name), "' is none that this CPU can run (", runnable, "best)"));
}

KernelKind fastest_allowed() { return allowed.load(std::memory_order_relaxed); }

}  // namespace dittograph
