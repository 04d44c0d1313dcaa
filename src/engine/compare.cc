#include "engine/compare.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/status.h"
#include "cluster/preference.h"
#include "index/exact_groups.h"
#include "passage/boilerplate.h"
#include "passage/passages.h"
#include "passage/seed_pairs.h"

namespace dittograph {
namespace {

// The share of the containment that seeds in common must show for a pair to be compared: seeds are
// a sample of the shingles.
constexpr double kSeedShare = 0.6;

std::vector<std::string> split_at_commas(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    const std::size_t first = text.find_first_not_of(' ', begin);
    if (first < end) {
      parts.push_back(text.substr(first, text.find_last_not_of(' ', end - 1) + 1 - first));
    }
    begin = end + 1;
  }
  return parts;
}

std::uint64_t n_tokens_of(const TokenRangeTable& stretches) {
  std::uint64_t n = 0;
  for (const TokenRange& range : stretches.ranges) n += range.size();
  return n;
}

class Comparison {
 public:
  Comparison(Corpus& corpus, const Params& params, const MemoryPlan& memory,
             const StepWatcher& watcher, Parallel& parallel, bool measures_recall)
      : corpus_(corpus),
        params_(params),
        memory_(memory),
        watcher_(watcher),
        parallel_(parallel),
        measures_recall_(measures_recall) {}

  absl::StatusOr<Shared> run() {
    DITTOGRAPH_RETURN_IF_ERROR(watcher_("order"));
    set_order();
    std::vector<Candidate> further;
    BoilerplateRanges left_out;
    const bool passages = params_.level == Level::kPassages;
    DITTOGRAPH_ASSIGN_OR_RETURN(const SeedGroups groups, corpus_.group_seeds(parallel_));
    if (passages) {
      DITTOGRAPH_RETURN_IF_ERROR(watcher_("boilerplate"));
      left_out = boilerplate_of(groups);
      shared_.boilerplate_tokens = n_tokens_of(left_out.stretches);
      shared_.standing_text = left_out.stretches;
      if (params_.count_boilerplate) left_out = {};
      DITTOGRAPH_ASSIGN_OR_RETURN(further,
                                  pairs_by_seeds(groups, view(exact_), left_out,
                                                 {.window = window(),
                                                  .min_share = kSeedShare * params_.containment,
                                                  .link_bytes = memory_.links()},
                                                 parallel_));
    }
    DITTOGRAPH_RETURN_IF_ERROR(watcher_("documents"));
    DITTOGRAPH_RETURN_IF_ERROR(compare_whole(left_out.stretches, further));
    if (passages) {
      DITTOGRAPH_RETURN_IF_ERROR(watcher_("passages"));
      DITTOGRAPH_ASSIGN_OR_RETURN(shared_.passages, passages_of(groups));
    }
    DITTOGRAPH_RETURN_IF_ERROR(watcher_("decide"));
    list_witnesses();
    count_own_sources();
    decide();
    return std::move(shared_);
  }

 private:
  [[nodiscard]] std::uint32_t window() const {
    return seed_window(params_.min_passage, params_.shingle_size);
  }

  void set_order() {
    const std::size_t n = corpus_.n_documents();
    std::vector<DocumentFacts> facts(n);
    for (std::uint32_t i = 0; i < n; ++i) {
      const DocId document{i};
      facts[i] = {.name = corpus_.name(document),
                  .date = corpus_.date(document),
                  .source = corpus_.source(document),
                  .n_tokens = corpus_.n_tokens()[i],
                  .form = corpus_.form(document),
                  .digest = corpus_.digests()[i].low};
    }
    preference_ = preference_order(
        facts, {.keep = params_.keep, .prefer_source = split_at_commas(params_.prefer_source)});
    rank_.resize(n);
    for (std::uint32_t i = 0; i < n; ++i) rank_[index_of(preference_[i])] = i;
    leaders_ = exact_leaders(corpus_.digests(), preference_, parallel_);
    exact_.assign(n, kNoNumber);
    for (std::uint32_t i = 0; i < n; ++i) {
      const auto leader = static_cast<std::uint32_t>(leaders_[i]);
      if (leader != i) exact_[i] = exact_[leader] = leader;
    }
  }

  // clusters: the number of each document's, for the passage stage.
  CorpusView view(std::span<const std::uint32_t> clusters) const {
    return {.n_documents = corpus_.n_documents(),
            .rank = rank_,
            .cluster = clusters,
            .source = corpus_.sources(),
            .n_tokens = corpus_.n_tokens(),
            .tokens = tokens_};
  }

  BoilerplateRanges boilerplate_of(const SeedGroups& groups) {
    return find_boilerplate(groups, view(exact_),
                            {.shingle_size = params_.shingle_size,
                             .min_passage = params_.min_passage,
                             .window = window(),
                             .kinds = {}},
                            parallel_);
  }

  absl::Status compare_whole(const TokenRangeTable& left_out, std::span<const Candidate> further) {
    const NearDocumentsParams near = {
        .candidates = {.bands = bands_for(params_.resemblance, BandParams{}.signature_size),
                       .simhash = {},
                       .short_documents = {.resemblance = params_.resemblance}},
        .verify = {.shingle_size = params_.shingle_size,
                   .resemblance = params_.resemblance,
                   .containment = params_.containment}};
    const NearDocumentsInput input = {.tokens = corpus_.tokens(),
                                      .digests = corpus_.digests(),
                                      .signatures = corpus_.signatures(),
                                      .simhashes = corpus_.simhashes(),
                                      .preference = preference_,
                                      .leaders = leaders_,
                                      .left_out = left_out,
                                      .further = further};
    shared_.documents = find_near_documents(input, near, parallel_);
    list_memberships();
    if (!measures_recall_) return absl::OkStatus();
    DITTOGRAPH_RETURN_IF_ERROR(watcher_("recall"));
    shared_.recall =
        measure_recall(input, near.verify, shared_.documents.clusters, RecallParams(), parallel_);
    return absl::OkStatus();
  }

