// The one list of settings: each field of Params with its name, group, help and default. The flags
// of the command line, summary.json, the help texts, the manual page and the completions all read
// it, so adding a setting is adding a field to Params and a row here.
//
// Promises: the flag of a row is its name with '-' for '_'; the default is what Params{} holds.
// Thread-safe. Tested in tests/unit/report/settings_test.cc.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "absl/status/status.h"

#include "dittograph/params.h"

namespace dittograph {

using SettingField =
    std::variant<std::uint32_t Params::*, double Params::*, bool Params::*, std::string Params::*,
                 Action Params::*, DocumentAction Params::*, Keep Params::*, Level Params::*>;

struct Setting {
  std::string_view name;     // shingle_size
  std::string_view group;    // "shingles"
  std::string_view value;    // typed behind the flag: "TOKENS", "cut|report"; empty: a switch
  std::string_view help;     // one line
  std::string_view details;  // a paragraph
  SettingField field;
};

std::span<const Setting> settings();

// The row of that name (shingle_size), or nullptr.
const Setting* find_setting(std::string_view name);

// "--shingle-size"
std::string flag_of(const Setting& setting);

// The setting's value as it is typed; empty for an empty text.
std::string value_of(const Setting& setting, const Params& params);

// Sets the field from what was typed; InvalidArgument names the flag.
absl::Status set_value(const Setting& setting, std::string_view typed, Params& params);

}  // namespace dittograph
