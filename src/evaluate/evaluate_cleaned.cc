#include <string>
#include <string_view>

#include "absl/status/status.h"

#include "base/status.h"
#include "evaluate/evaluate.h"
#include "evaluate/text_score.h"

namespace dittograph {
namespace {

void add(const TextScore& text, std::string_view key, CleanedScore& sum) {
  ++sum.documents;
  sum.tokens += text.tokens;
  sum.characters += text.characters;
  sum.tokens_lost += text.tokens_lost;
  sum.characters_lost += text.characters_lost;
  if (text.byte_exact) ++sum.byte_exact;
  if (text.exact) {
    ++sum.exact;
  } else {
    sum.inexact_documents.emplace_back(key);
  }
  if (text.tokens_lost > 0) {
    ++sum.false_cuts;
    sum.false_cut_documents.emplace_back(key);
  }
}

absl::StatusOr<std::size_t> count_texts(const TextInputs& inputs) {
  std::size_t n = 0;
  DITTOGRAPH_RETURN_IF_ERROR(for_each_text(inputs, BadRecords::kSkip, [&](const KeyedText&) {
    ++n;
    return absl::OkStatus();
  }));
  return n;
}

}  // namespace

absl::StatusOr<CleanedScore> evaluate_cleaned(const CleanedRequest& request) {
  DITTOGRAPH_ASSIGN_OR_RETURN(const KeyedTexts truths,
                              KeyedTexts::read(request.truth, BadRecords::kRefuse));
  DITTOGRAPH_ASSIGN_OR_RETURN(const KeyedTexts cleaned,
                              KeyedTexts::read(request.cleaned, BadRecords::kSkip));
  std::size_t n_dirty = 0;  // needed only where one text may have another name
  if (truths.size() == 1) {
    DITTOGRAPH_ASSIGN_OR_RETURN(n_dirty, count_texts(request.dirty));
  }
  TextScorer scorer;
  CleanedScore sum;
  DITTOGRAPH_RETURN_IF_ERROR(
      for_each_text(request.dirty, BadRecords::kSkip, [&](const KeyedText& dirty) {
        const std::string* truth = truths.find(dirty.key, n_dirty);
        if (truth == nullptr) {
          ++sum.unjudged;
          return absl::OkStatus();
        }
        const std::string* text = cleaned.find(dirty.key, n_dirty);
        if (text == nullptr) ++sum.dropped;
        const std::string_view kept = text == nullptr ? std::string_view() : *text;
        if (kept != dirty.text) ++sum.changed;
        add(scorer.score(dirty.text, *truth, kept), dirty.key, sum);
        return absl::OkStatus();
      }));
  sum.missing = truths.size() - sum.documents;
  if (sum.documents == 0) {
    return absl::InvalidArgumentError(
        "truth: no document of the input is in it (ids and file names must be the input's)");
  }
  return sum;
}

}  // namespace dittograph
