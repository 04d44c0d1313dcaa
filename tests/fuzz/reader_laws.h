// What must hold for every stream of bytes, however broken: the body of the reader's fuzz targets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "reader/reader.h"

namespace dittograph {

// A plan of one input whose file holds stored; the file is gone with the object. Field names are
// text, id, title, url, date and source; a CSV's columns id, text and date.
class PlannedBytes {
 public:
  PlannedBytes(std::string_view stored, Format format, Compression compression);
  PlannedBytes(const PlannedBytes&) = delete;
  PlannedBytes& operator=(const PlannedBytes&) = delete;
  ~PlannedBytes();

  [[nodiscard]] const InputPlan& plan() const { return plan_; }

 private:
  int descriptor_;
  InputPlan plan_;
};

// Aborts unless: two ways of reading the stream give the same bytes; every byte belongs to at most
// one record, and what belongs to none is blank, a byte order mark or a header; every literal lies
// in its record and decodes to its document's text; batches of 1 byte, 97 bytes and 1 MB give the
// same documents and faults.
void check_reading_laws(std::string_view stored, Format format, Compression compression);

}  // namespace dittograph
