#include "repeat/layout.h"

#include "text/utf8.h"

namespace dittograph {

void Layout::build(std::string_view text, const Tokens& tokens, const Segments& segments) {
  text_ = text;
  tokens_ = &tokens;
  segments_ = &segments;
  const std::size_t n = tokens.size();
  edge_.assign(n + 1, 0);
  edge_[n] = 1;
  sentence_of_.resize(n + 1);
  const std::size_t n_sentences = segments.sentences.size();
  for (std::size_t i = 0; i < n_sentences; ++i) {
    const std::size_t first = segments.sentences[i].first_token;
    const std::size_t end = i + 1 < n_sentences ? segments.sentences[i + 1].first_token : n + 1;
    edge_[first] = 1;
    for (std::size_t token = first; token < end; ++token) {
      sentence_of_[token] = static_cast<std::uint32_t>(i);
    }
  }
  block_of_.resize(n_sentences);
  for (std::size_t b = 0; b < segments.blocks.size(); ++b) {
    const Block& block = segments.blocks[b];
    for (std::size_t i = block.first_sentence; i < block.end_sentence; ++i) {
      block_of_[i] = static_cast<std::uint32_t>(b);
    }
  }
  half_words_.resize(n + 1);
  half_words_[0] = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t size = tokens.end[i] - tokens.begin[i];
    // Only scripts that make one character a token have words of one three-byte character.
    const bool half = size >= 3 && size <= 4 && decode_at(text, tokens.begin[i]).size == size;
    half_words_[i + 1] = half_words_[i] + (half ? 1 : 2);
  }
}

std::uint32_t Layout::block_first_token(std::uint32_t block) const {
  return segments_->sentences[segments_->blocks[block].first_sentence].first_token;
}

std::uint32_t Layout::block_end_token(std::uint32_t block) const {
  return segments_->sentences[segments_->blocks[block].end_sentence - 1].end_token;
}

std::uint32_t Layout::begin_byte(std::uint32_t first_token) const {
  const Sentence& of = sentence(sentence_of(first_token));
  return of.first_token == first_token ? of.begin : tokens_->begin[first_token];
}

std::uint32_t Layout::end_byte(std::uint32_t end_token) const {
  const Sentence& of = sentence(sentence_of(end_token - 1));
  return of.end_token == end_token ? of.end : tokens_->end[end_token - 1];
}

}  // namespace dittograph
