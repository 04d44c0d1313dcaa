#include "synth/vocabulary.h"

#include <algorithm>
#include <unordered_set>

namespace dittograph::synth {
namespace {

constexpr std::uint32_t kLog2Words = 15;
constexpr std::uint64_t kPurpose = 0x766F636162;  // "vocab"
constexpr std::uint32_t kPhrases = 512;
// Words of rank below these have one syllable, or at most two.
constexpr std::uint32_t kOneSyllable = 60;
constexpr std::uint32_t kTwoSyllables = 2000;

// The ideographs in use, the frequent ones first in no order of the code.
constexpr std::uint32_t kIdeographs = 3000;
constexpr char32_t kFirstIdeograph = 0x4E00;
constexpr std::uint32_t kIdeographsOfCode = 20902;  // U+4E00 to U+9FA5
constexpr std::uint32_t kIdeographStep = 7919;      // a prime: all steps differ

void append_ideograph(Random& random, std::string& out) {
  // The least of two numbers: some are more frequent.
  const std::uint32_t n = std::min(random.below(kIdeographs), random.below(kIdeographs));
  const char32_t c = kFirstIdeograph + (n * kIdeographStep) % kIdeographsOfCode;
  out += static_cast<char>(0xE0U | (c >> 12));
  out += static_cast<char>(0x80U | ((c >> 6) & 0x3FU));
  out += static_cast<char>(0x80U | (c & 0x3FU));
}

void append_word(Random& random, std::uint32_t rank, Script script, std::string& out) {
  if (script == Script::kHan) {
    const std::uint32_t n = rank < kOneSyllable ? 1 : random.chance(800) ? 2 : 3;
    for (std::uint32_t i = 0; i < n; ++i) append_ideograph(random, out);
    return;
  }
  const ScriptTraits& t = traits(script);
  const std::uint32_t n = rank < kOneSyllable    ? 1
                          : rank < kTwoSyllables ? random.between(1, 2)
                                                 : random.between(2, 3);
  for (std::uint32_t i = 0; i < n; ++i) {
    out += random.pick(t.onsets);
    out += random.pick(t.nuclei);
    // Closed syllables in the middle are fewer.
    if (i + 1 == n || random.chance(300)) out += random.pick(t.codas);
  }
}

}  // namespace

Vocabulary::Vocabulary(std::uint64_t seed, Script script) : script_(script), law_(kLog2Words) {
  Random random(key_of(seed, kPurpose, script));
  make_words(random);
  make_phrases(random);
}

void Vocabulary::make_words(Random& random) {
  words_.resize(law_.n_ranks());
  std::unordered_set<std::string> seen;
  std::string word;
  for (std::uint32_t rank = 0; rank < words_.size(); ++rank) {
    // Where short words run out, longer ones come.
    std::uint32_t length_rank = rank;
    do {
      word.clear();
      append_word(random, length_rank, script_, word);
      length_rank += kOneSyllable / 4;
    } while (word.empty() || word.size() > kMostBytes || !seen.insert(word).second);
    std::copy(word.begin(), word.end(), words_[rank].bytes.begin());
    words_[rank].size = static_cast<std::uint8_t>(word.size());
  }
}

void Vocabulary::make_phrases(Random& random) {
  const bool spaced = traits(script_).spaced;
  for (std::uint32_t i = 0; i < kPhrases; ++i) {
    std::string phrase;
    const std::uint32_t n = random.between(3, 6);
    for (std::uint32_t j = 0; j < n; ++j) {
      if (j > 0 && spaced) phrase += ' ';
      phrase += word(draw(static_cast<std::uint32_t>(random.next() >> 32)));
    }
    phrases_.push_back(std::move(phrase));
  }
}

}  // namespace dittograph::synth
