// Any bytes, tokenised: the laws of text/tokeniser.h, and both paths the same.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/characters.h"
#include "text/tokeniser.h"

namespace {

void require(bool law) {
  if (!law) std::abort();
}

void check_ranges(std::string_view text, const dittograph::Tokens& tokens) {
  require(tokens.begin.size() == tokens.size() && tokens.end.size() == tokens.size());
  std::size_t before = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t begin = tokens.begin[i];
    const std::size_t end = tokens.end[i];
    require(before <= begin && begin < end && end <= text.size());
    // No end inside a code point, nothing invisible at the edges, invalid bytes always outside.
    const dittograph::CodePoint first = dittograph::decode_at(text, begin);
    const dittograph::CodePoint last = dittograph::decode_before(text, end);
    require(first.valid() && !dittograph::is_ignorable(first.value));
    require(last.valid() && !dittograph::is_ignorable(last.value));
    require(begin + first.size <= end);
    before = end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  static dittograph::Tokeniser fast;
  static dittograph::Tokeniser general(dittograph::TextPath::kGeneralOnly);
  dittograph::Tokens tokens;
  dittograph::Tokens expected;
  fast.tokenise(text, tokens);
  general.tokenise(text, expected);
  require(tokens.hash == expected.hash && tokens.begin == expected.begin &&
          tokens.end == expected.end);
  check_ranges(text, tokens);
  require(dittograph::count_code_points(text) <= size);
  return 0;
}
