#include "evaluate/text_score.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace dittograph {
namespace {

// Bytes that are no UTF-8 count as characters too: values above all code points.
constexpr std::uint64_t kFirstRawByte = 0x110000;

// found, wanted and lost of one kind of value.
struct Difference {
  Rates rates;
  std::uint64_t lost = 0;
};

Difference difference(const Bag& dirty, const Bag& truth, const Bag& cleaned, Bag& found,
                      Bag& wanted, Bag& lost) {
  bag_difference(dirty, cleaned, found);
  bag_difference(dirty, truth, wanted);
  bag_difference(truth, cleaned, lost);
  return {{.right = n_shared(found, wanted), .found = found.size(), .wanted = wanted.size()},
          lost.size()};
}

}  // namespace

void collapse_space(std::string_view text, std::string& out) {
  out.clear();
  bool space_before = false;
  bool sticks = true;  // what stands last needs no space behind it
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    if (c.valid() && is_space(c.value)) {
      space_before = true;
    } else {
      const bool single = c.valid() && is_single_token_letter(c.value);
      if (space_before && !sticks && !single) out += ' ';
      out += text.substr(i, c.size);
      space_before = false;
      sticks = single;
    }
    i += c.size;
  }
}

void TextScorer::read(std::string_view text, Bag& tokens, Bag& characters) {
  tokeniser_.tokenise(text, tokens_);
  tokens.assign(tokens_.hash.begin(), tokens_.hash.end());
  std::sort(tokens.begin(), tokens.end());
  characters.clear();
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    if (!c.valid()) {
      characters.push_back(kFirstRawByte + static_cast<unsigned char>(text[i]));
    } else if (!is_space(c.value)) {
      characters.push_back(c.value);
    }
    i += c.size;
  }
  std::sort(characters.begin(), characters.end());
}

TextScore TextScorer::score(std::string_view dirty, std::string_view truth,
                            std::string_view cleaned) {
  read(dirty, dirty_tokens_, dirty_characters_);
  read(truth, truth_tokens_, truth_characters_);
  read(cleaned, cleaned_tokens_, cleaned_characters_);
  const Difference tokens =
      difference(dirty_tokens_, truth_tokens_, cleaned_tokens_, found_, wanted_, lost_);
  const Difference characters =
      difference(dirty_characters_, truth_characters_, cleaned_characters_, found_, wanted_, lost_);
  collapse_space(truth, collapsed_truth_);
  collapse_space(cleaned, collapsed_cleaned_);
  return {.tokens = tokens.rates,
          .characters = characters.rates,
          .tokens_lost = tokens.lost,
          .characters_lost = characters.lost,
          .byte_exact = truth == cleaned,
          .exact = collapsed_truth_ == collapsed_cleaned_};
}

}  // namespace dittograph
