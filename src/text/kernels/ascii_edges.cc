#include "text/kernels/ascii_edges.h"

#include <vector>

#include "base/kernel_choice.h"

namespace dittograph {
namespace {

std::vector<NamedAsciiEdgesKernel> available_kernels() {
  std::vector<NamedAsciiEdgesKernel> kernels = {
      {KernelKind::kScalar, "scalar", ascii_edges_scalar}};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) {
    kernels.push_back({KernelKind::kAvx2, "avx2", ascii_edges_avx2});
  }
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vbmi2") &&
      __builtin_cpu_supports("bmi")) {
    kernels.push_back({KernelKind::kAvx512, "avx512", ascii_edges_avx512});
  }
#endif
  return kernels;
}

}  // namespace

std::span<const NamedAsciiEdgesKernel> ascii_edges_kernels() {
  static const std::vector<NamedAsciiEdgesKernel> kernels = available_kernels();
  return kernels;
}

AsciiEdgesKernel best_ascii_edges_kernel() { return allowed_kernel(ascii_edges_kernels()).kernel; }

}  // namespace dittograph
