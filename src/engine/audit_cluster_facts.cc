#include "engine/audit_cluster_facts.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "audit/compare_pair.h"
#include "audit/kinds.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

// The way a document came is drawn from this share on.
constexpr double kWayShare = 0.1;
// Two documents of one outlet that have so much of each other are one text.
constexpr double kVersion = 0.5;
constexpr std::size_t kFewCredits = 3;  // less than one member in so many

bool same_moment(const Stamp& a, const Stamp& b) {
  if (a.unit == StampUnit::kNone || b.unit == StampUnit::kNone) return false;
  if (a.unit == StampUnit::kTime && b.unit == StampUnit::kTime) return a.seconds == b.seconds;
  return a.day == b.day;
}

// How many outlets had it first at one moment, if they are all or most of them; else 0. A date is
// at one moment with any time of its day, but does not tell that others came later on that day.
std::uint32_t first_together(const AuditContext& in, const AuditCluster& cluster) {
  constexpr std::uint32_t kFewestOfMost = 3;
  std::int64_t day = std::numeric_limits<std::int64_t>::max();
  std::int64_t seconds = day;
  const auto stamp_of = [&](const AuditMember& member) -> const Stamp& {
    return in.audit.documents[index_of(member.document)].stamp;
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
    const std::uint32_t outlet = in.audit.documents[index_of(member.document)].outlet;
    (stamp.unit == StampUnit::kTime ? by_time : by_date).insert(outlet);
    together.insert(outlet);
  }
  const auto n = static_cast<std::uint32_t>(together.size());
  if (n == cluster.outlets) return n;
  const auto most = static_cast<std::uint32_t>(std::max(by_date.size(), by_time.size()));
  return most >= kFewestOfMost && 5 * most >= 3 * cluster.outlets ? most : 0;
}

// Members whose outlet has an earlier one that they are no version of.
std::uint32_t n_again(const AuditContext& in, const PairParts& parts, const AuditCluster& cluster) {
  std::uint32_t n = 0;
  std::map<std::uint32_t, DocId> first_of;  // by outlet
  for (const AuditMember& member : cluster.members) {
    const std::uint32_t outlet = in.audit.documents[index_of(member.document)].outlet;
    if (outlet == kNoIndex) continue;
    const auto [first, fresh] = first_of.emplace(outlet, member.document);
    if (fresh) continue;
    const std::uint32_t pair = parts.number_of(first->second, member.document);
    const bool versions = pair != kNoIndex && std::max(in.audit.pairs[pair].share_a,
                                                       in.audit.pairs[pair].share_b) >= kVersion;
    n += versions ? 0 : 1;
  }
  return n;
}

std::int64_t days_of(const AuditContext& in, const AuditCluster& cluster) {
  std::int64_t first = std::numeric_limits<std::int64_t>::max();
  std::int64_t last = std::numeric_limits<std::int64_t>::min();
  for (const AuditMember& member : cluster.members) {
    const Stamp& stamp = in.audit.documents[index_of(member.document)].stamp;
    if (stamp.unit == StampUnit::kNone) continue;
    first = std::min(first, stamp.day);
    last = std::max(last, stamp.day);
  }
  return first > last ? 0 : last - first;
}

}  // namespace

bool comes_after(const AuditFacts& facts, const AuditPair& pair, DocId document) {
  if (pair.direction == Direction::kFirst) return pair.b == document;
  const DocId other = pair.a == document ? pair.b : pair.a;
  return facts.order[index_of(other)] < facts.order[index_of(document)];
}

