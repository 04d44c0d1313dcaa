#include "sketch/kernels/kernels.h"

#include <vector>

#include "base/kernel_choice.h"

namespace dittograph {
namespace {

std::vector<SketchKernels> available_kernels() {
  std::vector<SketchKernels> kernels = {internal::kScalarSketchKernels};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) kernels.push_back(internal::kAvx2SketchKernels);
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")) {
    kernels.push_back(internal::kAvx512SketchKernels);
  }
#endif
  return kernels;
}

}  // namespace

std::span<const SketchKernels> sketch_kernels() {
  static const std::vector<SketchKernels> kernels = available_kernels();
  return kernels;
}

const SketchKernels& best_sketch_kernels() { return allowed_kernel(sketch_kernels()); }

}  // namespace dittograph
