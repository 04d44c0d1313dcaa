#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/str_cat.h"

#include "reader/input_files.h"

namespace dittograph {
namespace {

namespace fs = std::filesystem;

// The folders above a file, nearest first, as far as the name that the user gave tells.
std::vector<std::string> folders_above(const InputFile& file) {
  std::vector<std::string> folders;
  for (const fs::path& part : fs::path(file.name).lexically_normal().relative_path()) {
    if (part != ".." && part != ".") folders.insert(folders.begin(), part.string());
  }
  // The relative name's own parts are in the name's tail already.
  const auto own = static_cast<std::size_t>(
      std::count(file.relative_name.begin(), file.relative_name.end(), '/') + 1);
  folders.erase(folders.begin(),
                folders.begin() + static_cast<std::ptrdiff_t>(std::min(own, folders.size())));
  return folders;
}

void strip_suffix(InputFile& file) {
  const std::string_view suffix = file.compression == Compression::kGzip   ? ".gz"
                                  : file.compression == Compression::kZstd ? ".zst"
                                                                           : "";
  std::string& name = file.relative_name;
  if (!suffix.empty() && name.size() > suffix.size() && name.ends_with(suffix) &&
      name[name.size() - suffix.size() - 1] != '/') {
    name.resize(name.size() - suffix.size());
  }
}

// Files whose relative name another file has too, or needs as a folder.
std::vector<std::size_t> colliding(const std::vector<InputFile>& files) {
  std::map<std::string, std::size_t> uses;  // as a file
  std::set<std::string> as_folder;
  for (const InputFile& file : files) {
    ++uses[file.relative_name];
    for (fs::path above = fs::path(file.relative_name).parent_path(); !above.empty();
         above = above.parent_path()) {
      if (!as_folder.insert(above.string()).second) break;
    }
  }
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string& name = files[i].relative_name;
    if (uses[name] > 1 || as_folder.contains(name)) found.push_back(i);
  }
  return found;
}

// "a/b.txt" -> "a/b-2.txt"
std::string numbered(const std::string& name, std::size_t number) {
  const fs::path path(name);
  const std::string tail =
      absl::StrCat(path.stem().string(), "-", number, path.extension().string());
  return (path.parent_path() / tail).string();
}

void number_the_rest(std::vector<InputFile>& files, const std::vector<std::size_t>& rest) {
  std::set<std::string> taken;
  for (const InputFile& file : files) {
    taken.insert(file.relative_name);
    for (fs::path above = fs::path(file.relative_name).parent_path(); !above.empty();
         above = above.parent_path()) {
      taken.insert(above.string());
    }
  }
  std::set<std::string> seen;
  for (const std::size_t i : rest) {
    const std::string name = files[i].relative_name;
    // The first file of a name keeps it, unless a folder has it.
    const bool is_folder = std::any_of(files.begin(), files.end(), [&](const InputFile& file) {
      return file.relative_name.starts_with(name + "/");
    });
    if (!is_folder && seen.insert(name).second) continue;
    std::size_t number = 2;
    while (!taken.insert(numbered(name, number)).second) ++number;
    files[i].relative_name = numbered(name, number);
  }
}

}  // namespace

void name_outputs(std::vector<InputFile>& files) {
  for (InputFile& file : files) strip_suffix(file);
  std::vector<std::vector<std::string>> above(files.size());
  std::vector<std::size_t> depth(files.size(), 0);
  for (;;) {
    const std::vector<std::size_t> rest = colliding(files);
    if (rest.empty()) return;
    bool moved = false;
    for (const std::size_t i : rest) {
      if (depth[i] == 0 && above[i].empty()) above[i] = folders_above(files[i]);
      if (depth[i] >= above[i].size()) continue;
      files[i].relative_name = above[i][depth[i]++] + "/" + files[i].relative_name;
      moved = true;
    }
    if (!moved) return number_the_rest(files, rest);
  }
}

}  // namespace dittograph
