#include <algorithm>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/strings/str_format.h"

#include "base/status.h"
#include "base/strings.h"
#include "evaluate/evaluate.h"
#include "evaluate/span_lines.h"
#include "text/characters.h"
#include "text/tokeniser.h"
#include "text/utf8.h"

namespace dittograph {
namespace {

// Scores document after document; its buffers are kept.
class SpansScorer {
 public:
  absl::Status add(std::string_view key, std::string_view text, std::vector<ByteSpan> cases,
                   std::vector<ByteSpan> detections);
  SpansScore finish();

 private:
  absl::Status trim(std::string_view key, const char* of, std::vector<ByteSpan>& spans) const;
  void mark(const std::vector<ByteSpan>& spans, std::uint8_t bit, std::vector<DocumentSpan>& out);

  static constexpr std::uint8_t kSpace = 1;
  static constexpr std::uint8_t kWanted = 2;
  static constexpr std::uint8_t kFound = 4;

  static void count(std::uint8_t marks, Rates& rates) {
    rates.wanted += (marks & kWanted) != 0 ? 1 : 0;
    rates.found += (marks & kFound) != 0 ? 1 : 0;
    rates.right += (marks & (kWanted | kFound)) == (kWanted | kFound) ? 1 : 0;
  }

  SpansScore score_;
  std::vector<DocumentSpan> cases_, detections_;
  Tokeniser tokeniser_;
  Tokens tokens_;
  std::vector<std::uint8_t> marks_;  // one a code point
};

// White space at the ends says nothing: separators belong to either side of a cut.
absl::Status SpansScorer::trim(std::string_view key, const char* of,
                               std::vector<ByteSpan>& spans) const {
  for (ByteSpan& span : spans) {
    if (span.begin > span.end || span.end > marks_.size()) {
      return absl::InvalidArgumentError(
          absl::StrFormat("%s: span [%d, %d) of document %s lies outside its %d code points", of,
                          span.begin, span.end, to_absl(key), marks_.size()));
    }
    while (span.begin < span.end && (marks_[span.begin] & kSpace) != 0) ++span.begin;
    while (span.begin < span.end && (marks_[span.end - 1] & kSpace) != 0) --span.end;
  }
  std::erase_if(spans, [](const ByteSpan& span) { return span.empty(); });
  return absl::OkStatus();
}

void SpansScorer::mark(const std::vector<ByteSpan>& spans, std::uint8_t bit,
                       std::vector<DocumentSpan>& out) {
  std::vector<DocumentSpan> own;
  for (const ByteSpan& span : spans) own.push_back({score_.documents, span.begin, span.end});
  out.insert(out.end(), own.begin(), own.end());
  for (const DocumentSpan& span : merged(std::move(own))) {
    for (std::uint64_t i = span.begin; i < span.end; ++i) marks_[i] |= bit;
  }
}

absl::Status SpansScorer::add(std::string_view key, std::string_view text,
                              std::vector<ByteSpan> cases, std::vector<ByteSpan> detections) {
  marks_.clear();
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = decode_at(text, i);
    marks_.push_back(c.valid() && is_space(c.value) ? kSpace : 0);
    i += c.size;
  }
  DITTOGRAPH_RETURN_IF_ERROR(trim(key, "truth", cases));
  DITTOGRAPH_RETURN_IF_ERROR(trim(key, "removed.jsonl", detections));
  mark(cases, kWanted, cases_);
  mark(detections, kFound, detections_);
  ++score_.documents;

  tokeniser_.tokenise(text, tokens_);
  std::size_t next_token = 0;
  std::size_t code_point = 0;
  for (std::size_t i = 0; i < text.size(); ++code_point) {
    const std::uint8_t marks = marks_[code_point];
    if ((marks & kSpace) == 0) count(marks, score_.characters);
    if (next_token < tokens_.size() && tokens_.begin[next_token] == i) {
      count(marks, score_.tokens);
      ++next_token;
    }
    i += decode_at(text, i).size;
  }
  return absl::OkStatus();
}

SpansScore SpansScorer::finish() {
  score_.cases = cases_.size();
  score_.detections = detections_.size();
  score_.plagdet = plagdet(std::move(cases_), std::move(detections_));
  return score_;
}

// Takes the spans of a document out of the map, so that what is left has no document.
std::vector<ByteSpan> take(SpansByKey& spans, std::string_view key) {
  const auto at = spans.find(std::string(key));
  if (at == spans.end()) return {};
  std::vector<ByteSpan> own = std::move(at->second);
  spans.erase(at);
  return own;
}

}  // namespace

absl::StatusOr<SpansScore> evaluate_spans(const SpansRequest& request) {
  DITTOGRAPH_ASSIGN_OR_RETURN(SpansByKey cases, read_truth_spans(request.truth));
  DITTOGRAPH_ASSIGN_OR_RETURN(SpansByKey detections, read_removed_spans(request.removed));
  SpansScorer scorer;
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each_text(request.dirty, BadRecords::kSkip, [&](const KeyedText& document) {
        return scorer.add(document.key, document.placed, take(cases, document.key),
                          take(detections, document.name));
      }));
  SpansScore score = scorer.finish();
  score.missing = cases.size() + detections.size();
  return score;
}

}  // namespace dittograph
