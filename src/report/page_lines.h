// What the page says of one document, one cluster, one passage: the elements of its data sections,
// as JSON. src/report/page/data.js reads them and says what every letter means.
//
// Places count in UTF-16 units of the shown text, as scripts of a browser count; bytes that are no
// UTF-8 are shown as U+FFFD.
// Promises: valid JSON without line ends, the same bytes for the same values.
// Cost: linear in what is written. Not thread-safe: one a worker.
// Tested in tests/unit/report/page_lines_test.cc.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "dittograph/cleaning.h"
#include "dittograph/cluster.h"
#include "dittograph/passage.h"

namespace dittograph {

// A stretch of a document's text that a shared passage covers.
struct PageStretch {
  std::uint32_t passage = 0;
  ByteSpan span;
};

// A document with its text, and what was found in it. Spans count bytes of the text.
struct PageText {
  DocId document{};
  std::string_view text{};
  std::span<const TextCut> cuts{};
  // The text without them is the cleaned one.
  struct Change {
    ByteSpan span;
    std::string_view replacement{};
  };
  std::span<const Change> changes{};
  std::span<const PageStretch> stretches{};
};

// A cluster, or two documents that are linked, with the members that are shown.
struct PageCluster {
  std::uint64_t number = 0;  // line of clusters.jsonl, from 0
  std::string_view kind{};
  DocId representative{};
  double lowest_resemblance = 1.0;
  std::uint64_t size = 0;  // with the representative, shown or not
};
struct PageMember {
  ClusterMember member{};
  bool dropped = false;
};

struct PagePassage {
  std::uint64_t number = 0;  // cluster in passages.jsonl
  PassageKind kind = PassageKind::kReuse;
  std::uint64_t size = 0;  // witnesses, shown or not
  std::uint64_t n_sources = 0;
  DocId representative{};
  std::span<const PassageWitness> witnesses{};  // shown ones
};

class PageLines {
 public:
  PageLines();
  ~PageLines();
  PageLines(PageLines&&) noexcept;
  PageLines& operator=(PageLines&&) noexcept;

  // Each appends one element to out.
  void document(const Document& document, std::uint64_t file_bytes, bool dropped, std::string& out);
  void text(const PageText& text, std::string& out);
  // The passage's text, as its representative has it; cut after a few hundred characters.
  void passage_text(std::uint64_t number, std::string_view text, std::string& out);
  void cluster(const PageCluster& cluster, std::span<const PageMember> members, std::string& out);
  void passage(const PagePassage& passage, std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// Byte offsets of the text, in any order, become offsets in UTF-16 units of what is shown.
void to_utf16(std::string_view text, std::span<std::uint64_t> offsets);

}  // namespace dittograph
