#include "report/human_summary.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(HumanSummary, NumbersAreReadable) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1000), "1,000");
  EXPECT_EQ(with_commas(UINT64_MAX), "18,446,744,073,709,551,615");
  EXPECT_EQ(human_bytes(1), "1 byte");
  EXPECT_EQ(human_bytes(999), "999 bytes");
  EXPECT_EQ(human_bytes(1000), "1.0 KB");
  EXPECT_EQ(human_bytes(999'960), "1.0 MB");
  EXPECT_EQ(human_bytes(1'234'567'890), "1.2 GB");
  EXPECT_EQ(counted(1, "copy"), "1 copy");
  EXPECT_EQ(counted(2, "copy"), "2 copies");
}

TEST(HumanSummary, SaysWhatWasFoundInPlainWords) {
  Summary summary;
  summary.inputs.resize(1);
  summary.documents = 1200;
  summary.bytes = 5'000'000;
  summary.documents_changed = 3;
  summary.repeats = {{"exact", {4, 5, 600}}, {"near", {0, 0, 0}}};
  summary.joins = 1;
  summary.skipped = {{"broken_json", 2}, {"no_text", 1}};
  summary.doubled_ids = 2;
  EXPECT_EQ(human_summary(summary),
            "1,200 documents in 1 input, 5.0 MB; 3 changed\n"
            "repeats within a document: 4, 5 copies cut (600 bytes)\n"
            "  exact      4, 5 copies cut (600 bytes)\n"
            "1 broken line mended\n"
            "3 bad records skipped: 2 broken_json 1 no_text (listed in skipped.jsonl)\n"
            "2 ids in use before (documents kept apart)\n");
  EXPECT_EQ(human_finding(summary), "4 repeats, 5 copies cut, 1 line mended");
  EXPECT_EQ(human_finding(Summary{}), "nothing written twice");
}

TEST(HumanSummary, TheLastLineHasWhatARunCost) {
  Summary summary;
  summary.documents = 1;
  summary.bytes = 10;
  summary.wall_seconds = 1.234;
  summary.cpu_seconds = 2;
  summary.peak_bytes = 3'000'000;
  EXPECT_EQ(human_last_line(summary),
            "dittograph 0.1.0 clean: 1 document, 10 bytes, nothing written twice; 1.23 s wall, "
            "2.00 s CPU, 3.0 MB peak\n");
}

}  // namespace
}  // namespace dittograph
