#include "evaluate/plagdet.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "gtest/gtest.h"

#include "unit/evaluate/draw.h"

namespace dittograph {
namespace {

using Spans = std::vector<DocumentSpan>;

struct GoldenCase {
  const char* claim;
  Spans cases;
  Spans detections;
  double precision;
  double recall;
  double granularity;
  double score;
};

// Computed by hand from equations 2 to 4 of the paper; log2(3) = 1.5849625007.
const GoldenCase kGolden[] = {
    {"nothing to find, nothing found", {}, {}, 1, 1, 1, 1},
    {"nothing found", {{0, 0, 10}}, {}, 0, 0, 1, 0},
    {"nothing to find", {}, {{0, 0, 10}}, 0, 0, 1, 0},
    {"found exactly", {{0, 0, 10}, {3, 5, 9}}, {{3, 5, 9}, {0, 0, 10}}, 1, 1, 1, 1},
    {"another document", {{0, 0, 10}}, {{1, 0, 10}}, 0, 0, 1, 0},
    {"neighbours do not meet", {{0, 0, 10}}, {{0, 10, 20}}, 0, 0, 1, 0},
    // precision: (10 + 0) of 10 and 10, mean 1/2; recall: 1.
    {"one right, one wrong", {{0, 0, 10}}, {{0, 0, 10}, {0, 50, 60}}, 0.5, 1, 1, 2.0 / 3},
    // precision: 5 of 10; recall: 5 of 20.
    {"half of one covers a quarter of the other",
     {{0, 0, 20}},
     {{0, 15, 25}},
     0.5,
     0.25,
     1,
     1.0 / 3},
    // recall: mean of 1 and 0; the case of 990 characters weighs as much as that of 10.
    {"short cases weigh as much", {{0, 0, 10}, {1, 0, 990}}, {{0, 0, 10}}, 1, 0.5, 1, 2.0 / 3},
    // Found in two pieces: granularity 2, F1 = 1 divided by log2(3).
    {"found in two pieces", {{0, 0, 10}}, {{0, 0, 5}, {0, 5, 10}}, 1, 1, 2, 0.6309297536},
    // The same characters twice count once in the recall but twice in the granularity.
    {"found twice", {{0, 0, 10}}, {{0, 0, 5}, {0, 0, 5}}, 1, 0.5, 2, 0.4206198357},
    // One detection over two cases: precision 8 of 20, each case whole, granularity 1.
    {"one detection for two cases", {{0, 0, 4}, {0, 16, 20}}, {{0, 0, 20}}, 0.4, 1, 1, 4.0 / 7},
    // Overlapping cases: their union covers the detection once.
    {"overlapping cases", {{0, 0, 6}, {0, 4, 10}}, {{0, 0, 10}}, 1, 1, 1, 1},
    {"empty spans are nothing", {{0, 0, 10}, {0, 3, 3}}, {{0, 0, 10}, {0, 7, 7}}, 1, 1, 1, 1},
};

TEST(Plagdet, HasTheValuesComputedByHand) {
  for (const GoldenCase& c : kGolden) {
    const Plagdet got = plagdet(c.cases, c.detections);
    EXPECT_NEAR(got.precision, c.precision, 1e-9) << c.claim;
    EXPECT_NEAR(got.recall, c.recall, 1e-9) << c.claim;
    EXPECT_NEAR(got.granularity, c.granularity, 1e-9) << c.claim;
    EXPECT_NEAR(got.score(), c.score, 1e-9) << c.claim;
  }
}

// The slowest honest version: sets of characters, every case with every detection.
Plagdet plagdet_by_sets(const Spans& cases, const Spans& detections) {
  const auto share = [](const DocumentSpan& span, const Spans& others) {
    std::set<std::uint64_t> met;
    for (const DocumentSpan& other : others) {
      for (std::uint64_t i = span.begin; i < span.end; ++i) {
        if (other.document == span.document && other.begin <= i && i < other.end) met.insert(i);
      }
    }
    return static_cast<double>(met.size()) / static_cast<double>(span.end - span.begin);
  };
  Plagdet result;
  for (const DocumentSpan& r : detections) result.precision += share(r, cases);
  for (const DocumentSpan& s : cases) result.recall += share(s, detections);
  int detected = 0;
  int meetings = 0;
  for (const DocumentSpan& s : cases) {
    const auto meets = std::count_if(detections.begin(), detections.end(), [&](const auto& r) {
      return r.document == s.document && std::max(r.begin, s.begin) < std::min(r.end, s.end);
    });
    detected += meets > 0 ? 1 : 0;
    meetings += static_cast<int>(meets);
  }
  result.precision /= static_cast<double>(detections.size());
  result.recall /= static_cast<double>(cases.size());
  result.granularity = detected > 0 ? static_cast<double>(meetings) / detected : 1;
  return result;
}

Spans random_spans(Draw& draw) {
  Spans spans(1 + draw.below(6));
  for (DocumentSpan& span : spans) {
    span.document = draw.below(2);
    span.begin = draw.below(30);
    span.end = span.begin + 1 + draw.below(12);
  }
  return spans;
}

TEST(Plagdet, AgreesWithSetsOfCharactersOnRandomSpans) {
  Draw draw(11);
  for (int round = 0; round < 1000; ++round) {
    const Spans cases = random_spans(draw);
    Spans detections = random_spans(draw);
    const Plagdet want = plagdet_by_sets(cases, detections);
    const Plagdet got = plagdet(cases, detections);
    EXPECT_NEAR(got.precision, want.precision, 1e-9);
    EXPECT_NEAR(got.recall, want.recall, 1e-9);
    EXPECT_NEAR(got.granularity, want.granularity, 1e-9);
    std::shuffle(detections.begin(), detections.end(), draw.bits());
    EXPECT_NEAR(plagdet(cases, detections).score(), got.score(), 1e-9);
  }
}

TEST(Merged, SpansThatOverlapOrTouchBecomeOne) {
  EXPECT_EQ(merged({{0, 5, 9}, {0, 0, 5}, {1, 0, 2}, {0, 12, 14}, {0, 13, 13}, {0, 1, 3}}),
            (Spans{{0, 0, 9}, {0, 12, 14}, {1, 0, 2}}));
}

}  // namespace
}  // namespace dittograph
