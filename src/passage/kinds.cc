#include "passage/kinds.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dittograph {
namespace {

// Where a document stands in a cluster.
struct Place {
  std::uint32_t cluster = 0;
  TokenRange range;
};

// Where each document stands, and how many documents each source has.
struct Places {
  std::vector<std::uint64_t> begins;  // of each document's places
  std::vector<Place> places;          // by document, then by cluster
  std::vector<std::uint32_t> n_of_source;

  Places(const CorpusView& corpus, std::span<const PassageCluster> clusters)
      : begins(corpus.n_documents + 1, 0) {
    for (const PassageCluster& cluster : clusters) {
      for (const PassageWitness& witness : cluster.witnesses) {
        ++begins[static_cast<std::uint32_t>(witness.document) + 1];
      }
    }
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    places.resize(begins.back());
    std::vector<std::uint64_t> next(begins.begin(), begins.end() - 1);
    for (std::uint32_t i = 0; i < clusters.size(); ++i) {
      for (const PassageWitness& witness : clusters[i].witnesses) {
        places[next[static_cast<std::uint32_t>(witness.document)]++] = {.cluster = i,
                                                                        .range = witness.tokens};
      }
    }
    for (const std::uint32_t source : corpus.source) {
      if (source == kNoNumber) continue;
      if (source >= n_of_source.size()) n_of_source.resize(source + std::size_t{1}, 0);
      ++n_of_source[source];
    }
  }

  [[nodiscard]] std::span<const Place> of(std::uint32_t document) const {
    return std::span(places).subspan(begins[document], begins[document + 1] - begins[document]);
  }
};

// One worker's.
class KindTeller {
 public:
  KindTeller(const CorpusView& corpus, const KindRule& rule, const Places& places)
      : corpus_(corpus), rule_(rule), places_(places) {}

  PassageKind kind_of(const PassageCluster& cluster) {
    list_members(cluster);
    std::size_t n_standing = 0;  // witnesses of sources that repeat it
    for (std::size_t begin = 0, end = 0; begin < members_.size(); begin = end) {
      while (end < members_.size() && members_[end].source == members_[begin].source) ++end;
      if (is_standing(std::span(members_).subspan(begin, end - begin))) n_standing += end - begin;
    }
    if (n_standing != 0 && 2 * n_standing >= members_.size()) return PassageKind::kBoilerplate;
    const std::uint32_t source = members_.front().source;
    const bool one_source = source != kNoNumber && members_.back().source == source;
    return one_source ? PassageKind::kVersion : PassageKind::kReuse;
  }

 private:
  // A witness as one of its source's.
  struct Member {
    std::uint32_t source = 0;
    std::uint32_t near_duplicates = 0;
    std::uint32_t order = 0;  // among the witnesses
    std::uint32_t document = 0;
  };

  [[nodiscard]] std::uint32_t source_of(std::uint32_t document) const {
    return corpus_.source.empty() ? kNoNumber : corpus_.source[document];
  }

  void list_members(const PassageCluster& cluster) {
    members_.clear();
    for (std::uint32_t i = 0; i < cluster.witnesses.size(); ++i) {
      const auto document = static_cast<std::uint32_t>(cluster.witnesses[i].document);
      const std::uint32_t number = corpus_.cluster.empty() ? kNoNumber : corpus_.cluster[document];
      members_.push_back({.source = source_of(document),
                          .near_duplicates = number,
                          .order = i,
                          .document = document});
    }
    std::sort(members_.begin(), members_.end(), [](const Member& x, const Member& y) {
      return x.source != y.source ? x.source < y.source : x.order < y.order;
    });
  }

  // Whether these witnesses, all of one source, make the passage that source's boilerplate.
  bool is_standing(std::span<const Member> members) {
    const std::uint32_t source = members.front().source;
    const double needed =
        source == kNoNumber
            ? rule_.min_documents_unknown
            : std::max<double>(rule_.min_documents,
                               rule_.min_source_share * places_.n_of_source[source]);
    if (static_cast<double>(members.size()) < needed) return false;
    distinct_.assign(members.begin(), members.end());
    std::sort(distinct_.begin(), distinct_.end(), [](const Member& x, const Member& y) {
      if (x.near_duplicates != y.near_duplicates) return x.near_duplicates < y.near_duplicates;
      return x.order < y.order;
    });
    const auto last =
        std::unique(distinct_.begin(), distinct_.end(), [](const Member& x, const Member& y) {
          return x.near_duplicates != kNoNumber && x.near_duplicates == y.near_duplicates;
        });
    distinct_.erase(last, distinct_.end());
    if (static_cast<double>(distinct_.size()) < needed || distinct_.size() < 2) return false;
    std::sort(distinct_.begin(), distinct_.end(),
              [](const Member& x, const Member& y) { return x.order < y.order; });
    return median_common() <= rule_.max_common;
  }

  // Half the list apart, because neighbours by rank are more often of one story.
  double median_common() {
    const std::size_t n = distinct_.size();
    const std::size_t n_pairs = std::min<std::size_t>(rule_.n_pairs, n);
    shares_.clear();
    for (std::size_t i = 0; i < n_pairs; ++i) {
      const std::size_t first = i * n / n_pairs;
      const std::size_t second = (first + n / 2) % n;
      shares_.push_back(common_share(distinct_[first].document, distinct_[second].document));
    }
    const auto middle = shares_.begin() + static_cast<std::ptrdiff_t>(shares_.size() / 2);
    std::nth_element(shares_.begin(), middle, shares_.end());
    return *middle;
  }

  double common_share(std::uint32_t first, std::uint32_t second) {
    if (corpus_.n_tokens[second] < corpus_.n_tokens[first]) std::swap(first, second);
    ranges_.clear();
    const std::span<const Place> others = places_.of(second);
    auto other = others.begin();
    for (const Place& place : places_.of(first)) {
      while (other != others.end() && other->cluster < place.cluster) ++other;
      if (other == others.end()) break;
      if (other->cluster == place.cluster) ranges_.push_back(place.range);
    }
    std::sort(ranges_.begin(), ranges_.end());
    std::uint64_t covered = 0;
    std::uint32_t end = 0;
    for (const TokenRange& range : ranges_) {
      const std::uint32_t begin = std::max(range.begin, end);
      if (range.end > begin) covered += range.end - begin;
      end = std::max(end, range.end);
    }
    return static_cast<double>(covered) / std::max<std::uint32_t>(1, corpus_.n_tokens[first]);
  }

  const CorpusView& corpus_;
  KindRule rule_;
  const Places& places_;
  std::vector<Member> members_;
  std::vector<Member> distinct_;
  std::vector<double> shares_;
  std::vector<TokenRange> ranges_;
};

constexpr std::size_t kClustersPerTask = 64;

}  // namespace

void tell_kinds(const CorpusView& corpus, const KindRule& rule, std::span<PassageCluster> clusters,
                Parallel& parallel) {
  const Places places(corpus, clusters);
  std::vector<KindTeller> tellers(parallel.n_threads(), KindTeller(corpus, rule, places));
  parallel.for_ranges(clusters.size(), kClustersPerTask,
                      [&](std::size_t begin, std::size_t end, std::size_t worker) {
                        for (PassageCluster& cluster : clusters.subspan(begin, end - begin)) {
                          cluster.kind = tellers[worker].kind_of(cluster);
                        }
                      });
}

}  // namespace dittograph
