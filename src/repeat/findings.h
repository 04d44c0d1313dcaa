// Turns the decisions of the repeat stage into what is reported and cut.
#pragma once

#include <vector>

#include "dittograph/cleaning.h"
#include "repeat/broken_off.h"
#include "repeat/keep.h"
#include "repeat/layout.h"
#include "repeat/near.h"
#include "repeat/protect.h"
#include "repeat/units.h"

namespace dittograph {

// What the steps before have found, put together.
struct Decisions {
  const Layout& layout;
  const Units& units;
  const std::vector<LesserCopy>& lesser;
  const Kept& kept;
  const Verdicts& verdicts;
  const std::vector<NearPair>& near;
};

// Fills groups, cuts and joins. With cutting off every copy is reported and none is cut.
void tell(const Decisions& decisions, bool cutting, Repeats& repeats);

}  // namespace dittograph