void tell_ways(const AuditContext& in, const PairParts& parts, const std::vector<bool>& derived,
               AuditCluster& cluster) {
  std::vector<AuditMember>& members = cluster.members;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    AuditMember& member = members[i];
    member.independent = true;
    const AuditPair* best = nullptr;
    for (std::uint32_t j = 0; j < members.size(); ++j) {
      if (i == j) continue;
      const std::uint32_t number = parts.number_of(members[j].document, member.document);
      if (number == kNoIndex) continue;
      const AuditPair& pair = in.audit.pairs[number];
      const bool into = pair.b == member.document;
      if (comes_after(in.facts, pair, member.document) && derived[index_of(member.document)]) {
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
  const Stamp& first = in.audit.documents[index_of(members[0].document)].stamp;
  std::set<std::uint32_t> outlets;
  cluster.origin_known = first.unit != StampUnit::kNone;
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const AuditDocument& document = in.audit.documents[index_of(members[i].document)];
    outlets.insert(document.outlet);
    if (i > 0 && same_moment(first, document.stamp) &&
        document.outlet != in.audit.documents[index_of(members[0].document)].outlet) {
      cluster.origin_known = false;
    }
  }
  cluster.outlets = static_cast<std::uint32_t>(outlets.size());
  // Of those that had it first at the same time, an agency is the likelier origin.
  for (std::uint32_t i = 0; i < members.size(); ++i) {
    const AuditDocument& document = in.audit.documents[index_of(members[i].document)];
    const bool together = i == 0 || same_moment(first, document.stamp);
    if (together && document.outlet != kNoIndex &&
        !in.audit.outlets[document.outlet].agency.empty()) {
      cluster.origin = i;
      break;
    }
  }
}

void tell_kind(const AuditContext& in, const PairParts& parts, const PartTraits& traits,
               AuditCluster& cluster) {
  ClusterFacts facts;
  facts.traits = traits;
  facts.outlets = cluster.outlets;
  facts.documents = static_cast<std::uint32_t>(cluster.members.size());
  facts.again = n_again(in, parts, cluster);
  facts.days = days_of(in, cluster);
  std::map<std::uint32_t, std::uint32_t> credited;
  std::set<std::string> owners;
  for (const AuditMember& member : cluster.members) {
    const AuditDocument& document = in.audit.documents[index_of(member.document)];
    facts.largest_share = std::max(facts.largest_share, member.share);
    facts.in_small_part += is_small_part(member.share) ? 1 : 0;
    if (document.outlet == kNoIndex) {
      owners.insert("");
    } else {
      const AuditOutlet& outlet = in.audit.outlets[document.outlet];
      owners.insert(outlet.owner);
      const std::uint32_t own = in.facts.own_sources[index_of(document.id)];
      if (in.audit.sources[own].press_release) facts.distributor = in.audit.sources[own].name;
      if (in.audit.sources[own].agency) {
        facts.agency_member = in.audit.sources[own].name;
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
    if (in.audit.sources[source].press_release) facts.distributor = in.audit.sources[source].name;
    if (in.audit.sources[source].agency &&
        document.credits[credit].form != Credit::Form::kOwnDomain) {
      ++credited[source];
    }
  }
  std::uint32_t most = 0;
  for (const auto& [source, n] : credited) {
    facts.n_credited += n;
    if (n <= most) continue;
    most = n;
    facts.credited_agency = in.audit.sources[source].name;
    if (facts.agency_member.empty()) cluster.source = source;
  }
  facts.n_credited = most;
  // An agency whose own documents are there and that has no such text is hardly its source if few
  // say so, or if those that had it first do not.
  const AuditDocument& first = in.audit.documents[index_of(cluster.members.front().document)];
  const bool said_first =
      std::any_of(first.credits.begin(), first.credits.end(),
                  [&](const Credit& credit) { return credit.source == cluster.source; });
  const bool denied = cluster.source != kNoIndex && facts.agency_member.empty() &&
                      in.audit.sources[cluster.source].has_documents &&
                      (kFewCredits * most < cluster.members.size() || !said_first);
  if (denied) {
    facts.credited_agency.clear();
    cluster.source = kNoIndex;
  }
  facts.one_owner = owners.size() == 1 && !owners.begin()->empty() && cluster.outlets >= 2;
  facts.first_together = first_together(in, cluster);
  KindFinding found = find_kind(facts);
  cluster.kind = found.kind;
  cluster.reasons = std::move(found.reasons);
  const bool any_feed =
      std::any_of(in.audit.sources.begin(), in.audit.sources.end(),
                  [](const CreditSource& source) { return source.agency && source.has_documents; });
  cluster.wire = !facts.agency_member.empty()     ? Wire::kConfirmed
                 : !facts.credited_agency.empty() ? Wire::kCredited
                 : any_feed                       ? Wire::kNo
                                                  : Wire::kUnknown;
}

void tell_life(const AuditContext& in, const AuditCluster& cluster, const std::vector<bool>& has,
               TravellingPhrase& phrase) {
  std::vector<std::pair<std::int64_t, std::uint32_t>> seen;  // seconds, outlet
  std::set<std::uint32_t> outlets;
  phrase.unit = StampUnit::kTime;
  for (std::size_t i = 0; i < cluster.members.size(); ++i) {
    if (!has[i]) continue;
    ++phrase.documents;
    const AuditDocument& document = in.audit.documents[index_of(cluster.members[i].document)];
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

}  // namespace dittograph
