#include "audit/owner_groups.h"

#include <algorithm>
#include <utility>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

#include "base/status.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  return text;
}

// take(line, number) for each line that is not blank and no remark.
template <class Take>
absl::Status for_each_line(std::string_view lines, const Take& take) {
  for (std::size_t number = 1; !lines.empty(); ++number) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (trimmed(line).empty() || line.front() == '#') continue;
    DITTOGRAPH_RETURN_IF_ERROR(take(line, number));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::map<std::string, std::string, std::less<>>> parse_owner_groups(
    std::string_view lines, std::string_view place) {
  std::map<std::string, std::string, std::less<>> owners;
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each_line(lines, [&](std::string_view line, std::size_t number) -> absl::Status {
        const std::size_t tab = line.find('\t');
        const std::string_view owner = trimmed(line.substr(0, tab));
        const std::string_view outlet =
            tab == std::string_view::npos ? "" : trimmed(line.substr(tab + 1));
        if (owner.empty() || outlet.empty() || outlet.find('\t') != std::string_view::npos) {
          return absl::InvalidArgumentError(
              absl::StrFormat("%s:%d: not an owner and an outlet (write them with one tab between)",
                              place, number));
        }
        const auto [found, fresh] = owners.emplace(std::string(outlet), std::string(owner));
        if (!fresh && found->second != owner) {
          return absl::InvalidArgumentError(
              absl::StrFormat("%s:%d: \"%s\" has the owner \"%s\" above (leave one)", place, number,
                              outlet, found->second));
        }
        return absl::OkStatus();
      }));
  if (owners.empty()) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: names no outlet (write owner, tab, outlet)", place));
  }
  return owners;
}

absl::StatusOr<IgnoredPhrases> IgnoredPhrases::parse(std::string_view lines,
                                                     std::string_view place) {
  IgnoredPhrases out;
  Tokeniser tokeniser;
  Tokens tokens;
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each_line(lines, [&](std::string_view line, std::size_t number) -> absl::Status {
        tokeniser.tokenise(line, tokens);
        if (tokens.hash.empty()) {
          return absl::InvalidArgumentError(
              absl::StrFormat("%s:%d: holds no word (write one phrase a line)", place, number));
        }
        std::vector<StoredToken> words;
        append_stored(tokens.hash, words);
        out.by_first_[words.front()].push_back(out.phrases_.size());
        out.phrases_.push_back(std::move(words));
        return absl::OkStatus();
      }));
  return out;
}

TokenSet IgnoredPhrases::find(std::span<const StoredToken> tokens) const {
  std::vector<TokenRange> found;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    const auto candidates = by_first_.find(tokens[i]);
    if (candidates == by_first_.end()) continue;
    for (const std::size_t phrase : candidates->second) {
      const std::vector<StoredToken>& words = phrases_[phrase];
      if (i + words.size() <= tokens.size() &&
          std::equal(words.begin(), words.end(), tokens.begin() + i)) {
        found.push_back({i, i + static_cast<std::uint32_t>(words.size())});
      }
    }
  }
  return set_of(std::move(found));
}

}  // namespace dittograph
