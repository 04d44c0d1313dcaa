#include "repeat/units.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <span>
#include <tuple>

#include "base/hash.h"

namespace dittograph {
namespace {

// Marks the shared edges inside the trimmed match on both sides.
void mark_shared_edges(const Layout& layout, const TokenMatch& match, UnitScratch& scratch) {
  for (std::uint32_t i = 0; i <= match.length; ++i) {
    if (layout.is_edge(match.a + i) && layout.is_edge(match.b + i)) {
      scratch.cut[match.a + i] = 1;
      scratch.cut[match.b + i] = 1;
    }
  }
  std::fill_n(scratch.covered.begin() + match.a, match.length, std::uint8_t{1});
  std::fill_n(scratch.covered.begin() + match.b, match.length, std::uint8_t{1});
}

// An edge that one copy got from a third one holds for the other copy too.
void carry_edges(const TokenMatch& match, UnitScratch& scratch) {
  for (std::uint32_t i = 0; i <= match.length; ++i) {
    const std::uint8_t either = scratch.cut[match.a + i] | scratch.cut[match.b + i];
    scratch.cut[match.a + i] = either;
    scratch.cut[match.b + i] = either;
  }
}

std::uint64_t unit_hash(const Layout& layout, std::uint32_t first, std::uint32_t end) {
  return hash_words(std::span(layout.tokens().hash).subspan(first, end - first));
}

}  // namespace

TokenMatch trimmed(const Layout& layout, const TokenMatch& match) {
  std::uint32_t first = 0;
  while (first <= match.length &&
         !(layout.is_edge(match.a + first) && layout.is_edge(match.b + first))) {
    ++first;
  }
  if (first > match.length) return {.a = match.a, .b = match.b, .length = 0};
  std::uint32_t last = match.length;
  while (!(layout.is_edge(match.a + last) && layout.is_edge(match.b + last))) --last;
  return {.a = match.a + first, .b = match.b + first, .length = last - first};
}

void find_units(const Layout& layout, const std::vector<TokenMatch>& matches, UnitScratch& scratch,
                Units& units) {
  units.units.clear();
  units.classes.clear();
  scratch.cut.assign(layout.n_tokens() + 1, 0);
  scratch.covered.assign(layout.n_tokens() + 1, 0);
  std::vector<TokenMatch> regions;
  for (const TokenMatch& match : matches) {
    const TokenMatch region = trimmed(layout, match);
    if (region.length == 0) continue;
    regions.push_back(region);
    mark_shared_edges(layout, region, scratch);
  }
  if (regions.empty()) return;
  for (const TokenMatch& region : regions) carry_edges(region, scratch);
  for (std::size_t i = regions.size(); i-- > 0;) carry_edges(regions[i], scratch);

  struct Keyed {
    std::uint64_t hash;
    std::uint32_t first, end;
  };
  std::vector<Keyed> all;
  for (std::uint32_t i = 0; i < layout.n_tokens();) {
    if (scratch.covered[i] == 0) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1;
    while (scratch.covered[end] != 0 && scratch.cut[end] == 0) ++end;
    all.push_back({unit_hash(layout, i, end), i, end});
    i = end;
  }
  std::vector<std::uint32_t> order(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](std::uint32_t x, std::uint32_t y) {
    return std::tie(all[x].hash, x) < std::tie(all[y].hash, y);
  });
  // Classes by first appearance, so that nothing depends on hash order.
  constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> leader(all.size(), kNone);
  for (std::size_t i = 0; i < order.size();) {
    std::size_t end = i + 1;
    while (end < order.size() && all[order[end]].hash == all[order[i]].hash) ++end;
    if (end - i >= 2) {
      for (std::size_t j = i; j < end; ++j) leader[order[j]] = order[i];
    }
    i = end;
  }
  std::vector<std::uint32_t> class_of(all.size(), kNone);
  for (std::uint32_t i = 0; i < all.size(); ++i) {
    if (leader[i] == kNone) continue;
    if (leader[i] == i) {
      class_of[i] = static_cast<std::uint32_t>(units.classes.size());
      units.classes.emplace_back();
    }
    const std::uint32_t copies = class_of[leader[i]];
    units.classes[copies].push_back(static_cast<std::uint32_t>(units.units.size()));
    units.units.push_back({.first = all[i].first, .end = all[i].end, .copies = copies});
  }
}

void find_short_blocks(const Layout& layout, std::uint32_t shingle_size,
                       std::vector<TokenMatch>& matches) {
  struct Short {
    std::uint64_t hash;
    std::uint32_t first, length;
  };
  std::vector<Short> blocks;
  for (std::uint32_t i = 0; i < layout.segments().blocks.size(); ++i) {
    const std::uint32_t first = layout.block_first_token(i);
    const std::uint32_t length = layout.block_end_token(i) - first;
    if (length >= shingle_size) continue;
    blocks.push_back({unit_hash(layout, first, first + length), first, length});
  }
  std::sort(blocks.begin(), blocks.end(), [](const Short& x, const Short& y) {
    return std::tie(x.hash, x.first) < std::tie(y.hash, y.first);
  });
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    if (blocks[i].hash != blocks[i - 1].hash) continue;
    matches.push_back({.a = blocks[i - 1].first, .b = blocks[i].first, .length = blocks[i].length});
  }
}

}  // namespace dittograph
