// What bands find at each resemblance, how well a signature estimates it, and what it costs: as a
// table for a screen, as JSON, and as a picture.
//
// Promises: the same bytes for the same values. Thread-safe.
// Tested in tests/unit/report/bounds_report_test.cc.
#pragma once

#include <string>

#include "index/band_curve.h"

namespace dittograph {

struct Bounds {
  BandParams params;
  double resemblance = 0.8;  // the one that the setting is for
  std::string origin{};      // "clean --resemblance 0.8": whose setting it is
  BandCostModel model{};
};

std::string bounds_table(const Bounds& bounds);
std::string bounds_json(const Bounds& bounds);
// An SVG that stands alone: the share found over the resemblance, with and without the test of
// whole signatures, and the estimate's error at the wanted resemblance.
std::string bounds_svg(const Bounds& bounds);

}  // namespace dittograph
