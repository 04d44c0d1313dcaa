#include "synth/likeness.h"

#include <algorithm>
#include <bit>

#include "base/check.h"

namespace dittograph::synth {
namespace {

constexpr std::uint32_t kShingleSize = 5;
constexpr std::size_t kFirstSize = 4096;

}  // namespace

void Likeness::Counts::clear(std::size_t n) {
  n_ = n;
  shared_.assign(n * n, 0);
}

void Likeness::Counts::add(std::uint64_t articles) {
  for (std::uint64_t left = articles; left != 0; left &= left - 1) {
    const auto a = static_cast<std::size_t>(std::countr_zero(left));
    for (std::uint64_t right = left; right != 0; right &= right - 1) {
      ++shared_[a * n_ + static_cast<std::size_t>(std::countr_zero(right))];
    }
  }
}

PairLikeness Likeness::Counts::of(std::size_t a, std::size_t b) const {
  return {.left = shared_[a * n_ + a],
          .right = shared_[b * n_ + b],
          .shared = shared_[std::min(a, b) * n_ + std::max(a, b)]};
}

void Likeness::measure(std::span<const Page> pages) {
  DITTOGRAPH_CHECK(pages.size() <= kMostArticlesOfStory);
  if (table_.empty()) table_.resize(kFirstSize);
  for (const std::uint32_t at : used_) table_[at] = {};
  used_.clear();
  for (std::size_t i = 0; i < pages.size(); ++i) add_page(pages[i], std::uint64_t{1} << i);
  whole_.clear(pages.size());
  body_.clear(pages.size());
  for (const std::uint32_t at : used_) {
    whole_.add(table_[at].whole);
    body_.add(table_[at].body);
  }
}

void Likeness::add_page(const Page& page, std::uint64_t bit) {
  tokeniser_.tokenise(page.text, tokens_);
  shingle(tokens_.hash, kShingleSize, shingles_);
  in_boilerplate_.assign(tokens_.size(), false);
  std::size_t token = 0;
  for (const Place& place : page.places) {
    if (place.piece != Piece::kBoilerplate) continue;
    while (token < tokens_.size() && tokens_.begin[token] < place.begin) ++token;
    while (token < tokens_.size() && tokens_.begin[token] < place.end)
      in_boilerplate_[token++] = true;
  }
  // Tokens from here on are known to be free of boilerplate, counted backwards.
  std::size_t n_free = 0;
  for (std::size_t i = tokens_.size(); i-- > 0;) {
    n_free = in_boilerplate_[i] ? 0 : n_free + 1;
    if (i >= shingles_.size()) continue;
    Entry& entry = entry_of(shingles_[i]);
    entry.whole |= bit;
    if (n_free >= std::min<std::size_t>(kShingleSize, tokens_.size())) entry.body |= bit;
  }
}

Likeness::Entry& Likeness::entry_of(std::uint64_t shingle) {
  if (used_.size() * 2 >= table_.size()) grow();
  const std::size_t mask = table_.size() - 1;
  std::size_t at = shingle & mask;
  while (table_[at].whole != 0 && table_[at].shingle != shingle) at = (at + 1) & mask;
  if (table_[at].whole == 0) {
    used_.push_back(static_cast<std::uint32_t>(at));
    table_[at].shingle = shingle;
  }
  return table_[at];
}

void Likeness::grow() {
  std::vector<Entry> old(table_.size() * 2);
  old.swap(table_);
  const std::size_t mask = table_.size() - 1;
  for (std::uint32_t& place : used_) {
    const Entry& entry = old[place];
    std::size_t at = entry.shingle & mask;
    while (table_[at].whole != 0) at = (at + 1) & mask;
    table_[at] = entry;
    place = static_cast<std::uint32_t>(at);
  }
}

}  // namespace dittograph::synth
