#include "report/output_folder.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>
#include <utility>

#include "absl/strings/str_format.h"
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/status.h"
#include "report/output_names.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLockName = ".dittograph-lock";
constexpr const char* kStagingSuffix = ".partial";

bool exists(const std::string& path) {
  struct stat info{};
  return ::lstat(path.c_str(), &info) == 0;
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool is_empty_folder(const std::string& path) {
  std::error_code error;
  return fs::is_empty(path, error) && !error;
}

// A lock that a process holds on a folder by a file in it; the kernel lets go when we die.
class FolderLock {
 public:
  static absl::StatusOr<FolderLock> acquire(const std::string& folder) {
    const std::string path = folder + "/" + kLockName;
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (descriptor < 0) return system_error(path, "cannot create", errno);
    FolderLock lock(descriptor);
    struct stat held{};
    struct stat named{};
    // The name may belong to another file by now: the other run has just finished.
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 || ::fstat(descriptor, &held) != 0 ||
        ::stat(path.c_str(), &named) != 0 || held.st_ino != named.st_ino) {
      return absl::FailedPreconditionError(absl::StrFormat(
          "%s: another run is writing here (wait for it or choose another output)", folder));
    }
    return lock;
  }

  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  FolderLock& operator=(FolderLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~FolderLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
  }

 private:
  int descriptor_;
};

// Makes the missing folders above path; appends those made, outermost first.
absl::Status make_parents(const std::string& path, std::vector<std::string>& made) {
  std::vector<fs::path> missing;
  for (fs::path parent = fs::path(path).parent_path();
       !parent.empty() && !exists(parent.string()) && parent != parent.root_path();
       parent = parent.parent_path()) {
    missing.push_back(parent);
  }
  for (auto parent = missing.rbegin(); parent != missing.rend(); ++parent) {
    if (::mkdir(parent->c_str(), 0777) == 0) {
      made.push_back(parent->string());
    } else if (errno != EEXIST) {
      return system_error(parent->string(), "cannot create folder", errno);
    }
  }
  return absl::OkStatus();
}

// Removes every file that is not one of names: scratch of the run.
absl::Status remove_scratch(const std::string& folder, const std::vector<std::string>& names) {
  const std::set<std::string_view> kept(names.begin(), names.end());
  std::error_code error;
  std::vector<fs::path> scratch;
  for (const auto& entry : fs::recursive_directory_iterator(folder, error)) {
    if (entry.is_directory(error) || entry.path().filename() == kLockName) continue;
    if (!kept.contains(entry.path().string().substr(folder.size() + 1))) {
      scratch.push_back(entry.path());
    }
  }
  for (const fs::path& file : scratch) {
    if (!error) fs::remove(file, error);
  }
  if (error) return system_error(folder, "cannot remove scratch files", error.value());
  return absl::OkStatus();
}

absl::Status remove_content(const std::string& folder) {
  std::error_code error;
  std::vector<fs::path> entries;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().filename() != kLockName) entries.push_back(entry.path());
  }
  for (const fs::path& entry : entries) {
    if (!error) fs::remove_all(entry, error);
  }
  if (error) return system_error(folder, "cannot remove a folder left behind", error.value());
  return absl::OkStatus();
}

}  // namespace

struct OutputFolder::State {
  std::string path;
  std::string staging;
  Existing existing = Existing::kRefuse;
  bool merge = false;  // the folder stands and gets our files one by one
  WriteFault fault;
  std::optional<FolderLock> lock;
  std::vector<std::string> made_parents;
  std::vector<std::string> names;
  bool committed = false;

  [[nodiscard]] absl::Status check_target() const;
  [[nodiscard]] absl::Status check_files() const;
  absl::Status stage();
  absl::Status swap_in();
  absl::Status move_files();
};

