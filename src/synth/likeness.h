// The resemblance of all articles of a story to each other, exactly, as the engine defines it:
// Jaccard of the sets of shingles of its tokens.
//
// Each figure comes twice: of the whole texts, and without the planted boilerplate (shingles that
// have a token in it).
//
// Cost: 4 to 8 ns a token, tokenising included, and a few operations for every pair and every
// set of articles that share a shingle. Not thread-safe: one a worker.
// Tested in tests/unit/synth/likeness_test.cc against sets of strings.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "shingle/shingles.h"
#include "synth/page.h"
#include "text/tokeniser.h"

namespace dittograph::synth {

inline constexpr std::size_t kMostArticlesOfStory = 64;

struct PairLikeness {
  std::uint32_t left = 0;  // shingles of the two
  std::uint32_t right = 0;
  std::uint32_t shared = 0;

  [[nodiscard]] std::uint32_t united() const { return left + right - shared; }
};

class Likeness {
 public:
  // Replaces what was there. At most kMostArticlesOfStory pages.
  void measure(std::span<const Page> pages);

  [[nodiscard]] PairLikeness whole(std::size_t a, std::size_t b) const { return whole_.of(a, b); }
  [[nodiscard]] PairLikeness body(std::size_t a, std::size_t b) const { return body_.of(a, b); }

 private:
  // Which articles have a shingle.
  struct Entry {
    std::uint64_t shingle = 0;
    std::uint64_t whole = 0;
    std::uint64_t body = 0;
  };
  class Counts {
   public:
    void clear(std::size_t n);
    void add(std::uint64_t articles);
    [[nodiscard]] PairLikeness of(std::size_t a, std::size_t b) const;

   private:
    std::size_t n_ = 0;
    std::vector<std::uint32_t> shared_;  // n_ x n_; the diagonal counts an article's own
  };

  void add_page(const Page& page, std::uint64_t bit);
  Entry& entry_of(std::uint64_t shingle);
  void grow();

  Tokeniser tokeniser_;
  Tokens tokens_;
  std::vector<std::uint64_t> shingles_;
  std::vector<bool> in_boilerplate_;
  std::vector<Entry> table_;         // open addressing; an entry without articles is free
  std::vector<std::uint32_t> used_;  // places in table_
  Counts whole_;
  Counts body_;
};

}  // namespace dittograph::synth
