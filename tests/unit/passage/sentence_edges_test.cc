#include "passage/sentence_edges.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

using Edges = std::vector<std::uint32_t>;

struct Case {
  const char* what;
  std::vector<PassageWitness> before;  // the first is the representative
  std::vector<Edges> sentences;        // of documents 0, 1, ...
  std::vector<TokenRange> after;
};

PassageWitness witness(std::uint32_t document, TokenRange tokens, std::uint32_t matched) {
  return {.document = DocId{document}, .tokens = tokens, .matched = matched, .likeness = 1.0};
}

// Documents of 100 tokens, of which no two are equal, but for the changes.
constexpr std::uint32_t kTokens = 100;

// tokens[at, at + n) of a document are the n tokens from the place `like` of document 0.
struct Change {
  std::uint32_t at = 0;
  std::uint32_t n = 0;
  std::uint32_t like = 0;
};

template <class ChangesOf>
void move(const std::vector<Edges>& sentences, const ChangesOf& changes_of,
          PassageCluster& cluster) {
  std::vector<std::vector<StoredToken>> texts;
  for (std::uint32_t document = 0; document < sentences.size(); ++document) {
    std::vector<StoredToken>& text = texts.emplace_back();
    for (std::uint32_t i = 0; i < kTokens; ++i) text.push_back(1000 * document + i);
    for (const Change& change : changes_of(document)) {
      for (std::uint32_t i = 0; i < change.n; ++i) text[change.at + i] = change.like + i;
    }
  }
  const SentenceLookup lookup = [&](DocId id, const TokenRange& window,
                                    std::vector<std::uint32_t>& buffer) {
    buffer.clear();
    std::ranges::copy_if(
        sentences[static_cast<std::uint32_t>(id)], std::back_inserter(buffer),
        [&](std::uint32_t edge) { return window.begin <= edge && edge <= window.end; });
    return std::span<const std::uint32_t>(buffer);
  };
  const TokenLookup tokens = [&](DocId id) {
    return std::span<const StoredToken>(texts[static_cast<std::uint32_t>(id)]);
  };
  Parallel parallel(2);
  move_to_sentences(lookup, tokens, 20, 0.8, std::span(&cluster, 1), parallel);
}

TEST(MoveToSentences, MovesTogetherOrNotAtAll) {
  const Case cases[] = {
      {"both begin two words into a sentence",
       {witness(0, {12, 60}, 48), witness(1, {32, 80}, 48)},
       {{0, 10, 60}, {0, 30, 80}},
       {{10, 60}, {30, 80}}},
      {"both end three words before the end, at different distances",
       {witness(0, {10, 57}, 47), witness(1, {30, 77}, 47)},
       {{0, 10, 60}, {0, 30, 79, 90}},
       {{10, 60}, {30, 79}}},
      {"the other side's sentence began long before",
       {witness(0, {12, 60}, 48), witness(1, {32, 80}, 48)},
       {{0, 10, 60}, {0, 20, 80}},
       {{12, 60}, {32, 80}}},
      {"both begin with the last two words of a sentence",
       {witness(0, {8, 60}, 52), witness(1, {28, 80}, 52)},
       {{0, 10, 60}, {0, 30, 80}},
       {{10, 60}, {30, 80}}},
      {"on an edge already",
       {witness(0, {10, 60}, 50), witness(1, {29, 79}, 50)},
       {{0, 10, 60}, {0, 30, 80}},
       {{10, 60}, {29, 79}}},
      {"one of three does not agree and stays",
       {witness(0, {12, 60}, 48), witness(1, {32, 80}, 48), witness(2, {12, 60}, 48)},
       {{0, 10, 60}, {0, 30, 80}, {0, 60}},
       {{10, 60}, {30, 80}, {12, 60}}},
      {"not below twenty matched tokens",
       {witness(0, {8, 29}, 21), witness(1, {28, 49}, 21)},
       {{0, 11, 29}, {0, 31, 49}},
       {{8, 29}, {28, 49}}},
  };
  for (const Case& c : cases) {
    PassageCluster cluster{.witnesses = c.before};
    move(c.sentences, [](std::uint32_t) { return std::vector<Change>(); }, cluster);
    const std::uint32_t passage = cluster.witnesses.front().tokens.size();
    for (std::size_t i = 0; i < c.after.size(); ++i) {
      const PassageWitness& got = cluster.witnesses[i];
      EXPECT_EQ(got.tokens, c.after[i])
          << c.what << ": " << got.tokens.begin << ".." << got.tokens.end;
      EXPECT_LE(got.matched, std::min(passage, got.tokens.size())) << c.what;
      EXPECT_GE(got.likeness, 0.8) << c.what;
    }
    EXPECT_EQ(cluster.witnesses.front().matched, passage) << c.what;
  }
}

