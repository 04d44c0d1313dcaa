// What is known of a made corpus, as lines of its truth files; docs/synth.md describes each.
//
// Promises: every file begins with the parameters; lines name articles by their ids, places are
// half open. Not thread-safe: one TruthWriter a worker.
// Tested in tests/property/synth_laws_test.cc, which checks every line against the texts.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "synth/article.h"
#include "synth/cast.h"
#include "synth/likeness.h"
#include "synth/page.h"

namespace dittograph::synth {

enum class TruthFile : std::uint8_t {
  kPairs,
  kClusters,
  kSpans,
  kCleaned,
  kArticles,
  kReuse,
  kEdits,
  kShared,
  kCredits,
  kBoilerplate,
};
inline constexpr std::size_t kTruthFiles = 10;
std::string_view truth_file_name(TruthFile file);
// The parameters and, of a table, the names of its columns.
std::string truth_file_head(TruthFile file, std::string_view parameters);

using TruthLines = std::array<std::string, kTruthFiles>;

// The files that list outlets, owners and agencies.
std::string outlets_table(const Cast& cast, std::string_view parameters);
std::string owner_groups_table(const Cast& cast, std::string_view parameters);
std::string agencies_lines(const Cast& cast, std::string_view parameters);

// A story as it was written.
struct WrittenStory {
  const Story& story;
  std::string_view name;
  std::span<const Page> pages;
  std::span<const std::string> ids;
  std::span<const std::string> titles;  // as the records have them
};

class TruthWriter {
 public:
  explicit TruthWriter(const Cast& cast) : cast_(cast) {}

  // Appends the story's lines.
  void write(const WrittenStory& written, TruthLines& lines);

 private:
  void write_articles(const WrittenStory& written, TruthLines& lines);
  void write_pieces(const WrittenStory& written, std::size_t number, TruthLines& lines);
  void write_pairs(const WrittenStory& written, TruthLines& lines);
  void write_pair(const WrittenStory& written, std::size_t a, std::size_t b, TruthLines& lines);
  void write_changes(const WrittenStory& written, std::size_t a, std::size_t b, TruthLines& lines);

  const Cast& cast_;
  Likeness likeness_;
};

}  // namespace dittograph::synth
