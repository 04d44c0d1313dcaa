#include "clean/shared_cuts.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/scratch_path.h"

namespace dittograph {
namespace {

// A corpus of sentences: the same number is the same sentence, of ten tokens each.
struct Written {
  std::vector<std::vector<std::uint32_t>> documents;
  std::vector<std::vector<std::uint32_t>> gone{};  // sentences of each that were taken out before
  std::vector<PassageCluster> clusters{};
  std::vector<DocId> preference{};
  std::vector<bool> dropped{};
  std::uint32_t min_cut = 10;
  Action passages = Action::kCut;

  static constexpr std::uint32_t kSize = 10;

  // Sentences [begin, end) of each document carry the cluster's passage.
  struct Part {
    std::uint32_t document;
    std::uint32_t begin;
    std::uint32_t end;
  };
  void passage(const std::vector<Part>& parts, PassageKind kind = PassageKind::kBoilerplate) {
    PassageCluster& cluster = clusters.emplace_back();
    cluster.kind = kind;
    for (const Part& part : parts) {
      cluster.witnesses.push_back(
          {.document = DocId{part.document}, .tokens = {part.begin * kSize, part.end * kSize}});
    }
  }

  SharedCuts run() {
    auto made = SentenceTable::create(testing_support::scratch_path("sentences"),
                                      testing_support::no_guard());
    if (!made.ok()) std::abort();
    SentenceTable table = *std::move(made);
    for (std::size_t i = 0; i < documents.size(); ++i) {
      std::vector<StoredSentence> sentences;
      for (std::uint32_t j = 0; j < documents[i].size(); ++j) {
        sentences.push_back({.first_token = j * kSize, .begin = j * 100, .end = j * 100 + 99});
      }
      if (i < gone.size()) {
        for (const std::uint32_t j : gone[i]) sentences[j].gone = true;
      }
      if (!table.append(sentences).ok()) std::abort();
    }
    if (!table.finish().ok()) std::abort();
    if (preference.empty()) {
      for (std::uint32_t i = 0; i < documents.size(); ++i) preference.push_back(DocId{i});
    }
    dropped.resize(documents.size());
    std::vector<std::vector<StoredToken>> words(documents.size());
    for (std::size_t i = 0; i < documents.size(); ++i) {
      for (const std::uint32_t sentence : documents[i]) {
        for (std::uint32_t k = 0; k < kSize; ++k) words[i].push_back(1000 * sentence + k);
      }
    }
    const TokenLookup tokens = [&words](DocId document) {
      return std::span<const StoredToken>(words[static_cast<std::uint32_t>(document)]);
    };
    return find_shared_cuts({.clusters = clusters,
                             .passages = passages,
                             .preference = preference,
                             .dropped = dropped,
                             .sentences = table,
                             .tokens = tokens,
                             .min_cut = min_cut});
  }
};

// "1>0.2": sentence 1 goes, because sentence 2 of document 0 stays.
std::string told(const std::vector<SentenceCut>& cuts) {
  std::string text;
  for (const SentenceCut& cut : cuts) {
    if (!text.empty()) text += ' ';
    text += std::to_string(cut.sentence) + ">" +
            std::to_string(static_cast<std::uint32_t>(cut.kept_document)) + "." +
            std::to_string(cut.kept_sentence);
  }
  return text;
}

TEST(SharedCuts, OneCopyStaysInThePreferredDocument) {
  Written corpus{.documents = {{1, 2, 3}, {4, 2, 3}, {2, 3, 5}}};
  corpus.passage({{0, 1, 3}, {1, 1, 3}, {2, 0, 2}});
  corpus.preference = {DocId{1}, DocId{2}, DocId{0}};
  const SharedCuts found = corpus.run();
  EXPECT_EQ(told(found.cuts[0]), "1>1.1 2>1.2");
  EXPECT_EQ(told(found.cuts[1]), "");
  EXPECT_EQ(told(found.cuts[2]), "0>1.1 1>1.2");
  EXPECT_TRUE(found.kept_whole.empty());
}

TEST(SharedCuts, EachWordingKeepsACopy) {
  Written corpus{.documents = {{1, 2, 3}, {4, 20, 3}, {5, 20, 3}, {6, 2, 3}}};
  corpus.passage({{0, 1, 3}, {1, 1, 3}, {2, 1, 3}, {3, 1, 3}});
  const SharedCuts found = corpus.run();
  EXPECT_EQ(told(found.cuts[1]), "2>0.2") << "what it alone says stays";
  EXPECT_EQ(told(found.cuts[2]), "1>1.1 2>0.2");
  EXPECT_EQ(told(found.cuts[3]), "1>0.1 2>0.2");
}

TEST(SharedCuts, ADroppedDocumentHoldsNothing) {
  Written corpus{.documents = {{1, 2}, {3, 2}, {4, 2}}};
  corpus.passage({{0, 1, 2}, {1, 1, 2}, {2, 1, 2}});
  corpus.dropped = {true, false, false};
  const SharedCuts found = corpus.run();
  EXPECT_EQ(told(found.cuts[0]), "");
  EXPECT_EQ(told(found.cuts[1]), "");
  EXPECT_EQ(told(found.cuts[2]), "1>1.1");
}

TEST(SharedCuts, ADocumentThatWouldBeEmptiedIsKeptWhole) {
  Written corpus{.documents = {{1, 2, 3}, {2, 3}, {2, 3, 9}}};
  corpus.passage({{0, 1, 3}, {1, 0, 2}, {2, 0, 2}});
  corpus.gone = {{}, {}, {2}};
  const SharedCuts found = corpus.run();
  EXPECT_EQ(told(found.cuts[1]), "");
  EXPECT_EQ(told(found.cuts[2]), "") << "all that is not gone";
  EXPECT_EQ(found.kept_whole, (std::vector<DocId>{DocId{1}, DocId{2}}));
}

// Where two outlets name themselves, their copies of a passage begin behind the names.
TEST(SharedCuts, ASentenceThatThePassageEndsInGoesIfItsWordingIsHeld) {
  Written corpus{.documents = {{1, 2, 3}, {4, 20, 3}, {5, 20, 3}, {6, 20, 3}}};
  corpus.passage({{0, 1, 3}, {1, 1, 3}, {2, 1, 3}, {3, 1, 3}});
  for (const std::size_t i : {1U, 2U}) corpus.clusters[0].witnesses[i].tokens.begin += 4;
  corpus.clusters[0].witnesses[3].tokens.begin += 5;
  const SharedCuts found = corpus.run();
  EXPECT_EQ(told(found.cuts[1]), "2>0.2");
  EXPECT_EQ(told(found.cuts[2]), "1>1.1 2>0.2");
  EXPECT_EQ(told(found.cuts[3]), "2>0.2") << "half a sentence is not most of it";
}

TEST(SharedCuts, ASentenceOutsideThePassageStays) {
  Written corpus{.documents = {{1, 2, 3}, {2, 7, 2, 8}}};
  corpus.passage({{0, 1, 2}, {1, 0, 1}});
  EXPECT_EQ(told(corpus.run().cuts[1]), "0>0.1") << "and not the one behind 7";
}

TEST(SharedCuts, WhatGoesWithinTheDocumentIsLookedForWhereItStayed) {
  Written corpus{.documents = {{1, 2}, {2, 7, 2, 8}}};
  corpus.passage({{0, 1, 2}, {1, 0, 1}});
  corpus.gone = {{}, {0}};
  EXPECT_EQ(told(corpus.run().cuts[1]), "2>0.1");
}

TEST(SharedCuts, ASentenceThatIsGoneHoldsNothing) {
  Written corpus{.documents = {{1, 2}, {3, 2}, {4, 2}}};
  corpus.passage({{0, 1, 2}, {1, 1, 2}, {2, 1, 2}});
  corpus.gone = {{1}};
  const SharedCuts found = corpus.run();
  EXPECT_EQ(told(found.cuts[0]), "");
  EXPECT_EQ(told(found.cuts[1]), "");
  EXPECT_EQ(told(found.cuts[2]), "1>1.1");
}

TEST(SharedCuts, ShortRunsStay) {
  Written corpus{.documents = {{1, 2, 3, 4}, {5, 2, 6, 3, 4}}};
  corpus.passage({{0, 1, 4}, {1, 1, 5}});
  corpus.min_cut = 20;
  EXPECT_EQ(told(corpus.run().cuts[1]), "3>0.2 4>0.3") << "not the single one before 6";
  corpus.min_cut = 21;
  EXPECT_EQ(told(corpus.run().cuts[1]), "");
}

TEST(SharedCuts, OnlyTheKindsThatAreAskedFor) {
  Written corpus{.documents = {{1, 2}, {3, 2}}};
  corpus.passage({{0, 1, 2}, {1, 1, 2}}, PassageKind::kReuse);
  const SharedCuts found = corpus.run();
  ASSERT_EQ(told(found.cuts[1]), "1>0.1");
  EXPECT_EQ(found.cuts[1][0].kind, PassageKind::kReuse);
  corpus.passages = Action::kReport;
  EXPECT_EQ(told(corpus.run().cuts[1]), "");
}

// Two passages that overlap, with other documents in front: nothing may be cut that is held by a
// sentence that goes itself.
TEST(SharedCuts, EveryHolderStays) {
  Written corpus{.documents = {{1, 2, 3}, {3, 4, 11}, {2, 3, 4, 12}, {4, 3, 2, 13}, {3, 4, 2, 14}}};
  corpus.passage({{0, 1, 3}, {2, 0, 2}, {3, 1, 3}, {4, 0, 1}});
  corpus.passage({{1, 0, 2}, {2, 1, 3}, {3, 0, 2}, {4, 0, 2}});
  std::vector<DocId> order(5);
  std::vector<std::uint32_t> numbers(5);
  std::iota(numbers.begin(), numbers.end(), 0U);
  do {
    for (std::size_t i = 0; i < 5; ++i) order[i] = DocId{numbers[i]};
    corpus.preference = order;
    const SharedCuts found = corpus.run();
    std::size_t n_cuts = 0;
    for (std::uint32_t i = 0; i < 5; ++i) {
      for (const SentenceCut& cut : found.cuts[i]) {
        ++n_cuts;
        const auto holder = static_cast<std::uint32_t>(cut.kept_document);
        EXPECT_EQ(corpus.documents[holder][cut.kept_sentence], corpus.documents[i][cut.sentence]);
        for (const SentenceCut& other : found.cuts[holder]) {
          EXPECT_NE(other.sentence, cut.kept_sentence) << "document " << holder;
        }
      }
    }
    EXPECT_GT(n_cuts, 3U);
  } while (std::next_permutation(numbers.begin(), numbers.end()));
}

}  // namespace
}  // namespace dittograph
