#include "synth/truth.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

#include "base/hash.h"
#include "base/strings.h"
#include "synth/bytes.h"
#include "synth/calendar.h"
#include "synth/kinship.h"

namespace dittograph::synth {
namespace {

struct FileTraits {
  std::string_view name;
  std::string_view columns;  // empty: JSONL
};
constexpr FileTraits kFiles[kTruthFiles] = {
    {"pairs.tsv", "id_a\tid_b\tresemblance\tcontainment\tcross_source\tbody_resemblance\tplanted"},
    {"clusters.tsv", "id\tlabel"},
    {"spans.jsonl", ""},
    {"cleaned.jsonl", ""},
    {"articles.tsv",
     "id\tstory\tkind\ttext\tsource\tscript\ttime\tstamp\tcredit\tchain\tversion\trepeats\tnoise"},
    {"reuse.tsv",
     "id_a\tid_b\tkind\tdirect\tdirection\tlag\tunit\tcredit_a\tcredit_b\tcredit\theadline\t"
     "versions"},
    {"edits.tsv",
     "id_a\tid_b\tclass\twhat\ta_begin\ta_end\tb_begin\tb_end\ta_byte_begin\ta_byte_end\t"
     "b_byte_begin\tb_byte_end"},
    {"shared.tsv",
     "id_a\tid_b\ta_begin\ta_end\tb_begin\tb_end\ta_byte_begin\ta_byte_end\tb_byte_begin\t"
     "b_byte_end"},
    {"credits.tsv", "id\tagency\trole\tform\tbegin\tend\tbyte_begin\tbyte_end"},
    {"boilerplate.tsv", "id\tkind\tbegin\tend\tbyte_begin\tbyte_end"},
};

std::string& of(TruthLines& lines, TruthFile file) { return lines[static_cast<std::size_t>(file)]; }

std::string_view edit_name(EditKind kind) {
  constexpr std::string_view kNames[] = {"-", "number", "name", "word"};
  return kNames[static_cast<std::size_t>(kind)];
}

// 0.8412, rounded down, without a floating-point number on the way.
void append_share(std::uint64_t part, std::uint64_t all, std::string& out) {
  constexpr std::uint64_t kDigits = 1'000'000;
  const std::uint64_t scaled = all == 0 ? 0 : part * kDigits / all;
  absl::StrAppendFormat(&out, "%d.%06d", scaled / kDigits, scaled % kDigits);
}

std::string agency_name(std::uint32_t number) {
  return number == kNoAgency ? "-" : std::string(agency(number).name);
}

std::string noise_names(const Noise& noise) {
  std::string names;
  const auto add = [&](bool has, std::string_view name) {
    if (has) absl::StrAppend(&names, names.empty() ? "" : ",", to_absl(name));
  };
  add(noise.quotes, "quotes");
  add(noise.decomposed, "decomposed");
  add(noise.entities, "entities");
  add(noise.broken_lines, "broken_lines");
  add(noise.invalid, "invalid");
  return names.empty() ? "-" : names;
}

struct Range {
  std::uint32_t begin = 0, end = 0, cp_begin = 0, cp_end = 0;
};

// Where the sentences of a body stand, by their numbers.
std::vector<Range> sentence_ranges(const Page& page, std::size_t n_sentences) {
  std::vector<Range> ranges(n_sentences);
  for (const Place& place : page.places) {
    if (place.piece != Piece::kSentence) continue;
    ranges[place.which] = {place.begin, place.end, place.cp_begin, place.cp_end};
  }
  return ranges;
}

void append_ranges(const Range* a, const Range* b, std::string& out) {
  const auto add = [&](const Range* range, bool bytes) {
    if (range == nullptr) {
      out += "\t-\t-";
    } else {
      out += '\t';
      append_number(bytes ? range->begin : range->cp_begin, out);
      out += '\t';
      append_number(bytes ? range->end : range->cp_end, out);
    }
  };
  add(a, false);
  add(b, false);
  add(a, true);
  add(b, true);
  out += '\n';
}

// One in eight of the articles without repeats has its cleaned text, too.
bool is_sampled(std::string_view id) { return (hash_bytes(id.data(), id.size()) & 7U) == 0; }

// By article, the articles that share a sentence with it: a bit each.
std::vector<std::uint64_t> sharers(const Story& story) {
  std::vector<std::uint64_t> having(story.wordings.n_origins(), 0);
  for (std::size_t i = 0; i < story.articles.size(); ++i) {
    for (const Sentence& s : story.articles[i].body) having[s.origin] |= std::uint64_t{1} << i;
  }
  std::vector<std::uint64_t> sharing(story.articles.size(), 0);
  for (std::size_t i = 0; i < story.articles.size(); ++i) {
    for (const Sentence& s : story.articles[i].body) sharing[i] |= having[s.origin];
  }
  return sharing;
}

bool is_parent(const Article& child, std::size_t number) {
  return std::ranges::find(child.parents, number) != child.parents.end();
}

Headline headline_of(const Title& a, const Title& b, std::string_view shown_a,
                     std::string_view shown_b) {
  if (a.content == b.content) {
    return shown_a == shown_b ? Headline::kSame : Headline::kNormalised;
  }
  return a.subject == b.subject ? Headline::kEdited : Headline::kReplaced;
}

std::string comment(std::string_view parameters) {
  return absl::StrCat("# ", to_absl(parameters), "\n");
}

}  // namespace

std::string_view truth_file_name(TruthFile file) {
  return kFiles[static_cast<std::size_t>(file)].name;
}

std::string truth_file_head(TruthFile file, std::string_view parameters) {
  const std::string_view columns = kFiles[static_cast<std::size_t>(file)].columns;
  if (columns.empty()) return absl::StrCat(to_absl(parameters), "\n");
  return absl::StrCat(comment(parameters), to_absl(columns), "\n");
}

std::string outlets_table(const Cast& cast, std::string_view parameters) {
  std::string table = comment(parameters);
  table += "source\tdomain\trole\tscript\towner\tstamps\ttitle_in_text\n";
  for (const Outlet& outlet : cast.publishers()) {
    absl::StrAppend(&table, outlet.name, "\t", outlet.domain, "\t",
                    outlet.is_agency ? "agency" : "outlet", "\t",
                    outlet.is_agency ? "-" : to_absl(traits(outlet.script).name), "\t");
    absl::StrAppend(&table, outlet.owner == kNoOwner ? "-" : absl::StrCat("owner-", outlet.owner),
                    "\t", outlet.date_only ? "day" : "second", "\t", outlet.title_in_text ? 1 : 0,
                    "\n");
  }
  return table;
}

std::string owner_groups_table(const Cast& cast, std::string_view parameters) {
  std::string table = comment(parameters);
  table += "# owner\tsource\n";
  for (std::size_t i = 0; i < cast.owners().size(); ++i) {
    for (const std::uint32_t outlet : cast.owners()[i]) {
      absl::StrAppend(&table, "owner-", i, "\t", cast.publishers()[outlet].name, "\n");
    }
  }
  return table;
}

std::string agencies_lines(const Cast& cast, std::string_view parameters) {
  std::string lines = comment(parameters);
  for (std::uint32_t i = 0; i < cast.n_agencies(); ++i) {
    const Agency& one = agency(i);
    absl::StrAppend(&lines, R"({"kind":"agency","name":")", to_absl(one.name), R"(","aliases":)");
    for (std::size_t s = 0; s < kScripts; ++s) {
      lines += s == 0 ? '[' : ',';
      append_json(one.spelled[s], lines);
    }
    absl::StrAppend(&lines, R"(],"domains":[")", to_absl(one.domain), "\"]}\n");
  }
  // What stands in front of a credit, see credits.cc.
  return lines + R"({"kind":"cue","form":"tail","words":["Source","©","Источник","المصدر","来源"]}
{"kind":"cue","form":"tail","words":["Reporting by"]}
{"kind":"cue","form":"byline","words":["By","Par","Автор","بقلم","记者"]}
{"kind":"cue","form":"dispatch","words":["电"]}
)";
}

