#include "passage/sentence_edges.h"

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
    const SentenceLookup lookup = [&](DocId id, std::vector<std::uint32_t>&) {
      return std::span<const std::uint32_t>(c.sentences[static_cast<std::uint32_t>(id)]);
    };
    move_to_sentences(lookup, 20, 0.8, std::span(&cluster, 1));
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

}  // namespace
}  // namespace dittograph
