#include "engine/audit_assembly.h"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "audit/flows.h"
#include "audit/kinds.h"
#include "audit/pair_spans.h"
#include "audit/phrases.h"
#include "audit/versions.h"
#include "base/status.h"
#include "dittograph/audit_words.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

constexpr std::size_t kPairsPerTask = 256;
constexpr std::size_t kStoriesPerTask = 16;
constexpr std::size_t kDocumentsPerTask = 64;
// A document comes from others if those before it have so much of its own text.
constexpr double kDerivedShare = 0.5;
// The way a document came is drawn from this share on.
constexpr double kWayShare = 0.1;
// Within an outlet a pair counts if one of the two has so much of its own tokens from the other.
constexpr double kOwnPairShare = 0.2;
constexpr std::size_t kLongestExcerpt = 400;  // bytes
constexpr std::size_t kBins = 10;
constexpr std::size_t kFewCredits = 3;  // less than one member in so many

std::uint64_t key_of(DocId x, DocId y) {
  const auto i = static_cast<std::uint32_t>(x);
  const auto j = static_cast<std::uint32_t>(y);
  return (std::uint64_t{std::min(i, j)} << 32) | std::max(i, j);
}

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
}

// The text from begin on, at most kLongestExcerpt bytes, cut between code points.
std::string excerpt_of(std::string_view text, ByteSpan bytes) {
  std::size_t end = std::min<std::size_t>(bytes.end, bytes.begin + kLongestExcerpt);
  while (end > bytes.begin && end < text.size() &&
         (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return std::string(text.substr(bytes.begin, end - bytes.begin));
}

bool same_moment(const Stamp& a, const Stamp& b) {
  if (a.unit == StampUnit::kNone || b.unit == StampUnit::kNone) return false;
  if (a.unit == StampUnit::kTime && b.unit == StampUnit::kTime) return a.seconds == b.seconds;
  return a.day == b.day;
}

}  // namespace

absl::Status AuditAssembly::for_each(
    std::size_t n, std::size_t grain, AuditShelf::With with,
    const std::function<absl::Status(std::size_t, std::size_t, AuditShelf&)>& body) {
  std::vector<std::unique_ptr<AuditShelf>> shelves;
  for (std::size_t i = 0; i < parallel_.n_threads(); ++i) {
    shelves.push_back(std::make_unique<AuditShelf>(audit_, facts_, corpus_, texts_, with));
  }
  std::mutex mutex;
  absl::Status fault;
  std::size_t faulty = n;
  parallel_.for_ranges(n, grain, [&](std::size_t begin, std::size_t end, std::size_t worker) {
    for (std::size_t i = begin; i < end; ++i) {
      absl::Status status = body(i, worker, *shelves[worker]);
      if (status.ok()) continue;
      const std::lock_guard<std::mutex> lock(mutex);
      if (i < faulty) {
        faulty = i;
        fault = std::move(status);
      }
      return;
    }
  });
  return fault;
}

// -- pairs

// Whether more than boilerplate is shared; and within an outlet, more than a common phrase.
bool AuditAssembly::worth_reading(DocId a, DocId b, std::span<const AlignedSpan> spans) const {
  const TokenSet& out_a = facts_.left_out[index_of(a)];
  const TokenSet& out_b = facts_.left_out[index_of(b)];
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
  const std::uint32_t outlet = audit_.documents[index_of(a)].outlet;
  if (!any || outlet == kNoIndex || outlet != audit_.documents[index_of(b)].outlet) return any;
  const auto enough = [&](DocId document, std::uint64_t n, const TokenSet& out) {
    const std::uint32_t own = corpus_.n_tokens()[index_of(document)] - size_of(out);
    return static_cast<double>(n) >= kOwnPairShare * own;
  };
  return enough(a, n_a, out_a) || enough(b, n_b, out_b);
}

absl::Status AuditAssembly::compare_pairs(std::span<const DocumentPair> candidates) {
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
      .shingle_size = audit_.params.shingle_size,
      .min_passage = audit_.params.min_passage,
      .min_fragment = std::max(audit_.params.shingle_size, audit_.params.min_passage / 2)};
  std::vector<std::unique_ptr<Worker>> workers;
  for (std::size_t i = 0; i < parallel_.n_threads(); ++i) {
    workers.push_back(std::make_unique<Worker>(Worker{PairAligner(rule), {}, {}}));
  }
  const auto compare_one = [&](std::size_t i, std::size_t number,
                               AuditShelf& shelf) -> absl::Status {
    Worker& worker = *workers[number];
    const auto [a, b] = candidates[i];
    const std::vector<AlignedSpan>& spans =
        worker.aligner.align(index_of(a), corpus_.tokens().tokens(a), corpus_.tokens().tokens(b));
    if (!worth_reading(a, b, spans)) return absl::OkStatus();
    DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument x, shelf.get(a));
    DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument y, shelf.get(b));
    PairFinding finding = worker.comparer.compare(x, y, spans);
    if (!finding.parts.empty()) worker.found.push_back({i, std::move(finding)});
    return absl::OkStatus();
  };
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each(candidates.size(), kPairsPerTask, AuditShelf::With::kSentences, compare_one));
  std::vector<Found*> all;
  for (const auto& worker : workers) {
    for (Found& found : worker->found) all.push_back(&found);
  }
  std::sort(all.begin(), all.end(), [](const Found* x, const Found* y) {
    return std::make_pair(x->finding.pair.same_outlet, x->candidate) <
           std::make_pair(y->finding.pair.same_outlet, y->candidate);
  });
  audit_.pairs.reserve(all.size());
  story_pairs_.reserve(all.size());
  for (Found* found : all) {
    PairFinding& finding = found->finding;
    AuditPair& pair = finding.pair;
    pair.spans_begin = audit_.spans.size();
    audit_.spans.insert(audit_.spans.end(), finding.spans.begin(), finding.spans.end());
    pair.spans_end = audit_.spans.size();
    const std::uint64_t parts_begin = parts_.size();
    parts_.insert(parts_.end(), finding.parts.begin(), finding.parts.end());
    story_pairs_.push_back(
        {.a = pair.a, .b = pair.b, .spans_begin = parts_begin, .spans_end = parts_.size()});
    pair_of_.emplace(key_of(pair.a, pair.b), static_cast<std::uint32_t>(audit_.pairs.size()));
    audit_.pairs.push_back(std::move(pair));
    finding = {};
  }
  tell_wire();
  return absl::OkStatus();
}

