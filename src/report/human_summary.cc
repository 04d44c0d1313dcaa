#include "report/human_summary.h"

#include <array>
#include <cmath>
#include <string>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/strings.h"
#include "dittograph/version.h"

namespace dittograph {
namespace {

struct Totals {
  std::uint64_t groups = 0;
  std::uint64_t cuts = 0;
  std::uint64_t bytes = 0;
};

Totals totals_of(const Summary& summary) {
  Totals totals;
  for (const auto& [kind, found] : summary.repeats) {
    totals.groups += found.groups;
    totals.cuts += found.cuts;
    totals.bytes += found.bytes;
  }
  return totals;
}

std::uint64_t n_skipped(const Summary& summary) {
  std::uint64_t n = 0;
  for (const auto& [reason, records] : summary.skipped) n += records;
  return n;
}

// What documents share; nothing where only one was read.
std::string human_shared(const Summary& summary) {
  std::string text;
  if (summary.documents < 2) return text;
  const NearDocumentsSummary& near = summary.near_documents;
  if (near.clusters == 0) {
    text += "no document is a copy of another\n";
  } else {
    absl::StrAppendFormat(
        &text, "copies among documents: %s of %s, %s (lowest resemblance %.2f)\n",
        counted(near.clusters, "cluster"), with_commas(near.clusters + near.members),
        summary.documents_marked > 0 ? counted(summary.documents_marked, "record") + " marked"
                                     : with_commas(summary.documents_dropped) + " dropped",
        near.lowest_resemblance);
  }
  if (near.near > 0) {
    // Never rounded up: all but all is not all.
    absl::StrAppendFormat(&text, "estimated recall of near-duplicates: at least %.4f\n",
                          std::floor(summary.estimated_recall * 10000) / 10000);
  }
  if (summary.measured_recall) {
    const MeasuredRecallSummary& measured = *summary.measured_recall;
    absl::StrAppendFormat(
        &text, "measured recall: %.4f (%s of %s found, by comparing %s with all)\n",
        measured.recall, with_commas(measured.found), counted(measured.pairs, "near pair"),
        counted(measured.documents, "document"));
  }
  if (near.links > 0) {
    absl::StrAppendFormat(&text, "%s between documents that are contained or nearly alike\n",
                          counted(near.links, "link"));
  }
  const PassagesSummary& passages = summary.passages;
  if (passages.clusters > 0) {
    absl::StrAppendFormat(&text, "shared passages: %s reused, %s, %s; %s in all\n",
                          with_commas(passages.reuse), counted(passages.versions, "version"),
                          with_commas(passages.boilerplate) + " boilerplate",
                          counted(passages.witnesses, "copy"));
  }
  for (const auto& [reason, cuts] : summary.cuts) {
    if (cuts.cuts == 0) continue;
    absl::StrAppendFormat(&text, "%s cut: %s in %s (%s)\n", reason, counted(cuts.cuts, "stretch"),
                          counted(cuts.documents, "document"), human_bytes(cuts.bytes));
  }
  if (summary.documents_kept_whole > 0) {
    absl::StrAppendFormat(&text, "%s kept whole, as cuts would have left nothing\n",
                          counted(summary.documents_kept_whole, "document"));
  }
  if (near.pairs_left_out > 0) {
    absl::StrAppendFormat(&text,
                          "a bound was hit: %s in crowds of up to %s, %s of documents not compared "
                          "there\n",
                          counted(near.crowded, "document"), with_commas(near.largest_crowd),
                          counted(near.pairs_left_out, "pair"));
  }
  return text;
}

}  // namespace

std::string with_commas(std::uint64_t value) {
  std::string digits = absl::StrCat(value);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string human_bytes(std::uint64_t bytes) {
  static constexpr std::array kUnits = {"KB", "MB", "GB", "TB", "PB"};
  if (bytes < 1000) return counted(bytes, "byte");
  double value = static_cast<double>(bytes) / 1000;
  std::size_t unit = 0;
  while (value >= 999.95 && unit + 1 < kUnits.size()) {
    value /= 1000;
    ++unit;
  }
  return absl::StrFormat("%.1f %s", value, kUnits[unit]);
}

std::string counted(std::uint64_t n, std::string_view noun) {
  std::string plural(noun);
  if (n != 1) {
    if (plural.ends_with('y')) {
      plural.replace(plural.size() - 1, 1, "ies");
    } else if (plural.ends_with("ch")) {
      plural += "es";
    } else {
      plural += 's';
    }
  }
  return absl::StrCat(with_commas(n), " ", plural);
}

std::string human_summary(const Summary& summary) {
  std::string text;
  absl::StrAppendFormat(&text, "%s in %s, %s; %s changed\n", counted(summary.documents, "document"),
                        counted(summary.inputs.size(), "input"), human_bytes(summary.bytes),
                        with_commas(summary.documents_changed));
  const Totals totals = totals_of(summary);
  if (totals.groups == 0) {
    text += "no repeats within a document\n";
  } else {
    absl::StrAppendFormat(&text, "repeats within a document: %s, %s cut (%s)\n",
                          with_commas(totals.groups), counted(totals.cuts, "copy"),
                          human_bytes(totals.bytes));
    for (const auto& [kind, found] : summary.repeats) {
      if (found.groups == 0) continue;
      absl::StrAppendFormat(&text, "  %-10s %s, %s cut (%s)\n", kind, with_commas(found.groups),
                            counted(found.cuts, "copy"), human_bytes(found.bytes));
    }
  }
  if (summary.joins > 0) {
    absl::StrAppendFormat(&text, "%s mended\n", counted(summary.joins, "broken line"));
  }
  text += human_shared(summary);
  if (const std::uint64_t n = n_skipped(summary); n > 0) {
    absl::StrAppendFormat(&text, "%s skipped:", counted(n, "bad record"));
    for (const auto& [reason, records] : summary.skipped) {
      absl::StrAppendFormat(&text, " %s %s", with_commas(records), reason);
    }
    text += " (listed in skipped.jsonl)\n";
  }
  if (summary.doubled_ids > 0) {
    absl::StrAppendFormat(&text, "%s in use before (documents kept apart)\n",
                          counted(summary.doubled_ids, "id"));
  }
  return text;
}

std::string human_finding(const Summary& summary) {
  const Totals totals = totals_of(summary);
  std::string text;
  const auto add = [&](const std::string& clause) {
    absl::StrAppend(&text, text.empty() ? "" : ", ", clause);
  };
  if (totals.groups > 0) {
    add(absl::StrFormat("%s, %s cut", counted(totals.groups, "repeat"),
                        counted(totals.cuts, "copy")));
  }
  if (summary.joins > 0) add(counted(summary.joins, "line") + " mended");
  if (summary.documents_dropped > 0) {
    add(counted(summary.documents_dropped, "document") + " dropped");
  }
  for (const auto& [reason, cuts] : summary.cuts) {
    if (cuts.cuts > 0) add(absl::StrCat(human_bytes(cuts.bytes), " of ", reason, " cut"));
  }
  return text.empty() ? "nothing written twice" : text;
}

std::string human_last_line(const Summary& summary) {
  return absl::StrFormat("dittograph %s %s: %s, %s, %s; %.2f s wall, %.2f s CPU, %s peak\n",
                         kVersion, summary.command, counted(summary.documents, "document"),
                         human_bytes(summary.bytes), human_finding(summary), summary.wall_seconds,
                         summary.cpu_seconds, human_bytes(summary.peak_bytes));
}

}  // namespace dittograph
