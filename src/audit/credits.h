// Whom does a text name as its source?
//
// A name from the list is a credit where it stands as one:
//   dateline  MOSCOW, September 11. /TASS/.   PARIS, 11 sept. (AFP) -   (Sputnik) -   [Xinhua]
//             at the beginning of a paragraph
//   byline    By Jane Roe, Reuters            a short line near the beginning
//   tail      (AFP)   Source: TASS   (c) dpa   Reporting by ...   at the end of a paragraph or in
//             a line of its own
//   field     the record's author or byline field
// Everywhere else ("told AFP", "according to TASS") it is a mention. Outlets of the corpus are
// credited by cue or byline only (Source: The Courier), because their names are common words.
//
// Promises: depends on the text and the list. Cost: a look-up a token. Thread-compatible: one
// finder a worker. Tested in tests/unit/audit/credits_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/container/flat_hash_map.h"

#include "audit/agencies.h"
#include "audit/sentenced_text.h"
#include "dittograph/audit.h"

namespace dittograph {

struct FoundCredits {
  std::vector<Credit> credits;  // in text order, at most one a place
  std::vector<Credit> own;      // likewise, where the outlet names itself
  std::uint32_t mentions = 0;
};

// Names to look for; shared by all finders.
class CreditNames {
 public:
  // outlets: names of the corpus's outlets that are no agencies. Credit::source counts the
  // agencies first, then the outlets.
  CreditNames(const Agencies& agencies, const std::vector<std::string>& outlets);

  struct Alias {
    std::vector<std::uint64_t> tokens;
    std::string text;
    std::uint32_t source = 0;
    bool tail_opening = false;  // not a name, but a line that only this agency writes
    bool outlet = false;
  };
  // The aliases that begin with the token; longest first. Empty if none do.
  [[nodiscard]] const std::vector<std::uint32_t>* beginning_with(std::uint64_t token) const;
  [[nodiscard]] const Alias& alias(std::uint32_t i) const { return aliases_[i]; }
  [[nodiscard]] const Agencies& agencies() const { return agencies_; }

 private:
  void add(Alias alias);
  const Agencies& agencies_;
  std::vector<Alias> aliases_;
  absl::flat_hash_map<std::uint64_t, std::vector<std::uint32_t>> by_first_;
  Tokeniser tokeniser_;
  Tokens tokens_;
};

class CreditFinder {
 public:
  explicit CreditFinder(const CreditNames& names) : names_(names) {}

  // author: the record's field; may be empty. own: the source that the document's outlet is itself,
  // or kNoIndex: it is no credit to name oneself.
  FoundCredits find(const SentencedText& text, std::string_view author, std::uint32_t own);

 private:
  const CreditNames& names_;
  Tokeniser tokeniser_;
  SentencedText field_;
};

}  // namespace dittograph
