// What do documents share? After pass 1, over the whole corpus:
//
//   preference      which of several copies is to be kept
//   boilerplate     each source's standing text, so that it does not count below
//   documents       candidates, verified, clustered
//   passages        what they share otherwise, told reuse from version from boilerplate
//   decisions       which documents and which sentences go
//
// Promises: the same at any number of threads; depends on the documents' order of preference, not
// on their numbers. Tested in tests/property/shared_laws_test.cc.
#pragma once

#include <functional>
#include <string>

#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "dittograph/params.h"
#include "engine/corpus.h"
#include "engine/memory_plan.h"
#include "engine/shared.h"

namespace dittograph {

// Called before each step with its name; Cancelled ends the comparison.
using StepWatcher = std::function<absl::Status(const char* step)>;

// Takes the corpus's seeds. measures_recall: a sample of the documents is compared with all.
absl::StatusOr<Shared> compare_documents(Corpus& corpus, const Params& params,
                                         const MemoryPlan& memory, const StepWatcher& watcher,
                                         Parallel& parallel, bool measures_recall = false);

}  // namespace dittograph
