// An audit of two documents, with one of everything that the writers of reports look at.
#pragma once

#include <cstdint>
#include <string>

#include "dittograph/audit.h"

namespace dittograph {

// Two outlets, one story that the second took from the first without its credit.
inline Audit small_audit() {
  Audit audit;
  audit.counts.documents = 2;
  audit.counts.cross_pairs = 1;
  audit.counts.first = 1;
  audit.sources = {{.name = "Northern Wire", .agency = true}};
  audit.outlets.resize(2);
  audit.outlets[0].name = "Northern Wire";
  audit.outlets[0].agency = "Northern Wire";
  audit.outlets[1].name = "<b>Post</b>";
  audit.documents.resize(2);
  for (std::uint32_t i = 0; i < 2; ++i) {
    AuditDocument& document = audit.documents[i];
    document.id = DocId{i};
    document.name = "d" + std::to_string(i);
    document.title = "</script> story";
    document.outlet = i;
    document.stamp = {.unit = StampUnit::kTime, .day = 19846, .seconds = 19846 * 86400 + 3600 * i};
    document.chars = 60;
    document.coverage = {100, 50};
    document.has_text = true;
  }
  audit.documents[0].credits = {{.form = Credit::Form::kDateline, .source = 0, .bytes = {0, 4}}};
  AuditPair pair;
  pair.a = DocId{0};
  pair.b = DocId{1};
  pair.direction = Direction::kFirst;
  pair.lag = {.unit = StampUnit::kTime, .seconds = 3600};
  pair.credit = CreditChange::kStripped;
  pair.cluster = 0;
  pair.spans_end = 1;
  pair.changes = {{.kind = WordChange::Kind::kNumber, .before = "12", .after = "14"}};
  audit.pairs = {pair};
  audit.spans = {{.a = {5, 20}, .b = {0, 15}, .tokens = 3}};
  AuditCluster cluster;
  cluster.kind = ClusterKind::kWire;
  cluster.reasons = {"an agency's credit"};
  cluster.outlets = 2;
  cluster.independent = 1;
  cluster.members.resize(2);
  cluster.members[1].document = DocId{1};
  cluster.members[1].from = 0;
  cluster.members[1].pair = 0;
  audit.clusters = {cluster};
  OutletFlow flow;
  flow.sender = 0;
  flow.receiver = 1;
  flow.all.pairs = 1;
  audit.flows = {flow};
  LagHistogram lags;
  lags.counts.assign(10, 0);
  lags.counts[2] = 1;
  audit.lags = {lags};
  return audit;
}

}  // namespace dittograph
