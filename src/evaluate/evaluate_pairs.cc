#include "base/status.h"
#include "evaluate/evaluate_documents.h"
#include "evaluate/pair_judge.h"

namespace dittograph {

absl::StatusOr<PairsScore> evaluate_pairs(const PairsRequest& request) {
  ResidentGuard guard;
  DITTOGRAPH_ASSIGN_OR_RETURN(TokenStore tokens,
                              TokenStore::create(request.dirty.temp_dir + "/tokens", guard));
  DITTOGRAPH_ASSIGN_OR_RETURN(const DocumentTable table,
                              read_document_table(request.dirty, &tokens));
  DITTOGRAPH_ASSIGN_OR_RETURN(const FoundClusters found,
                              read_found_clusters(request.clusters, table));
  const LinkedCopies copies(table, found);
  DITTOGRAPH_ASSIGN_OR_RETURN(const ListedPairs list, read_listed_pairs(request.truth, table));
  SharedPassages passages;
  if (!request.passages.empty()) {
    DITTOGRAPH_ASSIGN_OR_RETURN(passages, SharedPassages::read(request.passages, table, copies));
  }

  PairsScore score{.documents = table.size(),
                   .listed = list.pairs.size(),
                   .missing = list.missing_documents,
                   .missing_pairs = list.missing_pairs,
                   .named_again = found.named_again,
                   .resemblance = request.resemblance,
                   .containment = request.containment,
                   .min_resemblance = request.min_resemblance,
                   .has_passages = !request.passages.empty()};
  PairJudge judge(request,
                  {.table = table,
                   .tokens = tokens,
                   .found = found,
                   .copies = copies,
                   .list = list,
                   .passages = passages},
                  score);
  judge.count_wanted();
  DITTOGRAPH_RETURN_IF_ERROR(judge.judge_members());
  DITTOGRAPH_RETURN_IF_ERROR(judge.judge_member_pairs());
  DITTOGRAPH_RETURN_IF_ERROR(judge.judge_links());
  return score;
}

}  // namespace dittograph
