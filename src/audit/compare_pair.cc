#include "audit/compare_pair.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "audit/direction.h"
#include "audit/stamps.h"
#include "audit/token_sets.h"

namespace dittograph {
namespace {

// Edits are told of pairs that are one text, not of those that share a quotation.
constexpr double kOneText = 0.3;
constexpr std::size_t kMostChanges = 6;
// A dateline may stand a little inside the stretch: where the shared text begins before it.
constexpr std::uint64_t kCreditReach = 200;

AlignedSpan swapped(const AlignedSpan& span) {
  return {.a = span.b, .b = span.a, .matched = span.matched};
}

// Words of an address and not of a text: nearly all are joined by its signs to the next.
bool is_address(const SentencedText& text, const TokenRange& range) {
  const auto is_digit = [&](std::size_t byte) {
    return text.text[byte] >= '0' && text.text[byte] <= '9';
  };
  std::uint32_t n_joined = 0;
  for (std::uint32_t i = range.begin; i + 1 < range.end; ++i) {
    const std::size_t end = text.tokens.end[i];
    const std::size_t next = text.tokens.begin[i + 1];
    const std::string_view gap = text.text.substr(end, next - end);
    if (gap.empty() || gap.find_first_not_of("/-_=&?.:#%+") != std::string_view::npos) continue;
    n_joined += is_digit(end - 1) && is_digit(next) ? 0 : 1;  // a date, a score, a number
  }
  return 10 * n_joined >= 7 * (range.size() - 1);
}

ByteSpan bytes_of(const PairDocument& document, const TokenRange& range) {
  return {document.text->tokens.begin[range.begin], document.text->tokens.end[range.end - 1]};
}

// An address without scheme, "www.", query and last slash.
std::string_view bare_url(std::string_view url) {
  if (const std::size_t scheme = url.find("://"); scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  }
  if (url.starts_with("www.")) url.remove_prefix(4);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with("/")) url.remove_suffix(1);
  return url;
}

bool same_page(std::string_view canonical, std::string_view url) {
  return !canonical.empty() && !url.empty() && bare_url(canonical) == bare_url(url);
}

bool names_source(const PairDocument& document, std::uint32_t source) {
  return source != kNoIndex &&
         std::any_of(document.credits.begin(), document.credits.end(), [&](const Credit& credit) {
           return credit.source == source && credit.form != Credit::Form::kOwnDomain;
         });
}

}  // namespace

std::uint64_t chars_of(const PairDocument& document, std::span<const TokenRange> set) {
  std::uint64_t chars = 0;
  for (const TokenRange& range : set) {
    if (range.empty()) continue;
    const Tokens& tokens = document.text->tokens;
    chars += document.places->before(tokens.end[range.end - 1]) -
             document.places->before(tokens.begin[range.begin]);
  }
  return chars;
}

std::uint64_t own_chars(const PairDocument& document) {
  const auto n = static_cast<std::uint32_t>(document.text->tokens.size());
  if (n == 0) return 0;
  const TokenRange all[] = {{0, n}};
  return chars_of(document, without(all, document.left_out));
}

std::uint32_t credit_of(std::span<const Credit> credits, ByteSpan stretch) {
  std::uint32_t before = kNoIndex;
  std::uint32_t behind = kNoIndex;
  std::uint32_t anywhere = kNoIndex;
  for (std::uint32_t i = 0; i < credits.size(); ++i) {
    const Credit& credit = credits[i];
    const bool heads =
        credit.form == Credit::Form::kDateline || credit.form == Credit::Form::kByline;
    if (credit.form == Credit::Form::kField || credit.form == Credit::Form::kOwnDomain) {
      anywhere = std::min(anywhere, i);
    } else if (heads && credit.bytes.begin <= stretch.begin + kCreditReach) {
      before = i;
    } else if (!heads && behind == kNoIndex && credit.bytes.end + kCreditReach >= stretch.end) {
      behind = i;
    }
  }
  if (before != kNoIndex) return before;
  if (behind != kNoIndex) return behind;
  if (anywhere != kNoIndex) return anywhere;
  return credits.empty() ? kNoIndex : 0;
}

