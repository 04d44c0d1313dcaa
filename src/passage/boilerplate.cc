#include "passage/boilerplate.h"

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <unordered_map>
#include <utility>

#include "base/hash.h"

namespace dittograph {
namespace {

constexpr std::size_t kGroupsPerTask = 4096;
constexpr std::size_t kDocumentsPerTask = 64;

// The groups of each document's seeds, ascending; columns by DocId.
struct DocumentGroups {
  std::vector<std::uint64_t> begins;
  std::vector<std::uint32_t> groups;

  DocumentGroups(const SeedGroups& all, std::size_t n_documents, Parallel& parallel)
      : begins(n_documents + 1, 0) {
    const auto for_seeds = [&](const auto& take) {
      parallel.for_ranges(all.size(), kGroupsPerTask,
                          [&](std::size_t begin, std::size_t end, std::size_t) {
                            for (std::size_t group = begin; group < end; ++group) {
                              for (const Seed& seed : all.group(group)) take(group, seed.document);
                            }
                          });
    };
    for_seeds([&](std::size_t, std::uint32_t document) {
      std::atomic_ref(begins[document + 1]).fetch_add(1, std::memory_order_relaxed);
    });
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    groups.resize(begins.back());
    std::vector<std::uint64_t> next(begins.begin(), begins.end() - 1);
    for_seeds([&](std::size_t group, std::uint32_t document) {
      const auto at = std::atomic_ref(next[document]).fetch_add(1, std::memory_order_relaxed);
      groups[at] = static_cast<std::uint32_t>(group);
    });
    // Threads came in any order.
    parallel.for_ranges(n_documents, kDocumentsPerTask,
                        [&](std::size_t begin, std::size_t end, std::size_t) {
                          for (std::size_t i = begin; i < end; ++i) {
                            std::sort(groups.begin() + static_cast<std::ptrdiff_t>(begins[i]),
                                      groups.begin() + static_cast<std::ptrdiff_t>(begins[i + 1]));
                          }
                        });
  }

  [[nodiscard]] std::span<const std::uint32_t> of(std::uint32_t document) const {
    return std::span(groups).subspan(begins[document], begins[document + 1] - begins[document]);
  }
};

std::vector<std::uint32_t> documents_by_source(const CorpusView& corpus) {
  std::vector<std::uint32_t> n_of_source;
  for (const std::uint32_t source : corpus.source) {
    if (source == kNoNumber) continue;
    if (source >= n_of_source.size()) n_of_source.resize(source + std::size_t{1}, 0);
    ++n_of_source[source];
  }
  return n_of_source;
}

// What a boilerplate seed leads to: the same text in two other documents of the source.
struct Neighbours {
  std::uint32_t document = 0;
  std::uint32_t position = 0;
  std::uint32_t before = 0;  // seed indices
  std::uint32_t behind = 0;

  friend constexpr auto operator<=>(const Neighbours&, const Neighbours&) = default;
};

// Names the seeds that are their source's boilerplate. One worker's.
class SeedMarker {
 public:
  SeedMarker(const SeedGroups& groups, const DocumentGroups& documents, const CorpusView& corpus,
             std::span<const std::uint32_t> n_of_source, const BoilerplateRule& rule)
      : groups_(groups),
        documents_(documents),
        corpus_(corpus),
        n_of_source_(n_of_source),
        rule_(rule) {}

  void look_at(std::size_t begin, std::size_t end) {
    const std::uint32_t least =
        corpus_.source.empty()
            ? rule_.kinds.min_documents_unknown
            : std::min(rule_.kinds.min_documents, rule_.kinds.min_documents_unknown);
    for (std::size_t i = begin; i < end; ++i) {
      const auto group = groups_.group(i);
      if (group.size() >= least && mark(group, groups_.first_of(i))) {
        fingerprints_.push_back(group.front().fingerprint);
      }
    }
  }

  // What came of it: the marked seeds with their neighbours, and their fingerprints.
  [[nodiscard]] const std::vector<Neighbours>& marked() const { return marked_; }
  [[nodiscard]] const std::vector<std::uint64_t>& fingerprints() const { return fingerprints_; }

 private:
  // The first place of the fingerprint in a document.
  struct Place {
    std::uint32_t source = 0;
    std::uint32_t cluster = 0;
    std::uint32_t document = 0;
    std::uint32_t seed = 0;
    std::uint32_t position = 0;
  };

