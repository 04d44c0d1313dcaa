// Word edges in ASCII text, by blocks of 64 bytes: one interface, several kernels, chosen at run
// time. The scalar kernel is the truth; tests/unit/text/ascii_edges_test.cc compares the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "base/kernel_kind.h"

namespace dittograph {

inline constexpr std::size_t kAsciiBlock = 64;

// What a kernel works on and gives back. Positions count from the beginning of the whole text.
struct AsciiEdges {
  const char* text = nullptr;
  std::size_t text_size = 0;
  std::size_t limit = 0;  // no block begins at or behind it

  char* folded = nullptr;          // gets the text read, in lower case; room for a block more
  std::uint32_t* begin = nullptr;  // get the edges; room for sixteen more
  std::uint32_t* end = nullptr;

  std::size_t n_tokens = 0;   // out: whole tokens found
  std::size_t offset = 0;     // in: where to begin; out: where to go on, outside any token
  std::size_t special = 0;    // out: the first special byte, or where the reading ended
  std::size_t n_special = 0;  // out: special bytes in its block; 0 when the reading just ended
};

using AsciiEdgesKernel = void (*)(AsciiEdges& edges);

void ascii_edges_scalar(AsciiEdges& edges);
#if defined(__x86_64__)
void ascii_edges_avx2(AsciiEdges& edges);
void ascii_edges_avx512(AsciiEdges& edges);
#endif

struct NamedAsciiEdgesKernel {
  KernelKind kind;
  const char* name;
  AsciiEdgesKernel kernel;
};

// Those that this CPU can run, the scalar one first, the fastest last.
std::span<const NamedAsciiEdgesKernel> ascii_edges_kernels();
// The fastest that is allowed.
AsciiEdgesKernel best_ascii_edges_kernel();

}  // namespace dittograph
