#include "report/settings.h"

#include <algorithm>
#include <array>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/strings.h"

namespace dittograph {
namespace {

constexpr std::string_view kFieldDetails =
    "Name of the field (JSONL) or column (CSV) that holds it. Without the flag the usual names are "
    "tried and the one found is printed.";

constexpr auto kSettings = std::to_array<Setting>({
    {"shingle_size", "shingles", "TOKENS", "tokens in a shingle",
     "Texts are compared by their shingles, runs of so many consecutive tokens. Fewer find shorter "
     "and more changed repeats and more chance ones. A block of fewer tokens is one shingle, which "
     "must be exactly equal.",
     &Params::shingle_size},
    {"within", "repeats within a document", "cut|report", "what to do with repeats",
     "cut takes every copy but the best-formed one out of the cleaned text; report leaves the text "
     "as it is. repeats.jsonl lists them either way.",
     &Params::within},
    {"min_repeat", "repeats within a document", "TOKENS", "shortest repeat that is cut",
     "Shorter blocks (labels, names, scores, \"he said.\") repeat rightly and are left alone.",
     &Params::min_repeat},
    {"text_field", "fields of a record", "NAME", "field that holds the text", kFieldDetails,
     &Params::text_field},
    {"id_field", "fields of a record", "NAME", "field that holds the id", kFieldDetails,
     &Params::id_field},
    {"title_field", "fields of a record", "NAME", "field that holds the title", kFieldDetails,
     &Params::title_field},
    {"url_field", "fields of a record", "NAME", "field that holds the address", kFieldDetails,
     &Params::url_field},
    {"date_field", "fields of a record", "NAME", "field that holds the date", kFieldDetails,
     &Params::date_field},
    {"source_field", "fields of a record", "NAME", "field that holds the outlet", kFieldDetails,
     &Params::source_field},
});

constexpr std::string_view name_of(Action action) {
  return action == Action::kCut ? "cut" : "report";
}

// Writes a field as text.
struct Show {
  const Params& params;
  std::string operator()(std::uint32_t Params::* field) const {
    return absl::StrCat(params.*field);
  }
  std::string operator()(double Params::* field) const { return absl::StrCat(params.*field); }
  std::string operator()(bool Params::* field) const { return params.*field ? "true" : "false"; }
  std::string operator()(std::string Params::* field) const { return params.*field; }
  std::string operator()(Action Params::* field) const {
    return std::string(name_of(params.*field));
  }
};

// Reads a field from text; empty when it went well, else what was wanted.
struct Take {
  Params& params;
  std::string_view typed;
  const char* operator()(std::uint32_t Params::* field) const {
    return absl::SimpleAtoi(to_absl(typed), &(params.*field)) ? "" : "a whole number";
  }
  const char* operator()(double Params::* field) const {
    return absl::SimpleAtod(to_absl(typed), &(params.*field)) ? "" : "a number";
  }
  const char* operator()(bool Params::* field) const {
    return absl::SimpleAtob(to_absl(typed), &(params.*field)) ? "" : "true or false";
  }
  const char* operator()(std::string Params::* field) const {
    (params.*field).assign(typed);
    return "";
  }
  const char* operator()(Action Params::* field) const {
    if (typed != "cut" && typed != "report") return "cut or report";
    params.*field = typed == "cut" ? Action::kCut : Action::kReport;
    return "";
  }
};

}  // namespace

std::span<const Setting> settings() { return kSettings; }

const Setting* find_setting(std::string_view name) {
  const auto found = std::ranges::find(kSettings, name, &Setting::name);
  return found == kSettings.end() ? nullptr : &*found;
}

std::string flag_of(const Setting& setting) {
  std::string flag = "--" + std::string(setting.name);
  std::ranges::replace(flag, '_', '-');
  return flag;
}

std::string value_of(const Setting& setting, const Params& params) {
  return std::visit(Show{params}, setting.field);
}

absl::Status set_value(const Setting& setting, std::string_view typed, Params& params) {
  const std::string_view wanted = std::visit(Take{params, typed}, setting.field);
  if (wanted.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: '%s' is not %s", flag_of(setting), typed, wanted));
}

}  // namespace dittograph
