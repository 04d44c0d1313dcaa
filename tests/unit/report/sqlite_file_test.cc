#include "report/sqlite_file.h"

#include <csignal>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "dittograph/version.h"
#include "report/output_file.h"
#include "unit/report/scratch_folder.h"
#include "unit/report/selected_rows.h"

namespace dittograph {
namespace {

// A line of every kind, with fields that we do not know and without some that we do.
void write_run(const ScratchFolder& scratch) {
  scratch.write("OUT/clusters.jsonl",
                R"({"members":[{"document":"b","kind":"exact","source":"s.example",)"
                R"("date":"2023-01-03","same_source":true,"resemblance":1.0,)"
                R"("containment_in_representative":1.0,"containment_of_representative":0.5,)"
                R"("full_resemblance":0.25,"dropped":true,"new":{"x":[1]}},)"
                R"({"document":"c","kind":"near","resemblance":0.8312,"dropped":false}],)"
                R"("cluster":0,"kind":"near","size":3,"representative":"a","source":"s.example",)"
                R"("date":"2023-01-02","lowest_resemblance":0.8312,"more":[]})"
                "\n"
                R"({"cluster":1,"kind":"linked","size":2,"representative":"a",)"
                R"("lowest_resemblance":1,"members":[{"document":"d","kind":"linked"}]})"
                "\n");
  scratch.write("OUT/passages.jsonl",
                R"({"cluster":4,"size":2,"kind":"reuse","pboiler":0.5,"uid":-123,"id":"a",)"
                R"("series":"s.example","date":"2023-01-02","title":"T","url":"u","begin":10,)"
                R"("end":20,"byte_begin":11,"byte_end":22,"tokens":3,"matched":2,)"
                R"("likeness":0.6667,"representative":true,"text":"caf\u00e9 \"x\"\n","src":[]})"
                "\n"
                R"({"cluster":4,"size":2,"kind":"reuse","pboiler":0.5,"uid":5,"id":"b",)"
                R"("begin":0,"end":1,"representative":false,"src":[{"uid":-123,"id":"a"}]})"
                "\n");
  scratch.write("OUT/repeats.jsonl",
                R"({"document":"a","kind":"exact","tokens":7,"why":"first","copies":[)"
                R"({"begin":0,"end":9,"cp_begin":0,"cp_end":8,"kept":true,"cut":false},)"
                R"({"begin":20,"end":29,"cp_begin":18,"cp_end":26,"kept":false,"cut":true}]})"
                "\n"
                R"({"document":"b","kind":"near","tokens":6,"why":"w","copies":[]})"
                "\n");
  scratch.write("OUT/removed.jsonl",
                R"({"input":0,"at":20,"replacement":" ","removed":"x","reason":"repeat",)"
                R"("kind":"exact","document":"a","begin":20,"end":29,"cp_begin":18,"cp_end":26,)"
                R"("kept_document":"b","kept_begin":1,"kept_end":9,"resemblance":0.5})"
                "\n"
                R"({"input":1,"at":0,"removed_base64":"/wBB","reason":"skipped"})"
                "\n"
                R"({"input":1,"at":0,"removed":"","reason":"line_end"})"
                "\n");
  scratch.write("OUT/skipped.jsonl",
                R"({"input":1,"line":2,"begin":63,"end":75,"reason":"no_text","detail":"d"})"
                "\n");
  scratch.write("OUT/kept_whole.jsonl", "{\"document\":\"k\"}\n{\"document\":null}\n");
}

// More than SQLite's cache holds, and texts of several pages.
void write_long_ledger(const ScratchFolder& scratch) {
  std::string lines;
  for (int i = 0; i < 20000; ++i) {
    absl::StrAppendFormat(&lines,
                          "{\"input\":0,\"at\":%d,\"document\":\"%d\",\"removed\":\"%s\"}\n", i,
                          i * 7919 % 10007, std::string(static_cast<std::size_t>(i % 300), 'x'));
    if (i % 1000 == 0) {
      absl::StrAppendFormat(&lines, "{\"removed\":\"%s\"}\n", std::string(20000, 'y'));
    }
  }
  scratch.write("OUT/removed.jsonl", lines);
}

struct TableCase {
  const char* table;
  Rows rows;
};

const TableCase kTables[] = {
    {"clusters", {"0|near|3|a|s.example|2023-01-02|0.8312", "1|linked|2|a|-|-|1.0"}},
    {"members",
     {"0|b|exact|s.example|2023-01-03|1|1.0|1.0|0.5|0.25|1", "0|c|near|-|-|-|0.8312|-|-|-|0",
      "1|d|linked|-|-|-|-|-|-|-|-"}},
    {"passages", {"4|reuse|2|0.5"}},
    {"witnesses",
     {"4|-123|a|s.example|2023-01-02|T|u|10|20|11|22|3|2|0.6667|1|caf\xc3\xa9 \"x\"\n",
      "4|5|b|-|-|-|-|0|1|-|-|-|-|-|0|-"}},
    {"repeats", {"1|a|exact|7|first", "2|b|near|6|w"}},
    {"copies", {"1|0|9|0|8|1|0", "1|20|29|18|26|0|1"}},
    {"removed",
     {"0|20|repeat|exact|a|20|29|18|26|b|1|9|0.5| |x",
      "1|0|skipped|-|-|-|-|-|-|-|-|-|-|-|x'ff0041'", "1|0|line_end|-|-|-|-|-|-|-|-|-|-|-|"}},
    {"skipped", {"1|2|63|75|no_text|d"}},
    {"kept_whole", {"k", "-"}},
};