void TruthWriter::write(const WrittenStory& written, TruthLines& lines) {
  const bool alone = written.pages.size() == 1;
  if (!alone) likeness_.measure(written.pages);
  write_articles(written, lines);
  for (std::size_t i = 0; i < written.pages.size(); ++i) write_pieces(written, i, lines);
  if (!alone) write_pairs(written, lines);
}

void TruthWriter::write_articles(const WrittenStory& written, TruthLines& lines) {
  const Story& story = written.story;
  std::vector<std::size_t> root(story.articles.size(), SIZE_MAX);  // by text: its first article
  for (std::size_t i = 0; i < story.articles.size(); ++i) {
    const Article& article = story.articles[i];
    std::size_t& first = root[article.text];
    if (first == SIZE_MAX) first = i;
    const bool near = first == i || [&] {
      const PairLikeness pair = likeness_.body(first, i);
      return pair.shared * 5ULL >= pair.united() * 4ULL;
    }();
    absl::StrAppend(&of(lines, TruthFile::kClusters), written.ids[i], "\t",
                    written.ids[near ? first : i], "\n");
    const Outlet& outlet = cast_.publishers()[article.publisher];
    std::string& out = of(lines, TruthFile::kArticles);
    absl::StrAppend(&out, written.ids[i], "\t", to_absl(written.name), "\t",
                    to_absl(story_kind_name(story.kind)), "\t", to_absl(written.name), ".",
                    article.text, "\t", outlet.name, "\t");
    absl::StrAppend(&out, to_absl(traits(story.script).name), "\t", iso_stamp(article.time), "\t",
                    article.has_stamp_of_day ? "day" : "second", "\t",
                    agency_name(article.credit.agency), "\t");
    if (article.chain == kNoChain) {
      out += "-\t-";
    } else {
      absl::StrAppend(&out, to_absl(written.name), ".", article.chain, "\t", article.version);
    }
    absl::StrAppend(&out, "\t", article.repeats.any() ? 1 : 0, "\t", noise_names(article.noise),
                    "\n");
  }
}

