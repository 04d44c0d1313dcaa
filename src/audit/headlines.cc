#include "audit/headlines.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "absl/strings/ascii.h"

#include "audit/token_likeness.h"

namespace dittograph {
namespace {

// Before a space-parted separator stands a site or a section; ": " only before.
constexpr std::array<std::string_view, 7> kSeparators = {" | ",  " - ", " – ", " — ",
                                                         " :: ", " » ", " · "};
constexpr std::string_view kColon = ": ";
constexpr std::size_t kLongestAffix = 60;
// So many of an outlet's titles make an affix: three, and one in fifty.
constexpr std::uint64_t kFewest = 3;
constexpr std::uint64_t kOneIn = 50;
constexpr double kEdited = 0.5;

// The last separator's place, or npos; size gets its length.
std::size_t last_separator(std::string_view title, std::size_t& size) {
  std::size_t best = std::string_view::npos;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string_view::npos) continue;
    if (best == std::string_view::npos || at > best) {
      best = at;
      size = separator.size();
    }
  }
  return best;
}

std::size_t first_separator(std::string_view title, std::size_t& size) {
  std::size_t best = std::string_view::npos;
  const auto look = [&](std::string_view separator) {
    const std::size_t at = title.find(separator);
    if (at < best) {
      best = at;
      size = separator.size();
    }
  };
  for (const std::string_view separator : kSeparators) look(separator);
  look(kColon);
  return best;
}

std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (absl::ascii_isalnum(byte) || byte >= 0x80) {
      out += static_cast<char>(absl::ascii_tolower(byte));
    }
  }
  return out;
}

// Whether an affix is the outlet's name: "Harbour Post" of harbourpost.example.
bool names_outlet(std::string_view affix, std::string_view outlet) {
  const std::string a = letters_of(affix);
  const std::string b = letters_of(outlet);
  return a.size() >= 3 && !b.empty() && (b.find(a) != std::string::npos || a == b);
}

double likeness(std::vector<std::uint64_t> a, std::vector<std::uint64_t> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return token_likeness(a, b, /*of_nothing=*/1.0);
}

}  // namespace

void AffixCounter::add(std::string_view title) {
  if (title.empty()) return;
  ++n_titles_;
  std::size_t size = 0;
  if (const std::size_t at = last_separator(title, size); at != std::string_view::npos) {
    if (title.size() - at <= kLongestAffix) ++suffixes_[std::string(title.substr(at))];
  }
  if (const std::size_t at = first_separator(title, size); at != std::string_view::npos) {
    if (at > 0 && at + size <= kLongestAffix) ++prefixes_[std::string(title.substr(0, at + size))];
  }
}

TitleAffixes AffixCounter::affixes(std::string_view outlet) const {
  TitleAffixes out;
  const std::uint64_t fewest = std::max(kFewest, n_titles_ / kOneIn);
  const auto choose = [&](const auto& counted, std::vector<std::string>& to) {
    for (const auto& [affix, n] : counted) {
      if (n >= fewest || names_outlet(affix, outlet)) to.push_back(affix);
    }
    std::sort(to.begin(), to.end(), [](const std::string& x, const std::string& y) {
      return x.size() != y.size() ? x.size() > y.size() : x < y;
    });
  };
  choose(prefixes_, out.prefixes);
  choose(suffixes_, out.suffixes);
  return out;
}

std::string_view bare_title(std::string_view title, const TitleAffixes& affixes) {
  std::string_view bare = title;
  // A title may carry two: a section before and a site behind, or a section and a site behind.
  for (int round = 0; round < 2; ++round) {
    for (const std::string& suffix : affixes.suffixes) {
      if (bare.size() > suffix.size() && bare.ends_with(suffix)) {
        bare.remove_suffix(suffix.size());
        break;
      }
    }
    for (const std::string& prefix : affixes.prefixes) {
      if (bare.size() > prefix.size() && bare.starts_with(prefix)) {
        bare.remove_prefix(prefix.size());
        break;
      }
    }
  }
  return bare;
}

HeadlineChange HeadlineComparer::compare(std::string_view a, const TitleAffixes& of_a,
                                         std::string_view b, const TitleAffixes& of_b) {
  if (a.empty() || b.empty()) return HeadlineChange::kUnknown;
  if (a == b) return HeadlineChange::kSame;
  tokeniser_.tokenise(a, a_);
  tokeniser_.tokenise(b, b_);
  if (a_.hash == b_.hash) return HeadlineChange::kNormalised;
  tokeniser_.tokenise(bare_title(a, of_a), a_);
  tokeniser_.tokenise(bare_title(b, of_b), b_);
  if (a_.hash == b_.hash) return HeadlineChange::kNormalised;
  return likeness(a_.hash, b_.hash) >= kEdited ? HeadlineChange::kEdited
                                               : HeadlineChange::kReplaced;
}

}  // namespace dittograph
