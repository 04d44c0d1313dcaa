// The whole of `dittograph audit`, stage after stage. Pass 1 and the comparisons are those of
// `clean`; what follows asks who had what first, and how it changed on its way.
#pragma once

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "audit/agencies.h"
#include "audit/candidate_pairs.h"
#include "audit/owner_groups.h"
#include "audit/stamps.h"
#include "audit/standing_lines.h"
#include "dittograph/audit_run.h"
#include "engine/audit_clusters.h"
#include "engine/audit_gather.h"
#include "engine/audit_placed_texts.h"
#include "engine/audit_shelf.h"
#include "engine/pipeline.h"

namespace dittograph {

// Made before the pipeline, which keeps a reference.
struct AuditAsClean {
  CleanRequest clean;
};

class AuditPipeline : private AuditAsClean, private Pipeline {
 public:
  explicit AuditPipeline(const AuditRequest& request);

  absl::StatusOr<AuditOutcome> run();

 private:
  absl::Status read_lists();  // agencies, owners, ignored phrases, time zone
  void name_outlets(const Corpus& corpus);
  std::vector<StandingLine> standing_lines(const Corpus& corpus, const Shared& shared);
  void set_aside(const Corpus& corpus, const Shared& shared);
  void group_documents(const Corpus& corpus, const Shared& shared);
  absl::Status gather(const InputPlan& plan, const Corpus& corpus);
  absl::Status take_gathered(GatherBatch& batch);
  void date_documents();
  void order_documents(const Corpus& corpus);
  void learn_affixes();
  CandidatePairs find_candidates();
  absl::Status write(OutputFolder& out);
  absl::Status write_files(OutputFolder& out);
  void tell_inputs(const InputPlan& plan);
  AuditOutcome outcome(const Corpus& corpus, const Shared& shared, OutputFolder& out);

  const AuditRequest& request_;
  Agencies agencies_;
  std::map<std::string, std::string, std::less<>> owners_;
  IgnoredPhrases ignored_;
  StampRule stamp_rule_;
  std::int64_t since_ = std::numeric_limits<std::int64_t>::min();  // days
  std::int64_t until_ = std::numeric_limits<std::int64_t>::max();
  Audit audit_;
  AuditFacts facts_;
  std::unique_ptr<CreditNames> names_;
  DocumentGroups groups_;
  std::vector<bool> wanted_;  // by DocId: its text is kept
  TokenRangeTable standing_;  // witnesses of boilerplate passages, of each document by cluster
  std::vector<StandingText> standing_texts_;
  std::vector<std::vector<std::uint32_t>> standing_of_;  // by DocId: index of each of standing_'s
  std::optional<PlacedTexts> texts_;
  std::vector<std::uint64_t> input_bytes_;  // by input, what was read
};

}  // namespace dittograph
