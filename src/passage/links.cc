#include "passage/links.h"

#include <algorithm>
#include <utility>

#include "base/status.h"

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

constexpr std::size_t kGroupsPerTask = 4096;
constexpr std::size_t kLinksPerSeed = 2;
// In memory a link stands with its document, and again in its range.
constexpr std::size_t kBytesPerLink = sizeof(std::uint32_t) + 2 * sizeof(Link);
// So many links of a range go to the disk together.
constexpr std::size_t kLinksPerStretch = 4096;

}  // namespace

// One thread's links while they are made.
class LinkRanges::Part {
 public:
  // file: none where there is one range.
  Part(std::span<const RankRange> ranges, ScratchFile* file)
      : ranges_(ranges), file_(file), waiting_(ranges.size()), on_disk_(ranges.size()) {}

  void take(std::uint32_t document, const Link& link) {
    if (!status_.ok()) return;
    const std::size_t range = range_of(document);
    std::vector<Named>& waiting = waiting_[range];
    waiting.push_back({document, link});
    if (file_ == nullptr || waiting.size() < kLinksPerStretch) return;
    const auto place = file_->place(waiting.data(), waiting.size() * sizeof(Named));
    status_ = place.status();
    if (!place.ok()) return;
    on_disk_[range].push_back(
        {.place = *place, .size = static_cast<std::uint32_t>(waiting.size())});
    waiting.clear();
  }

  [[nodiscard]] const absl::Status& status() const { return status_; }
  std::vector<std::vector<Named>>& waiting() { return waiting_; }
  [[nodiscard]] const std::vector<Stretch>& on_disk(std::size_t range) const {
    return on_disk_[range];
  }

 private:
  [[nodiscard]] std::size_t range_of(std::uint32_t document) const {
    if (ranges_.size() == 1) return 0;
    const auto behind = std::upper_bound(
        ranges_.begin(), ranges_.end(), document,
        [](std::uint32_t rank, const RankRange& range) { return rank < range.begin; });
    return static_cast<std::size_t>(behind - ranges_.begin()) - 1;
  }

  std::span<const RankRange> ranges_;
  ScratchFile* file_;
  absl::Status status_;
  std::vector<std::vector<Named>> waiting_;  // by range
  std::vector<std::vector<Stretch>> on_disk_;
};

absl::StatusOr<LinkRanges> LinkRanges::create(const SeedGroups& groups, const LinkRule& rule,
                                              std::vector<RankRange> ranges, Parallel& parallel) {
  LinkRanges made;
  made.ranges_ = std::move(ranges);
  if (made.size() > 1) {
    DITTOGRAPH_ASSIGN_OR_RETURN(made.file_, groups.scratch_file("links"));
  }
  std::vector<Part> parts(parallel.n_threads(),
                          Part(made.ranges_, made.file_ ? &*made.file_ : nullptr));
  std::vector<Linker> linkers(parallel.n_threads(), Linker(rule.rank, rule.clusters));
  std::vector<std::uint64_t> largest_groups(parallel.n_threads(), 0);
  parallel.for_ranges(
      groups.size(), kGroupsPerTask, [&](std::size_t begin, std::size_t end, std::size_t worker) {
        const auto take = [&](std::uint32_t document, const Link& link) {
          parts[worker].take(document, link);
        };
        for (std::size_t i = begin; i < end; ++i) {
          const auto group = groups.group(i);
          if (std::binary_search(rule.left_out.begin(), rule.left_out.end(),
                                 group.front().fingerprint)) {
            continue;
          }
          linkers[worker].link(group, take);
          largest_groups[worker] =
              std::max<std::uint64_t>(largest_groups[worker], linkers[worker].n_documents());
        }
      });

  made.on_disk_.resize(made.size());
  for (std::size_t i = 0; i < parts.size(); ++i) {
    DITTOGRAPH_RETURN_IF_ERROR(parts[i].status());
    for (std::size_t range = 0; range < made.size(); ++range) {
      const std::vector<Stretch>& own = parts[i].on_disk(range);
      made.on_disk_[range].insert(made.on_disk_[range].end(), own.begin(), own.end());
    }
    made.in_memory_.push_back(std::move(parts[i].waiting()));
    made.largest_group_ = std::max(made.largest_group_, largest_groups[i]);
    made.own_repeats_left_out_ += linkers[i].n_left_out();
  }
  if (made.file_) DITTOGRAPH_RETURN_IF_ERROR(made.file_->finish());
  return made;
}

template <class Take>
void LinkRanges::for_waiting(std::size_t range, const Take& take) const {
  for (const Stretch& stretch : on_disk_[range]) {
    const auto* first =
        reinterpret_cast<const Named*>(file_->data(stretch.place, stretch.size * sizeof(Named)));
    for (const Named& one : std::span(first, stretch.size)) take(one);
  }
  for (const auto& of_thread : in_memory_) {
    for (const Named& one : of_thread[range]) take(one);
  }
}

Links LinkRanges::take(std::size_t range) {
  const RankRange& ranks = ranges_[range];
  Links found{.ranks = ranks, .begins = {}, .links = {}};
  found.begins.assign(ranks.end - ranks.begin + std::size_t{1}, 0);
  for_waiting(range, [&](const Named& one) { ++found.begins[one.document - ranks.begin + 1]; });
  for (std::size_t i = 1; i < found.begins.size(); ++i) found.begins[i] += found.begins[i - 1];
  found.links.resize(found.begins.back());
  std::vector<std::uint64_t> next(found.begins.begin(), found.begins.end() - 1);
  for_waiting(
      range, [&](const Named& one) { found.links[next[one.document - ranks.begin]++] = one.link; });
  for (auto& of_thread : in_memory_) of_thread[range] = {};
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
