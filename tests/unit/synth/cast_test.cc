#include "synth/cast.h"

#include <set>
#include <string>

#include "gtest/gtest.h"

namespace dittograph::synth {
namespace {

Settings many() {
  Settings settings;
  settings.outlets = 300;
  return settings;
}

TEST(SynthCast, NamesDomainsAndLinesAreAllDifferent) {
  const Cast cast(many());
  std::set<std::string> names;
  std::set<std::string> domains;
  std::set<std::string> lines;
  std::size_t n_lines = 0;
  for (const Outlet& outlet : cast.publishers()) {
    names.insert(outlet.name);
    domains.insert(outlet.domain);
    for (const std::string& line : outlet.lines) {
      if (line.empty()) continue;
      ++n_lines;
      lines.insert(line);
    }
  }
  EXPECT_EQ(names.size(), 306U);
  EXPECT_EQ(domains.size(), 306U);
  EXPECT_GT(n_lines, 300U);
  EXPECT_EQ(lines.size(), n_lines);
}

TEST(SynthCast, ScriptsShareTheOutletsByTheirWeights) {
  const Cast cast(many());
  EXPECT_EQ(cast.outlets_of(Script::kLatin).size(), 150U);
  EXPECT_EQ(cast.outlets_of(Script::kHan).size(), 30U);
  std::size_t n = 0;
  for (const Script script : kAllScripts) n += cast.outlets_of(script).size();
  EXPECT_EQ(n, 300U);
}

TEST(SynthCast, AScriptWithTooFewOutletsGivesThemAway) {
  Settings settings;
  settings.outlets = 14;
  const Cast cast(settings);
  EXPECT_EQ(cast.outlets_of(Script::kLatin).size(), 14U);
}

TEST(SynthCast, OwnersHaveSeveralOutletsOfOneScript) {
  const Cast cast(many());
  EXPECT_GT(cast.owners().size(), 20U);
  for (const auto& group : cast.owners()) {
    EXPECT_GE(group.size(), 2U);
    for (const std::uint32_t outlet : group) {
      EXPECT_EQ(cast.publishers()[outlet].script, cast.publishers()[group[0]].script);
    }
  }
}

TEST(SynthCast, TitlesKeepTheirWords) {
  Outlet outlet;
  outlet.name = "Ternholm Post";
  EXPECT_EQ(habitual_title(outlet, "Divers raise the bell"), "Divers raise the bell");
  outlet.title = TitleHabit::kDashSuffix;
  EXPECT_EQ(habitual_title(outlet, "Divers raise the bell"),
            "Divers raise the bell - Ternholm Post");
  outlet.title = TitleHabit::kUpperCase;
  EXPECT_EQ(habitual_title(outlet, "Élan à Пермь"), "ÉLAN À ПЕРМЬ");
}

}  // namespace
}  // namespace dittograph::synth
