#include <algorithm>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/status.h"
#include "evaluate/document_table.h"
#include "evaluate/evaluate_documents.h"
#include "evaluate/found_clusters.h"
#include "evaluate/linked_copies.h"
#include "evaluate/true_clusters.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kUnjudged = UINT32_MAX;

// Names of clusters, one for each document: those without a cluster are alone.
std::vector<std::uint32_t> found_labels(const FoundClusters& found, const TrueClusters& truth) {
  std::vector<std::uint32_t> labels;
  labels.reserve(truth.documents.size());
  auto next_alone = static_cast<std::uint32_t>(found.clusters.size());
  for (const std::uint32_t document : truth.documents) {
    const std::uint32_t cluster = found.cluster_of[document];
    labels.push_back(cluster == kNoCluster ? next_alone++ : cluster);
  }
  return labels;
}

// Labels that stand twice or more.
std::uint64_t n_clusters(std::vector<std::uint32_t> labels) {
  std::sort(labels.begin(), labels.end());
  std::uint64_t n = 0;
  for (std::size_t i = 1; i < labels.size(); ++i) {
    const bool second = labels[i] == labels[i - 1] && (i == 1 || labels[i] != labels[i - 2]);
    n += second ? 1 : 0;
  }
  return n;
}

using LabelCounts = std::unordered_map<std::uint32_t, std::uint64_t>;

class LinkCounter {
 public:
  LinkCounter(const LinkedCopies& copies, const TrueClusters& truth, std::size_t n_documents)
      : copies_(copies), label_of_(n_documents, kUnjudged) {
    for (std::size_t i = 0; i < truth.documents.size(); ++i) {
      label_of_[truth.documents[i]] = truth.labels[i];
    }
  }

  void add(const LinkedCopies::Link& link, ClustersScore& score) {
    const LabelCounts& left = labels_in(link.groups.first);
    const LabelCounts& right = labels_in(link.groups.second);
    std::uint64_t n_left = 0;
    std::uint64_t n_right = 0;
    for (const auto& [label, count] : right) n_right += count;
    for (const auto& [label, count] : left) {
      n_left += count;
      const auto same = right.find(label);
      if (same != right.end()) score.linked_right += count * same->second;
    }
    score.linked_pairs += n_left * n_right;
  }

 private:
  // Judged documents of a group by label. References into the map stay valid.
  const LabelCounts& labels_in(std::uint32_t group) {
    const auto [at, is_new] = counts_.try_emplace(group);
    if (is_new) {
      for (const std::uint32_t document : copies_.group(group)) {
        if (label_of_[document] != kUnjudged) ++at->second[label_of_[document]];
      }
    }
    return at->second;
  }

  const LinkedCopies& copies_;
  std::vector<std::uint32_t> label_of_;
  std::unordered_map<std::uint32_t, LabelCounts> counts_;
};

}  // namespace

absl::StatusOr<ClustersScore> evaluate_clusters(const ClustersRequest& request) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const DocumentTable table,
                              read_document_table(request.dirty, nullptr));
  DITTOGRAPH_ASSIGN_OR_RETURN(const FoundClusters found,
                              read_found_clusters(request.clusters, table));
  DITTOGRAPH_ASSIGN_OR_RETURN(const TrueClusters truth, read_true_clusters(request.truth, table));
  const std::vector<std::uint32_t> labels = found_labels(found, truth);

  ClustersScore score{.documents = truth.documents.size(),
                      .unjudged = table.size() - truth.documents.size(),
                      .missing = truth.missing_documents,
                      .named_again = found.named_again,
                      .found_clusters = n_clusters(labels),
                      .wanted_clusters = n_clusters(truth.labels),
                      .score = score_clusters(labels, truth.labels)};
  const LinkedCopies copies(table, found);
  LinkCounter links(copies, truth, table.size());
  for (const LinkedCopies::Link& link : copies.links()) links.add(link, score);
  return score;
}

}  // namespace dittograph
