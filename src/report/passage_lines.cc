#include "report/passage_lines.h"

#include <algorithm>
#include <utility>

#include "base/status.h"
#include "report/json_lines.h"

namespace dittograph {
namespace {

constexpr std::size_t kBytesTogether = std::size_t{1} << 20;

}  // namespace

absl::StatusOr<PassageLines> PassageLines::create(const std::string& path, ResidentGuard& guard,
                                                  std::span<const std::uint32_t> n_witnesses) {
  DITTOGRAPH_ASSIGN_OR_RETURN(ScratchFile waiting, ScratchFile::create(path, guard));
  PassageLines lines(std::move(waiting));
  lines.begins_.push_back(0);
  for (const std::uint32_t n : n_witnesses) lines.begins_.push_back(lines.begins_.back() + n);
  lines.places_.resize(lines.begins_.back());
  lines.sizes_.resize(lines.begins_.back());
  lines.sources_.resize(n_witnesses.size());
  return lines;
}

absl::StatusOr<std::uint64_t> PassageLines::place(std::string_view lines) {
  return waiting_.place(lines.data(), lines.size());
}

void PassageLines::append(std::span<const PendingWitness> witnesses, std::uint64_t place) {
  const auto narrow = [](std::uint64_t x) { return static_cast<std::uint32_t>(x); };
  for (const PendingWitness& witness : witnesses) {
    const std::uint64_t i = begins_[witness.cluster] + witness.witness;
    places_[i] = place;
    sizes_[i] = witness.line_size;
    place += witness.line_size;
    if (!witness.representative) continue;
    sources_[witness.cluster] = {.document = witness.document,
                                 .witness = witness.witness,
                                 .begin = narrow(witness.bytes.begin),
                                 .size = narrow(witness.bytes.size()),
                                 .code_points_begin = narrow(witness.code_points.begin),
                                 .code_points_size = narrow(witness.code_points.size())};
  }
}

absl::Status PassageLines::write(const std::function<std::string_view(DocId)>& name_of,
                                 const std::function<absl::Status()>& check, OutputFile& out) {
  DITTOGRAPH_RETURN_IF_ERROR(waiting_.finish());
  JsonLines lines;
  std::string of_representative;  // the line's end
  std::string of_others;
  std::string together;  // lines to be written
  lines.witness_source(nullptr, of_representative);
  for (std::size_t cluster = 0; cluster < sources_.size(); ++cluster) {
    DITTOGRAPH_RETURN_IF_ERROR(check());
    const Source& source = sources_[cluster];
    const WitnessSource place = {
        .name = name_of(source.document),
        .bytes = {source.begin, std::uint64_t{source.begin} + source.size},
        .code_points = {source.code_points_begin,
                        std::uint64_t{source.code_points_begin} + source.code_points_size}};
    of_others.clear();
    lines.witness_source(&place, of_others);
    for (std::uint64_t i = begins_[cluster]; i < begins_[cluster + 1]; ++i) {
      const std::size_t before = together.size();
      together.resize(before + sizes_[i]);
      DITTOGRAPH_RETURN_IF_ERROR(waiting_.copy(places_[i], sizes_[i], together.data() + before));
      together += i - begins_[cluster] == source.witness ? of_representative : of_others;
      if (together.size() < kBytesTogether) continue;
      DITTOGRAPH_RETURN_IF_ERROR(out.write(together));
      together.clear();
    }
  }
  return out.write(together);
}

}  // namespace dittograph
