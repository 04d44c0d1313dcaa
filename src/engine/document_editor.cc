#include "engine/document_editor.h"

#include <algorithm>

#include "text/characters.h"

namespace dittograph {
namespace {

ByteSpan shifted(ByteSpan span, std::uint64_t by) { return {span.begin + by, span.end + by}; }

// Sentences that follow each other, here and where they are kept, go as one cut.
bool follows(const SentenceCut& before, const SentenceCut& cut) {
  return cut.sentence == before.sentence + 1 && cut.kept_sentence == before.kept_sentence + 1 &&
         cut.kept_document == before.kept_document && cut.kind == before.kind;
}

void count_code_points_of(std::string_view text, std::vector<TextCut>& cuts) {
  std::uint64_t at = 0;
  std::uint64_t n = 0;
  for (TextCut& cut : cuts) {
    n += count_code_points(text.substr(at, cut.span.begin - at));
    const std::uint64_t size =
        count_code_points(text.substr(cut.span.begin, cut.span.end - cut.span.begin));
    cut.code_points = {n, n + size};
    n += size;
    at = cut.span.end;
  }
}

}  // namespace

void DocumentEditor::edit(DocId document, std::string_view text, const DocumentFindings* findings,
                          bool is_file) {
  cuts_.clear();
  joins_.clear();
  list_shared_cuts(document, text);
  if (findings != nullptr) {
    cuts_.insert(cuts_.end(), findings->cuts.begin(), findings->cuts.end());
    std::sort(cuts_.begin(), cuts_.end(),
              [](const TextCut& x, const TextCut& y) { return x.span < y.span; });
    joins_ = findings->joins;
  }
  plan_edits(text, cuts_, joins_, edits_);
  if (is_file) end_last_line(text, edits_);
}

void DocumentEditor::list_shared_cuts(DocId document, std::string_view text) {
  const std::vector<SentenceCut>& shared = shared_.cuts.cuts[index_of(document)];
  const auto sentences = corpus_.sentences().of(document);
  for (std::size_t begin = 0, end = 0; begin < shared.size(); begin = end) {
    for (end = begin + 1; end < shared.size() && follows(shared[end - 1], shared[end]);) ++end;
    const SentenceCut& first = shared[begin];
    const SentenceCut& last = shared[end - 1];
    const auto kept = corpus_.sentences().of(first.kept_document);
    TextCut& cut = cuts_.emplace_back();
    cut.span = {sentences[first.sentence].begin, sentences[last.sentence].end};
    cut.kept = shifted({kept[first.kept_sentence].begin, kept[last.kept_sentence].end},
                       corpus_.header_bytes(first.kept_document));
    cut.reason = first.kind == PassageKind::kBoilerplate ? Reason::kBoilerplate : Reason::kPassage;
    cut.kept_document = first.kept_document;
  }
  count_code_points_of(text, cuts_);
}

std::span<const LocatedRange> DocumentEditor::locate(DocId document, std::string_view text) {
  const std::uint32_t n_tokens = corpus_.n_tokens()[index_of(document)];
  const auto stored = corpus_.sentences().of(document);
  sentences_.clear();
  for (std::size_t i = 0; i < stored.size(); ++i) {
    sentences_.push_back({.first_token = stored[i].first_token,
                          .end_token = end_token(stored, i, n_tokens),
                          .begin = stored[i].begin,
                          .end = stored[i].end});
  }
  ranges_.clear();
  for (const auto& [cluster, witness] : shared_.witnesses_of(document)) {
    ranges_.push_back(shared_.passages.clusters[cluster].witnesses[witness].tokens);
  }
  locator_.locate(text, sentences_, ranges_, located_);
  return located_;
}

}  // namespace dittograph
