#include "passage/alignments.h"

#include <algorithm>
#include <cstddef>

#include "base/hash.h"

namespace dittograph {
namespace {

// Which tokens of a document are taken. Clears only what it set.
class Marks {
 public:
  void fit(std::size_t n_tokens) {
    if (marks_.size() < n_tokens) marks_.resize(n_tokens, 0);
  }
  void set(const TokenRange& range, std::uint8_t mark) {
    std::fill(marks_.begin() + range.begin, marks_.begin() + range.end, mark);
  }
  [[nodiscard]] bool more_than_half(const TokenRange& range) const {
    const auto n =
        std::count(marks_.begin() + range.begin, marks_.begin() + range.end, std::uint8_t{1});
    return 2 * n > static_cast<std::ptrdiff_t>(range.size());
  }

 private:
  std::vector<std::uint8_t> marks_;
};

// One worker's way from a document's links to its spans.
class Aligner {
 public:
  Aligner(std::span<const std::uint32_t> by_rank, const TokenLookup& tokens, const AlignRule& rule)
      : by_rank_(by_rank), tokens_(tokens), rule_(rule) {}

  void align(std::uint32_t document, std::span<Link> links, std::vector<Alignment>& out) {
    if (links.empty()) return;
    std::sort(links.begin(), links.end());
    const auto tokens = tokens_(DocId{by_rank_[document]});
    for (std::size_t begin = 0, end = 0; begin < links.size(); begin = end) {
      const std::uint32_t partner = links[begin].partner;
      while (end < links.size() && links[end].partner == partner) ++end;
      const auto partner_tokens = tokens_(DocId{by_rank_[partner]});
      grow_spans(partner_tokens, tokens, links.subspan(begin, end - begin));
      keep_best(partner_tokens);
      for (const AlignedSpan& span : kept_) {
        out.push_back({.document_a = partner, .document_b = document, .span = span});
      }
    }
  }

 private:
  void grow_spans(std::span<const StoredToken> a, std::span<const StoredToken> b,
                  std::span<const Link> links) {
    taken_a_.fit(a.size());
    taken_b_.fit(b.size());
    spans_.clear();
    open_.clear();
    for (const Link& link : links) {
      std::erase_if(open_, [&](const AlignedSpan& span) { return span.b.end <= link.position; });
      if (std::any_of(open_.begin(), open_.end(),
                      [&](const AlignedSpan& span) { return holds(span, link); })) {
        continue;
      }
      const AlignedSpan span =
          grow_seed(a, b, link.partner_position, link.position, rule_.shingle_size, rule_.gaps);
      if (span.matched == 0) continue;
      open_.push_back(span);
      if (span.matched >= rule_.min_passage) spans_.push_back(span);
    }
  }

  // The seed lies on the span's way, give or take what its gaps can have shifted.
  [[nodiscard]] bool holds(const AlignedSpan& span, const Link& link) const {
    if (link.position < span.b.begin || link.position + rule_.shingle_size > span.b.end)
      return false;
    if (link.partner_position < span.a.begin ||
        link.partner_position + rule_.shingle_size > span.a.end) {
      return false;
    }
    const auto from_begin = static_cast<std::int64_t>(link.position - span.b.begin) -
                            static_cast<std::int64_t>(link.partner_position - span.a.begin);
    const auto from_end = static_cast<std::int64_t>(span.b.end - link.position) -
                          static_cast<std::int64_t>(span.a.end - link.partner_position);
    const auto slack = std::int64_t{span.a.size()} + span.b.size() - 2 * std::int64_t{span.matched};
    return std::abs(from_begin) <= slack && std::abs(from_end) <= slack;
  }

  void keep_best(std::span<const StoredToken> a) {
    std::sort(spans_.begin(), spans_.end(), [](const AlignedSpan& x, const AlignedSpan& y) {
      return x.matched != y.matched ? x.matched > y.matched : x < y;
    });
    kept_.clear();
    texts_.clear();
    for (const AlignedSpan& span : spans_) {
      if (taken_a_.more_than_half(span.a) || taken_b_.more_than_half(span.b)) continue;
      const std::uint64_t text = hash_bytes(&a[span.a.begin], span.a.size() * sizeof(StoredToken));
      if (std::find(texts_.begin(), texts_.end(), text) != texts_.end()) continue;
      texts_.push_back(text);
      taken_a_.set(span.a, 1);
      taken_b_.set(span.b, 1);
      kept_.push_back(span);
    }
    for (const AlignedSpan& span : kept_) {
      taken_a_.set(span.a, 0);
      taken_b_.set(span.b, 0);
    }
  }

  std::span<const std::uint32_t> by_rank_;
  const TokenLookup& tokens_;
  AlignRule rule_;
  std::vector<AlignedSpan> spans_;  // of the present pair
  std::vector<AlignedSpan> open_;   // grown, and not yet behind the present link
  std::vector<AlignedSpan> kept_;
  std::vector<std::uint64_t> texts_;  // of the kept spans
  Marks taken_a_;
  Marks taken_b_;
};

constexpr std::size_t kDocumentsPerTask = 64;

}  // namespace

std::vector<Alignment> align_documents(Links& links, std::span<const std::uint32_t> by_rank,
                                       const TokenLookup& tokens, const AlignRule& rule,
                                       Parallel& parallel) {
  struct Worker {
    Aligner aligner;
    std::vector<Alignment> found;
  };
  std::vector<Worker> workers;
  for (std::size_t i = 0; i < parallel.n_threads(); ++i) {
    workers.push_back({Aligner(by_rank, tokens, rule), {}});
  }
  const std::size_t first = links.ranks.begin;
  parallel.for_ranges(links.ranks.end - first, kDocumentsPerTask,
                      [&](std::size_t begin, std::size_t end, std::size_t worker) {
                        for (std::size_t i = first + begin; i < first + end; ++i) {
                          const auto rank = static_cast<std::uint32_t>(i);
                          workers[worker].aligner.align(rank, links.of(rank),
                                                        workers[worker].found);
                        }
                      });
  std::vector<Alignment> all = std::move(workers.front().found);
  for (std::size_t i = 1; i < workers.size(); ++i) {
    all.insert(all.end(), workers[i].found.begin(), workers[i].found.end());
    workers[i].found = {};
  }
  parallel.sort(std::span(all));
  return all;
}

}  // namespace dittograph
