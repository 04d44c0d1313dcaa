// Where records end in a stream of bytes: the one thing that the serial part of reading must know
// about a format.
//
// The reader shows a cutter the bytes from the start of the present record to the last byte it
// has, again with more bytes behind until the cutter names an end. A cutter remembers how far it
// looked, so every byte is looked at once.
//
// Not thread-safe; one cutter a stream. Tests: tests/unit/reader/batch_reader_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "reader/input_plan.h"

namespace dittograph {

struct Cut {
  std::size_t end = 0;      // just behind the record, line end included; 0: more bytes are needed
  std::uint64_t lines = 0;  // line ends within
  bool is_record = true;    // false: a blank line, a byte order mark, a header; passes through
};

class RecordCutter {
 public:
  RecordCutter() = default;
  RecordCutter(const RecordCutter&) = delete;
  RecordCutter& operator=(const RecordCutter&) = delete;
  virtual ~RecordCutter() = default;

  // bytes: from the end of the last cut. at_end: nothing follows them. At the end it is asked
  // until it has cut all bytes, and at least once.
  virtual Cut next(std::string_view bytes, bool at_end) = 0;
  // The reader has thrown away the first n bytes of the present record, which is too long to use.
  virtual void forget(std::size_t n) = 0;
};

std::unique_ptr<RecordCutter> make_cutter(const InputFile& file);

// Behind a byte order mark at the start of bytes; 0 where there is none.
std::size_t byte_order_mark(std::string_view bytes);
// Nothing but spaces, tabs and line ends.
bool is_blank(std::string_view line);

}  // namespace dittograph