  bool mark(std::span<const Seed> group, std::uint32_t begin) {
    places_.clear();
    for (std::uint32_t i = 0; i < group.size(); ++i) {
      const std::uint32_t document = group[i].document;
      if (i != 0 && group[i - 1].document == document) continue;
      places_.push_back({.source = corpus_.source.empty() ? kNoNumber : corpus_.source[document],
                         .cluster = corpus_.cluster.empty() ? kNoNumber : corpus_.cluster[document],
                         .document = document,
                         .seed = begin + i,
                         .position = group[i].position});
    }
    std::sort(places_.begin(), places_.end(), [&](const Place& x, const Place& y) {
      if (x.source != y.source) return x.source < y.source;
      if (corpus_.rank.empty()) return x.document < y.document;
      return corpus_.rank[x.document] < corpus_.rank[y.document];
    });
    bool any = false;
    for (std::size_t first = 0, end = 0; first < places_.size(); first = end) {
      while (end < places_.size() && places_[end].source == places_[first].source) ++end;
      const auto places = std::span(places_).subspan(first, end - first);
      if (!is_boilerplate(places)) continue;
      any = true;
      for (std::size_t i = 0; i < places.size(); ++i) {
        marked_.push_back({.document = places[i].document,
                           .position = places[i].position,
                           .before = places[(i + places.size() - 1) % places.size()].seed,
                           .behind = places[(i + 1) % places.size()].seed});
      }
    }
    return any;
  }

  bool is_boilerplate(std::span<const Place> places) {
    const std::uint32_t source = places.front().source;
    const KindRule& kinds = rule_.kinds;
    const double needed =
        source == kNoNumber
            ? kinds.min_documents_unknown
            : std::max<double>(kinds.min_documents, kinds.min_source_share * n_of_source_[source]);
    if (static_cast<double>(places.size()) < needed) return false;
    distinct_.clear();
    ++n_asked_;
    for (const Place& place : places) {
      if (place.cluster != kNoNumber) {
        if (place.cluster >= last_seen_.size()) last_seen_.resize(place.cluster + std::size_t{1});
        if (std::exchange(last_seen_[place.cluster], n_asked_) == n_asked_) continue;
      }
      distinct_.push_back(place.document);
    }
    if (static_cast<double>(distinct_.size()) < needed) return false;
    return have_little_else();
  }

  // Fingerprints of one passage stand in the same documents; these are looked at once.
  bool have_little_else() {
    const std::uint64_t key =
        hash_bytes(distinct_.data(), distinct_.size() * sizeof(distinct_.front()));
    const auto [at, is_new] = verdicts_.try_emplace(key, false);
    if (is_new) at->second = median_common() <= rule_.kinds.max_common;
    return at->second;
  }

  double median_common() {
    const std::size_t n = distinct_.size();
    const std::size_t n_pairs = std::min<std::size_t>(rule_.kinds.n_pairs, n);
    shares_.clear();
    for (std::size_t i = 0; i < n_pairs; ++i) {
      const std::size_t first = i * n / n_pairs;
      shares_.push_back(common_share(distinct_[first], distinct_[(first + n / 2) % n]));
    }
    const auto middle = shares_.begin() + static_cast<std::ptrdiff_t>(shares_.size() / 2);
    std::nth_element(shares_.begin(), middle, shares_.end());
    return *middle;
  }

  // Common seeds by the seeds to be expected in the smaller document (their density is known).
  double common_share(std::uint32_t first, std::uint32_t second) {
    const auto [left, right] = std::minmax(first, second);
    const auto [at, is_new] = common_shares_.try_emplace((std::uint64_t{left} << 32) | right, 0.0);
    if (is_new) at->second = count_common_share(left, right);
    return at->second;
  }

  [[nodiscard]] double count_common_share(std::uint32_t first, std::uint32_t second) const {
    const auto x = documents_.of(first);
    const auto y = documents_.of(second);
    std::size_t common = 0;
    for (std::size_t i = 0, j = 0; i < x.size() && j < y.size();) {
      if (x[i] == y[j]) ++common;
      const bool step_x = x[i] <= y[j];
      const bool step_y = y[j] <= x[i];
      i += step_x;
      j += step_y;
    }
    const double smaller = std::min(corpus_.n_tokens[first], corpus_.n_tokens[second]);
    const double expected = smaller * 2.0 / (rule_.window + 1.0);
    return expected == 0 ? 1.0 : static_cast<double>(common) / expected;
  }

  const SeedGroups& groups_;
  const DocumentGroups& documents_;
  const CorpusView& corpus_;
  std::span<const std::uint32_t> n_of_source_;
  const BoilerplateRule& rule_;
  std::vector<Place> places_;
  std::vector<std::uint32_t> distinct_;
  std::vector<std::uint64_t> last_seen_;  // by cluster: the question that it last came up in
  std::uint64_t n_asked_ = 0;
  std::vector<double> shares_;
  std::unordered_map<std::uint64_t, bool> verdicts_;         // by the documents
  std::unordered_map<std::uint64_t, double> common_shares_;  // by the pair
  std::vector<Neighbours> marked_;
  std::vector<std::uint64_t> fingerprints_;
};

// All marked seeds, in order; the fingerprints likewise.
std::vector<Neighbours> mark_seeds(const SeedGroups& groups, const CorpusView& corpus,
                                   const BoilerplateRule& rule, Parallel& parallel,
                                   std::vector<std::uint64_t>& fingerprints) {
  const DocumentGroups documents(groups, corpus.n_documents, parallel);
  const std::vector<std::uint32_t> n_of_source = documents_by_source(corpus);
  std::vector<SeedMarker> markers;
  for (std::size_t i = 0; i < parallel.n_threads(); ++i) {
    markers.emplace_back(groups, documents, corpus, n_of_source, rule);
  }
  parallel.for_ranges(groups.size(), kGroupsPerTask,
                      [&](std::size_t begin, std::size_t end, std::size_t worker) {
                        markers[worker].look_at(begin, end);
                      });
  std::vector<Neighbours> marked;
  for (const SeedMarker& marker : markers) {
    marked.insert(marked.end(), marker.marked().begin(), marker.marked().end());
    fingerprints.insert(fingerprints.end(), marker.fingerprints().begin(),
                        marker.fingerprints().end());
  }
  parallel.sort(std::span(marked));
  parallel.sort(std::span(fingerprints));
  return marked;
}

// Joins a document's marked seeds to stretches.
class StretchMaker {
 public:
  StretchMaker(const SeedGroups& groups, const CorpusView& corpus, const BoilerplateRule& rule)
      : groups_(groups), corpus_(corpus), rule_(rule) {}

