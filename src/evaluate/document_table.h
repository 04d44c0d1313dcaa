// The documents of a run's input, numbered in reading order from 0.
//
// Promises: a name finds the first document that carries it, as a key (see keyed_texts.h: what
// truths use) or as a name (what the files of a run use). Bad records have no number.
// Cost: one pass; the texts are streamed. Memory: the names, and 12 bytes a document.
// Not thread-safe. Tested in tests/unit/evaluate/document_table_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "absl/status/statusor.h"

#include "evaluate/keyed_texts.h"
#include "evaluate/pairs.h"
#include "shingle/token_store.h"

namespace dittograph {

struct DocumentTable {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint64_t> digests;  // of the tokens in order: equal for exact copies
  std::vector<std::uint32_t> sources;  // numbered from 1; 0: not known

  [[nodiscard]] std::size_t size() const { return digests.size(); }
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  // Both sources are known, and differ.
  [[nodiscard]] bool cross_source(const DocumentPair& pair) const {
    const std::uint32_t a = sources[pair.first];
    const std::uint32_t b = sources[pair.second];
    return a != 0 && b != 0 && a != b;
  }
};

// tokens: where not null, gets the tokens of each document, by number; finish() is called.
absl::StatusOr<DocumentTable> read_document_table(const TextInputs& inputs, TokenStore* tokens);

}  // namespace dittograph
