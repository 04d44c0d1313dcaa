#include "evaluate/true_clusters.h"

#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "absl/strings/str_format.h"

#include "base/status.h"
#include "evaluate/truth_lines.h"

namespace dittograph {
namespace {

class LabelLines {
 public:
  explicit LabelLines(const DocumentTable& table) : ids_(table) {}

  // Both say what is wrong.
  std::string columns(const Columns& columns);
  std::string fields(const JsonFields& fields);
  TrueClusters take();

 private:
  std::string add(std::string_view id, std::string_view label);

  TruthIds ids_;
  TrueClusters truth_;
  std::unordered_map<std::string, std::uint32_t> labels_;
  std::unordered_map<std::uint32_t, std::uint32_t> label_of_;  // by document
};

std::string LabelLines::columns(const Columns& columns) {
  if (columns.size() < 2) return "wants id and label, with a tab between";
  return add(columns[0], columns[1]);
}

std::string LabelLines::fields(const JsonFields& fields) {
  std::string_view id;
  std::string_view label;
  std::int64_t number = 0;
  if (required_field(fields, "id", id)) {
    if (required_field(fields, "cluster", label)) return add(id, label);
    if (required_field(fields, "cluster", number)) return add(id, std::to_string(number));
  }
  return R"(wants {"id", "cluster"}, the cluster a text or a whole number)";
}

std::string LabelLines::add(std::string_view id, std::string_view label) {
  if (id.empty() || label.empty()) return "has an empty id or label";
  const std::optional<std::uint32_t> document = ids_.find(id);
  if (!document) return {};
  const auto next = static_cast<std::uint32_t>(labels_.size());
  const std::uint32_t number = labels_.emplace(std::string(label), next).first->second;
  const auto [known, is_new] = label_of_.emplace(*document, number);
  if (is_new) {
    truth_.documents.push_back(*document);
    truth_.labels.push_back(number);
  } else if (known->second != number) {
    return absl::StrFormat("document %s has another label on an earlier line", id);
  }
  return {};
}

TrueClusters LabelLines::take() {
  truth_.missing_documents = ids_.n_missing();
  return std::move(truth_);
}

}  // namespace

absl::StatusOr<TrueClusters> read_true_clusters(const std::string& path,
                                                const DocumentTable& table) {
  LabelLines lines(table);
  DITTOGRAPH_RETURN_IF_ERROR(for_each_truth_line(
      path, {.first_column = "id",
             .header = [](const Columns&) {},
             .columns = [&](const Columns& columns) { return lines.columns(columns); },
             .fields = [&](const JsonFields& fields) { return lines.fields(fields); }}));
  return lines.take();
}

}  // namespace dittograph
