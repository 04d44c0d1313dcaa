#include "engine/shared_report.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/status.h"
#include "report/json_lines.h"
#include "report/names.h"

namespace dittograph {
namespace {

class ClusterLines {
 public:
  ClusterLines(const Corpus& corpus, const Shared& shared, OutputFile& file)
      : corpus_(corpus), shared_(shared), file_(file) {}

  absl::Status write() {
    for (const DocumentCluster& cluster : shared_.documents.clusters.clusters) {
      members_.clear();
      for (const ClusterMember& member : cluster.members) add(member);
      DITTOGRAPH_RETURN_IF_ERROR(write_line(kind_of(corpus_, cluster), cluster.representative,
                                            cluster.lowest_resemblance));
    }
    for (const DocumentLink& link : shared_.documents.clusters.links) {
      members_.clear();
      add({.document = link.smaller,
           .kind = link.kind,
           .resemblance = link.resemblance,
           .containment_in_representative = link.containment,
           .containment_of_representative = link.containment_of_larger,
           .full_resemblance = link.full_resemblance});
      DITTOGRAPH_RETURN_IF_ERROR(write_line(kind_of(link), link.larger, link.resemblance));
    }
    return absl::OkStatus();
  }

 private:
  [[nodiscard]] DocumentLabel label(DocId document) const {
    return {.name = corpus_.name(document),
            .source = corpus_.source(document),
            .date = corpus_.date(document)};
  }

  void add(const ClusterMember& member) {
    members_.push_back({.document = label(member.document),
                        .member = member,
                        .dropped = shared_.dropped[index_of(member.document)]});
  }

  absl::Status write_line(std::string_view kind, DocId representative, double lowest_resemblance) {
    line_.clear();
    lines_.cluster({.cluster = n_written_++,
                    .kind = kind,
                    .representative = label(representative),
                    .lowest_resemblance = lowest_resemblance},
                   members_, line_);
    return file_.write(line_);
  }

  const Corpus& corpus_;
  const Shared& shared_;
  OutputFile& file_;
  JsonLines lines_;
  std::string line_;
  std::vector<MemberLine> members_;
  std::uint64_t n_written_ = 0;
};

// "minhash+simhash": the names of the bits.
std::string words_of(FoundBy found_by) {
  static constexpr std::array<const char*, 5> kWords = {"minhash", "simhash", "short", "passage",
                                                        "cluster"};
  std::string text;
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if ((found_by >> i & 1) == 0) continue;
    if (!text.empty()) text += '+';
    text += kWords[i];
  }
  return text;
}

NearDocumentsSummary summary_of(const Shared& shared) {
  const NearDocumentsCounts& counts = shared.documents.counts;
  NearDocumentsSummary summary;
  summary.distinct = counts.distinct_documents;
  summary.short_texts = counts.short_documents;
  summary.compared = counts.compared;
  summary.near = counts.near;
  summary.contained = counts.contained;
  summary.thrown_out = counts.compared - counts.near - counts.contained;
  for (std::size_t bits = 0; bits < kFoundByCombinations; ++bits) {
    const FoundBySummary found = {.compared = counts.found_by.compared[bits],
                                  .near = counts.found_by.near[bits],
                                  .contained = counts.found_by.contained[bits]};
    if (found.compared > 0) summary.found_by[words_of(static_cast<FoundBy>(bits))] = found;
  }
  summary.clusters = shared.documents.clusters.clusters.size();
  for (const DocumentCluster& cluster : shared.documents.clusters.clusters) {
    summary.exact_clusters += cluster.kind == DocumentKind::kExact;
    summary.members += cluster.members.size();
    summary.lowest_resemblance = std::min(summary.lowest_resemblance, cluster.lowest_resemblance);
  }
  summary.links = shared.documents.clusters.links.size();
  summary.crowded = counts.crowded_documents;
  for (const ListCounts* lists :
       {&counts.candidates.bands, &counts.candidates.simhash.lists,
        &counts.candidates.short_documents, &counts.crowds.bands, &counts.crowds.slot_pairs}) {
    summary.largest_crowd = std::max(summary.largest_crowd, lists->largest_crowd);
    summary.pairs_left_out += lists->pairs_left_out;
  }
  summary.boilerplate_tokens = shared.boilerplate_tokens;
  summary.near_only_without_boilerplate = counts.near_without_left_out;
  summary.near_only_with_boilerplate = counts.alike;
  return summary;
}

PassagesSummary summary_of(const PassageCounts& counts) {
  return {.seeds = counts.seeds,
          .shared_seeds = counts.shared_seeds,
          .groups = counts.groups,
          .largest_group = counts.largest_group,
          .links = counts.links,
          .alignments = counts.alignments,
          .clusters = counts.clusters,
          .witnesses = counts.witnesses,
          .reuse = counts.clusters - counts.version_clusters - counts.boilerplate_clusters,
          .versions = counts.version_clusters,
          .boilerplate = counts.boilerplate_clusters,
          .own_repeats_left_out = counts.own_repeats_left_out};
}

}  // namespace

// Near-duplicates of one source are versions of one text.
std::string_view kind_of(const Corpus& corpus, const DocumentCluster& cluster) {
  if (cluster.kind == DocumentKind::kExact) return "exact";
  const std::string_view source = corpus.source(cluster.representative);
  const bool one_source =
      !source.empty() &&
      std::all_of(cluster.members.begin(), cluster.members.end(), [&](const ClusterMember& member) {
        return corpus.source(member.document) == source;
      });
  return one_source ? "versions" : "near";
}

std::string_view kind_of(const DocumentLink& link) {
  return link.kind == DocumentKind::kContained ? "contained" : "linked";
}

absl::Status write_clusters(const Corpus& corpus, const Shared& shared, OutputFolder& out) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> clusters,
                              out.file("clusters.jsonl"));
  DITTOGRAPH_RETURN_IF_ERROR(ClusterLines(corpus, shared, *clusters).write());
  DITTOGRAPH_RETURN_IF_ERROR(clusters->close());

  DITTOGRAPH_ASSIGN_OR_RETURN(const std::unique_ptr<OutputFile> whole,
                              out.file("kept_whole.jsonl"));
  JsonLines lines;
  std::string line;
  for (const DocId document : shared.cuts.kept_whole) {
    line.clear();
    lines.kept_whole(corpus.name(document), line);
    DITTOGRAPH_RETURN_IF_ERROR(whole->write(line));
  }
  return whole->close();
}

void summarise(const Corpus& corpus, const Shared& shared, Summary& summary) {
  summary.estimated_recall = shared.documents.counts.estimated_recall;
  if (shared.recall) {
    const MeasuredRecall& from = *shared.recall;
    MeasuredRecallSummary& to = summary.measured_recall.emplace();
    to.documents = from.documents;
    to.pairs = from.pairs;
    to.found = from.found;
    to.recall = from.recall();
    for (const MissedPair& pair : from.missed) {
      to.missed.push_back({.document = std::string(corpus.name(pair.left)),
                           .other = std::string(corpus.name(pair.right)),
                           .resemblance = pair.resemblance});
    }
  }
  summary.near_documents = summary_of(shared);
  summary.passages = summary_of(shared.passages.counts);
  summary.documents_kept_whole = shared.cuts.kept_whole.size();
}

}  // namespace dittograph
