// Some stories, written: the unit that is made in parallel. 1 MB of articles and their truth.
//
//   articles   JSON lines in the order of their ids, which is no order of stories
//   stories    how long each story's articles and truth lines are, so that the last block can
//              leave stories out
//
// Promises: a block depends on the cast, the settings and its number alone. Cost: see
// bench/README.md. Memory: what it gives. Not thread-safe: one BlockMaker a worker.
// Tested in tests/property/synth_laws_test.cc.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "synth/cast.h"
#include "synth/page.h"
#include "synth/settings.h"
#include "synth/truth.h"

namespace dittograph::synth {

struct Block {
  struct Line {
    std::size_t begin = 0;  // in articles
    std::size_t end = 0;
    std::uint32_t story = 0;
  };
  struct StoryPart {
    std::uint32_t n_articles = 0;
    std::size_t bytes = 0;                             // of its lines of articles
    std::array<std::size_t, kTruthFiles> truth_end{};  // in truth
  };

  std::string articles;
  std::vector<Line> lines;
  TruthLines truth;
  std::vector<StoryPart> stories;
};

class BlockMaker {
 public:
  BlockMaker(const Cast& cast, const Settings& settings)
      : cast_(cast), settings_(settings), truth_(cast) {}

  // Replaces the content of block.
  void make(std::uint64_t number, Block& block);

 private:
  struct Draft {
    std::size_t begin = 0;  // in drafts_
    std::size_t end = 0;
    std::uint32_t place = 0;  // in the order of ids
    std::uint32_t story = 0;
  };

  void add_story(std::uint64_t number, std::uint32_t story, Block& block);
  void write_record(const Story& story, std::size_t article, std::uint64_t number,
                    std::uint32_t story_number);
  void put_in_order(Block& block);

  const Cast& cast_;
  const Settings& settings_;
  TruthWriter truth_;
  std::string drafts_;
  std::vector<Draft> order_;
  std::uint32_t n_articles_ = 0;
  std::vector<Page> pages_;
  std::vector<std::string> ids_;
  std::vector<std::string> titles_;
};

}  // namespace dittograph::synth
