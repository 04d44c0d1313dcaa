#include "engine/audit_clusters.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "audit/compare_pair.h"
#include "audit/kinds.h"
#include "audit/phrases.h"
#include "audit/stories.h"
#include "base/status.h"
#include "engine/audit_cluster_facts.h"

namespace dittograph {
namespace {

constexpr std::size_t kStoriesPerTask = 16;
// A document comes from others if those before it have so much of its own text.
constexpr double kDerivedShare = 0.5;
constexpr std::size_t kLongestExcerpt = 400;  // bytes

double share_of(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? 0.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
}

// The text from begin on, at most kLongestExcerpt bytes, cut between code points.
std::string excerpt_of(std::string_view text, ByteSpan bytes) {
  std::size_t end = std::min<std::size_t>(bytes.end, bytes.begin + kLongestExcerpt);
  while (end > bytes.begin && end < text.size() &&
         (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return std::string(text.substr(bytes.begin, end - bytes.begin));
}

class ClusterTeller {
 public:
  ClusterTeller(const AuditContext& in, const PairParts& parts) : in_(in), parts_(parts) {}

  absl::Status run() {
    std::vector<std::uint32_t> n_own(in_.audit.documents.size());
    for (std::size_t i = 0; i < n_own.size(); ++i) {
      n_own[i] = in_.corpus.n_tokens()[i] - size_of(in_.facts.left_out[i]);
    }
    tell_derived(n_own);
    std::vector<Story> stories = find_stories({.pairs = parts_.pairs,
                                               .spans = parts_.spans,
                                               .order = in_.facts.order,
                                               .n_tokens = n_own,
                                               .min_passage = in_.audit.params.min_passage});
    std::erase_if(stories, [&](const Story& story) {
      const std::uint32_t outlet = in_.audit.documents[index_of(story.members[0].document)].outlet;
      return outlet != kNoIndex &&
             std::all_of(story.members.begin(), story.members.end(),
                         [&](const StoryMember& member) {
                           return in_.audit.documents[index_of(member.document)].outlet == outlet;
                         });
    });
    for (Story& story : stories) {
      std::sort(story.members.begin(), story.members.end(),
                [&](const StoryMember& x, const StoryMember& y) {
                  return in_.facts.order[index_of(x.document)] <
                         in_.facts.order[index_of(y.document)];
                });
    }
    in_.audit.clusters.resize(stories.size());
    in_.audit.phrases.resize(stories.size());
    DITTOGRAPH_RETURN_IF_ERROR(for_each_with_shelf(
        in_, stories.size(), kStoriesPerTask, AuditShelf::With::kTokens,
        [&](std::size_t i, std::size_t, AuditShelf& shelf) {
          return measure(stories[i], shelf, in_.audit.clusters[i], in_.audit.phrases[i]);
        }));
    sort_clusters();
    return absl::OkStatus();
  }

 private:
  absl::Status measure(const Story& story, AuditShelf& shelf, AuditCluster& cluster,
                       TravellingPhrase& phrase) {
    const StoryMember& leader = story.members.front();
    std::vector<OutletPart> outlets;
    for (const StoryMember& member : story.members) {
      DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument document, shelf.get(member.document));
      AuditMember& out = cluster.members.emplace_back();
      out.document = member.document;
      for (const TokenRange& range : member.part) {
        out.spans.push_back(
            {document.text->tokens.begin[range.begin], document.text->tokens.end[range.end - 1]});
      }
      const TokenSet own = without(member.part, document.left_out);
      out.chars = chars_of(document, own);
      out.share = share_of(out.chars, own_chars(document));
      if (member.document == leader.document) continue;
      const std::uint32_t pair = parts_.number_of(leader.document, member.document);
      if (pair == kNoIndex) continue;
      outlets.push_back({.outlet = document.outlet,
                         .on_leader = parts_.on_first(pair, leader.document, leader.part)});
    }
    DITTOGRAPH_ASSIGN_OR_RETURN(const PairDocument document, shelf.get(leader.document));
    // The leader's own outlet is counted once, by the stretch itself.
    std::erase_if(outlets, [&](const OutletPart& part) {
      return part.outlet != kNoIndex && part.outlet == document.outlet;
    });
    const WidestStretch widest =
        widest_stretch(leader.part, std::move(outlets), in_.audit.params.min_passage);
    TokenRange shown = widest.range;
    if (shown.empty()) shown = leader.part.front();
    const ByteSpan bytes = {document.text->tokens.begin[shown.begin],
                            document.text->tokens.end[shown.end - 1]};
    cluster.excerpt = excerpt_of(document.text->text, bytes);
    phrase.document = leader.document;
    phrase.bytes = bytes;
    phrase.text = cluster.excerpt;
    phrase.outlets = widest.outlets;
    tell_ways(in_, parts_, derived_, cluster);
    tell_kind(in_, parts_, traits_of(*document.text, leader.part), cluster);
    std::vector<bool> has(cluster.members.size(), false);
    const TokenRange one[] = {shown};
    for (std::size_t i = 0; i < story.members.size(); ++i) {
      const DocId member = story.members[i].document;
      if (member == leader.document) {
        has[i] = true;
        continue;
      }
      const std::uint32_t pair = parts_.number_of(leader.document, member);
      has[i] = pair != kNoIndex &&
               10 * size_of(parts_.on_first(pair, leader.document, one)) >= 9 * shown.size();
    }
    tell_life(in_, cluster, has, phrase);
    return absl::OkStatus();
  }

  // By DocId: whether half of the document's own text stands in ones before it.
  void tell_derived(std::span<const std::uint32_t> n_own) {
    std::vector<std::vector<TokenRange>> before(in_.audit.documents.size());
    for (std::size_t i = 0; i < in_.audit.pairs.size(); ++i) {
      const AuditPair& pair = in_.audit.pairs[i];
      const bool into_b = comes_after(in_.facts, pair, pair.b);
      std::vector<TokenRange>& to = before[index_of(into_b ? pair.b : pair.a)];
      for (std::uint64_t k = parts_.pairs[i].spans_begin; k < parts_.pairs[i].spans_end; ++k) {
        to.push_back(into_b ? parts_.spans[k].b : parts_.spans[k].a);
      }
    }
    derived_.assign(before.size(), false);
    for (std::size_t i = 0; i < before.size(); ++i) {
      const TokenSet own = without(set_of(std::move(before[i])), in_.facts.left_out[i]);
      derived_[i] = !own.empty() && size_of(own) >= kDerivedShare * n_own[i];
    }
  }

  void sort_clusters() {
    std::vector<std::uint32_t> by_size(in_.audit.clusters.size());
    for (std::uint32_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
    std::sort(by_size.begin(), by_size.end(), [&](std::uint32_t x, std::uint32_t y) {
      const AuditCluster& a = in_.audit.clusters[x];
      const AuditCluster& b = in_.audit.clusters[y];
      return std::make_tuple(b.outlets, b.members.size(), x) <
             std::make_tuple(a.outlets, a.members.size(), y);
    });
    std::vector<AuditCluster> clusters;
    std::vector<TravellingPhrase> phrases;
    for (const std::uint32_t i : by_size) {
      in_.audit.phrases[i].cluster = static_cast<std::uint32_t>(clusters.size());
      clusters.push_back(std::move(in_.audit.clusters[i]));
      phrases.push_back(std::move(in_.audit.phrases[i]));
    }
    std::erase_if(phrases, [](const TravellingPhrase& phrase) { return phrase.outlets < 2; });
    std::sort(phrases.begin(), phrases.end(),
              [](const TravellingPhrase& x, const TravellingPhrase& y) {
                return std::tie(y.outlets, y.documents, x.cluster) <
                       std::tie(x.outlets, x.documents, y.cluster);
              });
    in_.audit.clusters = std::move(clusters);
    in_.audit.phrases = std::move(phrases);

    // The cluster that has most of each pair.
    std::vector<std::uint64_t> most(in_.audit.pairs.size(), 0);
    for (std::uint32_t c = 0; c < in_.audit.clusters.size(); ++c) {
      const AuditCluster& cluster = in_.audit.clusters[c];
      std::map<DocId, const AuditMember*> member_of;
      for (const AuditMember& member : cluster.members) member_of.emplace(member.document, &member);
      const auto overlap = [](const std::vector<ByteSpan>& spans, const ByteSpan& span) {
        std::uint64_t n = 0;
        for (const ByteSpan& own : spans) {
          const std::uint64_t begin = std::max(own.begin, span.begin);
          const std::uint64_t end = std::min(own.end, span.end);
          n += begin < end ? end - begin : 0;
        }
        return n;
      };
      for (std::size_t i = 0; i < cluster.members.size(); ++i) {
        for (std::size_t j = i + 1; j < cluster.members.size(); ++j) {
          const std::uint32_t number =
              parts_.number_of(cluster.members[i].document, cluster.members[j].document);
          if (number == kNoIndex) continue;
          AuditPair& pair = in_.audit.pairs[number];
          std::uint64_t n = 0;
          for (const SharedSpan& span : in_.audit.spans_of(pair)) {
            if (!span.boilerplate) n += overlap(member_of.at(pair.b)->spans, span.b);
          }
          if (n <= most[number]) continue;
          most[number] = n;
          pair.cluster = c;
          // An agency's own document among the members confirms that the text is wire copy.
          if (cluster.wire == Wire::kConfirmed) pair.wire = Wire::kConfirmed;
        }
      }
    }
  }

  const AuditContext& in_;
  const PairParts& parts_;
  std::vector<bool> derived_;  // by DocId
};

}  // namespace

absl::Status tell_clusters(const AuditContext& in, const PairParts& parts) {
  return ClusterTeller(in, parts).run();
}

void add_standing_texts(const AuditContext& in, std::span<const StandingText> texts) {
  for (const StandingText& text : texts) {
    AuditCluster& cluster = in.audit.clusters.emplace_back();
    cluster.kind = ClusterKind::kBoilerplate;
    ClusterFacts facts;
    facts.boilerplate = true;
    cluster.reasons = find_kind(facts).reasons;
    cluster.excerpt = text.excerpt;
    std::set<std::uint32_t> outlets;
    for (std::size_t i = 0; i < text.documents.size(); ++i) {
      // A document may say it twice; its places follow each other.
      if (cluster.members.empty() || cluster.members.back().document != text.documents[i]) {
        cluster.members.emplace_back().document = text.documents[i];
      }
      cluster.members.back().spans.push_back(text.bytes[i]);
      outlets.insert(in.audit.documents[index_of(text.documents[i])].outlet);
    }
    std::sort(cluster.members.begin(), cluster.members.end(),
              [&](const AuditMember& x, const AuditMember& y) {
                return in.facts.order[index_of(x.document)] < in.facts.order[index_of(y.document)];
              });
    cluster.outlets = static_cast<std::uint32_t>(outlets.size());
  }
}

}  // namespace dittograph
