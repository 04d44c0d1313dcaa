#include "cli/console.h"
#include "cli/help.h"
#include "cli/verbs.h"

#include "report/info.h"

namespace dittograph {

int run_info(const Typed& typed) {
  const absl::StatusOr<std::string> text = describe(typed.arguments[0]);
  return exit_code(text.ok() ? print(*text) : text.status());
}

int run_man(const Typed&) { return exit_code(print(manual_page())); }

int run_completion(const Typed& typed) {
  const absl::StatusOr<std::string> text = completion(typed.arguments[0]);
  return exit_code(text.ok() ? print(*text) : text.status());
}

}  // namespace dittograph
