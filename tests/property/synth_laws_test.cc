// Laws of made corpora: what the truth says is what the texts show.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "gtest/gtest.h"

#include "reference/resemblance.h"
#include "support/made_corpus.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

using synth::TruthFile;
using testing_support::byte_of;
using testing_support::MadeCorpus;
using testing_support::make_corpus;
using testing_support::Row;

constexpr std::uint64_t kBlocks = 2;

synth::Settings noisy() {
  synth::Settings settings;
  settings.seed = 11;
  settings.articles = 1;
  settings.noise = 300;
  settings.invalid = 0;
  return settings;
}

synth::Settings plain() {
  synth::Settings settings = noisy();
  settings.noise = 0;
  return settings;
}

const MadeCorpus& noisy_corpus() {
  static const MadeCorpus corpus = make_corpus(noisy(), kBlocks);
  return corpus;
}
const MadeCorpus& plain_corpus() {
  static const MadeCorpus corpus = make_corpus(plain(), kBlocks);
  return corpus;
}

std::vector<std::uint64_t> tokens_of(std::string_view text) {
  Tokeniser tokeniser;
  Tokens tokens;
  tokeniser.tokenise(text, tokens);
  return tokens.hash;
}

// The text of columns at, at + 1 in code points, which must be that of the bytes at bytes_at.
std::string ranged(const std::string& text, const Row& row, std::size_t at, std::size_t bytes_at) {
  const std::size_t begin = byte_of(text, std::stoul(row[at]));
  const std::size_t end = byte_of(text, std::stoul(row[at + 1]));
  EXPECT_EQ(begin, std::stoul(row[bytes_at]));
  EXPECT_EQ(end, std::stoul(row[bytes_at + 1]));
  EXPECT_LT(begin, end);
  return text.substr(begin, end - begin);
}

std::string without(std::string text, std::string_view bytes) {
  std::erase_if(text, [&](char c) { return bytes.find(c) != bytes.npos; });
  return text;
}

TEST(SynthLaws, ThePairsHaveTheResemblanceThatTheTruthSays) {
  const MadeCorpus& corpus = noisy_corpus();
  ASSERT_GT(corpus.rows(TruthFile::kPairs).size(), 200U);
  std::map<std::string, std::set<std::uint64_t>> sets;
  for (const auto& [id, article] : corpus.articles) {
    sets[id] = reference::shingle_set(tokens_of(article.text), 5);
  }
  for (const Row& row : corpus.rows(TruthFile::kPairs)) {
    ASSERT_EQ(row.size(), 7U);
    ASSERT_LT(row[0], row[1]);
    const SetOverlap overlap = reference::overlap(sets.at(row[0]), sets.at(row[1]));
    const double united = overlap.left + overlap.right - overlap.shared;
    EXPECT_NEAR(std::stod(row[2]), overlap.shared / united, 2e-6) << row[0] << " " << row[1];
    EXPECT_NEAR(std::stod(row[3]), overlap.shared / double(std::min(overlap.left, overlap.right)),
                2e-6);
    EXPECT_EQ(row[4] == "1",
              corpus.articles.at(row[0]).source != corpus.articles.at(row[1]).source);
  }
}

TEST(SynthLaws, ACopyComesNearToWhatItAimedAt) {
  synth::Settings settings = plain();
  settings.repeats = 0;
  settings.boilerplate = 0;
  const MadeCorpus corpus = make_corpus(settings, kBlocks);
  std::set<std::string> aims;
  std::size_t n = 0;
  double off = 0;
  for (const Row& row : corpus.rows(TruthFile::kPairs)) {
    if (row[6] == "-") continue;
    aims.insert(row[6]);
    ++n;
    off += std::abs(std::stod(row[2]) - std::stod(row[6]));
    EXPECT_NEAR(std::stod(row[2]), std::stod(row[6]), 0.15) << row[0] << " " << row[1];
  }
  EXPECT_GE(aims.size(), 8U);
  EXPECT_LT(off / double(n), 0.03);
}

TEST(SynthLaws, TextsThatWereNotCopiedDoNotResembleEachOther) {
  const MadeCorpus& corpus = plain_corpus();
  std::set<std::pair<std::string, std::string>> listed;
  for (const Row& row : corpus.rows(TruthFile::kPairs)) listed.insert({row[0], row[1]});
  std::vector<std::pair<std::string, std::set<std::uint64_t>>> sets;
  for (const auto& [id, article] : corpus.articles) {
    sets.emplace_back(id, reference::shingle_set(tokens_of(article.text), 5));
    if (sets.size() == 150) break;
  }
  for (std::size_t i = 0; i < sets.size(); ++i) {
    for (std::size_t j = i + 1; j < sets.size(); ++j) {
      const auto& [a, left] = sets[i];
      const auto& [b, right] = sets[j];
      // What one outlet says everywhere is the same.
      if (listed.contains({a, b}) || corpus.articles.at(a).source == corpus.articles.at(b).source) {
        continue;
      }
      const SetOverlap overlap = reference::overlap(left, right);
      EXPECT_LT(overlap.shared / double(overlap.left + overlap.right - overlap.shared), 0.03)
          << a << " " << b;
    }
  }
}

