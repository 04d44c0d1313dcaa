// All batches of an input through three steps: read in order, work in parallel, take in order.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#include "base/parallel.h"
#include "base/resources.h"
#include "base/status.h"
#include "base/trace.h"

namespace dittograph {

template <class Slot>
struct BatchSteps {
  std::function<absl::StatusOr<bool>(Slot&)> read;  // false: there are no more
  std::function<void(Slot&, std::size_t worker)> work;
  std::function<absl::Status(Slot&)> take;
  std::function<absl::Status()> check;  // not Ok: somebody wants us to stop
  Trace* trace = nullptr;
};

// How long the steps that run one at a time took.
struct SerialSeconds {
  double read = 0;
  double take = 0;
};

// Slots are used again and again; each is told its batch's number, from 0, as Slot::number. The
// first fault ends it: of the taking side, else of the reading side, else of the check.
template <class Slot>
absl::Status for_each_batch(Parallel& parallel, std::vector<Slot>& slots,
                            const BatchSteps<Slot>& steps, SerialSeconds* serial = nullptr) {
  // One fault a side: read and take each run on one thread at a time, but not the same one.
  absl::Status read_fault;
  absl::Status take_fault;
  std::atomic<bool> stop{false};
  std::size_t n_read = 0;
  SerialSeconds seconds;
  parallel.pipeline(slots.size(),
                    {.read =
                         [&](std::size_t slot) {
                           if (stop.load() || !steps.check().ok()) return false;
                           const StopWatch watch(seconds.read);
                           const TraceScope scope(steps.trace, "read", n_read);
                           absl::StatusOr<bool> more = steps.read(slots[slot]);
                           if (!more.ok()) {
                             read_fault = more.status();
                             return false;
                           }
                           slots[slot].number = n_read++;
                           return *more;
                         },
                     .work =
                         [&](std::size_t slot, std::size_t worker) {
                           const TraceScope scope(steps.trace, "work", slots[slot].number);
                           steps.work(slots[slot], worker);
                         },
                     .write =
                         [&](std::size_t slot) {
                           if (!take_fault.ok()) return;
                           const StopWatch watch(seconds.take);
                           const TraceScope scope(steps.trace, "take", slots[slot].number);
                           take_fault = steps.take(slots[slot]);
                           if (!take_fault.ok()) stop.store(true);
                         }});
  if (serial != nullptr) *serial = seconds;
  DITTOGRAPH_RETURN_IF_ERROR(take_fault);
  DITTOGRAPH_RETURN_IF_ERROR(read_fault);
  return steps.check();
}

}  // namespace dittograph