PairFinding PairComparer::compare(const PairDocument& x, const PairDocument& y,
                                  std::span<const AlignedSpan> spans) {
  PairFinding out;
  AuditPair& pair = out.pair;
  measure(x, y, spans, out);
  const DirectionFinding found = find_direction({.a = x.stamp,
                                                 .b = y.stamp,
                                                 .a_credits_b = names_source(x, y.own_source),
                                                 .b_credits_a = names_source(y, x.own_source),
                                                 .a_canonical_is_b = same_page(x.canonical, y.url),
                                                 .b_canonical_is_a = same_page(y.canonical, x.url),
                                                 .a_is_agency = x.is_agency,
                                                 .b_is_agency = y.is_agency,
                                                 .share_a = pair.share_a,
                                                 .share_b = pair.share_b});
  if (found.direction == Direction::kLater) {
    std::vector<AlignedSpan> turned;
    for (const AlignedSpan& span : spans) turned.push_back(swapped(span));
    std::sort(turned.begin(), turned.end(),
              [](const AlignedSpan& s, const AlignedSpan& t) { return s.b < t.b; });
    return compare(y, x, turned);
  }
  pair.a = x.id;
  pair.b = y.id;
  pair.same_outlet = x.outlet != kNoIndex && x.outlet == y.outlet;
  pair.same_owner = !pair.same_outlet && !x.owner.empty() && x.owner == y.owner;
  pair.direction = found.direction;
  pair.evidence = found.evidence;
  pair.disagreement = found.disagreement;
  pair.lag = lag_between(x.stamp, y.stamp);
  pair.headline = headlines_.compare(x.title, *x.affixes, y.title, *y.affixes);
  tell_credit(x, y, pair, out.spans);
  if (std::max(pair.share_a, pair.share_b) >= kOneText) {
    const SentenceEdits edits = align_sentences(*x.news, *y.news, kMostChanges);
    pair.edits = edits.counts;
    for (const SentenceEdit& edit : edits.edits) {
      for (const WordChange& change : edit.changes) {
        if (pair.changes.size() < kMostChanges) pair.changes.push_back(change);
      }
    }
  }
  return out;
}

void PairComparer::measure(const PairDocument& a, const PairDocument& b,
                           std::span<const AlignedSpan> spans, PairFinding& out) {
  AuditPair& pair = out.pair;
  std::vector<TokenRange> all_a;
  std::vector<TokenRange> all_b;
  std::vector<TokenRange> own_a;
  std::vector<TokenRange> own_b;
  std::uint32_t matched = 0;
  for (const AlignedSpan& span : spans) {
    const bool boilerplate = mostly_in(span.a, a.left_out) || mostly_in(span.b, b.left_out) ||
                             is_address(*a.text, span.a);
    out.spans.push_back({.a = bytes_of(a, span.a),
                         .b = bytes_of(b, span.b),
                         .tokens = span.matched,
                         .boilerplate = boilerplate});
    all_a.push_back(span.a);
    all_b.push_back(span.b);
    if (boilerplate) continue;
    own_a.push_back(span.a);
    own_b.push_back(span.b);
    out.parts.push_back({.a = span.a, .b = span.b});
    matched += span.matched;
    ++pair.fragments;
    pair.longest_run = std::max(pair.longest_run, span.matched);
  }
  const TokenSet set_a = set_of(std::move(own_a));
  const TokenSet set_b = set_of(std::move(own_b));
  pair.full_chars_a = chars_of(a, set_of(std::move(all_a)));
  pair.full_chars_b = chars_of(b, set_of(std::move(all_b)));
  pair.chars_a = chars_of(a, without(set_a, a.left_out));
  pair.chars_b = chars_of(b, without(set_b, b.left_out));
  const auto share = [](std::uint64_t part, std::uint64_t whole) {
    return whole == 0 ? 0.0 : std::min(1.0, static_cast<double>(part) / static_cast<double>(whole));
  };
  pair.share_a = share(pair.chars_a, own_chars(a));
  pair.share_b = share(pair.chars_b, own_chars(b));
  if (!set_b.empty()) {
    pair.density =
        static_cast<double>(matched) / static_cast<double>(set_b.back().end - set_b.front().begin);
    pair.density = std::min(1.0, pair.density);
  }
}

void PairComparer::tell_credit(const PairDocument& a, const PairDocument& b, AuditPair& pair,
                               std::span<const SharedSpan> spans) {
  ByteSpan of_a;
  ByteSpan of_b;
  std::uint32_t longest = 0;
  for (const SharedSpan& span : spans) {
    if (span.boilerplate || span.tokens <= longest) continue;
    longest = span.tokens;
    of_a = span.a;
    of_b = span.b;
  }
  pair.credit_a = credit_of(a.credits, of_a);
  pair.credit_b = credit_of(b.credits, of_b);
  // What b credits, if it is not the source of the stretch but another one of several, still keeps
  // a's credit where b names a's anywhere.
  const std::uint32_t source_a =
      pair.credit_a == kNoIndex ? kNoIndex : a.credits[pair.credit_a].source;
  if (source_a != kNoIndex) {
    for (std::uint32_t i = 0; i < b.credits.size(); ++i) {
      if (b.credits[i].source == source_a) {
        pair.credit_b = i;
        break;
      }
    }
  }
  const std::uint32_t source_b =
      pair.credit_b == kNoIndex ? kNoIndex : b.credits[pair.credit_b].source;
  pair.credit = source_a == kNoIndex && source_b == kNoIndex ? CreditChange::kNone
                : source_a == source_b                       ? CreditChange::kKept
                : source_b == kNoIndex                       ? CreditChange::kStripped
                : source_a == kNoIndex                       ? CreditChange::kAdded
                                                             : CreditChange::kReplaced;
}

}  // namespace dittograph
