// Is one headline the other, the other in other clothes, the other edited, or another?
//
// Titles of scraped pages carry their site: "X - Site", "Opinion | X", "Site: X". What an outlet
// writes behind or before a separator in many of its titles, or writes there as its own name, is
// its affix and comes off before titles are compared.
//   same        the same bytes
//   normalised  the same tokens once affixes are off
//   edited      half the tokens or more in common (twice the common by both)
//   replaced    less
// Promises: affixes depend on the outlet's titles, whatever their order. Thread-safe.
// Tested in tests/unit/audit/headlines_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

#include "audit/sentenced_text.h"
#include "dittograph/audit.h"

namespace dittograph {

// Affixes of one outlet with their separators: " - Site", "Opinion | ".
struct TitleAffixes {
  std::vector<std::string> prefixes;
  std::vector<std::string> suffixes;
};

// Counts what stands before and behind separators in an outlet's titles.
class AffixCounter {
 public:
  void add(std::string_view title);
  [[nodiscard]] TitleAffixes affixes(std::string_view outlet) const;

 private:
  std::uint64_t n_titles_ = 0;
  absl::flat_hash_map<std::string, std::uint64_t> prefixes_;
  absl::flat_hash_map<std::string, std::uint64_t> suffixes_;
};

// The title without the outlet's affixes; the title itself if nothing would be left.
std::string_view bare_title(std::string_view title, const TitleAffixes& affixes);

class HeadlineComparer {
 public:
  HeadlineChange compare(std::string_view a, const TitleAffixes& of_a, std::string_view b,
                         const TitleAffixes& of_b);

 private:
  Tokeniser tokeniser_;
  Tokens a_, b_;
};

}  // namespace dittograph
