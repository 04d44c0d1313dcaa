#include "cluster/cluster_documents.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>

#include "base/check.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kNobody = std::numeric_limits<std::uint32_t>::max();

// Everything below counts documents by rank, their place in the order of preference.
std::vector<std::uint32_t> ranks(std::span<const DocId> preference) {
  std::vector<std::uint32_t> rank(preference.size());
  for (std::size_t i = 0; i < preference.size(); ++i) {
    rank[index_of(preference[i])] = static_cast<std::uint32_t>(i);
  }
  return rank;
}

// A match with the preferred document first.
struct Edge {
  std::uint32_t preferred = 0;
  std::uint32_t other = 0;
  SetOverlap overlap;  // left is preferred, right is other
  double full_resemblance = 0;
  bool near = false;
  bool contained = false;
  bool alike = false;
};

std::vector<Edge> edges_of(const ClusterInput& input, std::span<const std::uint32_t> rank) {
  std::vector<Edge> edges;
  edges.reserve(input.matches.size());
  for (const Match& match : input.matches) {
    const std::uint32_t left = rank[index_of(match.left)];
    const std::uint32_t right = rank[index_of(match.right)];
    DITTOGRAPH_CHECK(left != right);
    Edge edge{left,       right,           match.overlap, match.full.resemblance(),
              match.near, match.contained, match.alike};
    if (right < left) {
      std::swap(edge.preferred, edge.other);
      std::swap(edge.overlap.left, edge.overlap.right);
    }
    edges.push_back(edge);
  }
  std::sort(edges.begin(), edges.end(), [](const Edge& a, const Edge& b) {
    return a.other != b.other ? a.other < b.other : a.preferred < b.preferred;
  });
  return edges;
}

// Who represents whom, by rank, and by which edge.
struct Assignment {
  std::vector<std::uint32_t> representative;  // itself where it stands for itself
  std::vector<std::uint32_t> edge;            // kNobody for representatives
};

// edges: by other, then preferred; so all of a document's choices are known when it comes.
Assignment assign(std::span<const Edge> edges, std::size_t n_documents) {
  Assignment result{std::vector<std::uint32_t>(n_documents),
                    std::vector<std::uint32_t>(n_documents, kNobody)};
  for (std::uint32_t i = 0; i < n_documents; ++i) result.representative[i] = i;
  for (std::uint32_t i = 0; i < edges.size(); ++i) {
    const Edge& edge = edges[i];
    if (!edge.near || result.representative[edge.preferred] != edge.preferred) continue;
    const std::uint32_t present = result.edge[edge.other];
    if (present == kNobody || edge.overlap.resemblance() > edges[present].overlap.resemblance()) {
      result.edge[edge.other] = i;
      result.representative[edge.other] = edge.preferred;
    }
  }
  return result;
}

ClusterMember member(DocId document, const Edge* edge) {
  ClusterMember result{.document = document};
  if (edge == nullptr) return result;
  result.kind = DocumentKind::kNear;
  result.resemblance = edge->overlap.resemblance();
  result.containment_in_representative = edge->overlap.right_in_left();
  result.containment_of_representative = edge->overlap.left_in_right();
  result.full_resemblance = edge->full_resemblance;
  return result;
}

std::vector<DocumentCluster> clusters_of(const ClusterInput& input,
                                         std::span<const std::uint32_t> rank,
                                         std::span<const Edge> edges,
                                         const Assignment& assignment) {
  const std::size_t n = input.preference.size();
  std::vector<std::uint32_t> cluster_of(n, kNobody);  // by the representative's rank
  std::vector<DocumentCluster> clusters;
  // First which representatives have members, in their own order; then the members.
  for (std::uint32_t pass = 0; pass < 2; ++pass) {
    for (std::uint32_t i = 0; i < n; ++i) {
      const DocId document = input.preference[i];
      const std::uint32_t leader = rank[index_of(input.exact_leaders[index_of(document)])];
      const std::uint32_t representative = assignment.representative[leader];
      if (representative == i) continue;
      if (pass == 0) {
        cluster_of[representative] = 0;
        continue;
      }
      DocumentCluster& cluster = clusters[cluster_of[representative]];
      const std::uint32_t edge = assignment.edge[leader];
      cluster.members.push_back(member(document, edge == kNobody ? nullptr : &edges[edge]));
      if (edge != kNobody) cluster.kind = DocumentKind::kNear;
      cluster.lowest_resemblance =
          std::min(cluster.lowest_resemblance, cluster.members.back().resemblance);
    }
    if (pass == 1) break;
    for (std::uint32_t i = 0; i < n; ++i) {
      if (cluster_of[i] == kNobody) continue;
      cluster_of[i] = static_cast<std::uint32_t>(clusters.size());
      clusters.emplace_back().representative = input.preference[i];
    }
  }
  return clusters;
}

