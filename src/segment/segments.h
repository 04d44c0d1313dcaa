// Blocks (paragraphs) and sentences of a text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace dittograph {

// One sentence: tokens [first_token, end_token), and its bytes: from its first visible byte to the
// end of its closing punctuation, without the white space around it.
struct Sentence {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t begin = 0;  // text bytes
  std::uint32_t end = 0;
  bool whole = false;       // ends like a sentence (terminal punctuation), not cut off
  bool ellipsis = false;    // ends with ... or its variants, [...] included
};

// One block: sentences [first_sentence, end_sentence). Blocks without tokens (a rule of dashes, an
// emoji line) have no sentences and are kept as they are.
struct Block {
  std::uint32_t first_sentence = 0;
  std::uint32_t end_sentence = 0;
  std::uint32_t begin = 0;  // text bytes, white space at both ends left out
  std::uint32_t end = 0;
  std::uint32_t n_lines = 1;
};

struct Segments {
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  void clear() {
    blocks.clear();
    sentences.clear();
  }
};

// Cuts the text into blocks and sentences. Never fails; linear in the text.
void segment(std::string_view text, const Tokens& tokens, Segments& segments);

}  // namespace dittograph
