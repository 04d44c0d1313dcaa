#include "report/output_names.h"

#include <algorithm>
#include <set>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "report/json_text.h"

namespace dittograph {
namespace {

// Drops what would lead out of the folder.
std::string below(std::string_view name) {
  std::string result;
  while (!name.empty()) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, slash);
    name.remove_prefix(std::min(slash + 1, name.size()));
    if (part.empty() || part == "." || part == "..") continue;
    if (!result.empty()) result += '/';
    result += part;
  }
  return result;
}

std::string wished_name(const InputFile& file) {
  std::string name;
  append_valid_utf8(below(file.relative_name), name);
  if (name.empty() || name == "-") {
    const bool text = file.format == Format::kText || file.format == Format::kArticle;
    return absl::StrCat("stdin.", text ? "txt" : format_name(file.format));
  }
  return name;
}

// The number goes into the first part of the path, because a file may be in the way of a folder.
std::string numbered(const std::string& name, int number) {
  std::size_t at = name.find('/');
  if (at == name.npos) {
    at = name.rfind('.');
    if (at == name.npos || at == 0) at = name.size();
  }
  return absl::StrCat(name.substr(0, at), "~", number, name.substr(at));
}

// Names in use. A file may not stand where another name needs a folder, either.
class TakenNames {
 public:
  std::string take(const std::string& wished) {
    std::string name = wished;
    for (int number = 2; !is_free(name); ++number) name = numbered(wished, number);
    files_.insert(name);
    for (std::size_t at = name.find('/'); at != name.npos; at = name.find('/', at + 1)) {
      folders_.insert(name.substr(0, at));
    }
    return name;
  }

 private:
  [[nodiscard]] bool is_free(const std::string& name) const {
    if (files_.contains(name) || folders_.contains(name)) return false;
    for (std::size_t at = name.find('/'); at != name.npos; at = name.find('/', at + 1)) {
      if (files_.contains(name.substr(0, at))) return false;
    }
    return true;
  }

  std::set<std::string> files_;
  std::set<std::string> folders_;
};

}  // namespace

std::vector<OutputName> output_names(const InputPlan& plan) {
  const auto n_csv = std::ranges::count(plan.files, Format::kCsv, &InputFile::format);
  TakenNames taken;
  std::vector<OutputName> names;
  names.reserve(plan.files.size());
  for (const InputFile& file : plan.files) {
    OutputName name;
    name.relative_name = taken.take(wished_name(file));
    if (file.format == Format::kJsonl) {
      name.cleaned_file = "cleaned.jsonl";
    } else if (file.format == Format::kCsv && n_csv == 1) {
      name.cleaned_file = "cleaned.csv";
    } else {
      name.cleaned_file = "cleaned/" + name.relative_name;
    }
    names.push_back(std::move(name));
  }
  return names;
}

absl::Status check_relative_name(std::string_view name) {
  std::string_view left = name;
  bool good = !name.empty() && name.find('\0') == name.npos && !name.ends_with('/');
  while (good && !left.empty()) {
    const std::size_t slash = std::min(left.find('/'), left.size());
    const std::string_view part = left.substr(0, slash);
    left.remove_prefix(std::min(slash + 1, left.size()));
    good = !part.empty() && part != "." && part != "..";
  }
  if (good) return absl::OkStatus();
  return absl::InvalidArgumentError(
      absl::StrFormat("%s: not a name below the output folder (no '..', no leading '/')", name));
}

}  // namespace dittograph
