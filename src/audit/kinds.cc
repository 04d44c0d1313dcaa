#include "audit/kinds.h"

#include "absl/strings/str_format.h"

namespace dittograph {
namespace {

constexpr double kMostlyNumbers = 0.25;
constexpr double kMostlyShortLines = 0.7;
constexpr std::uint32_t kManyLines = 6;
constexpr double kNearlyAllQuoted = 0.8;
constexpr double kMostlyQuoted = 0.5;
constexpr double kSmallPart = 0.35;
constexpr std::uint32_t kFewestAgain = 2;
constexpr std::int64_t kFewestDays = 7;

}  // namespace

bool is_small_part(double share) { return share <= kSmallPart; }

KindFinding find_kind(const ClusterFacts& facts) {
  KindFinding out;
  const auto is = [&](ClusterKind kind, std::string reason) {
    out.kind = kind;
    out.reasons.push_back(std::move(reason));
  };
  const PartTraits& traits = facts.traits;
  const auto percent = [](double share) { return static_cast<int>(share * 100 + 0.5); };
  if (facts.boilerplate) {
    is(ClusterKind::kBoilerplate, "an outlet repeats it over many of its documents");
  } else if (facts.again >= kFewestAgain && facts.days >= kFewestDays &&
             2 * facts.in_small_part > facts.documents) {
    is(ClusterKind::kBoilerplate, absl::StrFormat("a small part of %d documents of %d outlets",
                                                  facts.in_small_part, facts.outlets));
  } else if (traits.numbers >= kMostlyNumbers) {
    is(ClusterKind::kList,
       absl::StrFormat("%d %% of its words are numbers", percent(traits.numbers)));
  } else if (traits.lines >= kManyLines && traits.short_lines >= kMostlyShortLines) {
    is(ClusterKind::kList, absl::StrFormat("%d %% of its %d lines are short",
                                           percent(traits.short_lines), traits.lines));
  } else if (traits.quoted >= kNearlyAllQuoted ||
             (traits.quoted >= kMostlyQuoted && is_small_part(facts.largest_share))) {
    is(ClusterKind::kQuote,
       absl::StrFormat("%d %% of it stands in quotation marks", percent(traits.quoted)));
  } else if (!facts.agency_member.empty()) {
    is(ClusterKind::kWire, facts.agency_member + " has it itself");
  } else if (!facts.credited_agency.empty()) {
    is(ClusterKind::kWire,
       absl::StrFormat("%d of its documents credit %s", facts.n_credited, facts.credited_agency));
  } else if (facts.one_owner) {
    is(ClusterKind::kSameOwner, "all its outlets have one owner");
  } else if (!facts.distributor.empty()) {
    is(ClusterKind::kSharedSource, facts.distributor + " distributes press releases");
  } else if (traits.release) {
    is(ClusterKind::kSharedSource, "it calls itself a release or names a media contact");
  } else if (facts.first_together >= 2) {
    is(ClusterKind::kSharedSource,
       absl::StrFormat("%d outlets had it first at the same time", facts.first_together));
  } else {
    is(ClusterKind::kOutletCopy, "no agency, owner or release explains it");
  }
  return out;
}

}  // namespace dittograph
