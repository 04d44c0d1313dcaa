#include "report/system_error.h"

#include <cerrno>
#include <string>
#include <system_error>

#include "absl/strings/str_format.h"

namespace dittograph {
namespace {

struct Fault {
  absl::StatusCode code;
  const char* advice;
};

Fault fault_of(int error) {
  using enum absl::StatusCode;
  switch (error) {
    case ENOSPC:
      return {kResourceExhausted, "free some space or choose another folder"};
    case EDQUOT:
      return {kResourceExhausted, "raise the quota or choose another folder"};
    case EFBIG:
      return {kResourceExhausted, "raise the limit of file sizes, see ulimit -f"};
    case EMFILE:
    case ENFILE:
      return {kResourceExhausted, "raise the limit of open files, see ulimit -n"};
    case EACCES:
    case EPERM:
      return {kPermissionDenied, "choose a folder that you may write to"};
    case EROFS:
      return {kPermissionDenied, "choose a folder on a disk that can be written"};
    case ENOENT:
      return {kNotFound, "check the path"};
    case ENOTDIR:
      return {kFailedPrecondition, "a file stands where a folder is needed"};
    case EISDIR:
      return {kFailedPrecondition, "a folder stands where a file is needed"};
    case ENAMETOOLONG:
      return {kInvalidArgument, "choose a shorter name"};
    case EPIPE:
      return {kUnavailable, "nobody reads the output any more"};
    default:
      return {kInternal, "check the disk and the path"};
  }
}

}  // namespace

absl::Status system_error(std::string_view place, std::string_view what, int error) {
  const Fault fault = fault_of(error);
  return absl::Status(fault.code,
                      absl::StrFormat("%s: %s: %s (%s)", place, what,
                                      std::generic_category().message(error), fault.advice));
}

bool is_broken_pipe(const absl::Status& status) {
  return status.code() == absl::StatusCode::kUnavailable;
}

}  // namespace dittograph
