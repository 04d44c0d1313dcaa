#include "evaluate/shared_passages.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string_view>

#include "absl/strings/str_format.h"

#include "base/status.h"
#include "evaluate/json_lines.h"

namespace dittograph {

absl::StatusOr<SharedPassages> SharedPassages::read(const std::string& path,
                                                    const DocumentTable& table,
                                                    const LinkedCopies& copies) {
  constexpr const char* kWanted = "a line as dittograph clean wrote it";
  SharedPassages passages;
  DITTOGRAPH_RETURN_IF_ERROR(for_each_json_line(
      path, kWanted, [&](const TextLine& line, const JsonFields& fields) -> absl::Status {
        Witness witness;
        std::string_view id;
        std::string_view kind;
        if (!required_field(fields, "cluster", witness.cluster) ||
            !required_field(fields, "id", id) || !optional_field(fields, "kind", kind)) {
          return broken_line(path, line.number,
                             absl::StrFormat("not as expected (wants %s)", kWanted));
        }
        const std::optional<std::uint32_t> document = table.find(id);
        if (!document) {
          return broken_line(
              path, line.number,
              absl::StrFormat("document %s is not in the input (was the folder changed?)", id));
        }
        if (kind == "boilerplate") return absl::OkStatus();
        witness.group = copies.group_of(*document);
        passages.witnesses_.push_back(witness);
        return absl::OkStatus();
      }));
  std::sort(passages.witnesses_.begin(), passages.witnesses_.end());
  return passages;
}

bool SharedPassages::share(std::uint32_t left, std::uint32_t right) const {
  const auto begin_of = [this](std::uint32_t group) {
    return std::lower_bound(
        witnesses_.begin(), witnesses_.end(),
        Witness{.group = group, .cluster = std::numeric_limits<std::int64_t>::min()});
  };
  auto a = begin_of(left);
  auto b = begin_of(right);
  while (a != witnesses_.end() && b != witnesses_.end() && a->group == left && b->group == right) {
    if (a->cluster == b->cluster) return true;
    if (a->cluster < b->cluster) {
      ++a;
    } else {
      ++b;
    }
  }
  return false;
}

}  // namespace dittograph
