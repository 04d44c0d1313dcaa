#include <string>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/verbs.h"

#include "base/status.h"
#include "report/bounds_report.h"
#include "report/output_file.h"

namespace dittograph {
namespace {

constexpr std::uint32_t kMaxSlots = 1024;

absl::Status take(const Typed& typed, const char* name, std::uint32_t least, std::uint32_t most,
                  std::uint32_t& value) {
  if (!typed.has(name)) return absl::OkStatus();
  if (absl::SimpleAtoi(typed.value(name), &value) && value >= least && value <= most) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrFormat("--%s: '%s' is not a number from %d to %d",
                                                    name, typed.value(name), least, most));
}

absl::Status take(const Typed& typed, const char* name, double least, double most, double& value) {
  if (!typed.has(name)) return absl::OkStatus();
  if (absl::SimpleAtod(typed.value(name), &value) && value >= least && value <= most) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrFormat("--%s: '%s' is not a number from %g to %g",
                                                    name, typed.value(name), least, most));
}

// The setting that was typed, that clean would use, or the cheapest for the wanted recall.
absl::StatusOr<Bounds> bounds_of(const Typed& typed) {
  Bounds bounds;
  DITTOGRAPH_RETURN_IF_ERROR(take(typed, "resemblance", 0.05, 0.999, bounds.resemblance));
  DITTOGRAPH_RETURN_IF_ERROR(take(typed, "documents", 1.0, 1e15, bounds.model.n_documents));
  DITTOGRAPH_RETURN_IF_ERROR(take(typed, "shingles", 1.0, 1e9, bounds.model.shingles));
  DITTOGRAPH_RETURN_IF_ERROR(take(typed, "background", 0.0, 1.0, bounds.model.background));
  const bool own = typed.has("bands") || typed.has("rows") || typed.has("signature-size");
  if (typed.has("recall")) {
    if (own) {
      return absl::InvalidArgumentError(
          "--recall: looks for bands, rows and signature size (leave these flags out)");
    }
    double recall = 0;
    DITTOGRAPH_RETURN_IF_ERROR(take(typed, "recall", 0.01, 0.999999, recall));
    DITTOGRAPH_ASSIGN_OR_RETURN(bounds.params,
                                cheapest_bands(recall, bounds.resemblance, bounds.model));
    bounds.origin = absl::StrFormat("the cheapest that finds %g of the pairs at %g", recall,
                                    bounds.resemblance);
    return bounds;
  }
  std::uint32_t slots = BandParams{}.signature_size;
  DITTOGRAPH_RETURN_IF_ERROR(take(typed, "signature-size", 1, kMaxSlots, slots));
  bounds.params = bands_for(bounds.resemblance, slots);
  DITTOGRAPH_RETURN_IF_ERROR(take(typed, "rows", 1, slots, bounds.params.rows));
  if (typed.has("rows")) bounds.params.bands = slots / bounds.params.rows;
  DITTOGRAPH_RETURN_IF_ERROR(take(typed, "bands", 1, slots, bounds.params.bands));
  if (bounds.params.bands * bounds.params.rows > slots) {
    return absl::InvalidArgumentError(absl::StrFormat(
        "--bands: %d bands of %d rows need %d slots, the signature has %d (fewer "
        "bands or rows, or a larger --signature-size)",
        bounds.params.bands, bounds.params.rows, bounds.params.bands * bounds.params.rows, slots));
  }
  bounds.origin = own ? absl::StrFormat("for resemblance %g", bounds.resemblance)
                      : absl::StrFormat("what clean --resemblance %g uses", bounds.resemblance);
  return bounds;
}

absl::Status write_svg(const std::string& path, const Bounds& bounds) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const auto file, OutputFile::create(path));
  DITTOGRAPH_RETURN_IF_ERROR(file->write(bounds_svg(bounds)));
  return file->close();
}

}  // namespace

int run_bounds(const Typed& typed) {
  const absl::StatusOr<Bounds> bounds = bounds_of(typed);
  if (!bounds.ok()) return exit_code(bounds.status());
  if (typed.has("svg")) {
    if (const absl::Status status = write_svg(typed.value("svg"), *bounds); !status.ok()) {
      return exit_code(status);
    }
  }
  return exit_code(print(typed.has("json") ? bounds_json(*bounds) : bounds_table(*bounds)));
}

}  // namespace dittograph
