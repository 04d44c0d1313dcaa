#include <optional>
#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/sizes.h"
#include "cli/verbs.h"
#include <unistd.h>

#include "base/resources.h"
#include "base/status.h"
#include "dittograph/version.h"
#include "engine/synthesise.h"
#include "report/human_summary.h"
#include "report/output_file.h"

namespace dittograph {
namespace {

absl::StatusOr<std::uint64_t> bytes_in(const std::string& text) {
  const std::optional<std::uint64_t> bytes = parse_size(text);
  if (bytes && *bytes > 0) return *bytes;
  return absl::InvalidArgumentError(
      absl::StrFormat("--size: '%s' is not a size like 500K, 200M or 1G", text));
}

template <class Number>
absl::Status set_number(const Typed& typed, const std::string& flag, Number& number) {
  if (!typed.has(flag)) return absl::OkStatus();
  if (absl::SimpleAtoi(typed.value(flag), &number)) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrFormat("--%s: '%s' is not a whole number", flag, typed.value(flag)));
}

absl::Status set_share(const Typed& typed, const std::string& flag, std::uint32_t& per_mille) {
  if (!typed.has(flag)) return absl::OkStatus();
  double share = 0;
  if (!absl::SimpleAtod(typed.value(flag), &share) || !(share >= 0 && share <= 1)) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--%s: '%s' is not a number from 0 to 1", flag, typed.value(flag)));
  }
  per_mille = static_cast<std::uint32_t>(share * 1000 + 0.5);
  return absl::OkStatus();
}

template <class Set>
absl::Status set_list(const Typed& typed, const std::string& flag, synth::Settings& settings,
                      const Set& set) {
  if (!typed.has(flag)) return absl::OkStatus();
  const absl::Status status = set(typed.value(flag), settings);
  if (status.ok()) return status;
  return absl::InvalidArgumentError(absl::StrFormat("--%s: %s", flag, status.message()));
}

absl::StatusOr<synth::Settings> settings_of(const Typed& typed) {
  synth::Settings settings;
  if (typed.has("size")) {
    DITTOGRAPH_ASSIGN_OR_RETURN(settings.size, bytes_in(typed.value("size")));
  }
  DITTOGRAPH_RETURN_IF_ERROR(set_number(typed, "articles", settings.articles));
  DITTOGRAPH_RETURN_IF_ERROR(set_number(typed, "seed", settings.seed));
  DITTOGRAPH_RETURN_IF_ERROR(set_number(typed, "outlets", settings.outlets));
  DITTOGRAPH_RETURN_IF_ERROR(set_number(typed, "agencies", settings.agencies));
  DITTOGRAPH_RETURN_IF_ERROR(set_number(typed, "days", settings.days));
  DITTOGRAPH_RETURN_IF_ERROR(set_share(typed, "repeats", settings.repeats));
  DITTOGRAPH_RETURN_IF_ERROR(set_share(typed, "boilerplate", settings.boilerplate));
  DITTOGRAPH_RETURN_IF_ERROR(set_share(typed, "noise", settings.noise));
  DITTOGRAPH_RETURN_IF_ERROR(set_share(typed, "invalid", settings.invalid));
  DITTOGRAPH_RETURN_IF_ERROR(set_list(typed, "scripts", settings, synth::set_scripts));
  DITTOGRAPH_RETURN_IF_ERROR(set_list(typed, "stories", settings, synth::set_stories));
  DITTOGRAPH_RETURN_IF_ERROR(settings.validate());
  return settings;
}

absl::StatusOr<SynthRequest> request_of(const Typed& typed) {
  if (!typed.has("output")) {
    return absl::InvalidArgumentError(
        "synth: wants a folder for the corpus, or - to print its articles (give -o OUT)");
  }
  SynthRequest request;
  DITTOGRAPH_ASSIGN_OR_RETURN(request.settings, settings_of(typed));
  DITTOGRAPH_RETURN_IF_ERROR(set_number(typed, "threads", request.run.threads));
  constexpr std::size_t kMostThreads = 1024;
  if (typed.has("threads") && (request.run.threads == 0 || request.run.threads > kMostThreads)) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "--threads: '%s' is not a number from 1 to %d", typed.value("threads"), kMostThreads));
  }
  request.output = typed.value("output");
  request.force = typed.has("force");
  request.run.cancelled = &cancelled();
  return request;
}

absl::StatusOr<SynthCounts> print_articles(const SynthRequest& request) {
  const auto file = OutputFile::attach(STDOUT_FILENO, "standard output");
  const absl::StatusOr<SynthCounts> counts =
      synthesise_articles(request, [&](std::string_view bytes) { return file->write(bytes); });
  if (!counts.ok()) return counts;
  DITTOGRAPH_RETURN_IF_ERROR(file->close());
  return counts;
}

}  // namespace

int run_synth(const Typed& typed) {
  absl::StatusOr<SynthRequest> request = request_of(typed);
  if (!request.ok()) return exit_code(request.status());
  ProgressLine line(!typed.has("quiet"));
  request->run.progress = [&line](const Progress& progress) { line.show(progress); };
  const absl::StatusOr<SynthCounts> counts =
      request->output == "-" ? print_articles(*request) : synthesise(*request);
  line.clear();
  if (!counts.ok()) return exit_code(counts.status());
  if (!typed.has("quiet")) {
    const Resources used = resources_now();
    say(absl::StrFormat(
        "dittograph %s synth: %s, %s, %s, truth %s; %.2f s wall, %.2f s CPU, %s peak\n", kVersion,
        counted(counts->articles, "article"), counted(counts->stories, "story"),
        human_bytes(counts->bytes), human_bytes(counts->truth_bytes), used.wall_seconds,
        used.cpu_seconds, human_bytes(used.peak_bytes)));
  }
  return 0;
}

}  // namespace dittograph
