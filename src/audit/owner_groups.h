// Small files of the user: which outlets have one owner, and which phrases do not count.
//
//   owner groups     owner TAB outlet, a line each; lines that begin with # and blank ones are
//                    passed over; an outlet has one owner
//   ignored phrases  one a line
// Promises: a line that is not so is refused with its number and the reason.
// Tested in tests/unit/audit/agencies_test.cc.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"

#include "audit/token_sets.h"
#include "shingle/stored_token.h"

namespace dittograph {

// Outlet -> owner. place: the file's name, for messages.
absl::StatusOr<std::map<std::string, std::string, std::less<>>> parse_owner_groups(
    std::string_view lines, std::string_view place);

// Phrases by their tokens.
class IgnoredPhrases {
 public:
  static absl::StatusOr<IgnoredPhrases> parse(std::string_view lines, std::string_view place);
  [[nodiscard]] bool empty() const { return phrases_.empty(); }
  // Where any of them stands.
  [[nodiscard]] TokenSet find(std::span<const StoredToken> tokens) const;

 private:
  std::vector<std::vector<StoredToken>> phrases_;
  absl::flat_hash_map<StoredToken, std::vector<std::size_t>> by_first_;
};

}  // namespace dittograph
