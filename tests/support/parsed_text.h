// A text with everything the repeat stage is handed: tokens, fingerprints, segments, matches,
// layout.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "repeat/layout.h"
#include "repeat/matches.h"
#include "repeat/units.h"
#include "segment/segments.h"
#include "shingle/shingles.h"
#include "text/tokeniser.h"

namespace dittograph::testing_support {

inline constexpr std::uint32_t kShingleSize = 5;

struct ParsedText {
  explicit ParsedText(std::string source) : text(std::move(source)) {
    Tokeniser tokeniser;
    tokeniser.tokenise(text, tokens);
    shingle(tokens.hash, kShingleSize, fingerprints);
    SegmentScratch segment_scratch;
    segment(text, tokens, segment_scratch, segments);
    MatchScratch match_scratch;
    find_matches(tokens.hash, fingerprints, kShingleSize, match_scratch, matches);
    layout.build(text, tokens, segments);
  }
  ParsedText(const ParsedText&) = delete;
  ParsedText& operator=(const ParsedText&) = delete;

  // The units of the matches and of the equal short blocks.
  [[nodiscard]] Units units() {
    find_short_blocks(layout, kShingleSize, matches);
    UnitScratch scratch;
    Units found;
    find_units(layout, matches, scratch, found);
    return found;
  }

  [[nodiscard]] std::string_view bytes(std::uint32_t begin, std::uint32_t end) const {
    return std::string_view(text).substr(begin, end - begin);
  }
  [[nodiscard]] std::string sentence(std::size_t i) const {
    return std::string(bytes(segments.sentences[i].begin, segments.sentences[i].end));
  }
  [[nodiscard]] std::vector<std::string> sentences() const {
    std::vector<std::string> all;
    for (std::size_t i = 0; i < segments.sentences.size(); ++i) all.push_back(sentence(i));
    return all;
  }
  [[nodiscard]] std::vector<std::string> blocks() const {
    std::vector<std::string> all;
    for (const Block& block : segments.blocks) all.emplace_back(bytes(block.begin, block.end));
    return all;
  }
  // The source bytes from the first to the last of some tokens.
  [[nodiscard]] std::string words(std::uint32_t first, std::uint32_t end) const {
    return std::string(bytes(tokens.begin[first], tokens.end[end - 1]));
  }

  std::string text;
  Tokens tokens;
  std::vector<std::uint64_t> fingerprints;
  Segments segments;
  std::vector<TokenMatch> matches;
  Layout layout;
};

}  // namespace dittograph::testing_support
