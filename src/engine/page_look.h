// What the page takes from the texts while pass 2 has them, and the page itself at the end.
//
// A worker makes the elements of a batch (PageLook); they are taken in the order of the input until
// the page is full (PageStore); write_page() puts them together with what is known without texts.
// Promises: the same bytes at any number of threads and on every run: nothing the page holds
// depends on time or place. Memory: at most the page's own size.
// Tested in tests/unit/engine/page_test.cc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"

#include "dittograph/summary.h"
#include "engine/document_editor.h"
#include "engine/page_choice.h"
#include "report/output_folder.h"
#include "report/page_lines.h"

namespace dittograph {

// Elements of the page's sections, a line each.
struct PageElements {
  std::string documents;
  std::string texts;
  std::string passage_texts;

  void clear() {
    documents.clear();
    texts.clear();
    passage_texts.clear();
  }
};

class PageLook {
 public:
  PageLook(const Corpus& corpus, const Shared& shared, const PageChoice& choice)
      : corpus_(corpus), shared_(shared), choice_(choice) {}

  // Adds what the page wants of the document, if anything. Uses the editor for it.
  void look_at(const Document& document, const DocumentFindings* findings, bool is_file,
               DocumentEditor& editor, PageElements& out);

 private:
  void tell_text(const Document& document, const DocumentFindings* findings, bool is_file,
                 DocumentEditor& editor, PageElements& out);
  void tell_passages(const Document& document, DocumentEditor& editor, PageElements& out);

  const Corpus& corpus_;
  const Shared& shared_;
  const PageChoice& choice_;
  PageLines lines_;
  std::vector<PageText::Change> changes_;
  std::vector<PageStretch> stretches_;
};

class PageStore {
 public:
  explicit PageStore(const PageBudget& budget = {}) : budget_(budget) {}

  void append(const PageElements& elements);
  [[nodiscard]] std::uint64_t documents_left_out() const { return documents_left_out_; }

 private:
  friend class CleanPage;
  static void add_lines(std::string_view lines, std::uint64_t most_bytes, std::string& section,
                        std::uint64_t& bytes, std::uint64_t& left_out);

  PageBudget budget_;
  std::string documents_, texts_, passage_texts_;
  std::uint64_t documents_bytes_ = 0, texts_bytes_ = 0, passage_texts_bytes_ = 0;
  std::uint64_t documents_left_out_ = 0, texts_left_out_ = 0, passage_texts_left_out_ = 0;
};

// What write_page() puts together.
struct PageInput {
  const Corpus& corpus;
  const Shared& shared;
  const PageChoice& choice;
  const PageStore& store;
  const Summary& summary;
};

// Writes report.html.
absl::Status write_page(const PageInput& input, OutputFolder& out);

}  // namespace dittograph
