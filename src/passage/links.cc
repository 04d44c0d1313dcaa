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

namespace {

struct Named {
  std::uint32_t document = 0;  // rank
  Link link;
};

// What one thread finds.
struct Part {
  std::vector<Named> named;
  std::uint64_t largest_group = 0;
};

constexpr std::size_t kGroupsPerTask = 4096;
constexpr std::size_t kBytesPerLink = sizeof(Named) + sizeof(Link);
constexpr std::size_t kLinksPerSeed = 2;

}  // namespace

Links link_documents(const SeedGroups& groups, const LinkRule& rule, RankRange ranks,
                     Parallel& parallel) {
  std::vector<Part> parts(parallel.n_threads());
  std::vector<Linker> linkers(parallel.n_threads(), Linker(rule.rank, rule.clusters));
  parallel.for_ranges(
      groups.size(), kGroupsPerTask, [&](std::size_t begin, std::size_t end, std::size_t worker) {
        Part& part = parts[worker];
        const auto take = [&](std::uint32_t document, const Link& link) {
          if (document >= ranks.begin && document < ranks.end)
            part.named.push_back({document, link});
        };
        for (std::size_t i = begin; i < end; ++i) {
          const auto group = groups.group(i);
          if (std::binary_search(rule.left_out.begin(), rule.left_out.end(),
                                 group.front().fingerprint)) {
            continue;
          }
          linkers[worker].link(group, take);
          part.largest_group =
              std::max<std::uint64_t>(part.largest_group, linkers[worker].n_documents());
        }
      });

  Links found{.ranks = ranks, .begins = {}, .links = {}};
  found.begins.assign(ranks.end - ranks.begin + std::size_t{1}, 0);
  std::size_t n_links = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    for (const Named& one : parts[i].named) ++found.begins[one.document - ranks.begin + 1];
    n_links += parts[i].named.size();
    found.largest_group = std::max(found.largest_group, parts[i].largest_group);
    found.own_repeats_left_out += linkers[i].n_left_out();
  }
  for (std::size_t i = 1; i < found.begins.size(); ++i) found.begins[i] += found.begins[i - 1];
  found.links.resize(n_links);
  std::vector<std::uint64_t> next(found.begins.begin(), found.begins.end() - 1);
  for (Part& part : parts) {
    for (const Named& one : part.named) {
      found.links[next[one.document - ranks.begin]++] = one.link;
    }
    part.named = {};
  }
  return found;
}

std::vector<RankRange> ranges_to_link(const SeedGroups& groups, std::size_t n_documents,
                                      std::uint64_t max_bytes) {
  const std::uint64_t bytes = groups.n_seeds() * kLinksPerSeed * kBytesPerLink;
  const std::uint64_t n = std::clamp<std::uint64_t>(
      bytes / std::max<std::uint64_t>(max_bytes, 1) + 1, 1, std::max<std::size_t>(n_documents, 1));
  std::vector<RankRange> ranges;
  for (std::uint64_t i = 0; i < n; ++i) {
    ranges.push_back({.begin = static_cast<std::uint32_t>(n_documents * i / n),
                      .end = static_cast<std::uint32_t>(n_documents * (i + 1) / n)});
  }
  return ranges;
}

}  // namespace dittograph
