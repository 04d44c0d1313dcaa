// The words that stand in our files for the values of our enums.
#pragma once

#include "dittograph/cleaning.h"
#include "dittograph/cluster.h"
#include "dittograph/passage.h"

namespace dittograph {

constexpr const char* name_of(RepeatKind kind) {
  switch (kind) {
    case RepeatKind::kExact:
      return "exact";
    case RepeatKind::kContained:
      return "contained";
    case RepeatKind::kTruncated:
      return "truncated";
    case RepeatKind::kNear:
      return "near";
  }
  return "";
}

constexpr const char* name_of(Reason reason) {
  switch (reason) {
    case Reason::kRepeat:
      return "repeat";
    case Reason::kJoin:
      return "join";
    case Reason::kSkipped:
      return "skipped";
    case Reason::kDocument:
      return "document";
    case Reason::kBoilerplate:
      return "boilerplate";
    case Reason::kPassage:
      return "passage";
    case Reason::kLineEnd:
      return "line_end";
    case Reason::kMark:
      return "mark";
  }
  return "";
}

constexpr const char* name_of(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::kExact:
      return "exact";
    case DocumentKind::kNear:
      return "near";
    case DocumentKind::kContained:
      return "contained";
  }
  return "";
}

constexpr const char* name_of(PassageKind kind) {
  switch (kind) {
    case PassageKind::kReuse:
      return "reuse";
    case PassageKind::kVersion:
      return "version";
    case PassageKind::kBoilerplate:
      return "boilerplate";
  }
  return "";
}

}  // namespace dittograph
