#include "report/passage_lines.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/check.h"
#include "base/status.h"
#include "report/json_lines.h"
#include "report/system_error.h"

namespace dittograph {
namespace {

// The scratch file while it is read; it goes when we do.
class Scratch {
 public:
  explicit Scratch(const std::string& path) : path_(path) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
    ::unlink(path_.c_str());
  }

  absl::Status map(std::uint64_t size) {
    if (size == 0) return absl::OkStatus();
    const int descriptor = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return system_error(path_, "cannot read", errno);
    void* mapping = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, descriptor, 0);
    const int error = errno;
    ::close(descriptor);
    if (mapping == MAP_FAILED) return system_error(path_, "cannot read", error);
    bytes_ = {static_cast<const char*>(mapping), size};
    return absl::OkStatus();
  }

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  const std::string& path_;
  std::string_view bytes_;
};

}  // namespace

absl::StatusOr<PassageLines> PassageLines::create(const std::string& path, WriteFault fault) {
  DITTOGRAPH_ASSIGN_OR_RETURN(auto file,
                              OutputFile::create(path, Packing::kNone, std::move(fault)));
  return PassageLines(path, std::move(file));
}

absl::Status PassageLines::append(const PendingWitness& witness) {
  entries_.push_back({.cluster = witness.cluster,
                      .witness = witness.witness,
                      .offset = file_->bytes_written(),
                      .size = static_cast<std::uint32_t>(witness.line.size()),
                      .document = witness.document,
                      .bytes = witness.bytes,
                      .code_points = witness.code_points,
                      .representative = witness.representative});
  return file_->write(witness.line);
}

absl::Status PassageLines::write(const std::function<std::string_view(DocId)>& name_of,
                                 OutputFile& out) {
  Scratch scratch(path_);
  DITTOGRAPH_RETURN_IF_ERROR(file_->close());
  DITTOGRAPH_RETURN_IF_ERROR(scratch.map(file_->bytes_written()));
  std::sort(entries_.begin(), entries_.end(), [](const Entry& x, const Entry& y) {
    return std::pair(x.cluster, x.witness) < std::pair(y.cluster, y.witness);
  });
  JsonLines lines;
  std::string line;
  for (std::size_t begin = 0, end = 0; begin < entries_.size(); begin = end) {
    std::size_t representative = begin;
    for (; end < entries_.size() && entries_[end].cluster == entries_[begin].cluster; ++end) {
      if (entries_[end].representative) representative = end;
    }
    const Entry& source = entries_[representative];
    DITTOGRAPH_CHECK(source.representative);
    const WitnessSource place = {.name = name_of(source.document),
                                 .bytes = source.bytes,
                                 .code_points = source.code_points};
    for (std::size_t i = begin; i < end; ++i) {
      line.assign(scratch.bytes().substr(entries_[i].offset, entries_[i].size));
      lines.witness_source(i == representative ? nullptr : &place, line);
      DITTOGRAPH_RETURN_IF_ERROR(out.write(line));
    }
  }
  return absl::OkStatus();
}

}  // namespace dittograph
