// Truths of documents, as tab-separated columns or as JSONL: told apart by the first line.
//
// A first line of columns that begins with the name of the id is a header. What stands before it, a
// comment or the parameters of a made corpus (text_lines.h), is passed over.
// Promises: the sinks get every line that is not blank; what they answer, if it is not empty, is
// what is wrong with it: InvalidArgument "path:line: fault". Not thread-safe.
// Tested in tests/unit/evaluate/listed_pairs_test.cc, true_clusters_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "absl/status/status.h"

#include "evaluate/document_table.h"
#include "evaluate/json_lines.h"

namespace dittograph {

using Columns = std::vector<std::string_view>;

struct TruthSinks {
  std::string_view first_column;  // of a header
  std::function<void(const Columns& names)> header;
  std::function<std::string(const Columns& columns)> columns;
  std::function<std::string(const JsonFields& fields)> fields;
};
absl::Status for_each_truth_line(const std::string& path, const TruthSinks& sinks);

// Looks up ids and counts those that the input lacks, once each.
class TruthIds {
 public:
  explicit TruthIds(const DocumentTable& table) : table_(table) {}

  std::optional<std::uint32_t> find(std::string_view id);
  [[nodiscard]] std::uint64_t n_missing() const { return missing_.size(); }

 private:
  const DocumentTable& table_;
  std::unordered_set<std::string> missing_;
};

}  // namespace dittograph
