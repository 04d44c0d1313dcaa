#include "text/kernels/basic_edges.h"

#include <vector>

#include "base/kernel_choice.h"

namespace dittograph {
namespace {

std::vector<NamedBasicEdgesKernel> available_kernels() {
  std::vector<NamedBasicEdgesKernel> kernels = {
      {KernelKind::kScalar, "scalar", basic_edges_scalar}};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vbmi") &&
      __builtin_cpu_supports("avx512vbmi2")) {
    kernels.push_back({KernelKind::kAvx512, "avx512", basic_edges_avx512});
  }
#endif
  return kernels;
}

}  // namespace

std::span<const NamedBasicEdgesKernel> basic_edges_kernels() {
  static const std::vector<NamedBasicEdgesKernel> kernels = available_kernels();
  return kernels;
}

BasicEdgesKernel best_basic_edges_kernel() { return allowed_kernel(basic_edges_kernels()).kernel; }

}  // namespace dittograph
