// What documents share, told: clusters.jsonl, kept_whole.jsonl, and its part of the summary.
#pragma once

#include "absl/status/status.h"

#include "dittograph/summary.h"
#include "engine/corpus.h"
#include "engine/shared.h"
#include "report/output_folder.h"

namespace dittograph {

absl::Status write_clusters(const Corpus& corpus, const Shared& shared, OutputFolder& out);

void summarise(const Corpus& corpus, const Shared& shared, Summary& summary);

}  // namespace dittograph