absl::Status OutputFolder::State::check_target() const {
  if (!exists(path)) return absl::OkStatus();
  if (!is_folder(path)) {
    return absl::AlreadyExistsError(
        absl::StrFormat("%s: a file of that name exists (choose another output)", path));
  }
  switch (existing) {
    case Existing::kRefuse:
      return absl::AlreadyExistsError(
          absl::StrFormat("%s: exists already (choose another output or give --force)", path));
    case Existing::kReplaceOurs:
      if (is_empty_folder(path) || is_output_of_ours(path)) return absl::OkStatus();
      return absl::AlreadyExistsError(
          absl::StrFormat("%s: not replaced, because it holds no summary.json of dittograph "
                          "(choose another output)",
                          path));
    case Existing::kAddFiles:
    case Existing::kReplaceFiles:
      return absl::OkStatus();
  }
  return absl::OkStatus();
}

absl::Status OutputFolder::State::check_files() const {
  for (const std::string& name : names) {
    const std::string target = path + "/" + name;
    if (!exists(target)) continue;
    if (existing == Existing::kAddFiles || is_folder(target)) {
      return absl::AlreadyExistsError(
          absl::StrFormat("%s: exists already (choose another output or give --force)", target));
    }
  }
  return absl::OkStatus();
}

absl::Status OutputFolder::State::stage() {
  const bool made = ::mkdir(staging.c_str(), 0777) == 0;
  if (!made && errno != EEXIST) return system_error(staging, "cannot create folder", errno);
  if (!made && !is_empty_folder(staging) && !exists(staging + "/" + kLockName) &&
      !is_output_of_ours(staging)) {
    return absl::AlreadyExistsError(absl::StrFormat(
        "%s: is in the way and not ours (remove it or choose another output)", staging));
  }
  DITTOGRAPH_ASSIGN_OR_RETURN(lock, FolderLock::acquire(staging));
  return made ? absl::OkStatus() : remove_content(staging);
}

absl::Status OutputFolder::State::swap_in() {
  DITTOGRAPH_RETURN_IF_ERROR(check_target());
  DITTOGRAPH_RETURN_IF_ERROR(remove_scratch(staging, names));
  if (!exists(path)) {
    if (::rename(staging.c_str(), path.c_str()) != 0) {
      return system_error(path, "cannot rename the finished folder", errno);
    }
    ::unlink((path + "/" + kLockName).c_str());
    return absl::OkStatus();
  }
  // The old folder is locked too, so that nobody takes its remains for a killed run's while we
  // remove them.
  DITTOGRAPH_ASSIGN_OR_RETURN(FolderLock old_lock, FolderLock::acquire(path));
  std::string old = staging;
  if (::renameat2(AT_FDCWD, staging.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) != 0) {
    // Some file systems cannot exchange: two renames, undone if the second fails.
    old = path + ".replaced";
    if (::rename(path.c_str(), old.c_str()) != 0) {
      return system_error(path, "cannot rename the old folder", errno);
    }
    if (::rename(staging.c_str(), path.c_str()) != 0) {
      const int error = errno;
      ::rename(old.c_str(), path.c_str());
      return system_error(path, "cannot rename the finished folder", error);
    }
  }
  ::unlink((path + "/" + kLockName).c_str());
  std::error_code ignored;  // The result stands; remains are replaced by the next run.
  fs::remove_all(old, ignored);
  return absl::OkStatus();
}

absl::Status OutputFolder::State::move_files() {
  DITTOGRAPH_RETURN_IF_ERROR(check_files());
  for (const std::string& name : names) {
    const std::string target = path + "/" + name;
    std::vector<std::string> made;
    DITTOGRAPH_RETURN_IF_ERROR(make_parents(target, made));
    if (::rename((staging + "/" + name).c_str(), target.c_str()) != 0) {
      return system_error(target, "cannot rename the finished file", errno);
    }
  }
  std::error_code ignored;
  fs::remove_all(staging, ignored);
  return absl::OkStatus();
}

