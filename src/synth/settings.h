// What a made corpus is like: every setting that changes its bytes, under the names of the flags.
//
// Tested in tests/unit/synth/settings_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"

#include "synth/script.h"

namespace dittograph::synth {

// How the articles of one story came to be.
enum class StoryKind : std::uint8_t {
  kSingle,        // one article that nobody copied
  kWire,          // an agency's text, and outlets that reprint it
  kOutletCopy,    // an outlet's own text, and others that copy it
  kSameOwner,     // one text in several outlets of one owner
  kSharedSource,  // a press release that no article names, at one time in several outlets
  kQuoteOnly,     // texts of their own that share a statement, word for word
  kList,          // texts of their own around one table
  kIndependent,   // texts of their own on the same people, sharing nothing
  kVersions,      // one outlet's article, updated under its name
  kGlue,          // two wire stories, and an article made of both
};
inline constexpr std::size_t kStoryKinds = 10;
std::string_view story_kind_name(StoryKind kind);

inline constexpr std::uint32_t kMostOutlets = 10000;
inline constexpr std::uint32_t kMostAgencies = 10;

struct Settings {
  std::uint64_t seed = 1;
  std::uint64_t size = 0;      // bytes of articles.jsonl; 0: as many articles as asked for
  std::uint64_t articles = 0;  // 0: as many as the size takes
  std::uint32_t outlets = 40;
  std::uint32_t agencies = 6;
  std::uint32_t days = 365;  // the dates' range, from 2024-01-01
  // Weights; they need not sum to anything.
  std::array<std::uint32_t, kScripts> scripts = {50, 12, 16, 12, 10};
  std::array<std::uint32_t, kStoryKinds> stories = {35, 22, 8, 6, 6, 5, 5, 5, 6, 4};
  // Per mille of articles, of outlets, of articles, of articles.
  std::uint32_t repeats = 200;
  std::uint32_t boilerplate = 700;
  std::uint32_t noise = 100;
  std::uint32_t invalid = 5;

  // InvalidArgument: what is wrong, in one sentence.
  [[nodiscard]] absl::Status validate() const;
};

// "latin=50,han=10": what is not named has no weight. InvalidArgument names the word.
absl::Status set_scripts(std::string_view list, Settings& settings);
absl::Status set_stories(std::string_view list, Settings& settings);

// The same the other way.
std::string scripts_list(const Settings& settings);
std::string stories_list(const Settings& settings);

// The settings and the program's version as one JSON object, for the first lines of the truth.
std::string parameters_json(const Settings& settings);

}  // namespace dittograph::synth
