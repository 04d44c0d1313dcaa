#include "passage/locate.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/characters.h"

namespace dittograph {
namespace {

// The sentence that holds the token.
const Sentence& sentence_of(std::span<const Sentence> sentences, std::uint32_t token) {
  return *(std::upper_bound(
               sentences.begin(), sentences.end(), token,
               [](std::uint32_t position, const Sentence& x) { return position < x.first_token; }) -
           1);
}

}  // namespace

// A sentence on its own has the tokens that it has in its text. Should a rule of the tokeniser
// look further one day, the whole text is asked.
void Locator::tokenise(std::string_view text, const Sentence& sentence) {
  const ByteSpan wanted = {sentence.begin, sentence.end};
  const ByteSpan all = {0, text.size()};
  if (tokenised_ == wanted || tokenised_ == all) return;
  tokeniser_.tokenise(text.substr(wanted.begin, wanted.size()), tokens_);
  tokenised_ = wanted;
  first_ = sentence.first_token;
  if (tokens_.size() == sentence.end_token - sentence.first_token) return;
  tokeniser_.tokenise(text, tokens_);
  tokenised_ = all;
  first_ = 0;
}

std::uint64_t Locator::begin_of(std::string_view text, std::span<const Sentence> sentences,
                                std::uint32_t token) {
  const Sentence& sentence = sentence_of(sentences, token);
  if (sentence.first_token == token) return sentence.begin;
  tokenise(text, sentence);
  return tokenised_.begin + tokens_.begin[token - first_];
}

std::uint64_t Locator::end_of(std::string_view text, std::span<const Sentence> sentences,
                              std::uint32_t end_token) {
  const Sentence& sentence = sentence_of(sentences, end_token - 1);
  if (sentence.end_token == end_token) return sentence.end;
  tokenise(text, sentence);
  return tokenised_.begin + tokens_.end[end_token - 1 - first_];
}

void Locator::locate(std::string_view text, std::span<const Sentence> sentences,
                     std::span<const TokenRange> ranges, std::vector<LocatedRange>& located) {
  tokenised_ = {};
  located.clear();
  located.resize(ranges.size());
  std::vector<std::pair<std::uint64_t, std::uint64_t*>> places;
  places.reserve(2 * ranges.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    LocatedRange& range = located[i];
    range.bytes = {.begin = begin_of(text, sentences, ranges[i].begin),
                   .end = end_of(text, sentences, ranges[i].end)};
    places.emplace_back(range.bytes.begin, &range.code_points.begin);
    places.emplace_back(range.bytes.end, &range.code_points.end);
  }
  std::sort(places.begin(), places.end(),
            [](const auto& x, const auto& y) { return x.first < y.first; });
  std::uint64_t at = 0;
  std::uint64_t count = 0;
  for (const auto& [place, target] : places) {
    count += count_code_points(text.substr(at, place - at));
    at = place;
    *target = count;
  }
}

}  // namespace dittograph