struct AlikeCase {
  const char* what;
  std::vector<PassageWitness> before;
  std::vector<Edges> sentences;
  std::vector<std::vector<Change>> changes;  // of documents 1, 2, ...
  std::vector<TokenRange> after;
  std::vector<std::uint32_t> matched;  // afterwards, of the witnesses behind the first
};

TEST(MoveToSentences, GoesAsFarAsWhatLiesBetweenIsAlike) {
  const AlikeCase cases[] = {
      {"ten words into the sentence, of which one is another",
       {witness(0, {20, 60}, 40), witness(1, {30, 70}, 40)},
       {{0, 10, 60}, {0, 20, 70}},
       {{{.at = 20, .n = 9, .like = 10}}},
       {{10, 60}, {20, 70}},
       {49}},
      {"a word is missing on one side",
       {witness(0, {20, 60}, 40), witness(1, {29, 69}, 40)},
       {{0, 10, 60}, {0, 20, 69}},
       {{{.at = 20, .n = 5, .like = 10}, {.at = 25, .n = 4, .like = 16}}},
       {{10, 60}, {20, 69}},
       {49}},
      {"of two edges the one that the passage has",
       {witness(0, {10, 50}, 40), witness(1, {10, 50}, 40)},
       {{0, 10, 58}, {0, 10, 53, 58}},
       {{{.at = 52, .n = 6, .like = 52}}},
       {{10, 58}, {10, 58}},
       {46}},
      {"ten words into sentences that are different",
       {witness(0, {20, 60}, 40), witness(1, {30, 70}, 40)},
       {{0, 10, 60}, {0, 20, 70}},
       {{{.at = 20, .n = 5, .like = 10}}},
       {{20, 60}, {30, 70}},
       {40}},
      {"rather without a word that happens to follow than with two more that differ",
       {witness(0, {10, 51}, 41), witness(1, {10, 51}, 41)},
       {{0, 10, 50, 53}, {0, 10, 50, 53}},
       {{}},
       {{10, 50}, {10, 50}},
       {40}},
      {"who has no such edge takes along what is equal",
       {witness(0, {10, 50}, 40), witness(1, {10, 50}, 40), witness(2, {10, 50}, 40)},
       {{0, 10, 58}, {0, 10, 58}, {0, 10, 90}},
       {{{.at = 50, .n = 8, .like = 50}}, {{.at = 50, .n = 3, .like = 50}}},
       {{10, 58}, {10, 58}, {10, 53}},
       {48, 43}},
      {"not if one would be less alike than must be",
       {witness(0, {10, 50}, 40), witness(1, {10, 50}, 40), witness(2, {10, 50}, 36)},
       {{0, 10, 70}, {0, 10, 70}, {0, 10, 90}},
       {{{.at = 50, .n = 20, .like = 50}}, {}},
       {{10, 50}, {10, 50}, {10, 50}},
       {40, 36}},
  };
  for (const AlikeCase& c : cases) {
    PassageCluster cluster{.witnesses = c.before};
    move(
        c.sentences,
        [&](std::uint32_t document) {
          return document == 0 ? std::vector<Change>() : c.changes[document - 1];
        },
        cluster);
    const std::uint32_t passage = cluster.witnesses.front().tokens.size();
    for (std::size_t i = 0; i < c.after.size(); ++i) {
      const PassageWitness& got = cluster.witnesses[i];
      EXPECT_EQ(got.tokens, c.after[i])
          << c.what << ": " << got.tokens.begin << ".." << got.tokens.end;
      EXPECT_EQ(got.matched, i == 0 ? passage : c.matched[i - 1]) << c.what;
      if (c.after[0] != c.before[0].tokens) {
        EXPECT_EQ(got.likeness,
                  got.matched / static_cast<double>(std::max(passage, got.tokens.size())))
            << c.what;
      }
    }
  }
}

}  // namespace
}  // namespace dittograph