  void list_memberships() {
    std::vector<Membership>& of = shared_.memberships;
    of.resize(corpus_.n_documents());
    const std::vector<DocumentCluster>& clusters = shared_.documents.clusters.clusters;
    for (std::uint32_t i = 0; i < clusters.size(); ++i) {
      of[index_of(clusters[i].representative)].cluster = i;
      for (std::uint32_t j = 0; j < clusters[i].members.size(); ++j) {
        of[index_of(clusters[i].members[j].document)] = {.cluster = i, .member = j};
      }
    }
  }

  absl::StatusOr<Passages> passages_of(const SeedGroups& groups) {
    std::vector<std::uint32_t> near(corpus_.n_documents(), kNoNumber);
    for (std::uint32_t i = 0; i < near.size(); ++i) near[i] = shared_.memberships[i].cluster;
    const SentenceLookup sentences = [this](DocId document, const TokenRange& window,
                                            std::vector<std::uint32_t>& buffer) {
      const std::span<const StoredSentence> all = corpus_.sentences().of(document);
      auto sentence = std::lower_bound(
          all.begin(), all.end(), window.begin,
          [](const StoredSentence& x, std::uint32_t token) { return x.first_token < token; });
      buffer.clear();
      for (; sentence != all.end() && sentence->first_token <= window.end; ++sentence) {
        buffer.push_back(sentence->first_token);
      }
      const std::uint32_t n_tokens = corpus_.n_tokens()[index_of(document)];
      if (window.begin <= n_tokens && n_tokens <= window.end) buffer.push_back(n_tokens);
      return std::span<const std::uint32_t>(buffer);
    };
    return find_passages(groups, view(near),
                         {.shingle_size = params_.shingle_size,
                          .min_passage = params_.min_passage,
                          .gaps = {},
                          .kinds = {},
                          .sentences = sentences,
                          .link_bytes = memory_.links()},
                         parallel_);
  }

  void list_witnesses() {
    const std::vector<PassageCluster>& clusters = shared_.passages.clusters;
    std::vector<std::uint64_t>& begins = shared_.witness_begins;
    begins.assign(corpus_.n_documents() + 1, 0);
    for (const PassageCluster& cluster : clusters) {
      for (const PassageWitness& witness : cluster.witnesses) {
        ++begins[index_of(witness.document) + 1];
      }
    }
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] += begins[i - 1];
    shared_.witnesses.resize(begins.back());
    std::vector<std::uint64_t> next(begins.begin(), begins.end() - 1);
    for (std::uint32_t i = 0; i < clusters.size(); ++i) {
      for (std::uint32_t j = 0; j < clusters[i].witnesses.size(); ++j) {
        shared_.witnesses[next[index_of(clusters[i].witnesses[j].document)]++] = {.cluster = i,
                                                                                  .witness = j};
      }
    }
  }

  void count_own_sources() {
    const auto sources = corpus_.sources();
    for (const PassageCluster& cluster : shared_.passages.clusters) {
      const PassageWitness& representative = cluster.witnesses[cluster.representative];
      const std::uint32_t source = sources[index_of(representative.document)];
      const auto n_same = std::count_if(
          cluster.witnesses.begin(), cluster.witnesses.end(), [&](const PassageWitness& witness) {
            return source != kNoNumber && sources[index_of(witness.document)] == source;
          });
      const double n_others = static_cast<double>(cluster.witnesses.size()) - 1;
      shared_.from_same_source.push_back(
          n_same == 0 ? 0.0 : static_cast<double>(n_same - 1) / std::max(1.0, n_others));
    }
  }

  void decide() {
    shared_.dropped.assign(corpus_.n_documents(), false);
    if (params_.documents == DocumentAction::kDrop) {
      for (const DocumentCluster& cluster : shared_.documents.clusters.clusters) {
        for (const ClusterMember& member : cluster.members) {
          shared_.dropped[index_of(member.document)] = true;
        }
      }
    }
    shared_.cuts = find_shared_cuts({.clusters = shared_.passages.clusters,
                                     .boilerplate = params_.boilerplate,
                                     .passages = params_.passages,
                                     .preference = preference_,
                                     .dropped = shared_.dropped,
                                     .sentences = corpus_.sentences(),
                                     .tokens = tokens_,
                                     .min_cut = params_.min_repeat});
  }

  Corpus& corpus_;
  const Params& params_;
  const MemoryPlan& memory_;
  const StepWatcher& watcher_;
  Parallel& parallel_;
  bool measures_recall_;
  TokenLookup tokens_ = [this](DocId document) { return corpus_.tokens().tokens(document); };

  std::vector<DocId> preference_;
  std::vector<std::uint32_t> rank_;   // by DocId
  std::vector<DocId> leaders_;        // by DocId: who stands for its exact copies
  std::vector<std::uint32_t> exact_;  // by DocId: number of its group of exact copies
  Shared shared_;
};

}  // namespace

absl::StatusOr<Shared> compare_documents(Corpus& corpus, const Params& params,
                                         const MemoryPlan& memory, const StepWatcher& watcher,
                                         Parallel& parallel, bool measures_recall) {
  return Comparison(corpus, params, memory, watcher, parallel, measures_recall).run();
}

}  // namespace dittograph
