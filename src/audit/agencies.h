// Who sells or hands out texts: news agencies and distributors of press releases, and the words
// that introduce a credit. Read from data, one JSON object a line, never from code:
//
//   {"kind":"agency","name":"AFP","aliases":["AFP","Agence France-Presse"],"domains":["afp.com"]}
//   {"kind":"cue","form":"tail","words":["Source","Quelle"]}
//
// kind: agency, press_release or cue. Aliases are how texts name it, as written there; an alias in
// Latin letters is found in capitals too. tails: openings of a last line that this agency alone
// has. domains: hosts of its own pages, subdomains included. form of a cue: tail (Source: X),
// contributed (X contributed to this report), byline (By X), reporting (a line that begins so and
// names X: Reporting by Jane Roe for X), dispatch (what stands behind place and date in Chinese
// datelines). languages and other fields are for readers. Blank lines and lines that begin with #
// are passed over.
//
// Promises: a line that is none of this is refused with its number and the reason.
// Tested in tests/unit/audit/agencies_test.cc.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace dittograph {

struct Agency {
  std::string name;
  bool press_release = false;
  std::vector<std::string> aliases;
  std::vector<std::string> tails;
  std::vector<std::string> domains;
};

struct Agencies {
  std::vector<Agency> agencies;
  std::vector<std::string> tail_cues;
  std::vector<std::string> contributed_cues;
  std::vector<std::string> byline_cues;
  std::vector<std::string> reporting_cues;
  std::vector<std::string> dispatch_cues;
};

// place: the file's name, for messages.
absl::StatusOr<Agencies> parse_agencies(std::string_view lines, std::string_view place);

// The list that comes with the program: src/audit/agencies.jsonl.
std::string_view shipped_agencies();

// The index of the agency whose own outlet this is: by its name, or by the host of its pages; or
// kNoIndex. source: the outlet, url: of one of its documents or empty.
std::uint32_t agency_of_outlet(const Agencies& agencies, std::string_view source,
                               std::string_view url);

}  // namespace dittograph