// A pair is wire copy if an agency's own document is in it, or its credits say so; what an agency's
// document confirms through the cluster is added there.
void AuditAssembly::tell_wire() {
  const bool any_feed =
      std::any_of(audit_.sources.begin(), audit_.sources.end(),
                  [](const CreditSource& source) { return source.agency && source.has_documents; });
  for (AuditPair& pair : audit_.pairs) {
    const auto own_agency = [&](DocId document) {
      const std::uint32_t outlet = audit_.documents[index_of(document)].outlet;
      return outlet != kNoIndex && !audit_.outlets[outlet].agency.empty();
    };
    const auto credits_agency = [&](DocId document, std::uint32_t credit) {
      if (credit == kNoIndex) return false;
      const Credit& named = audit_.documents[index_of(document)].credits[credit];
      return audit_.sources[named.source].agency;
    };
    pair.wire = own_agency(pair.a) || own_agency(pair.b) ? Wire::kConfirmed
                : credits_agency(pair.a, pair.credit_a) || credits_agency(pair.b, pair.credit_b)
                    ? Wire::kCredited
                : any_feed ? Wire::kNo
                           : Wire::kUnknown;
  }
}

std::uint32_t AuditAssembly::pair_index(DocId x, DocId y) const {
  const auto found = pair_of_.find(key_of(x, y));
  return found == pair_of_.end() ? kNoIndex : found->second;
}

// -- clusters

