// The bytes of made corpora: the same on every machine, from version to version unless we mean it.
#include <cstdint>
#include <string>

#include "absl/strings/str_format.h"
#include "gtest/gtest.h"

#include "base/hash.h"
#include "synth/block.h"

namespace dittograph {
namespace {

std::string digest(const std::string& bytes) {
  return absl::StrFormat("%016x", hash_bytes(bytes.data(), bytes.size()));
}

TEST(Golden, MadeCorpora) {
  synth::Settings settings;
  settings.seed = 7;
  settings.articles = 1;
  const synth::Cast cast(settings);
  synth::BlockMaker maker(cast, settings);
  synth::Block block;
  maker.make(3, block);
  const char* const why = "did we mean to change every made corpus? then say so in the changelog";
  EXPECT_EQ(digest(block.articles), "29648248e748885d") << why;
  std::string truth;
  for (const std::string& lines : block.truth) truth += lines;
  EXPECT_EQ(digest(truth), "a36a65588bace750") << why;
}

}  // namespace
}  // namespace dittograph
