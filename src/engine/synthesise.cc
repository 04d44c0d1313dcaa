#include "engine/synthesise.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <memory>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/status.h"
#include "dittograph/version.h"
#include "engine/batch_loop.h"
#include "report/output_folder.h"
#include "synth/block.h"

namespace dittograph {
namespace {

// How many stories of a block go out: all, but where that would be more than was asked for.
class Quota {
 public:
  explicit Quota(const synth::Settings& settings) : settings_(settings) {}

  [[nodiscard]] bool is_full() const { return is_full_; }

  // Which stories of the block go.
  std::vector<bool> take(const synth::Block& block) {
    std::vector<bool> goes(block.stories.size(), false);
    bool left_out = false;
    bool took = false;
    for (std::size_t i = 0; i < block.stories.size(); ++i) {
      const synth::Block::StoryPart& story = block.stories[i];
      goes[i] = settings_.size > 0 ? counts_.bytes + story.bytes <= settings_.size
                                   : counts_.articles + story.n_articles <= settings_.articles;
      if (!goes[i]) {
        left_out = true;
        continue;
      }
      took = true;
      ++counts_.stories;
      counts_.articles += story.n_articles;
      counts_.bytes += story.bytes;
    }
    // Small stories of further blocks fill up what is left.
    is_full_ =
        (settings_.size == 0 && counts_.articles == settings_.articles) || (left_out && !took);
    return goes;
  }

  [[nodiscard]] const SynthCounts& counts() const { return counts_; }

 private:
  const synth::Settings& settings_;
  SynthCounts counts_;
  bool is_full_ = false;
};

struct Slot {
  std::size_t number = 0;
  synth::Block block;
};

// What takes the chosen stories of a block.
class BlockSink {
 public:
  virtual ~BlockSink() = default;
  virtual absl::Status take(const synth::Block& block, const std::vector<bool>& goes) = 0;
};

absl::Status write_articles(const synth::Block& block, const std::vector<bool>& goes,
                            const ByteSink& sink) {
  if (std::find(goes.begin(), goes.end(), false) == goes.end()) return sink(block.articles);
  for (const synth::Block::Line& line : block.lines) {
    if (!goes[line.story]) continue;
    DITTOGRAPH_RETURN_IF_ERROR(
        sink(std::string_view(block.articles).substr(line.begin, line.end - line.begin)));
  }
  return absl::OkStatus();
}

class FolderSink : public BlockSink {
 public:
  explicit FolderSink(OutputFolder& folder) : folder_(folder) {}

  absl::Status open(const synth::Cast& cast, std::string_view parameters) {
    DITTOGRAPH_ASSIGN_OR_RETURN(articles_, folder_.file("articles.jsonl"));
    for (std::size_t i = 0; i < synth::kTruthFiles; ++i) {
      const auto file = static_cast<synth::TruthFile>(i);
      DITTOGRAPH_ASSIGN_OR_RETURN(
          truth_[i], folder_.file("truth/" + std::string(synth::truth_file_name(file))));
      DITTOGRAPH_RETURN_IF_ERROR(truth_[i]->write(synth::truth_file_head(file, parameters)));
    }
    DITTOGRAPH_RETURN_IF_ERROR(write_whole("outlets.tsv", synth::outlets_table(cast, parameters)));
    DITTOGRAPH_RETURN_IF_ERROR(
        write_whole("owner_groups.tsv", synth::owner_groups_table(cast, parameters)));
    return write_whole("agencies.jsonl", synth::agencies_lines(cast, parameters));
  }

  absl::Status take(const synth::Block& block, const std::vector<bool>& goes) override {
    DITTOGRAPH_RETURN_IF_ERROR(write_articles(
        block, goes, [&](std::string_view bytes) { return articles_->write(bytes); }));
    std::array<std::size_t, synth::kTruthFiles> at{};
    for (std::size_t story = 0; story < block.stories.size(); ++story) {
      const auto& ends = block.stories[story].truth_end;
      for (std::size_t f = 0; f < synth::kTruthFiles; ++f) {
        const std::size_t begin = std::exchange(at[f], ends[f]);
        if (!goes[story] || begin == ends[f]) continue;
        DITTOGRAPH_RETURN_IF_ERROR(
            truth_[f]->write(std::string_view(block.truth[f]).substr(begin, ends[f] - begin)));
      }
    }
    return absl::OkStatus();
  }

  // Closes all files; gives the bytes of the truth.
  absl::StatusOr<std::uint64_t> close() {
    std::uint64_t bytes = 0;
    DITTOGRAPH_RETURN_IF_ERROR(articles_->close());
    for (const auto& file : truth_) {
      DITTOGRAPH_RETURN_IF_ERROR(file->close());
      bytes += file->bytes_written();
    }
    return bytes;
  }

