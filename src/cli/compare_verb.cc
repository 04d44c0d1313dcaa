#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/verbs.h"
#include <unistd.h>

#include "base/status.h"
#include "engine/compare_page.h"
#include "engine/compare_texts.h"
#include "engine/named_texts.h"
#include "report/comparison_text.h"

namespace dittograph {
namespace {

// auto: on a terminal that knows colours, unless NO_COLOR asks for none.
absl::StatusOr<bool> wants_colour(const Typed& typed) {
  const std::string word = typed.value("color", "auto");
  if (word == "always") return true;
  if (word == "never") return false;
  if (word != "auto") {
    return absl::InvalidArgumentError(
        absl::StrFormat("--color: '%s' is not auto, always or never", word));
  }
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread so far
    return std::string_view(value == nullptr ? "" : value);
  };
  return ::isatty(STDOUT_FILENO) != 0 && variable("NO_COLOR").empty() && variable("TERM") != "dumb";
}

absl::StatusOr<std::string> compare(const Typed& typed) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const bool colour, wants_colour(typed));
  TextsRequest request;
  if (typed.has("corpus")) request.corpus = {typed.value("corpus")};
  request.format = typed.value("format", "auto");
  DITTOGRAPH_ASSIGN_OR_RETURN(request.params, params_of(typed));
  DITTOGRAPH_RETURN_IF_ERROR(request.params.validate());
  DITTOGRAPH_ASSIGN_OR_RETURN(const std::vector<ComparedText> texts,
                              read_texts(request, typed.arguments));
  DITTOGRAPH_ASSIGN_OR_RETURN(const Comparison found,
                              compare_texts(texts[0].text, texts[1].text, request.params));
  if (typed.has("html")) {
    DITTOGRAPH_RETURN_IF_ERROR(write_compare_page(texts[0], texts[1], found, typed.value("html")));
  }
  return typed.has("json") ? comparison_to_json(texts[0], texts[1], found)
                           : comparison_to_text(texts[0], texts[1], found, colour);
}

}  // namespace

int run_compare(const Typed& typed) {
  const absl::StatusOr<std::string> told = compare(typed);
  return exit_code(told.ok() ? print(*told) : told.status());
}

}  // namespace dittograph