TEST(SqliteFile, EveryLineIsARow) {
  const ScratchFolder scratch;
  write_run(scratch);
  const std::string path = scratch.path("a.sqlite");
  const absl::Status status = write_sqlite(scratch.path("OUT"), path);
  ASSERT_TRUE(status.ok()) << status;
  for (const auto& [table, rows] : kTables) {
    EXPECT_EQ(selected(path, absl::StrFormat("SELECT * FROM %s ORDER BY rowid", table)), rows)
        << table;
  }
  EXPECT_EQ(selected(path, "SELECT * FROM meta"),
            (Rows{"program|dittograph", absl::StrFormat("version|%s", kVersion),
                  absl::StrFormat("schema_version|%d", kSchemaVersion)}));
  EXPECT_EQ(selected(path, "PRAGMA integrity_check"), Rows{"ok"});
}

TEST(SqliteFile, DocumentsAndClustersHaveAnIndex) {
  const ScratchFolder scratch;
  write_run(scratch);
  const std::string path = scratch.path("a.sqlite");
  ASSERT_TRUE(write_sqlite(scratch.path("OUT"), path).ok());
  EXPECT_EQ(selected(path, "SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name"),
            (Rows{"clusters_by_representative", "copies_by_repeat", "kept_whole_by_document",
                  "members_by_cluster", "members_by_document", "removed_by_document",
                  "removed_by_kept_document", "repeats_by_document", "witnesses_by_cluster",
                  "witnesses_by_document"}));
}

TEST(SqliteFile, MissingFilesLeaveTheirTablesEmpty) {
  const ScratchFolder scratch;
  scratch.write("OUT/kept_whole.jsonl", "{\"document\":\"k\"}\n");
  const std::string path = scratch.path("a.sqlite");
  ASSERT_TRUE(write_sqlite(scratch.path("OUT"), path).ok());
  for (const auto& [table, rows] : kTables) {
    EXPECT_EQ(selected(path, absl::StrFormat("SELECT count(*) FROM %s", table)),
              Rows{table == std::string("kept_whole") ? "1" : "0"})
        << table;
  }
}

TEST(SqliteFile, APackedLedgerIsReadToo) {
  const ScratchFolder scratch;
  scratch.write("OUT/skipped.jsonl", "");
  auto file = OutputFile::create(scratch.path("OUT/removed.jsonl.zst"), Packing::kZstd);
  ASSERT_TRUE((*file)->write("{\"input\":3,\"at\":1,\"removed\":\"r\"}\n").ok());
  ASSERT_TRUE((*file)->close().ok());
  const std::string path = scratch.path("a.sqlite");
  ASSERT_TRUE(write_sqlite(scratch.path("OUT"), path).ok());
  EXPECT_EQ(selected(path, "SELECT input, removed FROM removed"), Rows{"3|r"});
}

TEST(SqliteFile, TheSameFilesGiveTheSameBytes) {
  const ScratchFolder scratch;
  write_run(scratch);
  write_long_ledger(scratch);
  ASSERT_TRUE(write_sqlite(scratch.path("OUT"), scratch.path("a.sqlite")).ok());
  ASSERT_TRUE(write_sqlite(scratch.path("OUT") + "/", scratch.path("b.sqlite")).ok());
  const std::string bytes = scratch.read("a.sqlite");
  EXPECT_GT(bytes.size(), std::size_t{3} << 20);
  EXPECT_TRUE(bytes == scratch.read("b.sqlite"));
  EXPECT_EQ(scratch.entries().size(), 9u);  // OUT with its six files, the databases, no scratch
  EXPECT_EQ(selected(scratch.path("a.sqlite"), "SELECT count(*), sum(at) FROM removed"),
            Rows{"20020|199990000"});
}

struct BrokenCase {
  const char* file;
  const char* lines;
  const char* message;  // behind the file
};

