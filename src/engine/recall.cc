#include "engine/recall.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>
#include <tuple>
#include <utility>

#include "base/hash.h"
#include "index/band_curve.h"
#include "verify/sample_join.h"

namespace dittograph {
namespace {

// found_share() by thousandths of resemblance, computed where asked for.
class Curve {
 public:
  explicit Curve(const BandParams& bands) : bands_(bands) { shares_.fill(-1); }
  double at(double resemblance) {
    const auto step = static_cast<std::size_t>(std::lround(resemblance * kSteps));
    double& share = shares_[std::min(step, kSteps)];
    if (share < 0) share = found_share(static_cast<double>(step) / kSteps, bands_);
    return share;
  }

 private:
  static constexpr std::size_t kSteps = 1000;
  const BandParams& bands_;
  std::array<double, kSteps + 1> shares_{};
};

// The first of the documents by a hash of what they say.
std::vector<DocId> draw(const NearDocumentsInput& input, std::span<const DocId> documents,
                        std::size_t most) {
  std::vector<std::pair<std::uint64_t, DocId>> drawn;
  drawn.reserve(documents.size());
  for (const DocId document : documents) {
    const TokenDigest& digest = input.digests[index_of(document)];
    const std::uint64_t words[] = {digest.high, digest.low};
    drawn.emplace_back(hash_words(words), document);
  }
  std::ranges::sort(drawn);
  std::vector<DocId> sample;
  for (std::size_t i = 0; i < std::min(most, drawn.size()); ++i) sample.push_back(drawn[i].second);
  return sample;
}

// Which documents the clusters and links put together.
class Together {
 public:
  Together(const DocumentClusters& clusters, std::span<const DocId> leaders)
      : leaders_(leaders), cluster_of_(leaders.size(), kAlone) {
    for (std::uint32_t i = 0; i < clusters.clusters.size(); ++i) {
      const DocumentCluster& cluster = clusters.clusters[i];
      cluster_of_[index_of(cluster.representative)] = i;
      for (const ClusterMember& member : cluster.members)
        cluster_of_[index_of(member.document)] = i;
    }
    for (const DocumentLink& link : clusters.links) {
      links_.insert(std::minmax(leader(link.smaller), leader(link.larger)));
    }
  }
  [[nodiscard]] bool has(DocId left, DocId right) const {
    const std::uint32_t cluster = cluster_of_[index_of(left)];
    return (cluster != kAlone && cluster == cluster_of_[index_of(right)]) ||
           links_.contains(std::minmax(leader(left), leader(right)));
  }

 private:
  static constexpr std::uint32_t kAlone = 0xFFFFFFFF;
  [[nodiscard]] DocId leader(DocId document) const { return leaders_[index_of(document)]; }

  std::span<const DocId> leaders_;
  std::vector<std::uint32_t> cluster_of_;
  std::set<std::pair<DocId, DocId>> links_;
};

}  // namespace

double estimated_recall(std::span<const Match> matches, const BandParams& bands,
                        double resemblance) {
  Curve curve(bands);
  double found = 0;
  double there_are = 0;
  for (const Match& match : matches) {
    const double full = match.full.resemblance();
    if (!match.near || full < resemblance || (match.found_by & kFoundByMinHash) == 0) continue;
    found += 1;
    there_are += 1 / curve.at(full);
  }
  return found == 0 ? 1.0 : found / there_are;
}

MeasuredRecall measure_recall(const NearDocumentsInput& input, const VerifyParams& verify_params,
                              const DocumentClusters& clusters, const RecallParams& params,
                              Parallel& parallel) {
  const std::vector<DocId> distinct =
      distinct_documents(input.digests, input.preference, input.leaders);
  const std::vector<DocId> sample = draw(input, distinct, params.most_documents);
  SampleJoin join = join_sample(
      input.tokens, distinct, sample, input.left_out,
      {.shingle_size = verify_params.shingle_size, .resemblance = verify_params.resemblance},
      parallel);
  const Matches matches =
      verify(input.tokens, std::move(join.pairs), input.left_out, verify_params, parallel);

  const Together together(clusters, input.leaders);
  MeasuredRecall measured;
  measured.documents = join.n_sampled;
  for (const Match& match : matches.matches) {
    if (!match.near) continue;
    ++measured.pairs;
    if (together.has(match.left, match.right)) {
      ++measured.found;
    } else {
      measured.missed.push_back(
          {.left = match.left, .right = match.right, .resemblance = match.overlap.resemblance()});
    }
  }
  std::ranges::stable_sort(measured.missed, [](const MissedPair& x, const MissedPair& y) {
    return x.resemblance > y.resemblance;
  });
  if (measured.missed.size() > params.most_missed) measured.missed.resize(params.most_missed);
  return measured;
}

}  // namespace dittograph
