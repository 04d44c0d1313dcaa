// Files for the reader's tests: a folder that is removed at the end, compressors, and what a plan
// reads as plain values.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "gtest/gtest.h"

#include "reader/reader.h"

namespace dittograph {

class TempFolder {
 public:
  TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  ~TempFolder();

  // Writes a file, making the folders above it; gives its path.
  std::string write(const std::string& relative, std::string_view bytes) const;
  [[nodiscard]] std::string path(const std::string& relative = "") const;

 private:
  std::filesystem::path root_;
};

std::string gzip(std::string_view bytes);
std::string zstd(std::string_view bytes);

// A document that owns what it says.
struct ReadDocument {
  std::string name, text, title, url, date, source;
  RecordPlace place;
};

// All documents and faults of a plan, and each input's bytes.
struct ReadAll {
  std::vector<ReadDocument> documents;
  std::vector<Skipped> skipped;
  std::vector<std::string> streams;
};

ReadAll read_all(const InputPlan& plan, std::size_t batch_bytes = 1 << 20,
                 std::uint64_t max_record_bytes = kMaxRecordBytes);

// Plans and reads one file; the test fails where the plan does.
ReadAll read_one(const std::string& path, Format format = Format::kAuto, const Params& params = {});

}  // namespace dittograph
