// Short forms for passing absl::Status upward.
#pragma once

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define DITTOGRAPH_CONCAT_INNER(a, b) a##b
#define DITTOGRAPH_CONCAT(a, b) DITTOGRAPH_CONCAT_INNER(a, b)

#define DITTOGRAPH_RETURN_IF_ERROR(expression)                              \
  do {                                                                      \
    if (absl::Status status_ = (expression); !status_.ok()) return status_; \
  } while (false)

#define DITTOGRAPH_ASSIGN_OR_RETURN(declaration, expression)                              \
  DITTOGRAPH_ASSIGN_OR_RETURN_INNER(DITTOGRAPH_CONCAT(status_or_, __LINE__), declaration, \
                                    expression)
#define DITTOGRAPH_ASSIGN_OR_RETURN_INNER(name, declaration, expression) \
  auto name = (expression);                                              \
  if (!name.ok()) return std::move(name).status();                       \
  declaration = std::move(name).value()
