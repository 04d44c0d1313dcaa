// One cleaned text against the text it should be, given the text it was made from.
//
//   found  = dirty - cleaned     what was removed
//   wanted = dirty - truth       what should have been
//   right  = what both share
//   lost   = truth - cleaned     what should have stayed and did not: false cuts
//
// All are bags (bags.h) of tokens, or of characters that are not white space. Bags, and not
// offsets, because of two equal copies either may stay; and the truth needs to say nothing but
// the text. What bags cannot see, a copy that stays in the wrong place, the exact matches show.
//
// Promises: depends on the three texts only; equal texts give f1() = 1 and nothing lost.
// Cost: tokens and code points are sorted: n log n. No allocation once the scratch has grown.
// Thread-compatible: one TextScorer a worker.
// Tested in tests/unit/evaluate/text_score_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "evaluate/bags.h"
#include "evaluate/rates.h"
#include "text/tokeniser.h"
#include "text/tokens.h"

namespace dittograph {

struct TextScore {
  Rates tokens;
  Rates characters;
  std::uint64_t tokens_lost = 0;
  std::uint64_t characters_lost = 0;
  bool byte_exact = false;  // cleaned equals truth
  bool exact = false;       // ... after collapse_space()
};

// White space apart: every run becomes one space, none at the ends, and none beside a character
// of a script that writes no spaces (Han, Kana, Thai ...), where a mended line leaves nothing.
void collapse_space(std::string_view text, std::string& out);

class TextScorer {
 public:
  TextScore score(std::string_view dirty, std::string_view truth, std::string_view cleaned);

 private:
  void read(std::string_view text, Bag& tokens, Bag& characters);

  Tokeniser tokeniser_;
  Tokens tokens_;
  Bag dirty_tokens_, dirty_characters_;
  Bag truth_tokens_, truth_characters_;
  Bag cleaned_tokens_, cleaned_characters_;
  Bag found_, wanted_, lost_;
  std::string collapsed_truth_, collapsed_cleaned_;
};

}  // namespace dittograph
