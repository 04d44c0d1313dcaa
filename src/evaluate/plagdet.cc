#include "evaluate/plagdet.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "evaluate/rates.h"

namespace dittograph {
namespace {

void drop_empty(std::vector<DocumentSpan>& spans) {
  std::erase_if(spans, [](const DocumentSpan& span) { return span.begin >= span.end; });
}

// Mean share of each span of one side that the other side covers. other is merged().
double mean_coverage(const std::vector<DocumentSpan>& spans,
                     const std::vector<DocumentSpan>& other) {
  if (spans.empty()) return 0;
  double sum = 0;
  for (const DocumentSpan& span : spans) {
    std::uint64_t covered = 0;
    auto piece = std::lower_bound(
        other.begin(), other.end(), span, [](const DocumentSpan& a, const DocumentSpan& b) {
          return a.document != b.document ? a.document < b.document : a.end <= b.begin;
        });
    for (; piece != other.end() && piece->document == span.document && piece->begin < span.end;
         ++piece) {
      covered += std::min(piece->end, span.end) - std::max(piece->begin, span.begin);
    }
    sum += static_cast<double>(covered) / static_cast<double>(span.end - span.begin);
  }
  return sum / static_cast<double>(spans.size());
}

// (document, place) pairs, sorted: how many stand before a place is a binary search.
using Places = std::vector<std::pair<std::uint64_t, std::uint64_t>>;

std::size_t n_before(const Places& places, std::uint64_t document, std::uint64_t place) {
  const auto at = std::lower_bound(places.begin(), places.end(), std::pair(document, place));
  return static_cast<std::size_t>(at - places.begin());
}

// Detections that meet a case: those that begin before its end, less those that end before or
// at its begin.
double granularity_of(const std::vector<DocumentSpan>& cases,
                      const std::vector<DocumentSpan>& detections) {
  Places begins;
  Places ends;
  for (const DocumentSpan& span : detections) {
    begins.emplace_back(span.document, span.begin);
    ends.emplace_back(span.document, span.end);
  }
  std::sort(begins.begin(), begins.end());
  std::sort(ends.begin(), ends.end());
  std::uint64_t detected = 0;
  std::uint64_t meetings = 0;
  for (const DocumentSpan& span : cases) {
    const std::size_t meets =
        n_before(begins, span.document, span.end) - n_before(ends, span.document, span.begin + 1);
    detected += meets > 0 ? 1 : 0;
    meetings += meets;
  }
  return detected == 0 ? 1 : static_cast<double>(meetings) / static_cast<double>(detected);
}

}  // namespace

double Plagdet::f1() const { return Rates::harmonic_mean(precision, recall); }

double Plagdet::score() const { return f1() / std::log2(1 + granularity); }

std::vector<DocumentSpan> merged(std::vector<DocumentSpan> spans) {
  drop_empty(spans);
  std::sort(spans.begin(), spans.end());
  std::size_t n_kept = 0;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    const bool meets_last = n_kept > 0 && spans[n_kept - 1].document == spans[i].document &&
                            spans[i].begin <= spans[n_kept - 1].end;
    if (meets_last) {
      spans[n_kept - 1].end = std::max(spans[n_kept - 1].end, spans[i].end);
    } else {
      spans[n_kept++] = spans[i];
    }
  }
  spans.resize(n_kept);
  return spans;
}

Plagdet plagdet(std::vector<DocumentSpan> cases, std::vector<DocumentSpan> detections) {
  drop_empty(cases);
  drop_empty(detections);
  if (cases.empty() && detections.empty()) return {.precision = 1, .recall = 1, .granularity = 1};
  return {.precision = mean_coverage(detections, merged(cases)),
          .recall = mean_coverage(cases, merged(detections)),
          .granularity = granularity_of(cases, detections)};
}

}  // namespace dittograph
