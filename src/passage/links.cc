#include "passage/links.h"

#include <algorithm>

namespace dittograph {
namespace {

// One document's places of the group's fingerprint.
struct Places {
  std::uint32_t document = 0;  // its rank
  std::uint32_t first = 0;     // index of its first seed in the group
  std::uint32_t count = 0;     // at most kOwnRepeats
};

// Reads the groups one by one and names every link.
class Linker {
 public:
  Linker(std::span<const std::uint32_t> rank, std::span<const std::uint32_t> clusters)
      : rank_(rank), clusters_(clusters) {}

  template <class Take>
  void link(std::span<const Seed> group, const Take& take) {
    list_documents(group);
    if (documents_.size() < 2) return;
    const Places& anchor = documents_.front();
    std::size_t other = 1;  // the first document of another cluster
    while (other < documents_.size() && same_cluster(documents_[other], anchor)) ++other;
    if (other == documents_.size()) return;
    for (std::size_t i = 0; i < other; ++i) pair(group, documents_[i], documents_[other], take);
    for (std::size_t i = other + 1; i < documents_.size(); ++i) {
      const Places& document = documents_[i];
      const bool of_anchor = same_cluster(document, anchor);
      pair(group, of_anchor ? documents_[other] : anchor, document, take);
      const Places& before = documents_[i - 1];
      if (same_cluster(document, before)) continue;
      if (of_anchor && i - 1 == other) continue;  // just linked
      pair(group, before, document, take);
    }
  }

  [[nodiscard]] std::size_t n_documents() const { return documents_.size(); }
  [[nodiscard]] std::uint64_t n_left_out() const { return n_left_out_; }

 private:
  void list_documents(std::span<const Seed> group) {
    documents_.clear();
    for (std::uint32_t i = 0, end = 0; i < group.size(); i = end) {
      while (end < group.size() && group[end].document == group[i].document) ++end;
      const std::uint32_t used = std::min<std::uint32_t>(end - i, kOwnRepeats);
      n_left_out_ += end - i - used;
      documents_.push_back({.document = rank_[group[i].document], .first = i, .count = used});
    }
    const auto by_rank = [](const Places& x, const Places& y) { return x.document < y.document; };
    if (!std::is_sorted(documents_.begin(), documents_.end(), by_rank)) {
      std::sort(documents_.begin(), documents_.end(), by_rank);
    }
  }

  [[nodiscard]] bool same_cluster(const Places& x, const Places& y) const {
    const std::uint32_t cluster = clusters_[x.document];
    return cluster != kNoNumber && cluster == clusters_[y.document];
  }

  template <class Take>
  void pair(std::span<const Seed> group, const Places& lower, const Places& higher,
            const Take& take) const {
    for (std::uint32_t i = 0; i < higher.count; ++i) {
      for (std::uint32_t j = 0; j < lower.count; ++j) {
        take(higher.document, Link{.partner = lower.document,
                                   .position = group[higher.first + i].position,
                                   .partner_position = group[lower.first + j].position});
      }
    }
  }

  std::span<const std::uint32_t> rank_;
  std::span<const std::uint32_t> clusters_;
  std::vector<Places> documents_;
  std::uint64_t n_left_out_ = 0;
};

}  // namespace

Links link_documents(const SeedGroups& groups, std::span<const std::uint32_t> rank,
                     std::span<const std::uint32_t> clusters,
                     std::span<const std::uint64_t> left_out) {
  struct Named {
    std::uint32_t document;
    Link link;
  };
  std::vector<Named> named;
  Links found;
  Linker linker(rank, clusters);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const auto group = groups.group(i);
    if (std::binary_search(left_out.begin(), left_out.end(), group.front().fingerprint)) continue;
    linker.link(group, [&](std::uint32_t document, const Link& link) {
      named.push_back({document, link});
    });
    found.largest_group = std::max<std::uint64_t>(found.largest_group, linker.n_documents());
  }
  found.own_repeats_left_out = linker.n_left_out();

  found.begins.assign(rank.size() + 1, 0);
  for (const Named& one : named) ++found.begins[one.document + 1];
  for (std::size_t i = 1; i < found.begins.size(); ++i) found.begins[i] += found.begins[i - 1];
  found.links.resize(named.size());
  std::vector<std::uint64_t> next(found.begins.begin(), found.begins.end() - 1);
  for (const Named& one : named) found.links[next[one.document]++] = one.link;
  return found;
}

}  // namespace dittograph
