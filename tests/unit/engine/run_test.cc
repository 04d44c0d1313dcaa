// run(): documents that are no files.
#include <string>
#include <vector>

#include "gtest/gtest.h"

#include "support/cleaning.h"
#include "support/scratch_folder.h"
#include "support/shared_corpus.h"

namespace dittograph {
namespace {

using testing_support::json_lines;
using testing_support::read_file;
using testing_support::Record;
using testing_support::shared_corpus;

class Records : public Source {
 public:
  explicit Records(const std::vector<Record>& records) : records_(records) {}

  absl::StatusOr<bool> next(Document& document) override {
    if (at_ == n_) return false;
    const Record& record = records_[at_++];
    // Views need not outlive the next call.
    name_ = record.id;
    text_ = second_ && at_ == other_at_ ? "another text" : record.text;
    document.name = name_;
    document.text = text_;
    document.date = record.date;
    document.source = record.source;
    return true;
  }
  absl::Status rewind() override {
    at_ = 0;
    second_ = true;
    if (n_second_ > 0) n_ = n_second_;
    return absl::OkStatus();
  }

  void lose_after(std::size_t n) { n_second_ = n; }
  void change(std::size_t at) { other_at_ = at + 1; }

 private:
  const std::vector<Record>& records_;
  std::size_t n_ = records_.size();
  std::size_t at_ = 0;
  std::size_t n_second_ = 0;
  std::size_t other_at_ = 0;
  bool second_ = false;
  std::string name_;
  std::string text_;
};

struct Kept : Sink {
  absl::Status found(const Findings& findings) override {
    all = findings;
    return absl::OkStatus();
  }
  absl::Status cleaned(const CleanedDocument& document) override {
    n_passages += document.passages.size();
    if (document.dropped) return absl::OkStatus();
    names.emplace_back(document.document.name);
    texts.emplace_back(document.text);
    return absl::OkStatus();
  }
  Findings all;
  std::vector<std::string> names;
  std::vector<std::string> texts;
  std::size_t n_passages = 0;
};

TEST(Run, GivesWhatCleanGives) {
  const std::vector<Record> records = shared_corpus(120, 11);
  const ScratchFolder folder;
  CleanRequest request;
  request.inputs = {folder.file("in.jsonl", json_lines(records))};
  request.output = folder.path() + "/out";
  const Summary by_files = clean(request).value();
  std::vector<std::string> names;
  std::vector<std::string> texts;
  simdjson::dom::parser parser;
  std::istringstream stream(read_file(request.output + "/cleaned.jsonl"));
  for (std::string line; std::getline(stream, line);) {
    const simdjson::dom::element record = parser.parse(line);
    names.emplace_back(record["id"].get_string().value());
    texts.emplace_back(record["text"].get_string().value());
  }
  for (const std::size_t threads : {1U, 2U, 7U}) {
    Records source(records);
    Kept kept;
    RunOptions options;
    options.threads = threads;
    const auto summary = run(Params{}, source, kept, options);
    ASSERT_TRUE(summary.ok()) << summary.status();
    EXPECT_EQ(kept.names, names);
    EXPECT_EQ(kept.texts, texts);
    EXPECT_EQ(kept.all.documents.clusters.size(), by_files.near_documents.clusters);
    EXPECT_EQ(kept.all.passages.size(), by_files.passages.clusters);
    EXPECT_EQ(kept.n_passages, by_files.passages.witnesses);
    EXPECT_EQ(summary->documents_dropped, by_files.documents_dropped);
    EXPECT_EQ(summary->documents_changed, by_files.documents_changed);
  }
}

TEST(Run, ASourceThatChangesIsAFault) {
  const std::vector<Record> records = shared_corpus(60, 12);
  for (const bool shorter : {false, true}) {
    Records source(records);
    shorter ? source.lose_after(40) : source.change(17);
    Kept kept;
    const auto summary = run(Params{}, source, kept);
    ASSERT_FALSE(summary.ok());
    EXPECT_EQ(summary.status().code(), absl::StatusCode::kFailedPrecondition);
  }
}

TEST(Run, AFaultOfTheSinkEndsIt) {
  struct Full : Sink {
    absl::Status found(const Findings&) override { return absl::OkStatus(); }
    absl::Status cleaned(const CleanedDocument&) override {
      return absl::ResourceExhaustedError("full");
    }
  };
  const std::vector<Record> records = shared_corpus(10, 13);
  Records source(records);
  Full sink;
  EXPECT_EQ(run(Params{}, source, sink).status().message(), "full");
}

TEST(Run, NoDocumentsAreNoFault) {
  const std::vector<Record> records;
  Records source(records);
  Kept kept;
  const auto summary = run(Params{}, source, kept);
  ASSERT_TRUE(summary.ok()) << summary.status();
  EXPECT_EQ(summary->documents, 0U);
}

}  // namespace
}  // namespace dittograph
