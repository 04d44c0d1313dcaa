#include "evaluate/pair_judge.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "base/status.h"
#include "evaluate/member_pairs.h"
#include "evaluate/pair_figures.h"

namespace dittograph {
namespace {

// Figures in the files of a run have six decimals.
constexpr double kPrintedStep = 1e-6;

DocumentPair ordered(std::uint32_t a, std::uint32_t b) { return {std::min(a, b), std::max(a, b)}; }

}  // namespace

bool PairJudge::crosses(const DocumentPair& pair) const {
  const ListedPair* listed = at_.list.find(pair);
  if (listed != nullptr && listed->cross_source) return *listed->cross_source;
  return at_.table.cross_source(pair);
}

bool PairJudge::in_list(const DocumentPair& pair) const {
  const ListedPair* listed = at_.list.find(pair);
  return listed != nullptr && listed->reaches(request_.resemblance);
}

bool PairJudge::is_representative(std::uint32_t document) const {
  return at_.found.clusters[at_.found.cluster_of[document]].representative == document;
}

std::vector<std::uint32_t> PairJudge::sources_of(std::span<const std::uint32_t> documents) const {
  std::vector<std::uint32_t> sources;
  sources.reserve(documents.size());
  for (const std::uint32_t document : documents) sources.push_back(at_.table.sources[document]);
  return sources;
}

void PairJudge::tell(JudgedPairs PairTally::* part, const DocumentPair& pair, PairVerdict verdict) {
  (score_.all.*part).add(verdict, 1);
  if (crosses(pair)) (score_.cross_source.*part).add(verdict, 1);
}

void PairJudge::tell(JudgedPairs PairTally::* part, const Bulk& pairs, PairVerdict verdict) {
  (score_.all.*part).add(verdict, pairs.all);
  (score_.cross_source.*part).add(verdict, pairs.cross_source);
}

// A bulk is counted by the sources; of a listed pair the list may know better.
void PairJudge::correct(Bulk& pairs, const DocumentPair& pair) const {
  if (at_.table.cross_source(pair)) --pairs.cross_source;
  if (crosses(pair)) ++pairs.cross_source;
}

// The pair has been told apart.
void PairJudge::take_from(Bulk& pairs, const DocumentPair& pair) const {
  --pairs.all;
  if (crosses(pair)) --pairs.cross_source;
}

void PairJudge::count_wanted() {
  for (const ListedPair& listed : at_.list.pairs) {
    if (!listed.reaches(request_.min_resemblance)) continue;
    const DocumentPair& pair = listed.documents;
    std::uint64_t PairTally::* way = nullptr;
    if (at_.found.together(pair)) {
      way = &PairTally::in_clusters;
    } else if (at_.copies.link_of(pair)) {
      way = &PairTally::linked;
    } else if (at_.passages.share(at_.copies.group_of(pair.first),
                                  at_.copies.group_of(pair.second))) {
      way = &PairTally::in_passages;
    }
    const auto count = [&](PairTally& tally) {
      ++tally.wanted;
      if (way != nullptr) ++(tally.*way);
    };
    count(score_.all);
    if (crosses(pair)) count(score_.cross_source);
  }
}

absl::Status PairJudge::judge_members() {
  std::vector<DocumentPair> pairs;
  for (const FoundCluster& cluster : at_.found.clusters) {
    for (const FoundMember& member : cluster.members) {
      pairs.emplace_back(cluster.representative, member.document);
    }
  }
  const std::vector<SetOverlap> figures =
      figures_of(pairs, at_.tokens, request_.dirty.params.shingle_size);
  std::size_t i = 0;
  for (const FoundCluster& cluster : at_.found.clusters) {
    for (const FoundMember& member : cluster.members) {
      const double resemblance = figures[i++].resemblance();
      if (member.full_resemblance != kNotSaid &&
          std::abs(member.full_resemblance - resemblance) > kPrintedStep) {
        ++score_.figures_off;
      }
      const DocumentPair pair = ordered(cluster.representative, member.document);
      PairVerdict verdict = PairVerdict::kWrong;
      if (resemblance >= request_.resemblance || in_list(pair)) {
        verdict = PairVerdict::kRight;
      } else if (member.resemblance >= request_.resemblance) {
        verdict = PairVerdict::kRightWithoutBoilerplate;
      }
      tell(&PairTally::clusters, pair, verdict);
    }
  }
  return absl::OkStatus();
}

PairJudge::Bulk PairJudge::pairs_of_members() const {
  Bulk pairs;
  std::vector<std::uint32_t> members;
  for (const FoundCluster& cluster : at_.found.clusters) {
    members.clear();
    for (const FoundMember& member : cluster.members) members.push_back(member.document);
    pairs.all += n_pairs_of(members.size());
    pairs.cross_source += n_cross_source_pairs(sources_of(members));
  }
  return pairs;
}

absl::Status PairJudge::judge_member_pairs() {
  Bulk rest = pairs_of_members();
  for (const ListedPair& listed : at_.list.pairs) {
    const DocumentPair& pair = listed.documents;
    if (!at_.found.together(pair) || is_representative(pair.first) ||
        is_representative(pair.second)) {
      continue;
    }
    correct(rest, pair);
    if (!listed.reaches(request_.resemblance)) continue;
    tell(&PairTally::clusters, pair, PairVerdict::kRight);
    take_from(rest, pair);
  }

  std::vector<std::uint32_t> n_members;
  for (const FoundCluster& cluster : at_.found.clusters) {
    n_members.push_back(static_cast<std::uint32_t>(cluster.members.size()));
  }
  const MemberPairs ranks(n_members);
  std::vector<DocumentPair> drawn;
  for (const std::uint64_t rank : draw_ranks(ranks.total(), request_.max_drawn)) {
    const MemberPairs::Place place = ranks.at(rank);
    const std::vector<FoundMember>& members = at_.found.clusters[place.cluster].members;
    // The second member changes less often from rank to rank: pair_figures.h holds the first.
    const DocumentPair pair(members[place.second].document, members[place.first].document);
    if (!in_list(ordered(pair.first, pair.second))) drawn.push_back(pair);
  }
  const std::vector<SetOverlap> figures =
      figures_of(drawn, at_.tokens, request_.dirty.params.shingle_size);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const DocumentPair pair = ordered(drawn[i].first, drawn[i].second);
    const bool right = figures[i].resemblance() >= request_.resemblance;
    tell(&PairTally::clusters, pair,
         right ? PairVerdict::kRight : PairVerdict::kThroughRepresentative);
    take_from(rest, pair);
  }
  tell(&PairTally::clusters, rest, PairVerdict::kNotLookedAt);
  return absl::OkStatus();
}