  absl::Status write_whole(std::string_view name, std::string_view text) {
    DITTOGRAPH_ASSIGN_OR_RETURN(const auto file, folder_.file(name));
    DITTOGRAPH_RETURN_IF_ERROR(file->write(text));
    return file->close();
  }

 private:
  OutputFolder& folder_;
  std::unique_ptr<OutputFile> articles_;
  std::array<std::unique_ptr<OutputFile>, synth::kTruthFiles> truth_;
};

class ArticleSink : public BlockSink {
 public:
  explicit ArticleSink(const ByteSink& sink) : sink_(sink) {}
  absl::Status take(const synth::Block& block, const std::vector<bool>& goes) override {
    return write_articles(block, goes, sink_);
  }

 private:
  const ByteSink& sink_;
};

absl::StatusOr<SynthCounts> make_blocks(const SynthRequest& request, const synth::Cast& cast,
                                        BlockSink& sink) {
  const synth::Settings& settings = request.settings;
  Parallel parallel(request.run.threads);
  std::vector<Slot> slots(parallel.n_threads() + 2);
  std::vector<synth::BlockMaker> makers;
  for (std::size_t i = 0; i < parallel.n_threads(); ++i) makers.emplace_back(cast, settings);
  Quota quota(settings);
  std::atomic<bool> full{false};
  BatchSteps<Slot> steps;
  steps.check = [&]() -> absl::Status {
    const bool stop = request.run.cancelled != nullptr && request.run.cancelled->load();
    return stop ? absl::CancelledError("stopped before the end") : absl::OkStatus();
  };
  steps.read = [&](Slot&) { return absl::StatusOr<bool>(!full.load()); };
  steps.work = [&](Slot& slot, std::size_t worker) {
    makers[worker].make(slot.number, slot.block);
  };
  steps.take = [&](Slot& slot) -> absl::Status {
    if (quota.is_full()) return absl::OkStatus();
    const std::vector<bool> goes = quota.take(slot.block);
    DITTOGRAPH_RETURN_IF_ERROR(sink.take(slot.block, goes));
    full.store(quota.is_full());
    if (request.run.progress) {
      request.run.progress({.stage = "make",
                            .documents = quota.counts().articles,
                            .bytes_done = quota.counts().bytes,
                            .bytes_total = settings.size});
    }
    return absl::OkStatus();
  };
  DITTOGRAPH_RETURN_IF_ERROR(for_each_batch(parallel, slots, steps));
  if (quota.counts().articles == 0) {
    return absl::InvalidArgumentError("no story fits into so few bytes (give a larger --size)");
  }
  return quota.counts();
}

std::string summary_json(const synth::Settings& settings, const SynthCounts& counts) {
  std::string json = synth::parameters_json(settings);
  json.pop_back();
  return absl::StrFormat(
      "{\"program\":\"dittograph\",\"version\":\"%s\",\"command\":\"synth\",%s,\"articles\":%d,"
      "\"stories\":%d,\"bytes\":%d,\"truth_bytes\":%d}\n",
      kVersion, json.substr(1), counts.articles, counts.stories, counts.bytes, counts.truth_bytes);
}

}  // namespace

absl::StatusOr<SynthCounts> synthesise(const SynthRequest& request) {
  DITTOGRAPH_RETURN_IF_ERROR(request.settings.validate());
  DITTOGRAPH_ASSIGN_OR_RETURN(
      const auto folder, OutputFolder::create(request.output, request.force ? Existing::kReplaceOurs
                                                                            : Existing::kRefuse));
  const synth::Cast cast(request.settings);
  FolderSink sink(*folder);
  DITTOGRAPH_RETURN_IF_ERROR(sink.open(cast, synth::parameters_json(request.settings)));
  DITTOGRAPH_ASSIGN_OR_RETURN(SynthCounts counts, make_blocks(request, cast, sink));
  DITTOGRAPH_ASSIGN_OR_RETURN(counts.truth_bytes, sink.close());
  DITTOGRAPH_RETURN_IF_ERROR(
      sink.write_whole("summary.json", summary_json(request.settings, counts)));
  DITTOGRAPH_RETURN_IF_ERROR(folder->commit());
  return counts;
}

absl::StatusOr<SynthCounts> synthesise_articles(const SynthRequest& request, const ByteSink& sink) {
  DITTOGRAPH_RETURN_IF_ERROR(request.settings.validate());
  const synth::Cast cast(request.settings);
  ArticleSink articles(sink);
  return make_blocks(request, cast, articles);
}

}  // namespace dittograph
