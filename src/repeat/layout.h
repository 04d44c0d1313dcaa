// A document as the repeat stage sees it: tokens, and where sentences and blocks begin.
//
// Cost: linear in the tokens to build, once for a document that has matches; constant to ask, since
// a text of a million short lines is asked for every one of them. Thread-compatible.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "segment/segments.h"
#include "text/tokens.h"

namespace dittograph {

class Layout {
 public:
  // The arguments outlive the layout's use.
  void build(std::string_view text, const Tokens& tokens, const Segments& segments);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const Tokens& tokens() const { return *tokens_; }
  [[nodiscard]] const Segments& segments() const { return *segments_; }
  [[nodiscard]] std::uint32_t n_tokens() const {
    return static_cast<std::uint32_t>(tokens_->size());
  }

  // Does a sentence begin at the token (or the text end there)?
  [[nodiscard]] bool is_edge(std::uint32_t token) const { return edge_[token] != 0; }
  [[nodiscard]] std::uint32_t sentence_of(std::uint32_t token) const { return sentence_of_[token]; }
  [[nodiscard]] std::uint32_t block_of(std::uint32_t token) const {
    return block_of_[sentence_of_[token]];
  }
  [[nodiscard]] const Sentence& sentence(std::uint32_t index) const {
    return segments_->sentences[index];
  }
  [[nodiscard]] const Block& block(std::uint32_t index) const { return segments_->blocks[index]; }
  [[nodiscard]] std::uint32_t block_first_token(std::uint32_t block) const;
  [[nodiscard]] std::uint32_t block_end_token(std::uint32_t block) const;

  // Length in words: a token counts one; a character of a script without spaces counts half.
  [[nodiscard]] double words(std::uint32_t first, std::uint32_t end) const {
    return 0.5 * static_cast<double>(half_words_[end] - half_words_[first]);
  }
  [[nodiscard]] double block_words(std::uint32_t block) const {
    return words(block_first_token(block), block_end_token(block));
  }

  // The bytes from the first to the last of some tokens, widened over the quotes and punctuation
  // that belong to whole sentences at either end.
  [[nodiscard]] std::uint32_t begin_byte(std::uint32_t first_token) const;
  [[nodiscard]] std::uint32_t end_byte(std::uint32_t end_token) const;

 private:
  std::string_view text_;
  const Tokens* tokens_ = nullptr;
  const Segments* segments_ = nullptr;
  std::vector<std::uint8_t> edge_;
  std::vector<std::uint32_t> half_words_;   // prefix sums
  std::vector<std::uint32_t> sentence_of_;  // by token; behind the last token: the last sentence
  std::vector<std::uint32_t> block_of_;     // by sentence
};

}  // namespace dittograph
