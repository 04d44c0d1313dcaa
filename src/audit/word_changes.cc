#include "audit/word_changes.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace dittograph {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool has_digit(std::string_view word) { return std::any_of(word.begin(), word.end(), is_digit); }

// Latin, Greek and Cyrillic capitals; enough for names in the scripts that have them.
bool begins_with_capital(std::string_view word) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(word[i]); };
  if (word.empty()) return false;
  if (byte(0) < 0x80) return word[0] >= 'A' && word[0] <= 'Z';
  if (word.size() < 2) return false;
  const unsigned lead = byte(0);
  const unsigned next = byte(1);
  if (lead == 0xC3) return next >= 0x80 && next <= 0x9E;      // A grave .. Thorn
  if (lead == 0xC4 || lead == 0xC5) return (next & 1U) == 0;  // Latin Extended-A, about
  if (lead == 0xCE) return next >= 0x86 && next <= 0xAB;      // Greek
  if (lead == 0xD0) return next >= 0x80 && next <= 0xAF;      // Cyrillic
  return false;
}

class Sequence {
 public:
  Sequence(const SentencedText& text, const Sentence& sentence)
      : text_(text), first_(sentence.first_token), hashes_(text.hashes_of(sentence)) {}

  [[nodiscard]] std::size_t size() const { return hashes_.size(); }
  [[nodiscard]] std::uint64_t hash(std::size_t i) const { return hashes_[i]; }
  [[nodiscard]] std::string_view word(std::size_t i) const { return text_.word(first_ + i); }
  [[nodiscard]] bool is_number(std::size_t i) const { return has_digit(word(i)); }
  [[nodiscard]] bool is_name(std::size_t i) const {
    return i > 0 && !is_number(i) && begins_with_capital(word(i));
  }
  // Whether tokens i - 1 and i are parts of one number: 1,200 and 3.5 and 12:30.
  [[nodiscard]] bool joined_number(std::size_t i) const {
    if (i == 0 || i >= size() || !is_number(i - 1) || !is_number(i)) return false;
    const std::size_t begin = text_.tokens.end[first_ + i - 1];
    const std::size_t end = text_.tokens.begin[first_ + i];
    return end == begin + 1 &&
           std::string_view(".,:").find(text_.text[begin]) != std::string_view::npos;
  }
  // The words from i to j that are wanted, as written; parts of one number keep what joins them.
  template <class Wanted>
  [[nodiscard]] std::string words(std::size_t i, std::size_t j, const Wanted& wanted) const {
    std::string out;
    for (; i < j; ++i) {
      if (!wanted(i)) continue;
      if (!out.empty()) {
        out += joined_number(i) ? text_.text[text_.tokens.end[first_ + i - 1]] : ' ';
      }
      out += word(i);
    }
    return out;
  }

 private:
  const SentencedText& text_;
  std::size_t first_;
  std::span<const std::uint64_t> hashes_;
};

// Stretches that differ: [i, i_end) of one and [j, j_end) of the other.
struct Hunk {
  std::size_t i = 0, i_end = 0, j = 0, j_end = 0;
};

// From a longest common subsequence, row by row from the ends.
std::vector<Hunk> hunks_of(const Sequence& a, const Sequence& b) {
  const std::size_t n = a.size();
  const std::size_t m = b.size();
  std::vector<std::uint16_t> longest((n + 1) * (m + 1), 0);
  const auto at = [&](std::size_t i, std::size_t j) -> std::uint16_t& {
    return longest[i * (m + 1) + j];
  };
  for (std::size_t i = n; i-- > 0;) {
    for (std::size_t j = m; j-- > 0;) {
      at(i, j) = a.hash(i) == b.hash(j) ? static_cast<std::uint16_t>(at(i + 1, j + 1) + 1)
                                        : std::max(at(i + 1, j), at(i, j + 1));
    }
  }
  std::vector<Hunk> hunks;
  Hunk open;
  std::size_t i = 0;
  std::size_t j = 0;
  const auto close = [&] {
    open.i_end = i;
    open.j_end = j;
    if (open.i < open.i_end || open.j < open.j_end) hunks.push_back(open);
  };
  while (i < n || j < m) {
    if (i < n && j < m && a.hash(i) == b.hash(j)) {
      close();
      open = {.i = ++i, .i_end = 0, .j = ++j, .j_end = 0};
    } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
      ++i;
    } else {
      ++j;
    }
  }
  close();
  return hunks;
}

// A number that changed in one of its parts changed as a whole.
void take_whole_numbers(const Sequence& a, const Sequence& b, Hunk& hunk) {
  while (hunk.i > 0 && hunk.j > 0 && (a.joined_number(hunk.i) || b.joined_number(hunk.j))) {
    --hunk.i;
    --hunk.j;
  }
  while (hunk.i_end < a.size() && hunk.j_end < b.size() &&
         (a.joined_number(hunk.i_end) || b.joined_number(hunk.j_end))) {
    ++hunk.i_end;
    ++hunk.j_end;
  }
}

}  // namespace

std::vector<WordChange> word_changes(const SentencedText& before, const Sentence& old_sentence,
                                     const SentencedText& after, const Sentence& new_sentence) {
  const Sequence a(before, old_sentence);
  const Sequence b(after, new_sentence);
  std::vector<WordChange> numbers;
  if (a.size() > kLongestCompared || b.size() > kLongestCompared) return numbers;
  std::vector<WordChange> names;
  for (Hunk hunk : hunks_of(a, b)) {
    take_whole_numbers(a, b, hunk);
    const auto add = [&](WordChange::Kind kind, std::string old_words, std::string new_words,
                         std::vector<WordChange>& to) {
      if (old_words == new_words) return;
      to.push_back({.kind = kind, .before = std::move(old_words), .after = std::move(new_words)});
    };
    add(WordChange::Kind::kNumber,
        a.words(hunk.i, hunk.i_end, [&](std::size_t i) { return a.is_number(i); }),
        b.words(hunk.j, hunk.j_end, [&](std::size_t j) { return b.is_number(j); }), numbers);
    add(WordChange::Kind::kName,
        a.words(hunk.i, hunk.i_end, [&](std::size_t i) { return a.is_name(i); }),
        b.words(hunk.j, hunk.j_end, [&](std::size_t j) { return b.is_name(j); }), names);
  }
  numbers.insert(numbers.end(), std::make_move_iterator(names.begin()),
                 std::make_move_iterator(names.end()));
  return numbers;
}

}  // namespace dittograph
