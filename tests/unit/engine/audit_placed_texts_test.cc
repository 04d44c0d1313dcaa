#include "engine/audit_placed_texts.h"

#include <string>

#include "gtest/gtest.h"

#include "support/scratch_path.h"
#include "text/tokeniser.h"

namespace dittograph {
namespace {

TEST(PlacedTexts, GiveEveryTextAndThePlacesOfItsTokensBack) {
  const std::string texts[] = {
      "", "one", "Two words, and more.", "no-letters: " + std::string(300, '.') + " behind",
      std::string(70000, 'x') + " " + std::string(255, 'y') + "  " + std::string(254, 'z')};
  auto store =
      PlacedTexts::create(testing_support::scratch_path("placed"), testing_support::no_guard());
  ASSERT_TRUE(store.ok()) << store.status();
  Tokeniser tokeniser;
  Tokens tokens;
  std::string places;
  for (std::uint32_t i = 0; i < std::size(texts); ++i) {
    tokeniser.tokenise(texts[i], tokens);
    pack_places(tokens, places);
    ASSERT_TRUE(store->append(DocId{i}, texts[i], places).ok());
  }
  ASSERT_TRUE(store->finish().ok());
  for (std::uint32_t i = std::size(texts); i-- > 0;) {
    tokeniser.tokenise(texts[i], tokens);
    std::string text;
    Tokens read;
    ASSERT_TRUE(store->read(DocId{i}, text, read).ok());
    EXPECT_EQ(text, texts[i]);
    EXPECT_EQ(read.begin, tokens.begin);
    EXPECT_EQ(read.end, tokens.end);
    ASSERT_TRUE(store->read(DocId{i}, text).ok());
    EXPECT_EQ(text, texts[i]);
  }
  std::string text;
  EXPECT_EQ(store->read(DocId{9}, text).code(), absl::StatusCode::kNotFound);
}

}  // namespace
}  // namespace dittograph
