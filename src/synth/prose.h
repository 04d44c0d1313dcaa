// Sentences and titles of one story: words by their rank law, its people, numbers, stock phrases.
//
// Sentences have natural lengths, commas, speech; nothing in them means anything. Two texts share
// a stock phrase now and then, and no run of five words beyond that.
//
// Promises: depends on the vocabulary, the names and the random numbers. Cost: 5 to 10 ns a word.
// Not thread-safe. Tested in tests/unit/synth/prose_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synth/random.h"
#include "synth/vocabulary.h"

namespace dittograph::synth {

// What an edit of a sentence changed.
enum class EditKind : std::uint8_t { kNone, kNumber, kName, kWord };

class Prose {
 public:
  // Draws the people that the story speaks of.
  Prose(const Vocabulary& vocabulary, Random& random);

  [[nodiscard]] Script script() const { return vocabulary_.script(); }
  [[nodiscard]] const std::vector<std::string>& people() const { return people_; }

  // Each appends to out. A sentence has its full stop, and about so many words.
  void sentence(Random& random, std::string& out) const;
  void sentence_of(std::uint32_t n_words, Random& random, std::string& out) const;
  void speech(Random& random, std::string& out) const;  // all of it in quotes
  void title(Random& random, std::string& out) const;
  void list_line(Random& random, std::string& out) const;  // of a table: name and figures

  // Appends the text with one word, name or number changed; kNone: it has nothing to change.
  EditKind edit(std::string_view text, Random& random, std::string& out) const;

 private:
  void words(std::uint32_t n, bool capital, Random& random, std::string& out) const;
  EditKind edit_number(std::string_view text, std::size_t at, Random& random,
                       std::string& out) const;
  EditKind edit_spaced(std::string_view text, Random& random, std::string& out) const;
  EditKind edit_ideographs(std::string_view text, Random& random, std::string& out) const;

  const Vocabulary& vocabulary_;
  const ScriptTraits& traits_;
  std::vector<std::string> people_;
};

// Two or three words with capitals, or ideographs in a row.
std::string person_name(const Vocabulary& vocabulary, Random& random);

// Tokens, about: words, or ideographs.
std::uint32_t count_words(std::string_view text, Script script);

}  // namespace dittograph::synth
