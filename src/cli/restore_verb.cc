#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string>

#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/restore_into.h"
#include "cli/verbs.h"
#include <sys/stat.h>
#include <unistd.h>

#include "base/status.h"
#include "report/human_summary.h"
#include "report/output_folder.h"
#include "report/restore.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

absl::Status restore_next_into(Restorer& restorer, OutputFile& file) {
  DITTOGRAPH_RETURN_IF_ERROR(restorer.restore_next([&file](std::string_view bytes) -> absl::Status {
    if (cancelled().load(std::memory_order_relaxed)) {
      return absl::CancelledError("stopped before the end");
    }
    return file.write(bytes);
  }));
  return file.close();
}

absl::Status restore_to_stdout(Restorer& restorer) {
  for (std::size_t i = 0; i < restorer.summary().inputs.size(); ++i) {
    const auto file = OutputFile::attach(STDOUT_FILENO, "standard output");
    DITTOGRAPH_RETURN_IF_ERROR(restore_next_into(restorer, *file));
  }
  return restorer.finish();
}

// Written beside and renamed.
absl::Status restore_to_file(Restorer& restorer, const std::string& path, bool force) {
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored) && !force) {
    return absl::AlreadyExistsError(
        absl::StrFormat("%s: exists already (choose another name or give --force)", path));
  }
  const std::string staged = path + ".dittograph-partial";
  DITTOGRAPH_ASSIGN_OR_RETURN(const auto file, OutputFile::create(staged));
  absl::Status status = restore_next_into(restorer, *file);
  if (status.ok()) status = restorer.finish();
  if (status.ok() && std::rename(staged.c_str(), path.c_str()) != 0) {
    status = system_error(path, "cannot rename the finished file", errno);
  }
  if (!status.ok()) ::unlink(staged.c_str());
  return status;
}

struct Destination {
  enum class Kind { kStdout, kFile, kFolder } kind = Kind::kStdout;
  std::string path;
};

Destination destination_of(const Typed& typed, std::size_t n_inputs) {
  using enum Destination::Kind;
  std::string folder = typed.arguments[0];
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  if (!typed.has("output")) {
    return n_inputs == 1 ? Destination{kStdout, ""} : Destination{kFolder, folder + ".restored"};
  }
  const std::string path = typed.value("output");
  if (path == "-") return {kStdout, ""};
  std::error_code ignored;
  if (n_inputs != 1 || path.ends_with('/') || std::filesystem::is_directory(path, ignored)) {
    return {kFolder, path};
  }
  return {kFile, path};
}

}  // namespace

absl::Status restore_into_folder(Restorer& restorer, const std::string& folder, bool force) {
  DITTOGRAPH_ASSIGN_OR_RETURN(
      const auto out,
      OutputFolder::create(folder, force ? Existing::kReplaceFiles : Existing::kAddFiles));
  for (const InputSummary& input : restorer.summary().inputs) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const auto file, out->file(input.relative_name));
    DITTOGRAPH_RETURN_IF_ERROR(restore_next_into(restorer, *file));
  }
  DITTOGRAPH_RETURN_IF_ERROR(restorer.finish());
  return out->commit();
}

int run_restore(const Typed& typed) {
  absl::StatusOr<Restorer> restorer = Restorer::open(typed.arguments[0]);
  if (!restorer.ok()) return exit_code(restorer.status());
  const std::size_t n_inputs = restorer->summary().inputs.size();
  const Destination to = destination_of(typed, n_inputs);
  absl::Status status;
  switch (to.kind) {
    case Destination::Kind::kStdout:
      status = restore_to_stdout(*restorer);
      break;
    case Destination::Kind::kFile:
      status = restore_to_file(*restorer, to.path, typed.has("force"));
      break;
    case Destination::Kind::kFolder:
      status = restore_into_folder(*restorer, to.path, typed.has("force"));
      break;
  }
  if (status.ok() && !typed.has("quiet") && to.kind != Destination::Kind::kStdout) {
    say(absl::StrFormat("restored %s, %s, into %s\n", counted(n_inputs, "input"),
                        human_bytes(restorer->summary().bytes), to.path));
  }
  return exit_code(status);
}

}  // namespace dittograph
