#include "report/page_file.h"

#include <algorithm>

#include "absl/strings/str_cat.h"

#include "base/check.h"
#include "base/status.h"
#include "base/strings.h"
#include "dittograph/version.h"

namespace dittograph {
namespace {

constexpr std::string_view kMark = "<!--data-->";

std::size_t place_of_data() {
  const std::size_t at = page_asset().find(kMark);
  DITTOGRAPH_CHECK(at != std::string_view::npos);
  return at;
}

}  // namespace

absl::Status PageFile::begin() {
  DITTOGRAPH_RETURN_IF_ERROR(file_.write(page_asset().substr(0, place_of_data())));
  return section("program", absl::StrCat("{\"version\":\"", kVersion, "\"}"));
}

absl::Status PageFile::section(std::string_view name, std::string_view json) {
  DITTOGRAPH_RETURN_IF_ERROR(file_.write(
      absl::StrCat("<script type=\"application/json\" id=\"data-", to_absl(name), "\">")));
  DITTOGRAPH_RETURN_IF_ERROR(write_escaped(json));
  return file_.write("</script>\n");
}

absl::Status PageFile::list(std::string_view name, std::string_view elements) {
  DITTOGRAPH_RETURN_IF_ERROR(file_.write(
      absl::StrCat("<script type=\"application/json\" id=\"data-", to_absl(name), "\">[\n")));
  DITTOGRAPH_RETURN_IF_ERROR(write_escaped(elements));
  return file_.write("]</script>\n");
}

absl::Status PageFile::write_escaped(std::string_view json) {
  for (std::size_t at = 0; at < json.size();) {
    const std::size_t next = std::min(json.find('<', at), json.size());
    DITTOGRAPH_RETURN_IF_ERROR(file_.write(json.substr(at, next - at)));
    if (next < json.size()) DITTOGRAPH_RETURN_IF_ERROR(file_.write("\\u003c"));
    at = next + 1;
  }
  return absl::OkStatus();
}

absl::Status PageFile::end() {
  return file_.write(page_asset().substr(place_of_data() + kMark.size()));
}

}  // namespace dittograph