// What the pair's other document has of part, in first's tokens.
TokenSet AuditAssembly::on_first(std::uint32_t pair, DocId first,
                                 std::span<const TokenRange> part) const {
  const StoryPair& own = story_pairs_[pair];
  std::vector<TokenRange> ranges;
  for (std::uint64_t i = own.spans_begin; i < own.spans_end; ++i) {
    ranges.push_back(own.a == first ? parts_[i].a : parts_[i].b);
  }
  return common(set_of(std::move(ranges)), part);
}

absl::Status AuditAssembly::measure(const Story& story, AuditShelf& shelf, AuditCluster& cluster,
                                    TravellingPhrase& phrase) {
  const StoryMember& leader = story.members.front();
  std::vector<OutletPart> parts;
  for (const StoryMember& member : story.members) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument document, shelf.get(member.document));
    AuditMember& out = cluster.members.emplace_back();
    out.document = member.document;
    for (const TokenRange& range : member.part) {
      out.spans.push_back(
          {document.text->tokens.begin[range.begin], document.text->tokens.end[range.end - 1]});
    }
    const TokenSet own = without(member.part, document.left_out);
    out.chars = chars_of(document, own);
    out.share = share_of(out.chars, own_chars(document));
    if (member.document == leader.document) continue;
    const std::uint32_t pair = pair_index(leader.document, member.document);
    if (pair == kNoIndex) continue;
    parts.push_back(
        {.outlet = document.outlet, .on_leader = on_first(pair, leader.document, leader.part)});
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument document, shelf.get(leader.document));
  // The leader's own outlet is counted once, by the stretch itself.
  std::erase_if(parts, [&](const OutletPart& part) {
    return part.outlet != kNoIndex && part.outlet == document.outlet;
  });
  const WidestStretch widest =
      widest_stretch(leader.part, std::move(parts), audit_.params.min_passage);
  TokenRange shown = widest.range;
  if (shown.empty()) shown = leader.part.front();
  const ByteSpan bytes = {document.text->tokens.begin[shown.begin],
                          document.text->tokens.end[shown.end - 1]};
  cluster.excerpt = excerpt_of(document.text->text, bytes);
  phrase.document = leader.document;
  phrase.bytes = bytes;
  phrase.text = cluster.excerpt;
  phrase.outlets = widest.outlets;
  tell_ways(cluster);
  tell_kind(cluster, traits_of(*document.text, leader.part));
  std::vector<bool> has(cluster.members.size(), false);
  const TokenRange one[] = {shown};
  for (std::size_t i = 0; i < story.members.size(); ++i) {
    const DocId member = story.members[i].document;
    if (member == leader.document) {
      has[i] = true;
      continue;
    }
    const std::uint32_t pair = pair_index(leader.document, member);
    has[i] =
        pair != kNoIndex && 10 * size_of(on_first(pair, leader.document, one)) >= 9 * shown.size();
  }
  tell_life(cluster, has, phrase);
  return absl::OkStatus();
}

// Whether document may have its text from the pair's other one. Of two at the same time, or of
// unknown ones, the first by order stands for both.
bool AuditAssembly::comes_after(const AuditPair& pair, DocId document) const {
  if (pair.direction == Direction::kFirst) return pair.b == document;
  const DocId other = pair.a == document ? pair.b : pair.a;
  return facts_.order[index_of(other)] < facts_.order[index_of(document)];
}

// By DocId: whether half of the document's own text stands in ones before it.
void AuditAssembly::tell_derived(std::span<const std::uint32_t> n_own) {
  std::vector<std::vector<TokenRange>> before(audit_.documents.size());
  for (std::size_t i = 0; i < audit_.pairs.size(); ++i) {
    const AuditPair& pair = audit_.pairs[i];
    const bool into_b = comes_after(pair, pair.b);
    std::vector<TokenRange>& to = before[index_of(into_b ? pair.b : pair.a)];
    for (std::uint64_t k = story_pairs_[i].spans_begin; k < story_pairs_[i].spans_end; ++k) {
      to.push_back(into_b ? parts_[k].b : parts_[k].a);
    }
  }
  derived_.assign(before.size(), false);
  for (std::size_t i = 0; i < before.size(); ++i) {
    const TokenSet own = without(set_of(std::move(before[i])), facts_.left_out[i]);
    derived_[i] = !own.empty() && size_of(own) >= kDerivedShare * n_own[i];
  }
}

