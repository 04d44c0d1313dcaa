#include "passage/locate.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/characters.h"

namespace dittograph {
namespace {

std::uint64_t begin_byte(const Tokens& tokens, std::span<const Sentence> sentences,
                         std::uint32_t token) {
  const auto sentence = std::lower_bound(
      sentences.begin(), sentences.end(), token,
      [](const Sentence& x, std::uint32_t position) { return x.first_token < position; });
  const bool at_edge = sentence != sentences.end() && sentence->first_token == token;
  return at_edge ? sentence->begin : tokens.begin[token];
}

std::uint64_t end_byte(const Tokens& tokens, std::span<const Sentence> sentences,
                       std::uint32_t end_token) {
  const auto sentence = std::lower_bound(
      sentences.begin(), sentences.end(), end_token,
      [](const Sentence& x, std::uint32_t position) { return x.end_token < position; });
  const bool at_edge = sentence != sentences.end() && sentence->end_token == end_token;
  return at_edge ? sentence->end : tokens.end[end_token - 1];
}

}  // namespace

void locate(std::string_view text, const Tokens& tokens, std::span<const Sentence> sentences,
            std::span<const TokenRange> ranges, std::vector<LocatedRange>& located) {
  located.clear();
  located.resize(ranges.size());
  std::vector<std::pair<std::uint64_t, std::uint64_t*>> places;
  places.reserve(2 * ranges.size());
  for (std::size_t i = 0; i < ranges.size(); ++i) {
    LocatedRange& range = located[i];
    range.bytes = {.begin = begin_byte(tokens, sentences, ranges[i].begin),
                   .end = end_byte(tokens, sentences, ranges[i].end)};
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
