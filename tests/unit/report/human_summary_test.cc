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
            "no document is a copy of another\n"
            "3 bad records skipped: 2 broken_json 1 no_text (listed in skipped.jsonl)\n"
            "2 ids in use before (documents kept apart)\n");
  EXPECT_EQ(human_finding(summary), "4 repeats, 5 copies cut, 1 line mended");
  EXPECT_EQ(human_finding(Summary{}), "nothing written twice");
}

TEST(HumanSummary, SaysWhatDocumentsShare) {
  Summary summary;
  summary.inputs.resize(1);
  summary.documents = 1000;
  summary.documents_dropped = 3;
  summary.documents_kept_whole = 1;
  summary.near_documents.clusters = 2;
  summary.near_documents.members = 3;
  summary.near_documents.links = 1;
  summary.near_documents.lowest_resemblance = 0.8123;
  summary.near_documents.crowded = 500;
  summary.near_documents.largest_crowd = 400;
  summary.near_documents.pairs_left_out = 79000;
  summary.passages = {.clusters = 13, .witnesses = 40, .reuse = 9, .versions = 1, .boilerplate = 3};
  summary.cuts = {{"boilerplate", {.cuts = 20, .bytes = 4000, .documents = 19}}, {"passage", {}}};
  EXPECT_EQ(human_summary(summary),
            "1,000 documents in 1 input, 0 bytes; 0 changed\n"
            "no repeats within a document\n"
            "copies among documents: 2 clusters of 5, 3 dropped (lowest resemblance 0.81)\n"
            "1 link between documents that are contained or nearly alike\n"
            "shared passages: 9 reused, 1 version, 3 boilerplate; 40 copies in all\n"
            "boilerplate cut: 20 stretches in 19 documents (4.0 KB)\n"
            "1 document kept whole, as cuts would have left nothing\n"
            "a bound was hit: 500 documents in crowds of up to 400, 79,000 pairs of documents not "
            "compared there\n");
  EXPECT_EQ(human_finding(summary), "3 documents dropped, 4.0 KB of boilerplate cut");
  summary.documents_dropped = 0;
  summary.documents_marked = 5;
  EXPECT_NE(human_summary(summary).find("2 clusters of 5, 5 records marked"), std::string::npos);
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
