#include "report/bounds_report.h"

#include <string>

#include "gtest/gtest.h"
#include <simdjson.h>

namespace dittograph {
namespace {

Bounds some_bounds() {
  Bounds bounds;
  bounds.params = bands_for(0.8, 128);
  bounds.origin = "what clean --resemblance 0.8 uses";
  return bounds;
}

TEST(BoundsReport, TheTableSaysSettingCurveErrorAndCost) {
  const std::string table = bounds_table(some_bounds());
  EXPECT_TRUE(
      table.starts_with("25 bands of 5 rows of 128 slots, and at least 92 slots equal; what "
                        "clean --resemblance 0.8 uses\n"))
      << table;
  EXPECT_NE(table.find("\n0.80             0.999951"), std::string::npos) << table;
  EXPECT_NE(table.find("0.0354\n"), std::string::npos) << table;  // sqrt(.8 * .2 / 128)
  EXPECT_NE(table.find("signatures          512.0 MB\n"), std::string::npos) << table;
}

TEST(BoundsReport, JsonHasTheCurveAndTheCost) {
  simdjson::dom::parser parser;
  const std::string json = bounds_json(some_bounds());
  simdjson::dom::element root;
  ASSERT_EQ(parser.parse(json).get(root), simdjson::SUCCESS) << json;
  EXPECT_EQ(std::uint64_t(root["bands"]), 25U);
  EXPECT_EQ(std::uint64_t(root["min_equal_slots"]), 92U);
  EXPECT_NEAR(double(root["recall"]), found_share(0.8, bands_for(0.8, 128)), 1e-12);
  EXPECT_EQ(root["curve"].get_array().size(), 21U);
  EXPECT_EQ(double(root["curve"].at(20)["found"]), 1.0);
  EXPECT_EQ(double(root["cost"]["signature_bytes"]), 512e6);
}

TEST(BoundsReport, ThePictureHoldsBothCurvesAndNothingFromOutside) {
  const std::string svg = bounds_svg(some_bounds());
  EXPECT_TRUE(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
  EXPECT_NE(svg.find("class=\"found\" d=\"M60.0 300.0L"), std::string::npos);
  EXPECT_NE(svg.find("L540.0 40.0\""), std::string::npos);
  EXPECT_EQ(svg.find("href"), std::string::npos);
  EXPECT_EQ(svg.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace dittograph
