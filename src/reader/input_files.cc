#include "reader/input_files.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <map>
#include <set>
#include <system_error>
#include <tuple>

#include "absl/strings/str_cat.h"

#include "base/status.h"
#include "reader/file_bytes.h"

namespace dittograph {
namespace {

namespace fs = std::filesystem;

struct Found {
  InputFile file{};
  std::string canonical{};  // empty: a pipe, which cannot be given twice
  bool given = false;       // by the user, not met in a folder
  bool by_link = false;     // met in a folder as a symbolic link
};

absl::Status path_status(const std::error_code& error, const std::string& name) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) {
    return absl::NotFoundError(absl::StrCat(name, ": no such file or folder (check the path)"));
  }
  return errno_status(error.value(), name, "open");
}

class Finder {
 public:
  explicit Finder(const std::string& temp_dir) : temp_dir_(temp_dir) {}

  absl::Status add_given(const std::string& path) {
    if (path == "-") return add_pipe(path, "stdin");
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (error || !fs::exists(status)) {
      return path_status(error ? error : std::make_error_code(std::errc::no_such_file_or_directory),
                         path);
    }
    if (fs::is_directory(status)) return add_folder(path);
    if (!fs::is_regular_file(status)) return add_pipe(path, fs::path(path).filename().string());
    DITTOGRAPH_ASSIGN_OR_RETURN(std::string canonical, canonical_path(path));
    found_.push_back(
        {.file = {.path = path, .name = path, .relative_name = fs::path(path).filename().string()},
         .canonical = std::move(canonical),
         .given = true});
    return absl::OkStatus();
  }

  // Every file once, sorted by name.
  absl::StatusOr<std::vector<InputFile>> take() {
    std::sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return std::tie(a.file.name, a.canonical) < std::tie(b.file.name, b.canonical);
    });
    DITTOGRAPH_RETURN_IF_ERROR(drop_links_to_others());
    std::vector<InputFile> files;
    files.reserve(found_.size());
    for (Found& found : found_) files.push_back(std::move(found.file));
    return files;
  }

 private:
  static absl::StatusOr<std::string> canonical_path(const fs::path& path) {
    std::error_code error;
    const fs::path canonical = fs::canonical(path, error);
    if (error) return path_status(error, path.string());
    return canonical.string();
  }

  absl::Status add_pipe(const std::string& name, std::string relative_name) {
    if (name == "-" && stdin_given_) {
      return absl::InvalidArgumentError("-: stdin is given twice (give it once)");
    }
    stdin_given_ = stdin_given_ || name == "-";
    DITTOGRAPH_ASSIGN_OR_RETURN(std::string path, spool(name, temp_dir_));
    found_.push_back(
        {.file = {.path = std::move(path), .name = name, .relative_name = std::move(relative_name)},
         .canonical = {},
         .given = true});
    return absl::OkStatus();
  }

  absl::Status add_folder(const std::string& given) {
    fs::path root(given);
    if (!root.has_filename()) root = root.parent_path();  // "news/" is called as "news"
    const std::size_t before = found_.size();
    DITTOGRAPH_RETURN_IF_ERROR(walk(root, fs::path()));
    if (found_.size() == before) {
      return absl::InvalidArgumentError(
          absl::StrCat(given, ": no file to read in this folder (hidden files are left out)"));
    }
    return absl::OkStatus();
  }

  absl::Status walk(const fs::path& folder, const fs::path& below) {
    DITTOGRAPH_ASSIGN_OR_RETURN(std::string canonical, canonical_path(folder));
    // A folder on the way down to itself would never end.
    if (!open_folders_.insert(canonical).second) return absl::OkStatus();
    std::error_code error;
    std::vector<fs::path> names;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
      names.push_back(it->path().filename());
    }
    if (error) return path_status(error, folder.string());
    std::sort(names.begin(), names.end());
    for (const fs::path& name : names) {
      if (name.native().starts_with('.')) continue;
      DITTOGRAPH_RETURN_IF_ERROR(add_entry(folder / name, below / name));
    }
    open_folders_.erase(canonical);
    return absl::OkStatus();
  }

  absl::Status add_entry(const fs::path& path, const fs::path& below) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) return walk(path, below);
    if (!fs::is_regular_file(status)) return absl::OkStatus();  // also links that lead nowhere
    DITTOGRAPH_ASSIGN_OR_RETURN(std::string canonical, canonical_path(path));
    found_.push_back(
        {.file = {.path = path.string(), .name = path.string(), .relative_name = below.string()},
         .canonical = std::move(canonical)});
    found_.back().by_link = found_.back().canonical != canonical_of_parent(path);
    return absl::OkStatus();
  }

  // Where path lies if no link is on the way below the folder that holds it.
  static std::string canonical_of_parent(const fs::path& path) {
    std::error_code error;
    return (fs::canonical(path.parent_path(), error) / path.filename()).string();
  }

  absl::Status drop_links_to_others() {
    std::map<std::string, std::size_t> owners;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& found = found_[i];
      if (found.canonical.empty() || found.by_link) continue;
      const auto [owner, is_new] = owners.try_emplace(found.canonical, i);
      if (!is_new) {
        return absl::InvalidArgumentError(absl::StrCat(
            found.file.name, ": the same file as ", found_[owner->second].file.name,
            ", which is given too (give it once, or every text in it would be a repeat)"));
      }
    }
    std::erase_if(found_, [&](const Found& found) {
      return found.by_link && !owners.try_emplace(found.canonical, 0).second;
    });
    return absl::OkStatus();
  }

  const std::string& temp_dir_;
  std::vector<Found> found_;
  std::set<std::string> open_folders_;
  bool stdin_given_ = false;
};

}  // namespace

absl::StatusOr<std::vector<InputFile>> find_input_files(const std::vector<std::string>& paths,
                                                        const std::string& temp_dir) {
  if (paths.empty()) {
    return absl::InvalidArgumentError("no input (give files, folders, or - for stdin)");
  }
  Finder finder(temp_dir);
  for (const std::string& path : paths) DITTOGRAPH_RETURN_IF_ERROR(finder.add_given(path));
  return finder.take();
}

}  // namespace dittograph