// From where each member came, and which come from none.
void AuditAssembly::tell_ways(AuditCluster& cluster) {
  std::vector<AuditMember>& members = cluster.members;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    AuditMember& member = members[i];
    member.independent = true;
    const AuditPair* best = nullptr;
    for (std::uint32_t j = 0; j < members.size(); ++j) {
      if (i == j) continue;
      const std::uint32_t number = pair_index(members[j].document, member.document);
      if (number == kNoIndex) continue;
      const AuditPair& pair = audit_.pairs[number];
      const bool into = pair.b == member.document;
      if (comes_after(pair, member.document) && derived_[index_of(member.document)]) {
        member.independent = false;
      }
      if (pair.direction != Direction::kFirst || !into || pair.share_b < kWayShare) continue;
      // The one it has most of; of those that are as good, the latest before it.
      const bool better =
          best == nullptr || pair.share_b > best->share_b + 0.02 ||
          (pair.share_b > best->share_b - 0.02 && pair.lag.unit != StampUnit::kNone &&
           best->lag.unit != StampUnit::kNone && pair.lag.seconds < best->lag.seconds);
      if (better) {
        best = &pair;
        member.from = j;
        member.pair = number;
      }
    }
    cluster.independent += member.independent ? 1 : 0;
  }
  cluster.origin = 0;
  const Stamp& first = audit_.documents[index_of(members[0].document)].stamp;
  std::set<std::uint32_t> outlets;
  cluster.origin_known = first.unit != StampUnit::kNone;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const AuditDocument& document = audit_.documents[index_of(members[i].document)];
    outlets.insert(document.outlet);
    if (i > 0 && same_moment(first, document.stamp) &&
        document.outlet != audit_.documents[index_of(members[0].document)].outlet) {
      cluster.origin_known = false;
    }
  }
  cluster.outlets = static_cast<std::uint32_t>(outlets.size());
  // Of those that had it first at the same time, an agency is the likelier origin.
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const AuditDocument& document = audit_.documents[index_of(members[i].document)];
    const bool together = i == 0 || same_moment(first, document.stamp);
    if (together && document.outlet != kNoIndex &&
        !audit_.outlets[document.outlet].agency.empty()) {
      cluster.origin = i;
      break;
    }
  }
}

// How many outlets had it first at one moment, if they are all or most of them; else 0. A date is
// at one moment with any time of its day, but does not tell that others came later on that day.
std::uint32_t AuditAssembly::first_together(const AuditCluster& cluster) const {
  constexpr std::uint32_t kFewestOfMost = 3;
  std::int64_t day = std::numeric_limits<std::int64_t>::max();
  std::int64_t seconds = day;
  const auto stamp_of = [&](const AuditMember& member) -> const Stamp& {
    return audit_.documents[index_of(member.document)].stamp;
  };
  for (const AuditMember& member : cluster.members) {
    const Stamp& stamp = stamp_of(member);
    if (stamp.unit == StampUnit::kNone) continue;
    day = std::min(day, stamp.day);
    if (stamp.unit == StampUnit::kTime) seconds = std::min(seconds, stamp.seconds);
  }
  std::set<std::uint32_t> by_date;
  std::set<std::uint32_t> by_time;
  std::set<std::uint32_t> together;
  for (const AuditMember& member : cluster.members) {
    const Stamp& stamp = stamp_of(member);
    if (stamp.unit == StampUnit::kNone || stamp.day != day) continue;
    if (stamp.unit == StampUnit::kTime && stamp.seconds != seconds) continue;
    const std::uint32_t outlet = audit_.documents[index_of(member.document)].outlet;
    (stamp.unit == StampUnit::kTime ? by_time : by_date).insert(outlet);
    together.insert(outlet);
  }
  const auto n = static_cast<std::uint32_t>(together.size());
  if (n == cluster.outlets) return n;
  const auto most = static_cast<std::uint32_t>(std::max(by_date.size(), by_time.size()));
  return most >= kFewestOfMost && 5 * most >= 3 * cluster.outlets ? most : 0;
}