TEST(SynthLaws, TheCleanedTextIsTheTextWithoutItsSpans) {
  const MadeCorpus& corpus = noisy_corpus();
  ASSERT_GT(corpus.spans.size(), 30U);
  ASSERT_GT(corpus.cleaned.size(), corpus.spans.size());
  for (const auto& [id, cleaned] : corpus.cleaned) {
    const std::string& text = corpus.text(id);
    std::string rest;
    std::size_t at = 0;
    const auto spans = corpus.spans.find(id);
    if (spans != corpus.spans.end()) {
      for (const auto& [begin, end] : spans->second) {
        rest += text.substr(at, byte_of(text, begin) - at);
        at = byte_of(text, end);
      }
    }
    rest += text.substr(at);
    EXPECT_EQ(without(cleaned, "\n "), without(rest, "\n ")) << id;
  }
}

TEST(SynthLaws, WhatGoesStandsInWhatStays) {
  synth::Settings settings = plain();
  settings.boilerplate = 0;
  settings.agencies = 0;  // No dateline stands between a paragraph and the next.
  const MadeCorpus corpus = make_corpus(settings, kBlocks);
  ASSERT_GT(corpus.spans.size(), 30U);
  for (const auto& [id, spans] : corpus.spans) {
    const std::string& text = corpus.text(id);
    const std::string stays = without(corpus.cleaned.at(id), "\n ");
    for (const auto& [begin, end] : spans) {
      const std::size_t from = byte_of(text, begin);
      std::string goes = text.substr(from, byte_of(text, end) - from);
      for (const std::string_view dots : {"...", "…"}) {
        if (goes.ends_with(dots)) goes.resize(goes.size() - dots.size());
      }
      EXPECT_NE(stays.find(without(goes, "\n ")), stays.npos) << id << ": " << goes;
    }
  }
}

TEST(SynthLaws, SentencesStandWhereTheTruthSays) {
  const MadeCorpus& corpus = plain_corpus();
  std::map<std::string, std::size_t> n_of;
  for (const Row& row : corpus.rows(TruthFile::kEdits)) {
    ASSERT_EQ(row.size(), 12U);
    const std::string& change = row[2];
    ++n_of[change];
    std::string a;
    std::string b;
    if (change != "added") a = ranged(corpus.text(row[0]), row, 4, 8);
    if (change != "deleted") b = ranged(corpus.text(row[1]), row, 6, 10);
    // A line may be broken where a copy shows it whole.
    std::ranges::replace(a, '\n', ' ');
    std::ranges::replace(b, '\n', ' ');
    if (change == "unchanged") {
      EXPECT_EQ(a, b);
    }
    if (change == "edited") {
      EXPECT_NE(a, b);
      EXPECT_NE(row[3], "-");
    }
    if (change == "added") {
      EXPECT_EQ(corpus.text(row[0]).find(b), std::string::npos);
    }
  }
  for (const char* change : {"unchanged", "edited", "added", "deleted", "moved"}) {
    EXPECT_GT(n_of[change], 20U) << change;
  }
}

TEST(SynthLaws, SharedStretchesBeginAndEndWithTheSameSentences) {
  const MadeCorpus& corpus = plain_corpus();
  ASSERT_GT(corpus.rows(TruthFile::kShared).size(), 200U);
  for (const Row& row : corpus.rows(TruthFile::kShared)) {
    ASSERT_EQ(row.size(), 10U);
    const std::set<std::uint64_t> a =
        reference::shingle_set(tokens_of(ranged(corpus.text(row[0]), row, 2, 6)), 1);
    const std::set<std::uint64_t> b =
        reference::shingle_set(tokens_of(ranged(corpus.text(row[1]), row, 4, 8)), 1);
    const SetOverlap words = reference::overlap(a, b);
    EXPECT_GT(words.shared * 10, std::min(words.left, words.right) * 5) << row[0] << " " << row[1];
  }
}

