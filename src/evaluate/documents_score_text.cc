// Scores of whole documents as JSON and as tables.
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "evaluate/evaluate_documents.h"
#include "evaluate/score_text.h"

namespace dittograph {
namespace {

std::string header(const char* name) {
  return absl::StrFormat("%-19s %9s %9s %9s %12s %12s %12s\n", name, "precision", "recall", "F1",
                         "right", "found", "wanted");
}

std::string row(const char* name, const Rates& rates) {
  return absl::StrFormat("%-19s %9.4f %9.4f %9.4f %12d %12d %12d\n", name, rates.precision(),
                         rates.recall(), rates.f1(), rates.right, rates.found, rates.wanted);
}

std::string pairs_header(const char* name) {
  return absl::StrFormat("%-19s %9s %9s %9s %12s %10s %12s %12s\n", name, "precision", "recall",
                         "F1", "right", "wrong", "wanted,found", "wanted");
}

// wanted_found: how many of the tally's wanted pairs were found this way or a stricter one.
std::string pairs_row(const char* name, const JudgedPairs& judged, std::uint64_t wanted_found,
                      const PairTally& tally) {
  const double recall = tally.recall_of(wanted_found);
  return absl::StrFormat("%-19s %9.4f %9.4f %9.4f %12d %10d %12d %12d\n", name, judged.precision(),
                         recall, Rates::harmonic_mean(judged.precision(), recall), judged.right,
                         judged.wrong, wanted_found, tally.wanted);
}

std::string pairs_rows(const char* name, const PairTally& tally, bool has_passages) {
  const std::uint64_t linked = tally.in_clusters + tally.linked;
  std::string rows = absl::StrCat(
      pairs_header(name), pairs_row("in one cluster", tally.clusters, tally.in_clusters, tally),
      pairs_row("... or linked", tally.with_links(), linked, tally));
  if (has_passages) {
    absl::StrAppendFormat(&rows, "%-19s %9s %9.4f %9s %12s %10s %12d %12d\n", "... or by a passage",
                          "", tally.recall_of(linked + tally.in_passages), "", "", "",
                          linked + tally.in_passages, tally.wanted);
  }
  return rows + "\n";
}

std::string judged_rows(const char* name, const JudgedPairs& judged) {
  return absl::StrCat(
      count_row(name, judged.found()),
      count_row_if_any("  right without boilerplate only", judged.right_without_boilerplate),
      count_row_if_any("  alike through the representative", judged.through_representative),
      count_row_if_any("  not looked at", judged.not_looked_at));
}

void put_judged(const char* name, const JudgedPairs& judged, std::uint64_t wanted_found,
                const PairTally& tally, JsonObject& json) {
  const double recall = tally.recall_of(wanted_found);
  json.open(name);
  json.field("precision", judged.precision());
  json.field("recall", recall);
  json.field("f1", Rates::harmonic_mean(judged.precision(), recall));
  json.field("strict_precision", judged.strict_precision());
  json.field("found", judged.found());
  json.field("right", judged.right);
  json.field("wrong", judged.wrong);
  json.field("right_without_boilerplate", judged.right_without_boilerplate);
  json.field("through_representative", judged.through_representative);
  json.field("not_looked_at", judged.not_looked_at);
  json.field("wanted_found", wanted_found);
  json.close();
}

void put_tally(const char* name, const PairTally& tally, bool has_passages, JsonObject& json) {
  const std::uint64_t linked = tally.in_clusters + tally.linked;
  json.open(name);
  json.field("wanted", tally.wanted);
  put_judged("in_clusters", tally.clusters, tally.in_clusters, tally, json);
  put_judged("with_links", tally.with_links(), linked, tally, json);
  if (has_passages) {
    json.open("with_passages");
    json.field("recall", tally.recall_of(linked + tally.in_passages));
    json.field("wanted_found", linked + tally.in_passages);
    json.close();
  }
  json.close();
}

}  // namespace

std::string to_json(const ClustersScore& score) {
  JsonObject json;
  json.field("documents", score.documents);
  json.field("unjudged", score.unjudged);
  json.field("missing", score.missing);
  json.field("named_again", score.named_again);
  json.field("found_clusters", score.found_clusters);
  json.field("wanted_clusters", score.wanted_clusters);
  json.field("pairs", score.score.pairs);
  json.open("b_cubed");
  json.field("precision", score.score.b_cubed_precision);
  json.field("recall", score.score.b_cubed_recall);
  json.field("f1", score.score.b_cubed_f1());
  json.close();
  json.field("adjusted_rand_index", score.score.adjusted_rand_index);
  json.open("links");
  json.field("found", score.linked_pairs);
  json.field("right", score.linked_right);
  json.field("recall_with_links", score.recall_with_links());
  json.close();
  return json.finish();
}

std::string to_json(const PairsScore& score) {
  JsonObject json;
  json.field("documents", score.documents);
  json.field("listed", score.listed);
  json.field("missing", score.missing);
  json.field("missing_pairs", score.missing_pairs);
  json.field("named_again", score.named_again);
  json.field("figures_off", score.figures_off);
  json.field("resemblance", score.resemblance);
  json.field("containment", score.containment);
  json.field("min_resemblance", score.min_resemblance);
  put_tally("pairs", score.all, score.has_passages, json);
  put_tally("cross_source", score.cross_source, score.has_passages, json);
  return json.finish();
}

std::string to_table(const ClustersScore& score) {
  std::string table = absl::StrCat(header("clusters"), row("pairs", score.score.pairs));
  absl::StrAppendFormat(&table, "%-19s %9.4f %9.4f %9.4f\n", "B-cubed",
                        score.score.b_cubed_precision, score.score.b_cubed_recall,
                        score.score.b_cubed_f1());
  absl::StrAppendFormat(&table, "%-19s %9s %9.4f\n", "pairs, or linked", "",
                        score.recall_with_links());
  absl::StrAppendFormat(&table, "%-19s %9.4f\n\n", "adjusted Rand index",
                        score.score.adjusted_rand_index);
  absl::StrAppend(&table, count_row("documents judged", score.documents),
                  count_row("clusters found", score.found_clusters),
                  count_row("clusters in the truth", score.wanted_clusters),
                  count_row("linked pairs", score.linked_pairs),
                  count_row("  in one cluster of the truth", score.linked_right),
                  count_row_if_any("not in the truth", score.unjudged),
                  count_row_if_any("in the truth, not in the input", score.missing),
                  count_row_if_any("named in a second cluster", score.named_again));
  return table;
}

std::string to_table(const PairsScore& score) {
  std::string table =
      absl::StrCat(pairs_rows("pairs", score.all, score.has_passages),
                   pairs_rows("across sources", score.cross_source, score.has_passages));
  absl::StrAppend(
      &table, count_row("documents", score.documents), count_row("pairs in the list", score.listed),
      count_row(absl::StrFormat("  wanted, from %g on", score.min_resemblance), score.all.wanted),
      judged_rows("pairs in one cluster", score.all.clusters),
      judged_rows("linked pairs", score.all.links));
  absl::StrAppend(&table, count_row_if_any("ids of the list not in the input", score.missing),
                  count_row_if_any("  pairs with such an id", score.missing_pairs),
                  count_row_if_any("named in a second cluster", score.named_again),
                  count_row_if_any("members with another full figure", score.figures_off));
  return table;
}

}  // namespace dittograph