void TruthWriter::write_pieces(const WrittenStory& written, std::size_t number, TruthLines& lines) {
  const Article& article = written.story.articles[number];
  const Page& page = written.pages[number];
  const std::string& id = written.ids[number];
  std::string spans;
  const auto ranges_of = [](const Place& p) {
    return absl::StrCat("\t", p.cp_begin, "\t", p.cp_end, "\t", p.begin, "\t", p.end, "\n");
  };
  const auto credit = [&](const Place& place, std::uint32_t agency, const char* role,
                          const char* form) {
    absl::StrAppend(&of(lines, TruthFile::kCredits), id, "\t", agency_name(agency), "\t", role,
                    "\t", form, ranges_of(place));
  };
  for (const Place& place : page.places) {
    switch (place.piece) {
      case Piece::kRepeat:
        absl::StrAppend(&spans, spans.empty() ? "[" : ",[", place.cp_begin, ",", place.cp_end, "]");
        break;
      case Piece::kBoilerplate:
        absl::StrAppend(&of(lines, TruthFile::kBoilerplate), id, "\t",
                        to_absl(boilerplate_name(static_cast<Boilerplate>(place.which))),
                        ranges_of(place));
        break;
      case Piece::kDateline:
        credit(place, article.credit.agency, "credit", "dateline");
        break;
      case Piece::kByline:
        credit(place, article.credit.agency, "credit", "byline");
        break;
      case Piece::kCreditTail:
        credit(place, article.credit.agency, "credit", "tail");
        break;
      case Piece::kMention: {
        const auto& mention = written.story.wordings[article.body[place.which].wording].mention;
        credit(place, mention->agency, "mention", "citation");
        break;
      }
      case Piece::kTitle:
      case Piece::kSentence:
      case Piece::kBreak:
        break;
    }
  }
  if (spans.empty() && !is_sampled(id)) return;
  if (!spans.empty()) {
    absl::StrAppend(&of(lines, TruthFile::kSpans), "{\"id\":\"", id, "\",\"spans\":[", spans,
                    "]}\n");
  }
  std::string& cleaned = of(lines, TruthFile::kCleaned);
  absl::StrAppend(&cleaned, "{\"id\":\"", id, "\",\"text\":");
  append_json(page.cleaned(), cleaned);
  cleaned += "}\n";
}

void TruthWriter::write_pairs(const WrittenStory& written, TruthLines& lines) {
  const auto& articles = written.story.articles;
  const std::vector<std::uint64_t> sharing = sharers(written.story);
  for (std::size_t a = 0; a < articles.size(); ++a) {
    for (std::size_t b = a + 1; b < articles.size(); ++b) {
      if ((sharing[a] >> b & 1U) != 0) write_pair(written, a, b, lines);
    }
  }
}

