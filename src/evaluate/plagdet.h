// PAN's measure of found spans (Potthast, Stein, Barron-Cedeno, Rosso 2010, An Evaluation
// Framework for Plagiarism Detection, section 3):
//
//   precision = 1/|R| sum over detections r of |union over cases s of (s meets r)| / |r|   (eq. 2)
//   recall    = 1/|S| sum over cases s of |union over detections r of (s meets r)| / |s|
//   granularity = 1/|S_R| sum over detected cases of the number of their detections       (eq. 3)
//   plagdet   = F1 / log2(1 + granularity)                                                (eq. 4)
//
// s meets r is their overlap in characters. Both averages are macro: a short case weighs as much
// as a long one. As in PAN's own program, no cases and no detections is perfect, one of the two
// alone is 0, and the granularity of nothing detected is 1.
//
// Promises: the order of spans does not matter. Empty spans are left out.
// Cost: n log n. Thread-safe.
// Tested in tests/unit/evaluate/plagdet_test.cc: values by hand, and a quadratic oracle.
#pragma once

#include <compare>
#include <cstdint>
#include <vector>

namespace dittograph {

// Characters [begin, end) of a document. Documents are numbered as the caller likes.
struct DocumentSpan {
  std::uint64_t document = 0;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
  friend constexpr auto operator<=>(const DocumentSpan&, const DocumentSpan&) = default;
};

struct Plagdet {
  double precision = 0;
  double recall = 0;
  double granularity = 1;

  [[nodiscard]] double f1() const;
  [[nodiscard]] double score() const;
};

Plagdet plagdet(std::vector<DocumentSpan> cases, std::vector<DocumentSpan> detections);

// The spans sorted, those that overlap or touch merged into one.
std::vector<DocumentSpan> merged(std::vector<DocumentSpan> spans);

}  // namespace dittograph
