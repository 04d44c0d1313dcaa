// Files as a run writes them, made by hand for the tests of this folder.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "absl/strings/str_join.h"

#include "evaluate/document_table.h"
#include "support/scratch_folder.h"

namespace dittograph {

struct MemberLine {
  std::string document;
  double resemblance = 1;
  double full_resemblance = 1;
  double containment = 1;
};

// A line of clusters.jsonl, with fields that eval does not know.
inline std::string cluster_line(const std::string& kind, const std::string& representative,
                                const std::vector<MemberLine>& members) {
  const auto member_json = [](std::string* out, const MemberLine& member) {
    absl::StrAppendFormat(
        out,
        R"({"document":"%s","kind":"near","same_source":false,"resemblance":%.6f,)"
        R"("containment_in_representative":%.6f,"full_resemblance":%.6f,"dropped":true})",
        member.document, member.resemblance, member.containment, member.full_resemblance);
  };
  return absl::StrFormat(
      R"({"cluster":0,"kind":"%s","size":%d,"representative":"%s","later":[{}],"members":[%s]})"
      "\n",
      kind, members.size() + 1, representative, absl::StrJoin(members, ",", member_json));
}

// A line of passages.jsonl.
inline std::string passage_line(int cluster, const std::string& id, const std::string& kind) {
  return absl::StrFormat(R"({"cluster":%d,"size":2,"kind":"%s","id":"%s","begin":0,"src":[]})"
                         "\n",
                         cluster, kind, id);
}

// A record; without a source where that is empty.
inline std::string record(const std::string& id, const std::string& text,
                          const std::string& source = "") {
  const std::string field = source.empty() ? "" : absl::StrFormat(R"(,"source":"%s")", source);
  return absl::StrFormat(R"({"id":"%s","text":"%s"%s})"
                         "\n",
                         id, text, field);
}

// Words begin .. end - 1, as a text.
inline std::string words(int begin, int end) {
  std::string text;
  for (int i = begin; i < end; ++i) absl::StrAppendFormat(&text, "w%d ", i);
  return text;
}

// Documents of these names, all different, without sources.
inline DocumentTable table_of(const std::vector<std::string>& names) {
  DocumentTable table;
  for (std::uint32_t i = 0; i < names.size(); ++i) {
    table.numbers.emplace(names[i], i);
    table.digests.push_back(i);
    table.sources.push_back(0);
  }
  return table;
}

}  // namespace dittograph