OutputFolder::OutputFolder(std::unique_ptr<State> state) : state_(std::move(state)) {}

OutputFolder::~OutputFolder() {
  if (state_->committed) return;
  std::error_code ignored;
  if (state_->lock) fs::remove_all(state_->staging, ignored);
  for (auto made = state_->made_parents.rbegin(); made != state_->made_parents.rend(); ++made) {
    ::rmdir(made->c_str());
  }
}

absl::StatusOr<std::unique_ptr<OutputFolder>> OutputFolder::create(const std::string& path,
                                                                   Existing existing,
                                                                   WriteFault fault) {
  auto state = std::make_unique<State>();
  state->path = path;
  while (state->path.size() > 1 && state->path.back() == '/') state->path.pop_back();
  if (state->path.empty()) {
    return absl::InvalidArgumentError("output: the name is empty (give the folder's name)");
  }
  std::error_code error;
  if (fs::is_symlink(state->path, error)) {
    // The folder behind the link is replaced, not the link.
    if (const fs::path real = fs::canonical(state->path, error); !error)
      state->path = real.string();
  }
  if (const std::string name = fs::path(state->path).filename().string();
      name.empty() || name == "." || name == "..") {
    if (existing == Existing::kRefuse || existing == Existing::kReplaceOurs) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "%s: a folder without a name of its own (give a new folder's name)", path));
    }
  }
  state->existing = existing;
  state->fault = std::move(fault);
  state->merge = is_folder(state->path) &&
                 (existing == Existing::kAddFiles || existing == Existing::kReplaceFiles);
  state->staging =
      state->merge ? state->path + "/.dittograph" + kStagingSuffix : state->path + kStagingSuffix;
  DITTOGRAPH_RETURN_IF_ERROR(state->check_target());
  std::unique_ptr<OutputFolder> folder(new OutputFolder(std::move(state)));
  DITTOGRAPH_RETURN_IF_ERROR(make_parents(folder->state_->path, folder->state_->made_parents));
  DITTOGRAPH_RETURN_IF_ERROR(folder->state_->stage());
  return folder;
}

absl::StatusOr<std::unique_ptr<OutputFile>> OutputFolder::file(std::string_view relative_name,
                                                               Packing packing) {
  std::string name(relative_name);
  if (packing == Packing::kZstd) name += ".zst";
  DITTOGRAPH_RETURN_IF_ERROR(check_relative_name(name));
  const std::string staged = staged_path(name);
  std::vector<std::string> made;
  DITTOGRAPH_RETURN_IF_ERROR(make_parents(staged, made));
  DITTOGRAPH_ASSIGN_OR_RETURN(auto file, OutputFile::create(staged, packing, state_->fault));
  state_->names.push_back(std::move(name));
  return file;
}

absl::Status OutputFolder::add(std::string_view relative_name) {
  DITTOGRAPH_RETURN_IF_ERROR(check_relative_name(relative_name));
  state_->names.emplace_back(relative_name);
  return absl::OkStatus();
}

std::string OutputFolder::staged_path(std::string_view relative_name) const {
  return state_->staging + "/" + std::string(relative_name);
}

const std::vector<std::string>& OutputFolder::names() const { return state_->names; }
const std::string& OutputFolder::path() const { return state_->path; }

absl::Status OutputFolder::commit() {
  DITTOGRAPH_RETURN_IF_ERROR(state_->merge ? state_->move_files() : state_->swap_in());
  state_->committed = true;
  return absl::OkStatus();
}

bool is_output_of_ours(const std::string& folder) {
  const std::string path = folder + "/summary.json";
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::array<char, 256> head{};
  const std::size_t size = std::fread(head.data(), 1, head.size(), file);
  std::fclose(file);
  const std::string_view text(head.data(), size);
  return text.find("\"program\"") != text.npos && text.find("\"dittograph\"") != text.npos;
}

}  // namespace dittograph