  // marked: of one document, in text order. Replaces the content of ranges.
  void make(std::span<const Neighbours> marked, std::vector<TokenRange>& ranges) {
    ranges.clear();
    if (marked.empty()) return;
    const std::uint32_t document = marked.front().document;
    const auto tokens = corpus_.tokens(DocId{document});
    std::uint64_t covered = 0;
    for (std::size_t begin = 0, end = 0; begin < marked.size(); begin = end) {
      ++end;
      while (end < marked.size() &&
             marked[end].position <= marked[end - 1].position + rule_.window) {
        ++end;
      }
      TokenRange range = {.begin = marked[begin].position - equal_before(tokens, marked[begin]),
                          .end = marked[end - 1].position + rule_.shingle_size +
                                 equal_behind(tokens, marked[end - 1])};
      if (!ranges.empty() && range.begin <= ranges.back().end) {
        covered -= ranges.back().size();
        range.begin = ranges.back().begin;
        ranges.pop_back();
      }
      if (range.size() < rule_.min_passage) continue;
      ranges.push_back(range);
      covered += range.size();
    }
    if (static_cast<double>(covered) >
        rule_.max_document_share * static_cast<double>(tokens.size())) {
      ranges.clear();
    }
  }

 private:
  std::uint32_t equal_before(std::span<const StoredToken> tokens, const Neighbours& marked) {
    std::uint32_t least = rule_.window;
    for (const std::uint32_t neighbour : {marked.before, marked.behind}) {
      const Seed& there = groups_.seed(neighbour);
      const auto other = corpus_.tokens(DocId{there.document});
      std::uint32_t n = 0;
      while (n < least && n < marked.position && n < there.position &&
             tokens[marked.position - n - 1] == other[there.position - n - 1]) {
        ++n;
      }
      least = n;
    }
    return least;
  }

  std::uint32_t equal_behind(std::span<const StoredToken> tokens, const Neighbours& marked) {
    const std::size_t end = marked.position + std::size_t{rule_.shingle_size};
    std::uint32_t least = rule_.window;
    for (const std::uint32_t neighbour : {marked.before, marked.behind}) {
      const Seed& there = groups_.seed(neighbour);
      const auto other = corpus_.tokens(DocId{there.document});
      const std::size_t other_end = there.position + std::size_t{rule_.shingle_size};
      std::uint32_t n = 0;
      while (n < least && end + n < tokens.size() && other_end + n < other.size() &&
             tokens[end + n] == other[other_end + n]) {
        ++n;
      }
      least = n;
    }
    return least;
  }

  const SeedGroups& groups_;
  const CorpusView& corpus_;
  const BoilerplateRule& rule_;
};

}  // namespace

BoilerplateRanges find_boilerplate(const SeedGroups& groups, const CorpusView& corpus,
                                   const BoilerplateRule& rule, Parallel& parallel) {
  BoilerplateRanges found;
  const std::vector<Neighbours> marked =
      mark_seeds(groups, corpus, rule, parallel, found.fingerprints);
  std::vector<std::size_t> begins(corpus.n_documents + 1, 0);
  for (const Neighbours& seed : marked) ++begins[seed.document + 1];
  for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];

  std::vector<std::vector<TokenRange>> ranges(corpus.n_documents);
  std::vector<StretchMaker> makers;
  for (std::size_t i = 0; i < parallel.n_threads(); ++i) makers.emplace_back(groups, corpus, rule);
  parallel.for_ranges(corpus.n_documents, kDocumentsPerTask,
                      [&](std::size_t begin, std::size_t end, std::size_t worker) {
                        for (std::size_t i = begin; i < end; ++i) {
                          makers[worker].make(
                              std::span(marked).subspan(begins[i], begins[i + 1] - begins[i]),
                              ranges[i]);
                        }
                      });
  auto& [all_begins, all_ranges] = found.stretches;
  all_begins.push_back(0);
  for (const std::vector<TokenRange>& of_document : ranges) {
    all_ranges.insert(all_ranges.end(), of_document.begin(), of_document.end());
    all_begins.push_back(all_ranges.size());
  }
  return found;
}

}  // namespace dittograph