TEST(SynthLaws, BoilerplateIsTheSameInAllOfAnOutletsArticles) {
  const MadeCorpus& corpus = plain_corpus();
  std::map<std::pair<std::string, std::string>, std::set<std::string>> lines;
  for (const Row& row : corpus.rows(TruthFile::kBoilerplate)) {
    ASSERT_EQ(row.size(), 6U);
    lines[{corpus.articles.at(row[0]).source, row[1]}].insert(
        ranged(corpus.text(row[0]), row, 2, 4));
  }
  EXPECT_GT(lines.size(), 30U);
  for (const auto& [key, texts] : lines) EXPECT_EQ(texts.size(), 1U) << key.first << key.second;
}

TEST(SynthLaws, CreditsAndMentionsNameTheirAgency) {
  const MadeCorpus& corpus = plain_corpus();
  std::map<std::string, std::size_t> n_of;
  for (const Row& row : corpus.rows(TruthFile::kCredits)) {
    ASSERT_EQ(row.size(), 8U);
    ++n_of[row[3]];
    const std::string text = ranged(corpus.text(row[0]), row, 4, 6);
    bool names = false;
    for (std::uint32_t i = 0; i < synth::kMostAgencies; ++i) {
      if (synth::agency(i).name != row[1]) continue;
      for (const std::string_view spelled : synth::agency(i).spelled) {
        names = names || text.find(spelled) != text.npos;
      }
    }
    EXPECT_TRUE(names) << row[1] << ": " << text;
  }
  for (const char* form : {"dateline", "byline", "tail", "citation"}) EXPECT_GT(n_of[form], 5U);
}

TEST(SynthLaws, TheDirectionIsThatOfTheDates) {
  const MadeCorpus& corpus = noisy_corpus();
  std::map<std::string, std::pair<std::string, std::string>> stamp;  // time, precision
  for (const Row& row : corpus.rows(TruthFile::kArticles)) {
    ASSERT_EQ(row.size(), 13U);
    stamp[row[0]] = {row[6], row[7]};
    const std::string& date = corpus.articles.at(row[0]).date;
    EXPECT_EQ(date.substr(0, 10), row[6].substr(0, 10));
    EXPECT_EQ(date.size() == 10, row[7] == "day");
  }
  std::map<std::string, std::size_t> n_of;
  for (const Row& row : corpus.rows(TruthFile::kReuse)) {
    ASSERT_EQ(row.size(), 12U);
    const auto& [a, a_precision] = stamp.at(row[0]);
    const auto& [b, b_precision] = stamp.at(row[1]);
    const bool days = a_precision == "day" || b_precision == "day";
    EXPECT_EQ(row[6], days ? "day" : "second");
    const int order = days ? a.substr(0, 10).compare(b.substr(0, 10)) : a.compare(b);
    EXPECT_EQ(row[4], order < 0 ? "first" : order > 0 ? "later" : "tie") << a << " " << b;
    EXPECT_EQ(std::stol(row[5]) > 0, order < 0);
    EXPECT_EQ(std::stol(row[5]) < 0, order > 0);
    ++n_of[row[4]];
    ++n_of[row[9]];
    ++n_of[row[10]];
  }
  for (const char* word : {"first", "later", "tie", "kept", "stripped", "added", "replaced", "none",
                           "same", "normalised", "edited", "replaced"}) {
    EXPECT_GT(n_of[word], 3U) << word;
  }
}

TEST(SynthLaws, NoiseChangesNoWord) {
  synth::Settings settings = noisy();
  settings.noise = 1000;
  settings.repeats = 0;
  const MadeCorpus with = make_corpus(settings, 1);
  settings.noise = 0;
  const MadeCorpus none = make_corpus(settings, 1);
  // Where stories begin depends on bytes; those that both have are the same articles.
  std::size_t n = 0;
  std::size_t n_changed = 0;
  for (const auto& [id, article] : with.articles) {
    const auto other = none.articles.find(id);
    if (other == none.articles.end() || other->second.title != article.title) continue;
    ++n;
    n_changed += article.text != other->second.text ? 1U : 0U;
    EXPECT_EQ(tokens_of(article.text), tokens_of(other->second.text)) << id;
  }
  EXPECT_GT(n, 50U);
  EXPECT_GT(n_changed, n / 4);
}

TEST(SynthLaws, EveryKindOfStoryAndEveryScriptIsThere) {
  const MadeCorpus& corpus = plain_corpus();
  std::set<std::string> kinds;
  std::set<std::string> scripts;
  for (const Row& row : corpus.rows(TruthFile::kArticles)) {
    kinds.insert(row[2]);
    scripts.insert(row[5]);
  }
  EXPECT_EQ(kinds.size(), synth::kStoryKinds);
  EXPECT_EQ(scripts.size(), synth::kScripts);
}

}  // namespace
}  // namespace dittograph
