// One document of pass 2: which of its text goes, and where its copies of shared passages stand.
//
// Places count in the document's text; of other documents, in their files.
// Promises: depends on the text, what pass 1 found in it, and what documents share.
// Thread-compatible: one a worker. Tested through second_look and run.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "clean/edits.h"
#include "dittograph/cleaning.h"
#include "engine/batch.h"
#include "engine/corpus.h"
#include "engine/shared.h"
#include "passage/locate.h"

namespace dittograph {

class DocumentEditor {
 public:
  DocumentEditor(const Corpus& corpus, const Shared& shared) : corpus_(corpus), shared_(shared) {}

  // Whether edit() or locate() would find anything.
  [[nodiscard]] bool has_cuts(DocId document, const DocumentFindings* findings) const {
    return findings != nullptr || !shared_.cuts.cuts[index_of(document)].empty();
  }
  [[nodiscard]] bool has_witnesses(DocId document) const {
    return !shared_.witnesses_of(document).empty();
  }

  // Plans the document's edits; cuts() and edits() stay valid until the next call.
  // findings: of pass 1, nullptr if there are none. is_file: see end_last_line().
  void edit(DocId document, std::string_view text, const DocumentFindings* findings, bool is_file);
  [[nodiscard]] std::span<const TextCut> cuts() const { return cuts_; }
  [[nodiscard]] const std::vector<TextEdit>& edits() const { return edits_; }

  // Where the document's copies stand, in the order of Shared::witnesses_of().
  std::span<const LocatedRange> locate(DocId document, std::string_view text);

 private:
  void list_shared_cuts(DocId document, std::string_view text);

  const Corpus& corpus_;
  const Shared& shared_;
  std::vector<TextCut> cuts_;
  std::vector<TextJoin> joins_;
  std::vector<TextEdit> edits_;
  Locator locator_;
  std::vector<Sentence> sentences_;
  std::vector<TokenRange> ranges_;
  std::vector<LocatedRange> located_;
};

}  // namespace dittograph