void AuditAssembly::tell_kind(AuditCluster& cluster, const PartTraits& traits) {
  ClusterFacts facts;
  facts.traits = traits;
  facts.outlets = cluster.outlets;
  std::map<std::uint32_t, std::uint32_t> credited;
  std::set<std::string> owners;
  for (const AuditMember& member : cluster.members) {
    const AuditDocument& document = audit_.documents[index_of(member.document)];
    facts.largest_share = std::max(facts.largest_share, member.share);
    if (document.outlet == kNoIndex) {
      owners.insert("");
    } else {
      const AuditOutlet& outlet = audit_.outlets[document.outlet];
      owners.insert(outlet.owner);
      const std::uint32_t own = facts_.own_sources[index_of(document.id)];
      if (audit_.sources[own].press_release) facts.distributor = audit_.sources[own].name;
      if (audit_.sources[own].agency) {
        facts.agency_member = audit_.sources[own].name;
        cluster.source = own;
      }
    }
    ByteSpan longest;
    for (const ByteSpan& span : member.spans) {
      if (span.size() > longest.size()) longest = span;
    }
    const std::uint32_t credit = credit_of(document.credits, longest);
    if (credit == kNoIndex) continue;
    const std::uint32_t source = document.credits[credit].source;
    if (audit_.sources[source].press_release) facts.distributor = audit_.sources[source].name;
    if (audit_.sources[source].agency &&
        document.credits[credit].form != Credit::Form::kOwnDomain) {
      ++credited[source];
    }
  }
  std::uint32_t most = 0;
  for (const auto& [source, n] : credited) {
    facts.n_credited += n;
    if (n <= most) continue;
    most = n;
    facts.credited_agency = audit_.sources[source].name;
    if (facts.agency_member.empty()) cluster.source = source;
  }
  facts.n_credited = most;
  // An agency whose own documents are there and that has no such text is hardly its source if few
  // say so, or if those that had it first do not.
  const AuditDocument& first = audit_.documents[index_of(cluster.members.front().document)];
  const bool said_first =
      std::any_of(first.credits.begin(), first.credits.end(),
                  [&](const Credit& credit) { return credit.source == cluster.source; });
  const bool denied = cluster.source != kNoIndex && facts.agency_member.empty() &&
                      audit_.sources[cluster.source].has_documents &&
                      (kFewCredits * most < cluster.members.size() || !said_first);
  if (denied) {
    facts.credited_agency.clear();
    cluster.source = kNoIndex;
  }
  facts.one_owner = owners.size() == 1 && !owners.begin()->empty() && cluster.outlets >= 2;
  facts.first_together = first_together(cluster);
  KindFinding found = find_kind(facts);
  cluster.kind = found.kind;
  cluster.reasons = std::move(found.reasons);
  const bool any_feed =
      std::any_of(audit_.sources.begin(), audit_.sources.end(),
                  [](const CreditSource& source) { return source.agency && source.has_documents; });
  cluster.wire = !facts.agency_member.empty()     ? Wire::kConfirmed
                 : !facts.credited_agency.empty() ? Wire::kCredited
                 : any_feed                       ? Wire::kNo
                                                  : Wire::kUnknown;
}

