// Why do several outlets have this text? The kind of a cluster, with the reasons in words.
//
// The first rule that holds:
//   boilerplate    the passage stage found it to be an outlet's standing text; or it is a small
//                  part of most of its documents, and outlets have it again and again for more
//                  than a week: a signature, what a company says of itself
//   list           a quarter of the tokens are numbers, or most of its many lines hold few words
//   quote          nearly all of it stands in quotation marks, or no member has more than a part of
//                  it that is short, and most of that is quoted
//   wire           an agency's own document is a member, or a member credits an agency
//   same_owner     all its outlets have one owner
//   shared_source  it carries the marks of a press release, a distributor of these is credited or a
//                  member, or its outlets had it first at the same time
//   outlet_copy    else
// Thread-safe. Tested in tests/unit/audit/kinds_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "audit/part_traits.h"
#include "dittograph/audit.h"

namespace dittograph {

struct ClusterFacts {
  bool boilerplate = false;
  PartTraits traits;         // of the leader's part
  double largest_share = 0;  // of a member's text that is in the cluster
  std::uint32_t outlets = 0;
  std::uint32_t documents = 0;
  std::uint32_t in_small_part = 0;  // documents of which it is a small part: see is_small_part()
  std::uint32_t again = 0;      // documents whose outlet has it in another one, which is no version
  std::int64_t days = 0;        // from its first to its last
  bool one_owner = false;       // two outlets or more, and one owner
  std::string agency_member;    // an agency whose own document is a member
  std::string credited_agency;  // most often credited by members
  std::uint32_t n_credited = 0;
  std::string distributor;           // of press releases: a member or credited
  std::uint32_t first_together = 0;  // outlets that had it first at one moment, if all or most did
};

bool is_small_part(double share);

struct KindFinding {
  ClusterKind kind = ClusterKind::kOutletCopy;
  std::vector<std::string> reasons;
};

KindFinding find_kind(const ClusterFacts& facts);

}  // namespace dittograph