// a was made before b. The line names the smaller id first: nothing follows from the order.
void TruthWriter::write_pair(const WrittenStory& written, std::size_t a, std::size_t b,
                             TruthLines& lines) {
  const Story& story = written.story;
  const bool direct = is_parent(story.articles[b], a);
  const std::size_t x = written.ids[a] < written.ids[b] ? a : b;
  const std::size_t y = x == a ? b : a;
  const Article& one = story.articles[x];
  const Article& two = story.articles[y];
  const std::string ids = absl::StrCat(written.ids[x], "\t", written.ids[y]);
  const bool cross = one.publisher != two.publisher;

  std::string& pairs = of(lines, TruthFile::kPairs);
  const PairLikeness whole = likeness_.whole(x, y);
  absl::StrAppend(&pairs, ids, "\t");
  append_share(whole.shared, whole.united(), pairs);
  pairs += '\t';
  append_share(whole.shared, std::min(whole.left, whole.right), pairs);
  absl::StrAppend(&pairs, "\t", cross ? 1 : 0, "\t");
  const PairLikeness body = likeness_.body(x, y);
  append_share(body.shared, body.united(), pairs);
  const std::uint32_t planted = direct ? story.articles[b].planted : 0;
  absl::StrAppend(&pairs, "\t",
                  planted == 0 ? "-" : absl::StrFormat("%d.%02d", planted / 100, planted % 100),
                  "\n");

  const Lag lag = lag_between(one, two);
  const bool later_first = lag.direction == Direction::kLater;
  const std::uint32_t earlier = later_first ? two.credit.agency : one.credit.agency;
  const std::uint32_t later = later_first ? one.credit.agency : two.credit.agency;
  const Headline headline = headline_of(one.title, two.title, written.titles[x], written.titles[y]);
  std::string& reuse = of(lines, TruthFile::kReuse);
  absl::StrAppend(&reuse, ids, "\t", to_absl(story_kind_name(story.kind)), "\t", direct ? 1 : 0,
                  "\t", to_absl(direction_name(lag.direction)), "\t", lag.size, "\t");
  absl::StrAppend(&reuse, lag.in_days ? "day" : "second", "\t", agency_name(one.credit.agency),
                  "\t", agency_name(two.credit.agency), "\t",
                  to_absl(credit_change_name(credit_change(earlier, later))), "\t");
  absl::StrAppend(&reuse, to_absl(headline_name(headline)), "\t",
                  one.chain != kNoChain && one.chain == two.chain ? 1 : 0, "\n");
  if (direct) write_changes(written, a, b, lines);
}

void TruthWriter::write_changes(const WrittenStory& written, std::size_t a, std::size_t b,
                                TruthLines& lines) {
  const Body& from = written.story.articles[a].body;
  const Body& to = written.story.articles[b].body;
  const std::vector<Range> in_a = sentence_ranges(written.pages[a], from.size());
  const std::vector<Range> in_b = sentence_ranges(written.pages[b], to.size());
  const std::vector<Aligned> aligned = align(from, to);
  const std::string ids = absl::StrCat(written.ids[a], "\t", written.ids[b]);
  std::string& edits = of(lines, TruthFile::kEdits);
  for (const Aligned& line : aligned) {
    const EditKind what = line.change == Change::kEdited
                              ? written.story.wordings[to[line.b].wording].edit
                              : EditKind::kNone;
    absl::StrAppend(&edits, ids, "\t", to_absl(change_name(line.change)), "\t",
                    to_absl(edit_name(what)));
    append_ranges(line.a == kNoSentence ? nullptr : &in_a[line.a],
                  line.b == kNoSentence ? nullptr : &in_b[line.b], edits);
  }
  std::string& shared = of(lines, TruthFile::kShared);
  for (const SharedRun& run : shared_runs(aligned)) {
    const auto joined = [](const Range& first, const Range& last) {
      return Range{first.begin, last.end, first.cp_begin, last.cp_end};
    };
    const Range left = joined(in_a[run.a_begin], in_a[run.a_end - 1]);
    const Range right = joined(in_b[run.b_begin], in_b[run.b_end - 1]);
    shared += ids;
    append_ranges(&left, &right, shared);
  }
}

}  // namespace dittograph::synth
