// Who publishes: outlets with their habits and standing text, their owners, agencies.
//
// Promises: depends on seed and settings; an outlet's lines are the same in all its articles, and
// no two outlets share one. Agencies have names that exist, as credits are told by them; their
// domains end in .example like all others. Thread-safe once made.
// Tested in tests/unit/synth/cast_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synth/settings.h"
#include "synth/vocabulary.h"

namespace dittograph::synth {

// How an outlet writes the titles that it takes over.
enum class TitleHabit : std::uint8_t { kPlain, kDashSuffix, kBarSuffix, kPrefix, kUpperCase };

enum class Boilerplate : std::uint8_t { kHead, kNewsletter, kTail, kCookie };
inline constexpr std::size_t kBoilerplates = 4;
std::string_view boilerplate_name(Boilerplate kind);

inline constexpr std::uint32_t kNoOwner = UINT32_MAX;

struct Outlet {
  std::string name;
  std::string domain;
  Script script = Script::kLatin;  // of an agency: that of the story
  std::uint32_t owner = kNoOwner;
  bool is_agency = false;
  bool date_only = false;      // its stamps are days
  std::int32_t utc_hours = 0;  // of its stamps, where the day is the same
  TitleHabit title = TitleHabit::kPlain;
  bool title_in_text = false;                            // the text begins with the title
  bool blank_lines = false;                              // between paragraphs
  std::array<std::string, kBoilerplates> lines{};        // empty: it has none
  std::array<std::uint32_t, kBoilerplates> per_mille{};  // of its articles that have it
};

struct Agency {
  std::string_view name;  // as a source
  std::string_view domain;
  std::array<std::string_view, kScripts> spelled;  // in credits
};
const Agency& agency(std::uint32_t number);

class Cast {
 public:
  explicit Cast(const Settings& settings);

  [[nodiscard]] const Vocabulary& vocabulary(Script script) const {
    return vocabularies_[static_cast<std::size_t>(script)];
  }
  // Outlets first, then the agencies.
  [[nodiscard]] const std::vector<Outlet>& publishers() const { return publishers_; }
  [[nodiscard]] std::uint32_t n_outlets() const { return n_outlets_; }
  [[nodiscard]] std::uint32_t n_agencies() const {
    return static_cast<std::uint32_t>(publishers_.size()) - n_outlets_;
  }
  [[nodiscard]] std::uint32_t publisher_of_agency(std::uint32_t agency) const {
    return n_outlets_ + agency;
  }
  [[nodiscard]] const std::vector<std::uint32_t>& outlets_of(Script script) const {
    return by_script_[static_cast<std::size_t>(script)];
  }
  // Outlets by owner; every owner has two or more, of one script.
  [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& owners() const { return owners_; }

 private:
  void share_scripts(const Settings& settings);
  void share_owners(Random& random);
  Outlet make_outlet(std::uint32_t number, Script script, const Settings& settings) const;

  std::vector<Vocabulary> vocabularies_;
  std::vector<Outlet> publishers_;
  std::uint32_t n_outlets_;
  std::array<std::vector<std::uint32_t>, kScripts> by_script_;
  std::vector<std::vector<std::uint32_t>> owners_;
};

// The title as the outlet writes it in a record.
std::string habitual_title(const Outlet& outlet, std::string_view title);

}  // namespace dittograph::synth
