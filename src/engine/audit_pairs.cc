#include "engine/audit_pairs.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "audit/compare_pair.h"
#include "audit/pair_spans.h"
#include "base/status.h"

namespace dittograph {
namespace {

constexpr std::size_t kPairsPerTask = 256;
// Within an outlet a pair counts if one of the two has so much of its own tokens from the other.
constexpr double kOwnPairShare = 0.2;

std::uint64_t key_of(DocId x, DocId y) {
  const auto i = static_cast<std::uint32_t>(x);
  const auto j = static_cast<std::uint32_t>(y);
  return (std::uint64_t{std::min(i, j)} << 32) | std::max(i, j);
}

// Whether more than boilerplate is shared; and within an outlet, more than a common phrase.
bool worth_reading(const AuditContext& in, DocId a, DocId b, std::span<const AlignedSpan> spans) {
  const TokenSet& out_a = in.facts.left_out[index_of(a)];
  const TokenSet& out_b = in.facts.left_out[index_of(b)];
  std::uint64_t n_a = 0;
  std::uint64_t n_b = 0;
  bool any = false;
  for (const AlignedSpan& span : spans) {
    const TokenRange of_a[] = {span.a};
    const TokenRange of_b[] = {span.b};
    const std::uint32_t outside_a = size_of(without(of_a, out_a));
    const std::uint32_t outside_b = size_of(without(of_b, out_b));
    any |= 2 * outside_a > span.a.size() && 2 * outside_b > span.b.size();
    n_a += outside_a;
    n_b += outside_b;
  }
  const std::uint32_t outlet = in.audit.documents[index_of(a)].outlet;
  if (!any || outlet == kNoIndex || outlet != in.audit.documents[index_of(b)].outlet) return any;
  const auto enough = [&](DocId document, std::uint64_t n, const TokenSet& out) {
    const std::uint32_t own = in.corpus.n_tokens()[index_of(document)] - size_of(out);
    return static_cast<double>(n) >= kOwnPairShare * own;
  };
  return enough(a, n_a, out_a) || enough(b, n_b, out_b);
}

// A pair is wire copy if an agency's own document is in it, or its credits say so; what an agency's
// document confirms through the cluster is added there.
void tell_wire(const AuditContext& in) {
  const bool any_feed =
      std::any_of(in.audit.sources.begin(), in.audit.sources.end(),
                  [](const CreditSource& source) { return source.agency && source.has_documents; });
  for (AuditPair& pair : in.audit.pairs) {
    const auto own_agency = [&](DocId document) {
      const std::uint32_t outlet = in.audit.documents[index_of(document)].outlet;
      return outlet != kNoIndex && !in.audit.outlets[outlet].agency.empty();
    };
    const auto credits_agency = [&](DocId document, std::uint32_t credit) {
      if (credit == kNoIndex) return false;
      const Credit& named = in.audit.documents[index_of(document)].credits[credit];
      return in.audit.sources[named.source].agency;
    };
    pair.wire = own_agency(pair.a) || own_agency(pair.b) ? Wire::kConfirmed
                : credits_agency(pair.a, pair.credit_a) || credits_agency(pair.b, pair.credit_b)
                    ? Wire::kCredited
                : any_feed ? Wire::kNo
                           : Wire::kUnknown;
  }
}

}  // namespace

std::uint32_t PairParts::number_of(DocId x, DocId y) const {
  const auto found = numbers.find(key_of(x, y));
  return found == numbers.end() ? kNoIndex : found->second;
}

TokenSet PairParts::on_first(std::uint32_t pair, DocId first,
                             std::span<const TokenRange> part) const {
  const StoryPair& own = pairs[pair];
  std::vector<TokenRange> ranges;
  for (std::uint64_t i = own.spans_begin; i < own.spans_end; ++i) {
    ranges.push_back(own.a == first ? spans[i].a : spans[i].b);
  }
  return common(set_of(std::move(ranges)), part);
}

absl::StatusOr<PairParts> compare_pairs(const AuditContext& in,
                                        std::span<const DocumentPair> candidates) {
  struct Found {
    std::size_t candidate = 0;
    PairFinding finding;
  };
  struct Worker {
    PairAligner aligner;
    PairComparer comparer;
    std::vector<Found> found;
  };
  const PairSpanRule rule = {
      .shingle_size = in.audit.params.shingle_size,
      .min_passage = in.audit.params.min_passage,
      .min_fragment = std::max(in.audit.params.shingle_size, in.audit.params.min_passage / 2)};
  std::vector<std::unique_ptr<Worker>> workers;
  for (std::size_t i = 0; i < in.parallel.n_threads(); ++i) {
    workers.push_back(std::make_unique<Worker>(Worker{PairAligner(rule), {}, {}}));
  }
  const auto compare_one = [&](std::size_t i, std::size_t number,
                               AuditShelf& shelf) -> absl::Status {
    Worker& worker = *workers[number];
    const auto [a, b] = candidates[i];
    const auto tokens_a = in.corpus.tokens().tokens(a);
    const auto tokens_b = in.corpus.tokens().tokens(b);
    const std::size_t n_sentences =
        in.corpus.sentences().of(a).size() + in.corpus.sentences().of(b).size();
    const std::vector<AlignedSpan>& spans = worker.aligner.align(
        index_of(a), tokens_a, tokens_b,
        {.max_between = most_between(tokens_a.size() + tokens_b.size(), n_sentences),
         .left_out_a = in.facts.left_out[index_of(a)],
         .left_out_b = in.facts.left_out[index_of(b)]});
    if (!worth_reading(in, a, b, spans)) return absl::OkStatus();
    DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument x, shelf.get(a));
    DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument y, shelf.get(b));
    PairFinding finding = worker.comparer.compare(x, y, spans);
    if (!finding.parts.empty()) worker.found.push_back({i, std::move(finding)});
    return absl::OkStatus();
  };
  DITTOGRAPH_RETURN_IF_ERROR(for_each_with_shelf(in, candidates.size(), kPairsPerTask,
                                                 AuditShelf::With::kSentences, compare_one));
  PairParts parts;
  std::vector<Found*> all;
  for (const auto& worker : workers) {
    for (Found& found : worker->found) all.push_back(&found);
  }
  std::sort(all.begin(), all.end(), [](const Found* x, const Found* y) {
    return std::make_pair(x->finding.pair.same_outlet, x->candidate) <
           std::make_pair(y->finding.pair.same_outlet, y->candidate);
  });
  in.audit.pairs.reserve(all.size());
  parts.pairs.reserve(all.size());
  for (Found* found : all) {
    PairFinding& finding = found->finding;
    AuditPair& pair = finding.pair;
    pair.spans_begin = in.audit.spans.size();
    in.audit.spans.insert(in.audit.spans.end(), finding.spans.begin(), finding.spans.end());
    pair.spans_end = in.audit.spans.size();
    const std::uint64_t parts_begin = parts.spans.size();
    parts.spans.insert(parts.spans.end(), finding.parts.begin(), finding.parts.end());
    parts.pairs.push_back(
        {.a = pair.a, .b = pair.b, .spans_begin = parts_begin, .spans_end = parts.spans.size()});
    parts.numbers.emplace(key_of(pair.a, pair.b),
                          static_cast<std::uint32_t>(in.audit.pairs.size()));
    in.audit.pairs.push_back(std::move(pair));
    finding = {};
  }
  tell_wire(in);
  return parts;
}

}  // namespace dittograph
