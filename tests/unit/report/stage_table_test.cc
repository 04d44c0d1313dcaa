#include "report/stage_table.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(StageTable, HasARowAStageAndAddsUpToTheRun) {
  Summary summary;
  summary.documents = 1000;
  summary.bytes = 8'000'000;
  summary.wall_seconds = 2.0;
  summary.cpu_seconds = 3.0;
  summary.stages = {{.name = "tokenise",
                     .seconds = 1.0,
                     .wall_seconds = 0.5,
                     .bytes = 4'000'000,
                     .items = 700'000,
                     .unit = "token"},
                    {.name = "decide", .seconds = 0.0001, .wall_seconds = 0.25, .bytes = 5}};
  EXPECT_EQ(stage_table(summary),
            "stage          time s    CPU s   share      bytes   MB/CPU s  items\n"
            "tokenise        0.500    1.000  25.0 %     4.0 MB          4  700,000 tokens\n"
            "decide          0.250    0.000  12.5 %    5 bytes          -  \n"
            "the rest        1.250    2.000  62.5 %          -          -  \n"
            "all             2.000    3.000 100.0 %     8.0 MB          3  1,000 documents\n");
}

}  // namespace
}  // namespace dittograph
