#include "cli/sizes.h"

#include <charconv>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

namespace dittograph {

std::optional<std::uint64_t> parse_size(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data()) return std::nullopt;
  std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  if (unit.empty()) return number;
  constexpr std::string_view kUnits = "KMGTkmgt";
  const std::size_t i = kUnits.find(unit.front());
  if (i == std::string_view::npos) return std::nullopt;
  unit.remove_prefix(1);
  if (!unit.empty() && unit != "B" && unit != "iB" && unit != "b") return std::nullopt;
  const std::size_t shift = 10 * (i % 4 + 1);
  if (number > (~std::uint64_t{0} >> shift)) return std::nullopt;
  return number << shift;
}

absl::StatusOr<std::uint64_t> memory_of(const std::string& text) {
  constexpr std::uint64_t kLeast = std::uint64_t{256} << 20;
  const std::optional<std::uint64_t> bytes = parse_size(text);
  if (!bytes) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--memory: '%s' is not a size (512M or 2G, say)", text));
  }
  if (*bytes < kLeast) {
    return absl::InvalidArgumentError(
        absl::StrFormat("--memory %s: is too little to work with (256M or more)", text));
  }
  return *bytes;
}

}  // namespace dittograph
