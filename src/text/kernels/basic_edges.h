// Word edges in simple text of the Basic Multilingual Plane: one interface, several kernels, chosen
// at run time. The scalar kernel is the truth; tests/unit/text/basic_edges_test.cc compares others.
//
// Works as ascii_edges.h does, over code points that are plain (see fold_table.h): those fold to
// as many bytes as they have, so folded text stands where the text stood.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "text/fold_table.h"
#include "text/kernels/ascii_edges.h"

namespace dittograph {

// What a kernel works on and gives back, besides what ascii_edges.h says. special is the first code
// point that is not plain, and n_special is 1 if there was one.
struct BasicEdges : AsciiEdges {
  const FoldEntry* entries = nullptr;  // of U+0000 to U+FFFF
};

using BasicEdgesKernel = void (*)(BasicEdges& edges);

void basic_edges_scalar(BasicEdges& edges);
#if defined(__x86_64__)
void basic_edges_avx512(BasicEdges& edges);
#endif

struct NamedBasicEdgesKernel {
  KernelKind kind;
  const char* name;
  BasicEdgesKernel kernel;
};

// Those that this CPU can run, the scalar one first, the fastest last.
std::span<const NamedBasicEdgesKernel> basic_edges_kernels();
// The fastest that is allowed.
BasicEdgesKernel best_basic_edges_kernel();

}  // namespace dittograph
