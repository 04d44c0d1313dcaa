// A text with what the stages before the measured one make of it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "segment/segments.h"
#include "shingle/shingles.h"
#include "text/tokeniser.h"

namespace dittograph::bench_support {

struct Article {
  explicit Article(std::string its_text, std::uint32_t shingle_size = 5)
      : text(std::move(its_text)) {
    Tokeniser().tokenise(text, tokens);
    shingle(tokens.hash, shingle_size, fingerprints);
    SegmentScratch scratch;
    segment(text, tokens, scratch, segments);
  }

  std::string text;
  Tokens tokens;
  std::vector<std::uint64_t> fingerprints;
  Segments segments;
};

}  // namespace dittograph::bench_support
