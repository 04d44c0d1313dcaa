// The words of one script: made of syllables, ranked, the frequent ones short.
//
// Promises: all words differ; the words of a seed and script never change. Cost: made once,
// some 20 ms; a word is one draw and one copy. Thread-safe once made.
// Tested in tests/unit/synth/vocabulary_test.cc.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "synth/random.h"
#include "synth/rank_law.h"
#include "synth/script.h"

namespace dittograph::synth {

class Vocabulary {
 public:
  Vocabulary(std::uint64_t seed, Script script);

  [[nodiscard]] Script script() const { return script_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] std::string_view word(std::uint32_t rank) const {
    const Word& w = words_[rank];
    return {w.bytes.data(), w.size};
  }
  // Writes kWordRoom bytes at to, the word's first; gives the end of the word.
  static constexpr std::size_t kWordRoom = 32;
  char* put(std::uint32_t rank, char* to) const {
    static_assert(sizeof(Word) == kWordRoom);
    std::memcpy(to, &words_[rank], kWordRoom);
    return to + words_[rank].size;
  }
  void prefetch(std::uint32_t rank) const { __builtin_prefetch(&words_[rank]); }
  // A rank as running text has them; bits are 32 random ones.
  [[nodiscard]] std::uint32_t draw(std::uint32_t bits) const { return law_.draw(bits); }
  // Some words in a row that many texts say: "in the course of".
  [[nodiscard]] const std::vector<std::string>& phrases() const { return phrases_; }

 private:
  static constexpr std::size_t kMostBytes = 31;
  struct Word {
    std::array<char, kMostBytes> bytes{};
    std::uint8_t size = 0;
  };

  void make_words(Random& random);
  void make_phrases(Random& random);

  Script script_;
  RankLaw law_;
  std::vector<Word> words_;
  std::vector<std::string> phrases_;
};

}  // namespace dittograph::synth
