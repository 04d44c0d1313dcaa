// A text with its tokens and sentences: what the audit looks at, document by document.
//
// Cost: the tokeniser's and the segmenter's; no allocation once the buffers have grown.
// Thread-compatible: one reader a worker. Tested through edits_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "segment/segments.h"
#include "text/tokeniser.h"
#include "text/tokens.h"

namespace dittograph {

struct SentencedText {
  std::string_view text;
  Tokens tokens;  // hash: whole or, if they come from a store, StoredTokens; one kind in a run
  Segments segments;

  [[nodiscard]] std::span<const std::uint64_t> hashes_of(const Sentence& sentence) const {
    return std::span(tokens.hash)
        .subspan(sentence.first_token, sentence.end_token - sentence.first_token);
  }
  [[nodiscard]] std::string_view word(std::size_t token) const {
    return text.substr(tokens.begin[token], tokens.end[token] - tokens.begin[token]);
  }
};

class TextReader {
 public:
  // Replaces the content of out, which keeps a view of text. The text has less than 4 GiB.
  void read(std::string_view text, SentencedText& out) {
    out.text = text;
    tokeniser_.tokenise(text, out.tokens);
    segment(text, out.tokens, scratch_, out.segments);
  }

 private:
  Tokeniser tokeniser_;
  SegmentScratch scratch_;
};

}  // namespace dittograph