// How long the stretch lives and how fast half of its outlets had it.
void AuditAssembly::tell_life(const AuditCluster& cluster, const std::vector<bool>& has,
                              TravellingPhrase& phrase) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> seen;  // seconds, outlet
  std::set<std::uint32_t> outlets;
  phrase.unit = StampUnit::kTime;
  for (std::size_t i = 0; i < cluster.members.size(); ++i) {
    if (!has[i]) continue;
    ++phrase.documents;
    const AuditDocument& document = audit_.documents[index_of(cluster.members[i].document)];
    outlets.insert(document.outlet);
    if (document.stamp.unit == StampUnit::kNone) continue;
    if (document.stamp.unit == StampUnit::kDay) phrase.unit = StampUnit::kDay;
    seen.emplace_back(document.stamp.seconds, document.outlet);
  }
  phrase.outlets = static_cast<std::uint32_t>(outlets.size());
  if (seen.empty()) {
    phrase.unit = StampUnit::kNone;
    return;
  }
  std::sort(seen.begin(), seen.end());
  const std::int64_t begin = seen.front().first;
  constexpr std::int64_t kDay = 86400;
  const auto since_begin = [&](std::int64_t seconds) {
    const std::int64_t life = seconds - begin;
    return phrase.unit == StampUnit::kDay ? life / kDay * kDay : life;
  };
  phrase.life_seconds = since_begin(seen.back().first);
  std::set<std::uint32_t> reached;
  for (const auto& [seconds, outlet] : seen) {
    reached.insert(outlet);
    if (2 * reached.size() >= outlets.size()) {
      phrase.half_of_outlets_seconds = since_begin(seconds);
      break;
    }
  }
}

absl::Status AuditAssembly::tell_clusters() {
  std::vector<std::uint32_t> n_own(audit_.documents.size());
  for (std::size_t i = 0; i < n_own.size(); ++i) {
    n_own[i] = corpus_.n_tokens()[i] - size_of(facts_.left_out[i]);
  }
  tell_derived(n_own);
  std::vector<Story> stories = find_stories({.pairs = story_pairs_,
                                             .spans = parts_,
                                             .order = facts_.order,
                                             .n_tokens = n_own,
                                             .min_passage = audit_.params.min_passage});
  std::erase_if(stories, [&](const Story& story) {
    const std::uint32_t outlet = audit_.documents[index_of(story.members[0].document)].outlet;
    return outlet != kNoIndex &&
           std::all_of(story.members.begin(), story.members.end(), [&](const StoryMember& member) {
             return audit_.documents[index_of(member.document)].outlet == outlet;
           });
  });
  for (Story& story : stories) {
    std::sort(story.members.begin(), story.members.end(),
              [&](const StoryMember& x, const StoryMember& y) {
                return facts_.order[index_of(x.document)] < facts_.order[index_of(y.document)];
              });
  }
  audit_.clusters.resize(stories.size());
  audit_.phrases.resize(stories.size());
  DITTOGRAPH_RETURN_IF_ERROR(for_each(stories.size(), kStoriesPerTask, AuditShelf::With::kTokens,
                                      [&](std::size_t i, std::size_t, AuditShelf& shelf) {
                                        return measure(stories[i], shelf, audit_.clusters[i],
                                                       audit_.phrases[i]);
                                      }));
  sort_clusters();
  return absl::OkStatus();
}

