// What documents share, told: clusters.jsonl, kept_whole.jsonl, and its part of the summary.
#pragma once

#include <string_view>

#include "absl/status/status.h"

#include "dittograph/summary.h"
#include "engine/corpus.h"
#include "engine/shared.h"
#include "report/output_folder.h"

namespace dittograph {

// exact, versions (near-duplicates of one source) or near.
std::string_view kind_of(const Corpus& corpus, const DocumentCluster& cluster);
// contained or linked.
std::string_view kind_of(const DocumentLink& link);

absl::Status write_clusters(const Corpus& corpus, const Shared& shared, OutputFolder& out);

void summarise(const Corpus& corpus, const Shared& shared, Summary& summary);

}  // namespace dittograph
