// What of a run the page shows: a corpus has no bound, a page that a browser opens has one.
//
// Chosen when all is known of the documents but their texts: first the clusters with the most
// documents, the articles with the most text said twice, the passages in the most documents; then
// whose texts come along, so that all three can be looked into. What is left out is counted, and
// the page says so.
//
// Promises: depends on what was found alone; ties go by number. Cost: sorts clusters, passages and
// documents with repeats. Tested in tests/unit/engine/page_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/batch.h"
#include "engine/corpus.h"
#include "engine/shared.h"

namespace dittograph {

struct PageBudget {
  std::size_t clusters = 20'000;  // links between documents too
  std::size_t documents = 30'000;
  std::size_t members = 200;  // of one cluster
  std::size_t texts_of_cluster = 8;
  std::size_t articles = 400;  // with repeats of their own
  std::size_t passages = 2'000;
  std::size_t witnesses = 30;  // of one passage
  std::uint64_t largest_text_bytes = 150'000;
  // Before they are written as JSON.
  std::uint64_t cluster_text_bytes = 4'500'000;
  std::uint64_t article_text_bytes = 2'000'000;
  std::uint64_t passage_text_bytes = 1'500'000;
  // As they are written; what comes later in the input is left out.
  std::uint64_t documents_json_bytes = 7'000'000;
  std::uint64_t texts_json_bytes = 10'000'000;
  std::uint64_t passages_json_bytes = 2'000'000;
  std::uint64_t rows_json_bytes = 3'000'000;
};

// A line of clusters.jsonl: a cluster, or behind all of these a link.
struct PageRow {
  std::uint64_t number = 0;  // of the line, from 0
  std::uint64_t size = 0;    // documents
};

struct PageChoice {
  enum class Wanted : std::uint8_t { kNot, kListed, kWithText };
  std::vector<Wanted> wanted;           // by DocId
  std::vector<PageRow> rows;            // largest first
  std::vector<std::uint32_t> passages;  // those in most documents first
  std::vector<bool> passage_shown;      // by passage cluster
  std::uint64_t rows_left_out = 0;
  std::uint64_t passages_left_out = 0;
  std::uint64_t articles_left_out = 0;       // with repeats, and no text on the page
  std::uint64_t cluster_texts_left_out = 0;  // documents of shown clusters without their text

  [[nodiscard]] Wanted of(DocId document) const { return wanted[index_of(document)]; }
};

PageChoice choose_for_page(const Corpus& corpus, const Shared& shared,
                           std::span<const BatchFindings> findings,
                           std::span<const std::uint32_t> first_documents,
                           const PageBudget& budget);

// The documents of a line, the representative or larger one first.
std::vector<DocId> documents_of(const DocumentClusters& clusters, std::uint64_t number);

}  // namespace dittograph
