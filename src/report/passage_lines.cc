#include "report/passage_lines.h"

#include <algorithm>
#include <utility>

#include "base/check.h"
#include "base/status.h"
#include "report/json_lines.h"

namespace dittograph {

absl::StatusOr<PassageLines> PassageLines::create(const std::string& path, ResidentGuard& guard) {
  DITTOGRAPH_ASSIGN_OR_RETURN(ScratchFile waiting, ScratchFile::create(path, guard));
  return PassageLines(std::move(waiting));
}

absl::StatusOr<std::uint64_t> PassageLines::place(std::string_view lines) {
  return waiting_.place(lines.data(), lines.size());
}

void PassageLines::append(std::span<const PendingWitness> witnesses, std::uint64_t place) {
  std::uint64_t offset = place;
  for (const PendingWitness& witness : witnesses) {
    entries_.push_back({.cluster = witness.cluster,
                        .witness = witness.witness,
                        .offset = offset,
                        .line_size = witness.line_size});
    offset += witness.line_size;
    if (!witness.representative) continue;
    sources_.push_back({.cluster = witness.cluster,
                        .witness = witness.witness,
                        .document = witness.document,
                        .bytes = witness.bytes,
                        .code_points = witness.code_points});
  }
}

absl::Status PassageLines::write(const std::function<std::string_view(DocId)>& name_of,
                                 const std::function<absl::Status()>& check, OutputFile& out) {
  DITTOGRAPH_RETURN_IF_ERROR(waiting_.finish());
  std::sort(entries_.begin(), entries_.end(), [](const Entry& x, const Entry& y) {
    return std::pair(x.cluster, x.witness) < std::pair(y.cluster, y.witness);
  });
  std::sort(sources_.begin(), sources_.end(),
            [](const Source& x, const Source& y) { return x.cluster < y.cluster; });
  JsonLines lines;
  std::string of_representative;  // the line's end
  std::string of_others;
  lines.witness_source(nullptr, of_representative);
  auto source = sources_.begin();
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    const Entry& entry = entries_[i];
    if (i == 0 || entries_[i - 1].cluster != entry.cluster) {
      DITTOGRAPH_RETURN_IF_ERROR(check());
      if (i != 0) ++source;
      DITTOGRAPH_CHECK(source != sources_.end() && source->cluster == entry.cluster);
      const WitnessSource place = {.name = name_of(source->document),
                                   .bytes = source->bytes,
                                   .code_points = source->code_points};
      of_others.clear();
      lines.witness_source(&place, of_others);
    }
    const auto* line = reinterpret_cast<const char*>(waiting_.data(entry.offset, entry.line_size));
    DITTOGRAPH_RETURN_IF_ERROR(out.write({line, entry.line_size}));
    DITTOGRAPH_RETURN_IF_ERROR(
        out.write(entry.witness == source->witness ? of_representative : of_others));
  }
  return absl::OkStatus();
}

}  // namespace dittograph
