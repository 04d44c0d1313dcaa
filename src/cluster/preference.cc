#include "cluster/preference.h"

#include <algorithm>
#include <cstddef>
#include <tuple>

#include "cluster/date_order.h"
#include "dittograph/match.h"

namespace dittograph {
namespace {

// What is compared most often, side by side; the facts are looked at where these are equal.
struct Key {
  std::size_t source = 0;  // place among the preferred ones
  DateOrder date{};
  std::uint32_t document = 0;
};

class Order {
 public:
  Order(std::span<const DocumentFacts> facts, Keep keep) : facts_(facts), keep_(keep) {}

  bool operator()(const Key& a, const Key& b) const {
    if (a.source != b.source) return a.source < b.source;
    const DocumentFacts& left = facts_[a.document];
    const DocumentFacts& right = facts_[b.document];
    const auto rest = [](const Key& key, const DocumentFacts& facts) {
      return std::tie(facts.name, facts.source, facts.digest, key.document);
    };
    // Larger is better for form and length: the sides change places.
    switch (keep_) {
      case Keep::kBest:
        return std::tie(right.form, right.n_tokens, a.date) !=
                       std::tie(left.form, left.n_tokens, b.date)
                   ? std::tie(right.form, right.n_tokens, a.date) <
                         std::tie(left.form, left.n_tokens, b.date)
                   : rest(a, left) < rest(b, right);
      case Keep::kEarliest:
        return std::tie(a.date, right.form, right.n_tokens) !=
                       std::tie(b.date, left.form, left.n_tokens)
                   ? std::tie(a.date, right.form, right.n_tokens) <
                         std::tie(b.date, left.form, left.n_tokens)
                   : rest(a, left) < rest(b, right);
      case Keep::kLongest:
        return std::tie(right.n_tokens, right.form, a.date) !=
                       std::tie(left.n_tokens, left.form, b.date)
                   ? std::tie(right.n_tokens, right.form, a.date) <
                         std::tie(left.n_tokens, left.form, b.date)
                   : rest(a, left) < rest(b, right);
      case Keep::kFirst:
        break;
    }
    return a.document < b.document;
  }

 private:
  std::span<const DocumentFacts> facts_;
  Keep keep_;
};

}  // namespace

std::vector<DocId> preference_order(std::span<const DocumentFacts> facts,
                                    const PreferenceRule& rule) {
  std::vector<Key> keys(facts.size());
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const auto& named = rule.prefer_source;
    keys[i].source = static_cast<std::size_t>(
        std::find(named.begin(), named.end(), facts[i].source) - named.begin());
    keys[i].date = parse_date(facts[i].date);
    keys[i].document = static_cast<std::uint32_t>(i);
  }
  std::sort(keys.begin(), keys.end(), Order(facts, rule.keep));
  std::vector<DocId> order(keys.size());
  for (std::size_t i = 0; i < keys.size(); ++i) order[i] = DocId{keys[i].document};
  return order;
}

}  // namespace dittograph