absl::Status PairJudge::judge_links() {
  const std::vector<LinkedCopies::Link>& links = at_.copies.links();
  std::vector<DocumentPair> pairs;
  std::vector<Bulk> rest;
  for (const LinkedCopies::Link& link : links) {
    const auto left = at_.copies.group(link.groups.first);
    const auto right = at_.copies.group(link.groups.second);
    pairs.push_back(link.groups);
    rest.push_back({.all = std::uint64_t{left.size()} * right.size(),
                    .cross_source = n_cross_source_pairs(sources_of(left), sources_of(right))});
  }
  for (const ListedPair& listed : at_.list.pairs) {
    const std::optional<std::size_t> link = at_.copies.link_of(listed.documents);
    if (!link) continue;
    correct(rest[*link], listed.documents);
    if (!listed.reaches(request_.resemblance)) continue;
    tell(&PairTally::links, listed.documents, PairVerdict::kRight);
    take_from(rest[*link], listed.documents);
  }
  const std::vector<SetOverlap> figures =
      figures_of(pairs, at_.tokens, request_.dirty.params.shingle_size);
  for (std::size_t i = 0; i < links.size(); ++i) {
    const bool contained = links[i].contained;
    PairVerdict verdict = PairVerdict::kWrong;
    if (figures[i].resemblance() >= request_.resemblance ||
        (contained && containment_of(figures[i]) >= request_.containment)) {
      verdict = PairVerdict::kRight;
    } else if (links[i].resemblance >= request_.resemblance ||
               (contained && links[i].containment >= request_.containment)) {
      verdict = PairVerdict::kRightWithoutBoilerplate;
    }
    tell(&PairTally::links, rest[i], verdict);
  }
  return absl::OkStatus();
}

}  // namespace dittograph
