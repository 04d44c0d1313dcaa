// Links with the exact copies that they stand for.
//
// clusters.jsonl links exact copies through one of them. Here documents of one cluster with the
// same tokens are a group, named by its first document, and a link joins two groups: each document
// of the one with each of the other. Copies that the run did not put into one cluster are no group:
// it did not find them.
//
// Promises: links are sorted, one for two groups (with the better figures of several), and none
// within a cluster. Memory: 12 bytes a document. Thread-safe once made.
// Tested in tests/unit/evaluate/linked_copies_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "evaluate/document_table.h"
#include "evaluate/found_clusters.h"
#include "evaluate/pairs.h"

namespace dittograph {

class LinkedCopies {
 public:
  struct Link {
    DocumentPair groups;  // the first documents of both, the lower first
    bool contained = false;
    double resemblance = kNotSaid;
    double containment = kNotSaid;
  };

  LinkedCopies(const DocumentTable& table, const FoundClusters& found);

  [[nodiscard]] const std::vector<Link>& links() const { return links_; }
  [[nodiscard]] std::uint32_t group_of(std::uint32_t document) const { return group_of_[document]; }
  // The documents of a group, ascending.
  [[nodiscard]] std::span<const std::uint32_t> group(std::uint32_t first) const;
  // Index in links() of the link that joins the two documents.
  [[nodiscard]] std::optional<std::size_t> link_of(const DocumentPair& pair) const;

 private:
  void make_groups(const DocumentTable& table, const FoundClusters& found);
  void make_links(const FoundClusters& found);

  std::vector<std::uint32_t> group_of_;
  std::vector<std::uint32_t> by_group_;  // all documents, those of a group side by side
  std::vector<Link> links_;
};

}  // namespace dittograph
