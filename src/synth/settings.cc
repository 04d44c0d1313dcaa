#include "synth/settings.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <span>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/status.h"
#include "base/strings.h"
#include "dittograph/version.h"

namespace dittograph::synth {
namespace {

constexpr std::string_view kStoryNames[kStoryKinds] = {
    "single",     "wire", "outlet_copy", "same_owner", "shared_source",
    "quote_only", "list", "independent", "versions",   "glue"};
constexpr std::uint32_t kMostWeight = 1'000'000;
constexpr std::uint32_t kMostDays = 36500;

template <class NameOf>
absl::Status set_weights(std::string_view list, std::span<std::uint32_t> weights,
                         const NameOf& name_of) {
  std::fill(weights.begin(), weights.end(), 0U);
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    list.remove_prefix(std::min(item.size() + 1, list.size()));
    const std::size_t equals = item.find('=');
    std::uint32_t weight = 0;
    std::size_t i = 0;
    while (i < weights.size() && name_of(i) != item.substr(0, equals)) ++i;
    if (equals == item.npos || i == weights.size() ||
        !absl::SimpleAtoi(to_absl(item.substr(equals + 1)), &weight) || weight > kMostWeight) {
      std::string names;
      for (std::size_t j = 0; j < weights.size(); ++j) {
        absl::StrAppend(&names, j == 0 ? "" : ", ", to_absl(name_of(j)));
      }
      return absl::InvalidArgumentError(
          absl::StrFormat("'%s' is not NAME=WEIGHT, with a name of %s and a whole number up to %d",
                          item, names, kMostWeight));
    }
    weights[i] = weight;
  }
  return absl::OkStatus();
}

template <class NameOf>
std::string weights_json(std::span<const std::uint32_t> weights, const NameOf& name_of) {
  std::string json = "{";
  for (std::size_t i = 0; i < weights.size(); ++i) {
    absl::StrAppend(&json, i == 0 ? "\"" : ",\"", to_absl(name_of(i)), "\":", weights[i]);
  }
  return json + "}";
}

template <class NameOf>
std::string weights_list(std::span<const std::uint32_t> weights, const NameOf& name_of) {
  std::string list;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    absl::StrAppend(&list, i == 0 ? "" : ",", to_absl(name_of(i)), "=", weights[i]);
  }
  return list;
}

std::string_view story_name_at(std::size_t i) { return kStoryNames[i]; }
std::string_view script_name_at(std::size_t i) { return traits(kAllScripts[i]).name; }

// 200 per mille is 0.2.
std::string share(std::uint32_t per_mille) {
  return absl::StrFormat("%d.%03d", per_mille / 1000, per_mille % 1000);
}

}  // namespace

std::string_view story_kind_name(StoryKind kind) {
  return kStoryNames[static_cast<std::size_t>(kind)];
}

absl::Status Settings::validate() const {
  const auto sum = [](const auto& weights) {
    return std::accumulate(weights.begin(), weights.end(), std::uint64_t{0});
  };
  if ((size == 0) == (articles == 0)) {
    return absl::InvalidArgumentError(
        "wants the size or the number of articles (give --size or "
        "--articles)");
  }
  if (outlets < 1 || outlets > kMostOutlets) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--outlets: %d is not from 1 to %d", outlets, kMostOutlets));
  }
  if (agencies > kMostAgencies) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--agencies: %d is more than %d", agencies, kMostAgencies));
  }
  if (days < 1 || days > kMostDays) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--days: %d is not from 1 to %d", days, kMostDays));
  }
  if (sum(scripts) == 0) return absl::InvalidArgumentError("--scripts: no script has a weight");
  if (stories[0] == 0) {
    return absl::InvalidArgumentError(
        "--stories: single needs a weight above 0, as single articles "
        "fill up what others leave");
  }
  return absl::OkStatus();
}

absl::Status set_scripts(std::string_view list, Settings& settings) {
  return set_weights(list, settings.scripts, script_name_at);
}

absl::Status set_stories(std::string_view list, Settings& settings) {
  return set_weights(list, settings.stories, story_name_at);
}

std::string scripts_list(const Settings& settings) {
  return weights_list(settings.scripts, script_name_at);
}

std::string stories_list(const Settings& settings) {
  return weights_list(settings.stories, story_name_at);
}

std::string parameters_json(const Settings& s) {
  return absl::StrFormat(
      R"({"parameters":{"program":"dittograph","version":"%s","command":"synth","seed":%d,)"
      R"("size":%d,"articles":%d,"outlets":%d,"agencies":%d,"days":%d,"scripts":%s,"stories":%s,)"
      R"("repeats":%s,"boilerplate":%s,"noise":%s,"invalid":%s}})",
      kVersion, s.seed, s.size, s.articles, s.outlets, s.agencies, s.days,
      weights_json(s.scripts, script_name_at), weights_json(s.stories, story_name_at),
      share(s.repeats), share(s.boilerplate), share(s.noise), share(s.invalid));
}

}  // namespace dittograph::synth
