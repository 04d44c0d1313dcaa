// One input stream on its way to the cleaned file: copies what stays, hands on what goes.
//
// Promises: calls come in stream order; cut() comes before the kept() of its replacement; every
// byte goes either to kept() or, once, to cut(). Edits must ascend and not overlap (checked). An
// edit beyond the end is DataLoss: the input is shorter than it was when it was analysed.
// Cost: no copy of what stays; a cut that spans chunks is gathered, so memory is the largest cut.
// Not thread-safe. Tested in tests/unit/report/edit_applier_test.cc.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "dittograph/cleaning.h"

namespace dittograph {

struct EditSteps {
  // Gives the stream's next removal; false when there is none.
  std::function<absl::StatusOr<bool>(Removal&)> next;
  // Takes bytes of the cleaned file.
  std::function<absl::Status(std::string_view)> kept;
  // Takes what an edit removed; at is where its replacement will begin in the cleaned file.
  std::function<absl::Status(const Removal&, std::uint64_t at, std::string_view removed)> cut;
};

class EditApplier {
 public:
  // at: where in the cleaned file this stream begins.
  EditApplier(EditSteps steps, std::uint64_t at) : steps_(std::move(steps)), at_(at) {}

  absl::Status feed(std::string_view chunk);
  absl::Status finish();
  // An edit of our own at the place reached.
  absl::Status apply(const Removal& removal, std::string_view removed);

  [[nodiscard]] std::uint64_t at() const { return at_; }
  [[nodiscard]] std::uint64_t stream_bytes() const { return position_; }

 private:
  absl::Status advance();
  absl::Status keep(std::string_view bytes);

  EditSteps steps_;
  std::uint64_t at_;
  std::uint64_t position_ = 0;
  bool started_ = false;
  bool pending_ = false;  // removal_ is still to be made
  Removal removal_;
  std::string removed_;  // the part of a cut that earlier chunks held
};

}  // namespace dittograph