void AuditAssembly::sort_clusters() {
  std::vector<std::uint32_t> by_size(audit_.clusters.size());
  for (std::uint32_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
  std::sort(by_size.begin(), by_size.end(), [&](std::uint32_t x, std::uint32_t y) {
    const AuditCluster& a = audit_.clusters[x];
    const AuditCluster& b = audit_.clusters[y];
    return std::make_tuple(b.outlets, b.members.size(), x) <
           std::make_tuple(a.outlets, a.members.size(), y);
  });
  std::vector<AuditCluster> clusters;
  std::vector<TravellingPhrase> phrases;
  for (const std::uint32_t i : by_size) {
    audit_.phrases[i].cluster = static_cast<std::uint32_t>(clusters.size());
    clusters.push_back(std::move(audit_.clusters[i]));
    phrases.push_back(std::move(audit_.phrases[i]));
  }
  std::erase_if(phrases, [](const TravellingPhrase& phrase) { return phrase.outlets < 2; });
  std::sort(phrases.begin(), phrases.end(),
            [](const TravellingPhrase& x, const TravellingPhrase& y) {
              return std::tie(y.outlets, y.documents, x.cluster) <
                     std::tie(x.outlets, x.documents, y.cluster);
            });
  audit_.clusters = std::move(clusters);
  audit_.phrases = std::move(phrases);

  // The cluster that has most of each pair.
  std::vector<std::uint64_t> most(audit_.pairs.size(), 0);
  for (std::uint32_t c = 0; c < audit_.clusters.size(); ++c) {
    const AuditCluster& cluster = audit_.clusters[c];
    std::map<DocId, const AuditMember*> member_of;
    for (const AuditMember& member : cluster.members) member_of.emplace(member.document, &member);
    const auto overlap = [](const std::vector<ByteSpan>& spans, const ByteSpan& span) {
      std::uint64_t n = 0;
      for (const ByteSpan& own : spans) {
        const std::uint64_t begin = std::max(own.begin, span.begin);
        const std::uint64_t end = std::min(own.end, span.end);
        n += begin < end ? end - begin : 0;
      }
      return n;
    };
    for (std::size_t i = 0; i < cluster.members.size(); ++i) {
      for (std::size_t j = i + 1; j < cluster.members.size(); ++j) {
        const std::uint32_t number =
            pair_index(cluster.members[i].document, cluster.members[j].document);
        if (number == kNoIndex) continue;
        AuditPair& pair = audit_.pairs[number];
        std::uint64_t n = 0;
        for (const SharedSpan& span : audit_.spans_of(pair)) {
          if (!span.boilerplate) n += overlap(member_of.at(pair.b)->spans, span.b);
        }
        if (n <= most[number]) continue;
        most[number] = n;
        pair.cluster = c;
        // An agency's own document among the members confirms that the text is wire copy.
        if (cluster.wire == Wire::kConfirmed) pair.wire = Wire::kConfirmed;
      }
    }
  }
}

void AuditAssembly::add_standing_texts(std::span<const StandingText> texts) {
  for (const StandingText& text : texts) {
    AuditCluster& cluster = audit_.clusters.emplace_back();
    cluster.kind = ClusterKind::kBoilerplate;
    ClusterFacts facts;
    facts.boilerplate = true;
    cluster.reasons = find_kind(facts).reasons;
    cluster.excerpt = text.excerpt;
    std::set<std::uint32_t> outlets;
    for (std::size_t i = 0; i < text.documents.size(); ++i) {
      // A document may say it twice; its places follow each other.
      if (cluster.members.empty() || cluster.members.back().document != text.documents[i]) {
        cluster.members.emplace_back().document = text.documents[i];
      }
      cluster.members.back().spans.push_back(text.bytes[i]);
      outlets.insert(audit_.documents[index_of(text.documents[i])].outlet);
    }
    std::sort(cluster.members.begin(), cluster.members.end(),
              [&](const AuditMember& x, const AuditMember& y) {
                return facts_.order[index_of(x.document)] < facts_.order[index_of(y.document)];
              });
    cluster.outlets = static_cast<std::uint32_t>(outlets.size());
  }
}

// -- documents

absl::Status AuditAssembly::tell_coverage() {
  const std::size_t n = audit_.documents.size();
  std::vector<std::uint64_t> begins(n + 1, 0);
  for (const AuditPair& pair : audit_.pairs) {
    if (pair.same_outlet) continue;
    ++begins[index_of(pair.a) + 1];
    ++begins[index_of(pair.b) + 1];
  }
  for (std::size_t i = 1; i <= n; ++i) begins[i] += begins[i - 1];
  std::vector<std::uint32_t> pairs(begins.back());
  std::vector<std::uint64_t> next(begins.begin(), begins.end() - 1);
  for (std::uint32_t i = 0; i < audit_.pairs.size(); ++i) {
    if (audit_.pairs[i].same_outlet) continue;
    pairs[next[index_of(audit_.pairs[i].a)]++] = i;
    pairs[next[index_of(audit_.pairs[i].b)]++] = i;
  }
  return for_each(n, kDocumentsPerTask, AuditShelf::With::kTokens,
                  [&](std::size_t i, std::size_t, AuditShelf& shelf) {
                    const auto own = std::span(pairs).subspan(begins[i], begins[i + 1] - begins[i]);
                    return own.empty() ? absl::OkStatus()
                                       : cover(DocId{static_cast<std::uint32_t>(i)}, own, shelf);
                  });
}

absl::Status AuditAssembly::cover(DocId document, std::span<const std::uint32_t> pairs,
                                  AuditShelf& shelf) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument text, shelf.get(document));
  std::vector<TokenRange> ranges;
  for (const std::uint32_t number : pairs) {
    const StoryPair& pair = story_pairs_[number];
    for (std::uint64_t i = pair.spans_begin; i < pair.spans_end; ++i) {
      ranges.push_back(pair.a == document ? parts_[i].a : parts_[i].b);
    }
  }
  const TokenSet borrowed = without(set_of(std::move(ranges)), text.left_out);
  AuditDocument& out = audit_.documents[index_of(document)];
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

