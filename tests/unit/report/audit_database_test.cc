#include "report/audit_database.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"
#include <sqlite3.h>

#include "unit/report/scratch_folder.h"
#include "unit/report/selected_rows.h"
#include "unit/report/small_audit.h"

namespace dittograph {
namespace {

class AuditDatabase : public testing::Test {
 protected:
  void fill(const Audit& audit) {
    const absl::Status status = write_audit_database(audit, path_);
    ASSERT_TRUE(status.ok()) << status;
  }
  Rows rows(const std::string& sql) { return selected(path_, sql); }

  const ScratchFolder folder_;
  const std::string path_ = folder_.path("audit.sqlite");
};

TEST_F(AuditDatabase, EveryTableHasItsRows) {
  fill(small_audit());
  EXPECT_EQ(rows("SELECT outlet, name, owner, agency FROM outlets"),
            (Rows{"0|Northern Wire|-|Northern Wire", "1|<b>Post</b>|-|-"}));
  EXPECT_EQ(rows("SELECT source, name, kind FROM sources"), (Rows{"0|Northern Wire|agency"}));
  EXPECT_EQ(rows("SELECT document, name, stamp, stamp_unit, url FROM documents"),
            (Rows{"0|d0|2024-05-03T00:00:00Z|time|-", "1|d1|2024-05-03T01:00:00Z|time|-"}));
  EXPECT_EQ(rows("SELECT document, form, source, \"begin\", \"end\" FROM credits"),
            (Rows{"0|dateline|0|0|4"}));
  EXPECT_EQ(rows("SELECT a, b, direction, lag_seconds, lag_unit, credit, credit_a, cluster, "
                 "says_credit FROM pairs"),
            (Rows{"0|1|first|3600|time|stripped|-|0|-"}));
  EXPECT_EQ(rows("SELECT * FROM spans"), (Rows{"0|5|20|0|15|3|0"}));
  EXPECT_EQ(rows("SELECT * FROM changes"), (Rows{"0|number|12|14"}));
  EXPECT_EQ(rows("SELECT kind, reasons, outlets, documents FROM clusters"),
            (Rows{"wire|an agency's credit|2|2"}));
  EXPECT_EQ(rows("SELECT document, place, \"from\", pair FROM members"),
            (Rows{"0|0|-|-", "1|1|0|0"}));
  EXPECT_EQ(rows("SELECT value FROM counts WHERE name = 'cross_pairs'"), (Rows{"1"}));
}

TEST_F(AuditDatabase, ViewsSayNamesAndBothSides) {
  fill(small_audit());
  EXPECT_EQ(rows("SELECT sender, receiver, receiver_document, credit FROM reuse"),
            (Rows{"Northern Wire|<b>Post</b>|d1|stripped"}));
  EXPECT_EQ(rows("SELECT document, other, direction, lag_seconds FROM both_ways ORDER BY document"),
            (Rows{"0|1|first|3600", "1|0|later|-3600"}));
  EXPECT_EQ(rows("SELECT outlet, document, \"from\" FROM timeline ORDER BY place"),
            (Rows{"Northern Wire|d0|-", "<b>Post</b>|d1|d0"}));
  EXPECT_EQ(rows("SELECT sender, receiver, pairs FROM matrix WHERE wire = 'with'"),
            (Rows{"Northern Wire|<b>Post</b>|1"}));
}

// Bound texts must stay where they are until their row is written: several in one row.
TEST_F(AuditDatabase, WhatIsNoUtf8IsMendedAndAnEmptyTextIsNoNull) {
  Audit audit = small_audit();
  audit.documents[0].name = "d\xFF";
  audit.documents[0].title = "\xC3 title";
  audit.documents[0].url = "\xF0\x9F url";
  audit.clusters[0].excerpt = "";
  fill(audit);
  EXPECT_EQ(rows("SELECT name, title, url FROM documents WHERE document = 0"),
            (Rows{"d\xEF\xBF\xBD|\xEF\xBF\xBD title|\xEF\xBF\xBD\xEF\xBF\xBD url"}));
  EXPECT_EQ(rows("SELECT excerpt IS NULL FROM clusters"), (Rows{"0"}));
}

TEST_F(AuditDatabase, TheSameAuditGivesTheSameBytesAndAFileIsNotWrittenOver) {
  fill(small_audit());
  const std::string other = folder_.path("other.sqlite");
  ASSERT_TRUE(write_audit_database(small_audit(), other).ok());
  EXPECT_EQ(folder_.read("audit.sqlite"), folder_.read("other.sqlite"));
  EXPECT_EQ(write_audit_database(small_audit(), other).code(), absl::StatusCode::kAlreadyExists);
}

}  // namespace
}  // namespace dittograph
