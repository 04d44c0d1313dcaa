// The flag table as text: -h, --help, the manual page, the shells' completions.
//
// Promises: -h has a line a flag, under 80 columns. Thread-safe. Tested in
// tests/cli/command_test.py.
#pragma once

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "cli/flags.h"

namespace dittograph {

std::string program_help();                // dittograph -h
std::string short_help(const Verb& verb);  // dittograph VERB -h
std::string long_help(const Verb& verb);   // dittograph VERB --help
std::string manual_page();                 // roff
absl::StatusOr<std::string> completion(std::string_view shell);

}  // namespace dittograph
