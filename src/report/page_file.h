// The page to look at: one HTML file that holds its program, its style and its data.
//
// The program and the style are one asset, compiled in: src/report/page.html, which
// tools/page/build makes of src/report/page/. The data are JSON in sections, each in an element of
// its own:
//
//   <script type="application/json" id="data-NAME"> ... </script>
//
// Promises: opens from disk, asks for nothing over the network (the policy in its head forbids it).
// What stands in the data is never markup: in JSON "<" stands only inside strings, and each is
// written \u003c. Sections come in the order of the calls.
// Cost: the data are written as they are given, never copied whole. Not thread-safe. Tested in
// tests/unit/report/page_file_test.cc and, in a browser, by tests/page/.
#pragma once

#include <string_view>

#include "absl/status/status.h"

#include "report/output_file.h"

namespace dittograph {

// The page without data.
std::string_view page_asset();

class PageFile {
 public:
  explicit PageFile(OutputFile& file) : file_(file) {}

  // What stands before the data, and the section "program"; once, and first.
  absl::Status begin();
  // name: letters and dashes. json: any valid JSON.
  absl::Status section(std::string_view name, std::string_view json);
  // A section that is an array: elements with commas between, or nothing.
  absl::Status list(std::string_view name, std::string_view elements);
  // What stands behind the data.
  absl::Status end();

 private:
  absl::Status write_escaped(std::string_view json);

  OutputFile& file_;
};

}  // namespace dittograph
