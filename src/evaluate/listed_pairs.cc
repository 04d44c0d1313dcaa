#include "evaluate/listed_pairs.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "absl/strings/numbers.h"
#include "absl/strings/str_format.h"

#include "base/status.h"
#include "base/strings.h"
#include "evaluate/truth_lines.h"

namespace dittograph {
namespace {

std::optional<double> number_in(std::string_view text) {
  double value = 0;
  if (!absl::SimpleAtod(to_absl(text), &value) || !std::isfinite(value)) return std::nullopt;
  return value;
}

class PairLines {
 public:
  explicit PairLines(const DocumentTable& table) : ids_(table) {}

  // The three kinds of lines; columns() and fields() say what is wrong.
  void header(const Columns& names);
  std::string columns(const Columns& columns);
  std::string fields(const JsonFields& fields);
  ListedPairs take();

 private:
  static constexpr std::size_t kNone = SIZE_MAX;

  void guess_columns(const Columns& first_line);
  std::string add(std::string_view a, std::string_view b, ListedPair pair);

  TruthIds ids_;
  ListedPairs list_;
  bool knows_columns_ = false;
  std::size_t id_b_ = 1;
  std::size_t resemblance_ = kNone;
  std::size_t cross_source_ = kNone;
};

void PairLines::header(const Columns& names) {
  const auto place_of = [&](std::string_view name) {
    const auto at = std::find(names.begin(), names.end(), name);
    return at == names.end() ? kNone : static_cast<std::size_t>(at - names.begin());
  };
  id_b_ = place_of("id_b");
  resemblance_ = place_of("resemblance");
  cross_source_ = place_of("cross_source");
  knows_columns_ = true;
}

void PairLines::guess_columns(const Columns& first_line) {
  knows_columns_ = true;
  if (first_line.size() < 3 || !number_in(first_line[2])) return;
  resemblance_ = 2;
  if (first_line.size() > 4) cross_source_ = 4;
}

std::string PairLines::columns(const Columns& columns) {
  if (!knows_columns_) guess_columns(columns);
  const auto column = [&](std::size_t place) {
    return place < columns.size() ? columns[place] : std::string_view();
  };
  if (id_b_ >= columns.size()) return "wants id_a and id_b, with a tab between";
  ListedPair pair;
  if (resemblance_ != kNone) {
    pair.resemblance = number_in(column(resemblance_));
    if (!pair.resemblance) {
      return absl::StrFormat("resemblance '%s' is no number", column(resemblance_));
    }
  }
  if (cross_source_ != kNone) {
    const std::string_view cross = column(cross_source_);
    if (cross != "0" && cross != "1") {
      return absl::StrFormat("cross_source '%s' is not 0 or 1", cross);
    }
    pair.cross_source = cross == "1";
  }
  return add(columns[0], columns[id_b_], pair);
}

std::string PairLines::fields(const JsonFields& fields) {
  std::string_view a;
  std::string_view b;
  if (!required_field(fields, "id_a", a) || !required_field(fields, "id_b", b)) {
    return R"(wants {"id_a", "id_b"}, both in quotes)";
  }
  ListedPair pair;
  double resemblance = 0;
  // What is no number is a label.
  if (required_field(fields, "resemblance", resemblance)) pair.resemblance = resemblance;
  bool cross = false;
  std::uint64_t number = 0;
  if (required_field(fields, "cross_source", cross)) {
    pair.cross_source = cross;
  } else if (required_field(fields, "cross_source", number) && number <= 1) {
    pair.cross_source = number == 1;
  } else if (fields["cross_source"].error() == simdjson::SUCCESS) {
    return "cross_source is not 0 or 1";
  }
  return add(a, b, pair);
}

std::string PairLines::add(std::string_view a, std::string_view b, ListedPair pair) {
  if (a.empty() || b.empty()) return "has an empty id";
  if (pair.resemblance && (*pair.resemblance < 0 || *pair.resemblance > 1)) {
    return absl::StrFormat("resemblance %g is not from 0 to 1", *pair.resemblance);
  }
  const std::optional<std::uint32_t> left = ids_.find(a);
  const std::optional<std::uint32_t> right = ids_.find(b);
  if (!left || !right) {
    ++list_.missing_pairs;
  } else if (*left != *right) {
    pair.documents = {std::min(*left, *right), std::max(*left, *right)};
    list_.pairs.push_back(pair);
  }
  return {};
}

ListedPairs PairLines::take() {
  std::vector<ListedPair>& pairs = list_.pairs;
  // No figure counts as the highest: it is wanted at any threshold.
  const auto figure = [](const ListedPair& pair) { return pair.resemblance.value_or(2); };
  std::sort(pairs.begin(), pairs.end(), [&](const ListedPair& a, const ListedPair& b) {
    if (a.documents != b.documents) return a.documents < b.documents;
    if (figure(a) != figure(b)) return figure(a) > figure(b);
    return b.cross_source < a.cross_source;
  });
  const auto doubles = std::unique(
      pairs.begin(), pairs.end(),
      [](const ListedPair& a, const ListedPair& b) { return a.documents == b.documents; });
  pairs.erase(doubles, pairs.end());
  list_.missing_documents = ids_.n_missing();
  return std::move(list_);
}

}  // namespace

const ListedPair* ListedPairs::find(const DocumentPair& documents) const {
  const auto at =
      std::lower_bound(pairs.begin(), pairs.end(), documents,
                       [](const ListedPair& a, const DocumentPair& b) { return a.documents < b; });
  return at == pairs.end() || at->documents != documents ? nullptr : &*at;
}

absl::StatusOr<ListedPairs> read_listed_pairs(const std::string& path, const DocumentTable& table) {
  PairLines lines(table);
  DITTOGRAPH_RETURN_IF_ERROR(for_each_truth_line(
      path, {.first_column = "id_a",
             .header = [&](const Columns& names) { lines.header(names); },
             .columns = [&](const Columns& columns) { return lines.columns(columns); },
             .fields = [&](const JsonFields& fields) { return lines.fields(fields); }}));
  return lines.take();
}

}  // namespace dittograph
