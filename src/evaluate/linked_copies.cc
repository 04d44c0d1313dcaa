#include "evaluate/linked_copies.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace dittograph {

LinkedCopies::LinkedCopies(const DocumentTable& table, const FoundClusters& found) {
  make_groups(table, found);
  make_links(found);
}

void LinkedCopies::make_groups(const DocumentTable& table, const FoundClusters& found) {
  const auto n = static_cast<std::uint32_t>(table.size());
  by_group_.resize(n);
  std::iota(by_group_.begin(), by_group_.end(), 0U);
  const auto likeness = [&](std::uint32_t document) {
    const std::uint32_t cluster = found.cluster_of[document];
    // Without a cluster a document is like itself only.
    return cluster == kNoCluster ? std::tuple(cluster, std::uint64_t{document})
                                 : std::tuple(cluster, table.digests[document]);
  };
  std::sort(by_group_.begin(), by_group_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(likeness(a), a) < std::tuple(likeness(b), b);
  });
  group_of_.resize(n);
  for (std::uint32_t i = 0; i < n; ++i) {
    const std::uint32_t document = by_group_[i];
    const bool goes_on = i > 0 && likeness(by_group_[i - 1]) == likeness(document);
    group_of_[document] = goes_on ? group_of_[by_group_[i - 1]] : document;
  }
  std::sort(by_group_.begin(), by_group_.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tuple(group_of_[a], a) < std::tuple(group_of_[b], b);
  });
}

void LinkedCopies::make_links(const FoundClusters& found) {
  for (const FoundLink& link : found.links) {
    DocumentPair groups(group_of_[link.larger], group_of_[link.smaller]);
    if (groups.first == groups.second || found.together(groups)) continue;
    if (groups.second < groups.first) std::swap(groups.first, groups.second);
    links_.push_back({.groups = groups,
                      .contained = link.contained,
                      .resemblance = link.resemblance,
                      .containment = link.containment});
  }
  // What follows takes the most of equal ones, so their order does not matter.
  std::sort(links_.begin(), links_.end(),
            [](const Link& a, const Link& b) { return a.groups < b.groups; });
  std::size_t n_kept = 0;
  for (const Link& link : links_) {
    if (n_kept > 0 && links_[n_kept - 1].groups == link.groups) {
      Link& same = links_[n_kept - 1];
      same.contained = same.contained || link.contained;
      same.resemblance = std::max(same.resemblance, link.resemblance);
      same.containment = std::max(same.containment, link.containment);
    } else {
      links_[n_kept++] = link;
    }
  }
  links_.resize(n_kept);
}

std::span<const std::uint32_t> LinkedCopies::group(std::uint32_t first) const {
  const auto range = std::equal_range(by_group_.begin(), by_group_.end(), first,
                                      [this](std::uint32_t a, std::uint32_t b) {
                                        // Both are documents; a group's name is one of its own.
                                        return group_of_[a] < group_of_[b];
                                      });
  return {range.first, range.second};
}

std::optional<std::size_t> LinkedCopies::link_of(const DocumentPair& pair) const {
  DocumentPair groups(group_of_[pair.first], group_of_[pair.second]);
  if (groups.second < groups.first) std::swap(groups.first, groups.second);
  const auto at =
      std::lower_bound(links_.begin(), links_.end(), groups,
                       [](const Link& a, const DocumentPair& b) { return a.groups < b; });
  if (at == links_.end() || at->groups != groups) return std::nullopt;
  return static_cast<std::size_t>(at - links_.begin());
}

}  // namespace dittograph
