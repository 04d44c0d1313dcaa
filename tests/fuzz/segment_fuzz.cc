// Any bytes, cut into sentences and blocks: the laws of segment/segments.h.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "segment/segments.h"
#include "support/segment_laws.h"
#include "text/tokeniser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static dittograph::Tokeniser tokeniser;
  static dittograph::Tokens tokens;
  static dittograph::SegmentScratch scratch;
  static dittograph::Segments segments;
  tokeniser.tokenise(text, tokens);
  dittograph::segment(text, tokens, scratch, segments);
  if (dittograph::testing_support::broken_segment_law(text, tokens, segments) != nullptr) {
    std::abort();
  }
  return 0;
}
