#include "audit/agencies.h"

#include <cstddef>
#include <cstdint>

#include "absl/status/status.h"
#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"
#include <simdjson.h>

#include "audit/agencies_data.inc"
#include "base/status.h"
#include "base/strings.h"
#include "dittograph/audit.h"

namespace dittograph {
namespace {

namespace dom = simdjson::dom;

bool equal_no_case(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (absl::ascii_tolower(static_cast<unsigned char>(a[i])) !=
        absl::ascii_tolower(static_cast<unsigned char>(b[i]))) {
      return false;
    }
  }
  return true;
}

// The host of an address, or the text itself where it is a host already.
std::string_view host_part(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  return url.substr(0, url.find_first_of("/?#:"));
}

bool is_host_of(std::string_view host, std::string_view domain) {
  if (host.size() < domain.size()) return false;
  if (!equal_no_case(host.substr(host.size() - domain.size()), domain)) return false;
  return host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.';
}

class LineParser {
 public:
  LineParser(std::string_view place, Agencies& out) : place_(place), out_(out) {}

  absl::Status parse(std::string_view line, std::size_t number) {
    number_ = number;
    const simdjson::padded_string padded(line.data(), line.size());
    dom::object object;
    if (parser_.parse(padded).get_object().get(object) != simdjson::SUCCESS) {
      return fault("not a JSON object (one object a line)");
    }
    std::string kind;
    DITTOGRAPH_RETURN_IF_ERROR(text(object, "kind", kind));
    if (kind == "agency" || kind == "press_release") return agency(object, kind == "press_release");
    if (kind == "cue") return cue(object);
    return fault(absl::StrFormat("kind \"%s\" is not agency, press_release or cue", kind));
  }

 private:
  absl::Status agency(const dom::object& object, bool press_release) {
    Agency agency;
    agency.press_release = press_release;
    DITTOGRAPH_RETURN_IF_ERROR(text(object, "name", agency.name));
    DITTOGRAPH_RETURN_IF_ERROR(words(object, "aliases", agency.aliases));
    if (agency.aliases.empty()) return fault("no \"aliases\" (write how texts name it)");
    DITTOGRAPH_RETURN_IF_ERROR(words(object, "tails", agency.tails));
    DITTOGRAPH_RETURN_IF_ERROR(words(object, "domains", agency.domains));
    for (const Agency& other : out_.agencies) {
      if (other.name == agency.name) {
        return fault(absl::StrFormat("\"%s\" stands twice (leave one)", agency.name));
      }
    }
    out_.agencies.push_back(std::move(agency));
    return absl::OkStatus();
  }

  absl::Status cue(const dom::object& object) {
    std::string form;
    DITTOGRAPH_RETURN_IF_ERROR(text(object, "form", form));
    std::vector<std::string>* to = form == "tail"          ? &out_.tail_cues
                                   : form == "contributed" ? &out_.contributed_cues
                                   : form == "byline"      ? &out_.byline_cues
                                   : form == "reporting"   ? &out_.reporting_cues
                                   : form == "dispatch"    ? &out_.dispatch_cues
                                                           : nullptr;
    if (to == nullptr) {
      return fault(absl::StrFormat(
          "form \"%s\" is not tail, contributed, byline, reporting or dispatch", form));
    }
    return words(object, "words", *to);
  }

  absl::Status text(const dom::object& object, std::string_view field, std::string& to) {
    std::string_view value;
    if (object[field].get(value) != simdjson::SUCCESS || value.empty()) {
      return fault(absl::StrFormat("no text in \"%s\"", field));
    }
    to = std::string(value);
    return absl::OkStatus();
  }

  // Adds the field's texts; a missing field has none.
  absl::Status words(const dom::object& object, std::string_view field,
                     std::vector<std::string>& to) {
    dom::element element;
    if (object[field].get(element) != simdjson::SUCCESS) return absl::OkStatus();
    dom::array array;
    if (element.get(array) != simdjson::SUCCESS) {
      return fault(absl::StrFormat("\"%s\" is not a list of texts", field));
    }
    for (const dom::element item : array) {
      std::string_view value;
      if (item.get(value) != simdjson::SUCCESS || value.empty()) {
        return fault(absl::StrFormat("\"%s\" holds something that is no text", field));
      }
      to.emplace_back(value);
    }
    return absl::OkStatus();
  }

  [[nodiscard]] absl::Status fault(std::string_view what) const {
    return absl::InvalidArgumentError(absl::StrFormat("%s:%d: %s", place_, number_, what));
  }

  std::string_view place_;
  Agencies& out_;
  dom::parser parser_;
  std::size_t number_ = 0;
};

}  // namespace

absl::StatusOr<Agencies> parse_agencies(std::string_view lines, std::string_view place) {
  Agencies agencies;
  LineParser parser(place, agencies);
  std::size_t number = 0;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    ++number;
    while (!line.empty() && static_cast<unsigned char>(line.back()) <= ' ') line.remove_suffix(1);
    if (line.empty() || line.front() == '#') continue;
    DITTOGRAPH_RETURN_IF_ERROR(parser.parse(line, number));
  }
  if (agencies.agencies.empty()) {
    return absl::InvalidArgumentError(
        absl::StrFormat("%s: names no agency (one JSON object a line)", place));
  }
  return agencies;
}

std::string_view shipped_agencies() { return kShippedAgencies; }

std::uint32_t agency_of_outlet(const Agencies& agencies, std::string_view source,
                               std::string_view url) {
  const std::string_view source_host = host_part(source);
  const std::string_view url_host = host_part(url);
  for (std::uint32_t i = 0; i < agencies.agencies.size(); ++i) {
    const Agency& agency = agencies.agencies[i];
    if (equal_no_case(agency.name, source)) return i;
    for (const std::string& alias : agency.aliases) {
      if (equal_no_case(alias, source)) return i;
    }
    for (const std::string& domain : agency.domains) {
      if (is_host_of(source_host, domain) || is_host_of(url_host, domain)) return i;
    }
  }
  return kNoIndex;
}

}  // namespace dittograph
