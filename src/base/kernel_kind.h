// The kinds of kernels, in the order of their speed. Apart from kernel_choice.h, because the files
// of kernels are compiled for other CPUs and must not lend their code to others: they include no
// header with functions.
#pragma once

#include <cstdint>

namespace dittograph {

enum class KernelKind : std::uint8_t { kScalar, kAvx2, kAvx512 };

}  // namespace dittograph