const BrokenCase kBroken[] = {
    {"skipped.jsonl", "{}\n{\"input\":1\n", ":2: not a JSON object"},
    {"skipped.jsonl", "[1]\n", ":1: not a JSON object"},
    {"skipped.jsonl", "\n", ":1: not a JSON object"},
    {"skipped.jsonl", "{\"input\":\"1\"}\n", ":1: \"input\" is of the wrong type"},
    {"skipped.jsonl", "{\"input\":9223372036854775808}\n", ":1: \"input\" is of the wrong type"},
    {"kept_whole.jsonl", "{\"document\":7}\n", ":1: \"document\" is of the wrong type"},
    {"removed.jsonl", "{\"resemblance\":true}\n", ":1: \"resemblance\" is of the wrong type"},
    {"removed.jsonl", "{\"removed_base64\":\"?\"}\n", ":1: \"removed\" is of the wrong type"},
    {"removed.jsonl", "{\"removed_base64\":1}\n", ":1: \"removed\" is of the wrong type"},
    {"repeats.jsonl", "{}\n{}\n{\"copies\":{}}\n", ":3: \"copies\" is of the wrong type"},
    {"repeats.jsonl", "{\"copies\":[1]}\n", ":1: \"copies\" is of the wrong type"},
    {"clusters.jsonl", "{\"kind\":\"near\"}\n", ":1: no number in \"cluster\""},
    {"clusters.jsonl", "{\"cluster\":3}\n{\"cluster\":3}\n", ":2: \"cluster\" 3 stands twice"},
};

TEST(SqliteFile, ALineThatIsNotOursIsNamed) {
  for (const auto& [file, lines, message] : kBroken) {
    const ScratchFolder scratch;
    scratch.write(std::string("OUT/") + file, lines);
    const absl::Status status = write_sqlite(scratch.path("OUT"), scratch.path("a.sqlite"));
    EXPECT_EQ(status.code(), absl::StatusCode::kDataLoss);
    EXPECT_EQ(std::string(status.message()),
              scratch.path("OUT/") + file + message + " (it was changed after it was written)");
    EXPECT_FALSE(scratch.has("a.sqlite")) << lines;
  }
}

TEST(SqliteFile, AFileThatStandsThereStays) {
  const ScratchFolder scratch;
  write_run(scratch);
  scratch.write("a.sqlite", "");
  const absl::Status status = write_sqlite(scratch.path("OUT"), scratch.path("a.sqlite"));
  EXPECT_EQ(status.code(), absl::StatusCode::kAlreadyExists);
  EXPECT_EQ(std::string(status.message()),
            scratch.path("a.sqlite") + ": exists already (choose another name)");
  EXPECT_TRUE(scratch.has("a.sqlite"));
  EXPECT_EQ(write_sqlite(scratch.path("OUT"), scratch.path("OUT")).code(),
            absl::StatusCode::kAlreadyExists);
}

TEST(SqliteFile, APathThatCannotBeWrittenIsNamed) {
  const ScratchFolder scratch;
  write_run(scratch);
  scratch.write("file", "");
  EXPECT_EQ(write_sqlite(scratch.path("OUT"), scratch.path("none/a.sqlite")).code(),
            absl::StatusCode::kNotFound);
  const absl::Status status = write_sqlite(scratch.path("OUT"), scratch.path("file/a.sqlite"));
  EXPECT_EQ(std::string(status.message()),
            scratch.path("file/a.sqlite") +
                ": cannot create: Not a directory (a file stands where a folder is needed)");
  EXPECT_EQ(write_sqlite(scratch.path("none"), scratch.path("a.sqlite")).code(),
            absl::StatusCode::kNotFound);
  EXPECT_EQ(scratch.entries().size(), 8u);  // OUT with its six files, and the file
}

// In a process of its own: the limit and the working folder are the whole process's.
template <typename Body>
int exit_of(const Body& body) {
  const pid_t child = fork();
  if (child == 0) _exit(body());
  int result = -1;
  waitpid(child, &result, 0);
  return WIFEXITED(result) ? WEXITSTATUS(result) : -1;
}

TEST(SqliteFile, AFullDiskIsResourceExhaustedAndLeavesNothing) {
  const ScratchFolder scratch;
  write_run(scratch);
  write_long_ledger(scratch);
  // While rows are written, and at the last page.
  ASSERT_TRUE(write_sqlite(scratch.path("OUT"), scratch.path("whole")).ok());
  const rlim_t whole = scratch.read("whole").size();
  for (const rlim_t bytes : {rlim_t{0}, rlim_t{100}, whole / 2, whole - 1}) {
    EXPECT_EQ(exit_of([&] {
                std::signal(SIGXFSZ, SIG_IGN);
                const rlimit limit{bytes, bytes};
                setrlimit(RLIMIT_FSIZE, &limit);
                const auto status = write_sqlite(scratch.path("OUT"), scratch.path("a.sqlite"));
                return status.code() == absl::StatusCode::kResourceExhausted ? 0 : 1;
              }),
              0)
        << bytes;
    EXPECT_FALSE(scratch.has("a.sqlite"));
  }
}

TEST(SqliteFile, NamesThatSqliteReadsOtherwiseAreNames) {
  const ScratchFolder scratch;
  write_run(scratch);
  for (const std::string name : {":memory:", "file:b?mode=memory"}) {
    EXPECT_EQ(exit_of([&] {
                if (chdir(scratch.path("").c_str()) != 0) return 2;
                return write_sqlite("OUT", name).ok() ? 0 : 1;
              }),
              0);
    EXPECT_TRUE(scratch.read(name).starts_with("SQLite format 3")) << name;
  }
}

}  // namespace
}  // namespace dittograph
