// The one table of verbs and flags: parsing, -h, --help, the manual page and the completions of
// the shells all read it. Settings that change results come into it from report/settings.h.
//
// Thread-safe. Tested in tests/unit/cli/flags_test.cc and tests/cli/.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

#include "dittograph/params.h"

namespace dittograph {

struct Flag {
  std::string name;          // "output", typed as --output
  char letter = 0;           // 'o', typed as -o
  std::string value;         // "OUT"; empty: a switch
  std::string default_text;  // shown in brackets
  std::string help;          // one line
  std::string details;       // a paragraph; empty: the help line says it all
  std::string group;
};

// What was typed, before it means anything.
struct Typed {
  std::vector<std::string> arguments;
  std::map<std::string, std::string> values;  // flag name -> value; "" for a switch

  [[nodiscard]] bool has(const std::string& flag) const { return values.contains(flag); }
  [[nodiscard]] std::string value(const std::string& flag,
                                  const std::string& otherwise = "") const {
    const auto found = values.find(flag);
    return found == values.end() ? otherwise : found->second;
  }
};

struct Example {
  std::string command;
  std::string output;  // what it prints, as it was seen
};

struct Verb {
  std::string name;
  std::string arguments;  // "INPUT... -o OUT"
  std::string help;       // one line
  std::string details;    // some paragraphs
  std::size_t min_arguments = 0;
  std::size_t max_arguments = SIZE_MAX;
  std::vector<Flag> flags;
  std::vector<Example> examples;
  int (*run)(const Typed&) = nullptr;
};

const std::vector<Verb>& verbs();
const Verb* find_verb(std::string_view name);

// Settings as typed; InvalidArgument names the flag.
absl::StatusOr<Params> params_of(const Typed& typed);

}  // namespace dittograph
