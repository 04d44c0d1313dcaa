#include "report/passage_lines.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
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
  explicit Scratch(const std::string& path)
      : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    if (descriptor_ >= 0) ::close(descriptor_);
    ::unlink(path_.c_str());
  }

  absl::Status read(std::uint64_t offset, std::size_t size, std::string& out) const {
    if (descriptor_ < 0) return system_error(path_, "cannot read", errno);
    const std::size_t begin = out.size();
    out.resize(begin + size);
    for (std::size_t done = 0; done < size;) {
      const ssize_t n = ::pread(descriptor_, out.data() + begin + done, size - done,
                                static_cast<off_t>(offset + done));
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) return system_error(path_, "cannot read", errno);
      if (n == 0) return absl::DataLossError(path_ + ": a scratch file ends too early");
      done += static_cast<std::size_t>(n);
    }
    return absl::OkStatus();
  }

 private:
  const std::string& path_;
  int descriptor_;
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
  const Scratch scratch(path_);
  DITTOGRAPH_RETURN_IF_ERROR(file_->close());
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
      line.clear();
      DITTOGRAPH_RETURN_IF_ERROR(scratch.read(entries_[i].offset, entries_[i].size, line));
      lines.witness_source(i == representative ? nullptr : &place, line);
      DITTOGRAPH_RETURN_IF_ERROR(out.write(line));
    }
  }
  return absl::OkStatus();
}

}  // namespace dittograph
