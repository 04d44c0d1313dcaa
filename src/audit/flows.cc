#include "audit/flows.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>

#include "dittograph/audit_words.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

struct Ends {
  std::uint32_t sender = kNoIndex;
  std::uint32_t receiver = kNoIndex;
};

// Ties and unknown directions stand once, under the pair of names in their order.
Ends ends_of(const AuditPair& pair, std::span<const AuditDocument> documents) {
  Ends ends = {documents[index_of(pair.a)].outlet, documents[index_of(pair.b)].outlet};
  if (pair.direction != Direction::kFirst && ends.receiver < ends.sender) {
    std::swap(ends.sender, ends.receiver);
  }
  return ends;
}

// One set of pairs as figures.
class Figures {
 public:
  void add(DocId sender, DocId receiver, std::uint64_t chars, std::uint64_t full_chars,
           const AuditPair& pair, bool edge) {
    ++figures_.pairs;
    figures_.edges += edge ? 1 : 0;
    senders_.push_back(sender);
    receivers_.push_back({receiver, chars, full_chars});
    if (pair.direction == Direction::kFirst && pair.lag.unit != StampUnit::kNone) {
      lags_.push_back(pair.lag.seconds);
    }
  }

  FlowFigures finish(const AuditOutlet& sender, const AuditOutlet& receiver) {
    std::sort(senders_.begin(), senders_.end());
    senders_.erase(std::unique(senders_.begin(), senders_.end()), senders_.end());
    figures_.sender_documents = senders_.size();
    std::sort(receivers_.begin(), receivers_.end(), [](const Received& x, const Received& y) {
      return std::tie(x.document, y.chars, y.full_chars) <
             std::tie(y.document, x.chars, x.full_chars);
    });
    for (std::size_t i = 0; i < receivers_.size(); ++i) {
      if (i > 0 && receivers_[i].document == receivers_[i - 1].document) continue;
      ++figures_.receiver_documents;
      figures_.chars += receivers_[i].chars;
      figures_.full_chars += receivers_[i].full_chars;
    }
    const auto share = [](std::uint64_t n, std::uint64_t of) {
      return of == 0 ? 0.0 : static_cast<double>(n) / static_cast<double>(of);
    };
    figures_.sender_share = share(figures_.sender_documents, sender.documents);
    figures_.receiver_share = share(figures_.receiver_documents, receiver.documents);
    std::sort(lags_.begin(), lags_.end());
    figures_.lag.n = lags_.size();
    if (!lags_.empty()) {
      figures_.lag.lower = lags_[(lags_.size() - 1) / 4];
      figures_.lag.median = lags_[(lags_.size() - 1) / 2];
      figures_.lag.upper = lags_[(lags_.size() - 1) * 3 / 4];
    }
    return figures_;
  }

 private:
  struct Received {
    DocId document{};
    std::uint64_t chars = 0;
    std::uint64_t full_chars = 0;
  };
  FlowFigures figures_;
  std::vector<DocId> senders_;
  std::vector<Received> receivers_;
  std::vector<std::int64_t> lags_;
};

bool is_wire(const AuditPair& pair) {
  return pair.wire == Wire::kCredited || pair.wire == Wire::kConfirmed;
}

}  // namespace

std::vector<OutletFlow> find_flows(std::span<const AuditPair> pairs, const std::vector<bool>& edges,
                                   std::span<const AuditDocument> documents,
                                   std::span<const AuditOutlet> outlets) {
  struct Row {
    bool same_owner = false;
    Figures all;
    Figures without_wire;
  };
  std::map<std::tuple<std::uint32_t, std::uint32_t, Direction>, Row> rows;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const AuditPair& pair = pairs[i];
    const Ends ends = ends_of(pair, documents);
    if (pair.same_outlet || ends.sender == kNoIndex || ends.receiver == kNoIndex) continue;
    const bool turned = documents[index_of(pair.a)].outlet != ends.sender;
    Row& row = rows[{ends.sender, ends.receiver, pair.direction}];
    row.same_owner |= pair.same_owner;
    const auto add = [&](Figures& figures) {
      figures.add(turned ? pair.b : pair.a, turned ? pair.a : pair.b,
                  turned ? pair.chars_a : pair.chars_b,
                  turned ? pair.full_chars_a : pair.full_chars_b, pair, edges[i]);
    };
    add(row.all);
    if (!is_wire(pair)) add(row.without_wire);
  }
  std::vector<OutletFlow> flows;
  for (auto& [key, row] : rows) {
    const auto [sender, receiver, direction] = key;
    flows.push_back({.sender = sender,
                     .receiver = receiver,
                     .direction = direction,
                     .same_owner = row.same_owner,
                     .all = row.all.finish(outlets[sender], outlets[receiver]),
                     .without_wire = row.without_wire.finish(outlets[sender], outlets[receiver])});
  }
  return flows;
}

std::vector<LagHistogram> find_lags(std::span<const AuditPair> pairs,
                                    std::span<const AuditDocument> documents) {
  using Key = std::tuple<std::uint32_t, std::uint32_t, StampUnit>;
  std::map<Key, LagHistogram> by_ends;
  std::map<StampUnit, LagHistogram> over_all;
  const auto add = [](LagHistogram& histogram, const AuditPair& pair) {
    histogram.unit = pair.lag.unit;
    const auto begins = lag_class_begins(pair.lag.unit);
    histogram.counts.resize(begins.size(), 0);
    if (pair.direction == Direction::kTie) {
      ++histogram.ties;
      return;
    }
    const auto next = std::upper_bound(begins.begin(), begins.end(), pair.lag.seconds);
    if (next != begins.begin())
      ++histogram.counts[static_cast<std::size_t>(next - begins.begin()) - 1];
  };
  for (const AuditPair& pair : pairs) {
    if (pair.same_outlet || pair.lag.unit == StampUnit::kNone) continue;
    if (pair.direction != Direction::kFirst && pair.direction != Direction::kTie) continue;
    add(over_all[pair.lag.unit], pair);
    const Ends ends = ends_of(pair, documents);
    if (ends.sender == kNoIndex || ends.receiver == kNoIndex) continue;
    LagHistogram& histogram = by_ends[{ends.sender, ends.receiver, pair.lag.unit}];
    histogram.sender = ends.sender;
    histogram.receiver = ends.receiver;
    add(histogram, pair);
  }
  std::vector<LagHistogram> out;
  for (auto& [unit, histogram] : over_all) out.push_back(std::move(histogram));
  for (auto& [key, histogram] : by_ends) out.push_back(std::move(histogram));
  return out;
}

}  // namespace dittograph