std::vector<DocumentLink> links_of(const ClusterInput& input, std::span<const std::uint32_t> rank,
                                   std::span<const Edge> edges, const Assignment& assignment) {
  std::vector<DocumentLink> links;
  for (const Edge& edge : edges) {
    if (!edge.near && !edge.contained && !edge.alike) continue;
    if (assignment.representative[edge.preferred] == assignment.representative[edge.other]) {
      continue;
    }
    const bool other_is_smaller = edge.overlap.right <= edge.overlap.left;
    links.push_back(
        {.kind = edge.near || edge.alike ? DocumentKind::kNear : DocumentKind::kContained,
         .smaller = input.preference[other_is_smaller ? edge.other : edge.preferred],
         .larger = input.preference[other_is_smaller ? edge.preferred : edge.other],
         .resemblance = edge.overlap.resemblance(),
         .containment =
             other_is_smaller ? edge.overlap.right_in_left() : edge.overlap.left_in_right(),
         .containment_of_larger =
             other_is_smaller ? edge.overlap.left_in_right() : edge.overlap.right_in_left(),
         .full_resemblance = edge.full_resemblance});
  }
  std::sort(links.begin(), links.end(), [&](const DocumentLink& a, const DocumentLink& b) {
    const auto key = [&](const DocumentLink& link) {
      return std::pair(rank[index_of(link.smaller)], rank[index_of(link.larger)]);
    };
    return key(a) < key(b);
  });
  return links;
}

std::pair<DocId, DocId> in_order(DocId a, DocId b) {
  return a < b ? std::pair(a, b) : std::pair(b, a);
}

}  // namespace

DocumentClusters cluster_documents(const ClusterInput& input) {
  DITTOGRAPH_CHECK(input.exact_leaders.size() == input.preference.size());
  const std::vector<std::uint32_t> rank = ranks(input.preference);
  const std::vector<Edge> edges = edges_of(input, rank);
  const Assignment assignment = assign(edges, input.preference.size());
  return {.clusters = clusters_of(input, rank, edges, assignment),
          .links = links_of(input, rank, edges, assignment)};
}

std::vector<DocId> representatives_of(const DocumentClusters& clusters, std::size_t n_documents) {
  std::vector<DocId> representatives(n_documents);
  for (std::uint32_t i = 0; i < n_documents; ++i) representatives[i] = DocId{i};
  for (const DocumentCluster& cluster : clusters.clusters) {
    for (const ClusterMember& one : cluster.members) {
      representatives[index_of(one.document)] = cluster.representative;
    }
  }
  return representatives;
}

std::vector<Candidate> pairs_to_settle(const ClusterInput& input, const DocumentClusters& clusters,
                                       std::span<const Candidate> compared) {
  const std::vector<std::uint32_t> rank = ranks(input.preference);
  const std::vector<DocId> representative = representatives_of(clusters, input.preference.size());

  std::vector<std::pair<DocId, DocId>> wanted;
  const auto want = [&](DocId document, DocId neighbour) {
    const DocId other = representative[index_of(neighbour)];
    if (other != representative[index_of(document)] &&
        rank[index_of(other)] < rank[index_of(document)]) {
      wanted.push_back(in_order(document, other));
    }
  };
  for (const Match& match : input.matches) {
    if (!match.near) continue;
    want(match.left, match.right);
    want(match.right, match.left);
  }
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());

  std::vector<std::pair<DocId, DocId>> known;
  known.reserve(compared.size());
  for (const Candidate& pair : compared) known.push_back(in_order(pair.left, pair.right));
  std::sort(known.begin(), known.end());

  std::vector<Candidate> result;
  for (const auto& [left, right] : wanted) {
    if (std::binary_search(known.begin(), known.end(), std::pair(left, right))) continue;
    result.push_back({.left = left, .right = right, .found_by = kFoundByCluster});
  }
  return result;
}

}  // namespace dittograph