void AuditAssembly::tell_figures() {
  std::vector<std::uint64_t> digests;
  std::vector<Stamp> stamps;
  for (std::size_t i = 0; i < audit_.documents.size(); ++i) {
    digests.push_back(corpus_.digests()[i].low);
    stamps.push_back(audit_.documents[i].stamp);
  }
  audit_.versions = find_versions(
      {.pairs = audit_.pairs, .order = facts_.order, .digest = digests, .stamp = stamps});
  for (std::uint32_t i = 0; i < audit_.versions.size(); ++i) {
    for (const VersionStep& step : audit_.versions[i].steps) {
      audit_.documents[index_of(step.document)].version_chain = i;
    }
  }
  const std::vector<DocumentState> states =
      find_states(audit_.documents.size(), audit_.pairs, audit_.versions);
  for (std::size_t i = 0; i < states.size(); ++i) audit_.documents[i].state = states[i];
  std::vector<bool> edges(audit_.pairs.size(), false);
  for (const AuditCluster& cluster : audit_.clusters) {
    for (const AuditMember& member : cluster.members) {
      if (member.pair != kNoIndex) edges[member.pair] = true;
    }
  }
  count();
  audit_.flows = find_flows(audit_.pairs, edges, audit_.documents, audit_.outlets);
  audit_.lags = find_lags(audit_.pairs, audit_.documents);
}

void AuditAssembly::count() {
  AuditCounts& counts = audit_.counts;
  for (const AuditDocument& document : audit_.documents) {
    ++counts.states[std::string(word_of(document.state))];
    counts.chars += document.chars;
    counts.boilerplate_chars += document.boilerplate_chars;
    if (document.outlet == kNoIndex) continue;
    AuditOutlet& outlet = audit_.outlets[document.outlet];
    ++outlet.documents;
    outlet.dated += document.stamp.unit == StampUnit::kNone ? 0 : 1;
    outlet.chars += document.chars;
    outlet.boilerplate_chars += document.boilerplate_chars;
    outlet.syndicated_in += document.state == DocumentState::kSyndicatedIn ? 1 : 0;
    outlet.syndicated_out += document.state == DocumentState::kSyndicatedOut ? 1 : 0;
    outlet.credited += std::any_of(document.credits.begin(), document.credits.end(),
                                   [&](const Credit& credit) {
                                     return audit_.sources[credit.source].agency &&
                                            credit.form != Credit::Form::kOwnDomain;
                                   })
                           ? 1
                           : 0;
  }
  for (const AuditPair& pair : audit_.pairs) {
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
  for (const AuditCluster& cluster : audit_.clusters) {
    ++counts.kinds[std::string(word_of(cluster.kind))];
  }
}

}  // namespace dittograph
