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
    {"level", "copies among documents", "documents|passages", "how far documents are compared",
     "documents looks for whole documents that are copies only; passages also for stretches that "
     "documents share which differ otherwise, and for boilerplate.",
     &Params::level},
    {"resemblance", "copies among documents", "SHARE", "near-duplicates share so much",
     "Jaccard of the shingle sets of a document and its cluster's representative: shared by all. "
     "Every pair is compared on its shingles; no estimate decides.",
     &Params::resemblance},
    {"containment", "copies among documents", "SHARE", "a contained document shares so much",
     "Share of the smaller document's shingles that stand in the larger one. Told from 30 tokens "
     "on; contained documents are reported, not dropped.",
     &Params::containment},
    {"count_boilerplate", "copies among documents", "", "boilerplate counts in comparisons",
     "Without it the shingles of a source's standing text count neither for resemblance nor for "
     "containment.",
     &Params::count_boilerplate},
    {"documents", "copies among documents", "drop|mark", "what to do with copies",
     "drop leaves out every exact copy and near-duplicate but the representative; mark keeps them "
     "and adds the field dittograph to JSONL records, which names cluster and representative.",
     &Params::documents},
    {"keep", "copies among documents", "best|earliest|longest|first", "which copy stays",
     "best: the best form (whole sentences, said once), then the longest, then the earliest. "
     "Ties go by name. first alone depends on the order of the input.",
     &Params::keep},
    {"prefer_source", "copies among documents", "A,B", "outlets whose copy stays",
     "Names of sources, parted by commas, the most preferred first; --keep decides among the "
     "rest.",
     &Params::prefer_source},
    {"min_passage", "passages among documents", "TOKENS", "shortest shared passage",
     "Every run of so many tokens that two documents share is found; winnowing with a window of "
     "min-passage - shingle-size + 1 shingles promises it.",
     &Params::min_passage},
    {"boilerplate", "passages among documents", "cut|report", "what to do with boilerplate",
     "cut takes the whole sentences that a source repeats over many of its documents out of all "
     "but one; report leaves them. passages.jsonl lists them either way.",
     &Params::boilerplate},
    {"passages", "passages among documents", "cut|report", "what to do with shared passages",
     "cut takes whole sentences out where a preferred document says them word for word; report "
     "leaves them.",
     &Params::passages},
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

// The words of each choice, in the order of its enumerators.
template <class Choice>
inline constexpr std::array<std::string_view, 0> kWords{};
template <>
inline constexpr std::array<std::string_view, 2> kWords<Action>{"cut", "report"};
template <>
inline constexpr std::array<std::string_view, 2> kWords<DocumentAction>{"drop", "mark"};
template <>
inline constexpr std::array<std::string_view, 4> kWords<Keep>{"best", "earliest", "longest",
                                                              "first"};
template <>
inline constexpr std::array<std::string_view, 2> kWords<Level>{"documents", "passages"};

// Writes a field as text.
struct Show {
  const Params& params;
  std::string operator()(std::uint32_t Params::* field) const {
    return absl::StrCat(params.*field);
  }
  std::string operator()(double Params::* field) const { return absl::StrCat(params.*field); }
  std::string operator()(bool Params::* field) const { return params.*field ? "true" : "false"; }
  std::string operator()(std::string Params::* field) const { return params.*field; }
  template <class Choice>
  std::string operator()(Choice Params::* field) const {
    return std::string(kWords<Choice>[static_cast<std::size_t>(params.*field)]);
  }
};

// Reads a field from text; empty when it went well, else what was wanted.
struct Take {
  Params& params;
  std::string_view typed;
  std::string operator()(std::uint32_t Params::* field) const {
    return absl::SimpleAtoi(to_absl(typed), &(params.*field)) ? "" : "a whole number";
  }
  std::string operator()(double Params::* field) const {
    return absl::SimpleAtod(to_absl(typed), &(params.*field)) ? "" : "a number";
  }
  std::string operator()(bool Params::* field) const {
    params.*field = true;
    if (typed.empty()) return "";  // A switch.
    return absl::SimpleAtob(to_absl(typed), &(params.*field)) ? "" : "true or false";
  }
  std::string operator()(std::string Params::* field) const {
    (params.*field).assign(typed);
    return "";
  }
  template <class Choice>
  std::string operator()(Choice Params::* field) const {
    const auto& words = kWords<Choice>;
    const auto found = std::ranges::find(words, typed);
    if (found == words.end()) return choices(words);
    params.*field = static_cast<Choice>(found - words.begin());
    return "";
  }

 private:
  // "best, earliest, longest or first"
  static std::string choices(std::span<const std::string_view> words) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (i > 0) text += i + 1 == words.size() ? " or " : ", ";
      text += words[i];
    }
    return text;
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
  const std::string wanted = std::visit(Take{params, typed}, setting.field);
  if (wanted.empty()) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: '%s' is not %s", flag_of(setting), typed, wanted));
}

}  // namespace dittograph
