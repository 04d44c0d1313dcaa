// Blocks (paragraphs) and sentences of a text: the units that repeats are cut by.
//
// Promises: every token lies in exactly one sentence, every sentence in exactly one block, all in
// text order; blocks neither begin nor end with white space. A decision about a line break or a
// full stop looks at the characters around it and at three figures of the whole document (is it
// hard-wrapped, how wide, is a stretch of it one word a line), so equal paragraphs in equal
// surroundings are cut equally.
// Cost: linear in the tokens; gaps of one space are not looked into. Thread-safe.
// Tested by tests/unit/segment/.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/tokens.h"

namespace dittograph {

// Tokens [first_token, end_token) and their bytes: from the first visible byte to the end of the
// closing punctuation, without the white space around it.
struct Sentence {
  std::uint32_t first_token = 0;
  std::uint32_t end_token = 0;
  std::uint32_t begin = 0;  // text bytes
  std::uint32_t end = 0;
  bool whole = false;     // ends in terminal punctuation and was not broken off
  bool ellipsis = false;  // ends in three dots or their variants, [...] included
};

// Sentences [first_sentence, end_sentence), at least one. A line without tokens (a rule of dashes)
// belongs to no block and always stays.
struct Block {
  std::uint32_t first_sentence = 0;
  std::uint32_t end_sentence = 0;
  std::uint32_t begin = 0;  // text bytes
  std::uint32_t end = 0;
  std::uint32_t n_lines = 1;
  std::uint32_t n_glued = 0;  // sentence edges inside that lack their space
  // False where the block begins in the middle of what a narrow column of lines says: the line
  // above is full and ends without punctuation. Code, tables and badly wrapped text are so.
  bool opens = true;
  bool numbered = false;  // begins like a clause of a contract or a law: (a), 2., iv), Section 3
};

struct Segments {
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  bool hard_wrapped = false;  // lines end at a width, not at a meaning
  bool narrow = false;        // hardly a line is wider than a column of print

  void clear() {
    blocks.clear();
    sentences.clear();
    hard_wrapped = false;
    narrow = false;
  }
};

// What stands between two tokens where it is more than a space or a comma.
struct Gap {
  std::uint32_t token = 0;  // the token behind the gap; n_tokens for the last gap
  std::uint32_t n_line_ends = 0;
  std::uint32_t sentence_end = 0;  // text byte behind the closing punctuation and its quotes
  std::uint32_t next_begin = 0;    // first visible byte that belongs to what follows
  std::uint32_t line_end = 0;      // the visible byte end of the line before the first line end
  std::uint32_t line_begin = 0;    // the first byte of the line behind the last line end
  bool edge = false;               // a sentence ends here, whatever the lines say
  bool terminal = false;           // closing punctuation stands before the (first) line end
  bool ellipsis = false;
  bool glued = false;  // an edge without white space
};

// Scratch of segment(), owned by the caller's worker.
struct SegmentScratch {
  std::vector<Gap> gaps;
};

// Cuts the text into blocks and sentences. Never fails.
void segment(std::string_view text, const Tokens& tokens, SegmentScratch& scratch,
             Segments& segments);

}  // namespace dittograph
