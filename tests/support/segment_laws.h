// The laws of segment/segments.h: asked by the property test and the fuzz target alike.
#pragma once

#include <cstdint>
#include <string_view>

#include "segment/segments.h"
#include "text/characters.h"

namespace dittograph::testing_support {

inline bool is_white(char32_t c) { return c == U'\n' || c == U'\r' || is_space(c); }

// The first law that is broken, or nullptr.
inline const char* broken_segment_law(std::string_view text, const Tokens& tokens,
                                      const Segments& segments) {
  std::uint32_t next_token = 0;
  std::uint32_t byte = 0;
  for (const Sentence& sentence : segments.sentences) {
    if (sentence.first_token != next_token) return "every token lies in one sentence, in order";
    if (sentence.end_token <= sentence.first_token) return "a sentence has tokens";
    if (sentence.end_token > tokens.size()) return "a sentence ends with the tokens";
    if (sentence.begin < byte || sentence.end > text.size()) return "sentences ascend";
    if (sentence.begin > tokens.begin[sentence.first_token])
      return "a sentence holds its first token";
    if (sentence.end < tokens.end[sentence.end_token - 1]) return "a sentence holds its last token";
    if (is_white(decode_at(text, sentence.begin).value))
      return "a sentence begins with no white space";
    next_token = sentence.end_token;
    byte = sentence.end;
  }
  if (next_token != tokens.size()) return "the last token lies in a sentence";

  std::uint32_t next_sentence = 0;
  byte = 0;
  for (const Block& block : segments.blocks) {
    if (block.first_sentence != next_sentence) return "every sentence lies in one block, in order";
    if (block.end_sentence <= block.first_sentence) return "a block has sentences";
    if (block.end_sentence > segments.sentences.size()) return "a block ends with the sentences";
    if (block.begin < byte || block.end > text.size()) return "blocks ascend";
    if (segments.sentences[block.first_sentence].begin < block.begin ||
        segments.sentences[block.end_sentence - 1].end > block.end) {
      return "a block holds its sentences";
    }
    if (is_white(decode_at(text, block.begin).value)) return "a block begins with no white space";
    if (is_white(decode_before(text, block.end).value)) return "a block ends with no white space";
    if (block.n_lines == 0) return "a block has a line";
    next_sentence = block.end_sentence;
    byte = block.end;
  }
  if (next_sentence != segments.sentences.size()) return "the last sentence lies in a block";
  return nullptr;
}

}  // namespace dittograph::testing_support
