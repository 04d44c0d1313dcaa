#include "engine/audit_figures.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "audit/compare_pair.h"
#include "audit/flows.h"
#include "audit/versions.h"
#include "base/status.h"
#include "dittograph/audit_words.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

constexpr std::size_t kDocumentsPerTask = 64;
constexpr std::size_t kBins = 10;

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
}

absl::Status cover(const AuditContext& in, const PairParts& parts, DocId document,
                   std::span<const std::uint32_t> pairs, AuditShelf& shelf) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument text, shelf.get(document));
  std::vector<TokenRange> ranges;
  for (const std::uint32_t number : pairs) {
    const StoryPair& pair = parts.pairs[number];
    for (std::uint64_t i = pair.spans_begin; i < pair.spans_end; ++i) {
      ranges.push_back(pair.a == document ? parts.spans[i].a : parts.spans[i].b);
    }
  }
  const TokenSet borrowed = without(set_of(std::move(ranges)), text.left_out);
  AuditDocument& out = in.audit.documents[index_of(document)];
  out.borrowed_chars = chars_of(text, borrowed);
  out.original = 1.0 - share_of(out.borrowed_chars, own_chars(text));
  const auto n_tokens = static_cast<std::uint64_t>(text.text->tokens.size());
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const TokenRange tenth[] = {{static_cast<std::uint32_t>(bin * n_tokens / kBins),
                                 static_cast<std::uint32_t>((bin + 1) * n_tokens / kBins)}};
    if (tenth[0].empty()) continue;
    out.coverage[bin] = static_cast<std::uint8_t>(
        (100 * std::uint64_t{size_of(common(borrowed, tenth))} + tenth[0].size() / 2) /
        tenth[0].size());
  }
  return absl::OkStatus();
}

void count(Audit& audit) {
  AuditCounts& counts = audit.counts;
  for (const AuditDocument& document : audit.documents) {
    ++counts.states[std::string(word_of(document.state))];
    counts.chars += document.chars;
    counts.boilerplate_chars += document.boilerplate_chars;
    if (document.outlet == kNoIndex) continue;
    AuditOutlet& outlet = audit.outlets[document.outlet];
    ++outlet.documents;
    outlet.dated += document.stamp.unit == StampUnit::kNone ? 0 : 1;
    outlet.chars += document.chars;
    outlet.boilerplate_chars += document.boilerplate_chars;
    outlet.syndicated_in += document.state == DocumentState::kSyndicatedIn ? 1 : 0;
    outlet.syndicated_out += document.state == DocumentState::kSyndicatedOut ? 1 : 0;
    outlet.credited += std::any_of(document.credits.begin(), document.credits.end(),
                                   [&](const Credit& credit) {
                                     return audit.sources[credit.source].agency &&
                                            credit.form != Credit::Form::kOwnDomain;
                                   })
                           ? 1
                           : 0;
  }
  for (const AuditPair& pair : audit.pairs) {
    if (pair.same_outlet) continue;
    ++counts.cross_pairs;
    counts.wire_pairs += pair.wire == Wire::kCredited || pair.wire == Wire::kConfirmed ? 1 : 0;
    counts.same_owner_pairs += pair.same_owner ? 1 : 0;
    counts.disagreements += pair.disagreement ? 1 : 0;
    ++(pair.direction == Direction::kFirst ? counts.first
       : pair.direction == Direction::kTie ? counts.ties
                                           : counts.unknown);
    ++counts.credits[std::string(word_of(pair.credit))];
    ++counts.headlines[std::string(word_of(pair.headline))];
  }
  for (const AuditCluster& cluster : audit.clusters) {
    ++counts.kinds[std::string(word_of(cluster.kind))];
  }
}

}  // namespace

absl::Status tell_coverage(const AuditContext& in, const PairParts& parts) {
  const std::size_t n = in.audit.documents.size();
  std::vector<std::uint64_t> begins(n + 1, 0);
  for (const AuditPair& pair : in.audit.pairs) {
    if (pair.same_outlet) continue;
    ++begins[index_of(pair.a) + 1];
    ++begins[index_of(pair.b) + 1];
  }
  for (std::size_t i = 1; i <= n; ++i) begins[i] += begins[i - 1];
  std::vector<std::uint32_t> pairs(begins.back());
  std::vector<std::uint64_t> next(begins.begin(), begins.end() - 1);
  for (std::uint32_t i = 0; i < in.audit.pairs.size(); ++i) {
    if (in.audit.pairs[i].same_outlet) continue;
    pairs[next[index_of(in.audit.pairs[i].a)]++] = i;
    pairs[next[index_of(in.audit.pairs[i].b)]++] = i;
  }
  return for_each_with_shelf(
      in, n, kDocumentsPerTask, AuditShelf::With::kTokens,
      [&](std::size_t i, std::size_t, AuditShelf& shelf) {
        const auto own = std::span(pairs).subspan(begins[i], begins[i + 1] - begins[i]);
        return own.empty() ? absl::OkStatus()
                           : cover(in, parts, DocId{static_cast<std::uint32_t>(i)}, own, shelf);
      });
}

void tell_figures(const AuditContext& in) {
  std::vector<std::uint64_t> digests;
  std::vector<Stamp> stamps;
  for (std::size_t i = 0; i < in.audit.documents.size(); ++i) {
    digests.push_back(in.corpus.digests()[i].low);
    stamps.push_back(in.audit.documents[i].stamp);
  }
  in.audit.versions = find_versions(
      {.pairs = in.audit.pairs, .order = in.facts.order, .digest = digests, .stamp = stamps});
  for (std::uint32_t i = 0; i < in.audit.versions.size(); ++i) {
    for (const VersionStep& step : in.audit.versions[i].steps) {
      in.audit.documents[index_of(step.document)].version_chain = i;
    }
  }
  const std::vector<DocumentState> states =
      find_states(in.audit.documents.size(), in.audit.pairs, in.audit.versions);
  for (std::size_t i = 0; i < states.size(); ++i) in.audit.documents[i].state = states[i];
  std::vector<bool> edges(in.audit.pairs.size(), false);
  for (const AuditCluster& cluster : in.audit.clusters) {
    for (const AuditMember& member : cluster.members) {
      if (member.pair != kNoIndex) edges[member.pair] = true;
    }
  }
  count(in.audit);
  in.audit.flows = find_flows(in.audit.pairs, edges, in.audit.documents, in.audit.outlets);
  in.audit.lags = find_lags(in.audit.pairs, in.audit.documents);
}

}  // namespace dittograph
