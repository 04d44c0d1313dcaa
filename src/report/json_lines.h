// One line of repeats.jsonl, skipped.jsonl and removed.jsonl. docs/formats.md describes the fields.
//
// Promises: one line, line end included, valid UTF-8, fields in a fixed order, the same bytes for
// the same value. Names that are not UTF-8 are shown with U+FFFD; removed bytes that are not stand
// in removed_base64, so nothing is lost there.
// Cost: buffers are kept from line to line. Not thread-safe: one a worker.
// Tested in tests/unit/report/json_lines_test.cc.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "dittograph/cleaning.h"
#include "reader/batches.h"

namespace dittograph {

class JsonLines {
 public:
  JsonLines();
  ~JsonLines();
  JsonLines(JsonLines&&) noexcept;
  JsonLines& operator=(JsonLines&&) noexcept;

  // Each appends one line to out.
  void repeat(std::string_view document, const RepeatGroup& group, std::string& out);
  void skipped(const Skipped& record, std::string& out);
  // at: where the edit's replacement begins in the cleaned file, before compression; removed: the
  // bytes of the input stream that the edit took away.
  void removed(const Removal& removal, std::uint64_t at, std::string_view removed,
               std::string& out);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// The removal that cuts a skipped record out of the cleaned file.
Removal removal_of(const Skipped& record);

}  // namespace dittograph
