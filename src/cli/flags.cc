#include "cli/flags.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "absl/strings/str_format.h"
#include "absl/strings/str_replace.h"
#include "cli/verbs.h"

#include "base/status.h"
#include "report/settings.h"
#include "synth/settings.h"

namespace dittograph {
namespace {

constexpr const char* kOutput = "output";
constexpr const char* kRun = "run";
constexpr const char* kTime = "time";

// The flags, and behind them the settings that are wanted; without a choice all of them.
using WantedSetting = bool (*)(const Setting& setting);
std::vector<Flag> with_settings(std::vector<Flag> flags, WantedSetting wanted = nullptr) {
  const Params defaults;
  for (const Setting& setting : settings()) {
    if (wanted != nullptr && !wanted(setting)) continue;
    std::string name = flag_of(setting).substr(2);
    std::string shown = value_of(setting, defaults);
    if (shown.empty()) shown = setting.group == "fields of a record" ? "guessed" : "none";
    if (setting.value.empty()) shown.clear();  // A switch is off.
    flags.push_back({.name = std::move(name),
                     .letter = 0,
                     .value = std::string(setting.value),
                     .default_text = std::move(shown),
                     .help = std::string(setting.help),
                     .details = std::string(setting.details),
                     .group = std::string(setting.group)});
  }
  return flags;
}

// The name of the setting whose flag it is: "shingle-size" -> "shingle_size".
std::string setting_name(std::string flag) {
  std::ranges::replace(flag, '-', '_');
  return flag;
}

Flag flag(std::string name, char letter, std::string value, std::string default_text,
          std::string help, std::string details, std::string group) {
  return {std::move(name),         letter,          std::move(value),
          std::move(default_text), std::move(help), std::move(details),
          std::move(group)};
}

Verb clean_verb() {
  Verb verb;
  verb.name = "clean";
  verb.arguments = "INPUT... [-o OUT]";
  verb.help = "take out what stands twice, within documents and among them";
  verb.details =
      "Reads scraped articles, plain text, folders of them, JSONL and CSV, each also packed with "
      "gzip or zstd, and - for standard input.\n\n"
      "Within a document: finds paragraphs, runs of them and glued or truncated copies that stand "
      "twice or more, keeps the best-formed copy and cuts the others. Among documents: drops exact "
      "copies and near-duplicates but one, each compared with the one that stays; cuts the "
      "standing "
      "text that a source repeats over its documents, one copy left; lists contained documents and "
      "shared passages. No character is rewritten, and the ledger removed.jsonl puts the input "
      "back, byte for byte: see dittograph restore.\n\n"
      "OUT gets cleaned.jsonl, cleaned.csv or the folder cleaned/ with the texts, repeats.jsonl, "
      "clusters.jsonl, passages.jsonl, removed.jsonl, kept_whole.jsonl, skipped.jsonl, "
      "summary.json and report.html, a page to look at. It appears whole at the end or not at "
      "all.\n\n"
      "One text without -o is printed cleaned to standard output; what was found goes to standard "
      "error.";
  verb.min_arguments = 1;
  verb.flags = with_settings({
      flag("output", 'o', "OUT", "", "folder for the results",
           "It must not exist; with --force a folder that an earlier run wrote is replaced. Not "
           "needed for one text, which is then printed.",
           kOutput),
      flag("force", 0, "", "", "replace OUT if an earlier run wrote it",
           "Only an empty folder or one that holds a summary.json of ours is replaced, and only "
           "when the new one is complete.",
           kOutput),
      flag("dry-run", 0, "", "", "write everything but the cleaned text",
           "All findings, the ledger and summary.json are written, the cleaned text is not.",
           kOutput),
      flag("compress", 0, "zst", "none", "pack cleaned files and ledger with zstd",
           "cleaned.* and removed.jsonl are packed and their names end in .zst.", kOutput),
      flag("sqlite", 0, "", "", "write the findings as a database too",
           "dittograph.sqlite holds clusters, passages, repeats, the ledger and skipped records as "
           "tables.",
           kOutput),
      flag(
          "estimate-recall", 0, "", "", "measure what was missed",
          "Compares up to 1,000 documents, drawn by what they say, with all others exactly, and "
          "says how many of the near pairs were found; the nearest of those that were not stand in "
          "summary.json.",
          kOutput),
      flag("report", 0, "yes|no", "yes", "write report.html, a page to look at",
           "One file that a browser opens from disk: clusters, copies side by side, passages, and "
           "articles with their repeats. It holds a choice of the texts, at most 25 MB.",
           kOutput),
      flag("json", 0, "", "", "print summary.json to standard output", "", kOutput),
      flag("format", 0, "FORMAT", "auto", "article, text, jsonl, csv or auto",
           "Inputs are told apart by their content, then by their names; this overrules both.",
           "reading"),
      flag("strict", 0, "", "", "stop at the first bad record",
           "Without it bad records are left out, counted and listed in skipped.jsonl.", "reading"),
      flag("strict-exit", 0, "", "", "exit with 1 if a record was skipped", "", "reading"),
      flag("threads", 0, "N", "all cores", "threads to work with",
           "The results are the same bytes at any number.", kRun),
      flag("memory", 0, "SIZE", "no limit", "memory to keep to, as 512M or 2G",
           "256M or more. What does not fit goes to scratch files; the results are the same bytes "
           "at "
           "any size. A document that does not fit is refused.",
           kRun),
      flag("temp-dir", 0, "DIR", "OUT", "folder for scratch files", "", kRun),
      flag("kernel", 0, "KIND", "best", "scalar, avx2, avx512 or best",
           "The vectors to work with, no faster ones than these; the results are the same bytes "
           "with any.",
           kRun),
      flag("stats", 0, "", "", "print what each stage cost",
           "A table at the end, on standard error: time, CPU seconds, share, bytes and items of "
           "each stage. Stages that overlap share the time in proportion to their CPU seconds.",
           kRun),
      flag("trace", 0, "FILE", "", "write the run's timeline",
           "In the Chrome trace format, which chrome://tracing and ui.perfetto.dev show: a row a "
           "thread, an event a batch and stage.",
           kRun),
      flag("quiet", 'q', "", "", "print errors only", "", kRun),
  });
  verb.examples = clean_examples();
  verb.run = run_clean;
  return verb;
}

// The settings that an audit looks at.
bool belongs_to_audit(const Setting& setting) {
  constexpr std::array<std::string_view, 5> kNames = {"shingle_size", "resemblance", "containment",
                                                      "count_boilerplate", "min_passage"};
  return setting.group == "fields of a record" ||
         std::ranges::find(kNames, setting.name) != kNames.end();
}

Verb audit_verb() {
  Verb verb;
  verb.name = "audit";
  verb.arguments = "INPUT... -o OUT";
  verb.help = "who reprinted whom, how fast, how much, with or without credit";
  verb.details =
      "Reads what clean reads. What an outlet repeats in its own documents is set aside; what "
      "outlets share is told pair by pair: who was first and by what evidence, how much later, how "
      "much of both texts, under which headline, with which credit, with which edits. Dates, "
      "credits, canonical addresses decide; names and the order of files never do, and equal "
      "stamps are a tie.\n\n"
      "OUT gets audit.sqlite with everything (docs/audit.md has its tables and ready queries), "
      "matrix.csv (outlet by outlet), pairs.csv, phrases.csv, network.gexf and network.graphml, "
      "clusters.jsonl, passages.jsonl, repeats.jsonl, skipped.jsonl and summary.json. It appears "
      "whole at the end or not at all.";
  verb.min_arguments = 1;
  std::vector<Flag> flags = with_settings(
      {
          flag("output", 'o', "OUT", "", "folder for the results",
               "It must not exist; with --force a folder that an earlier run wrote is replaced.",
               kOutput),
          flag(
              "force", 0, "", "", "replace OUT if an earlier run wrote it",
              "Only an empty folder or one that holds a summary.json of ours is replaced, and only "
              "when the new one is complete.",
              kOutput),
          flag("json", 0, "", "", "print summary.json to standard output", "", kOutput),
          flag("format", 0, "FORMAT", "auto", "article, text, jsonl, csv or auto",
               "Inputs are told apart by their content, then by their names; this overrules both.",
               "reading"),
          flag("strict", 0, "", "", "stop at the first bad record",
               "Without it bad records are left out, counted and listed in skipped.jsonl.",
               "reading"),
          flag("strict-exit", 0, "", "", "exit with 1 if a record was skipped", "", "reading"),
          flag("since", 0, "DATE", "all", "leave out documents before this day",
               "Written as 2023-09-11. Documents without a date stay.", kTime),
          flag("until", 0, "DATE", "all", "leave out documents after this day", "", kTime),
          flag("window", 0, "DAYS", "any", "no pair further apart than this",
               "30 or 30d. Pairs in which a date is missing stay.", kTime),
          flag("time-zone", 0, "ZONE", "UTC", "zone of times that name none",
               "UTC or an offset such as +03:00. Days are days of this zone.", kTime),
          flag("today", 0, "DATE", "the day of the run", "later dates are faults",
               "A date after it counts as no date.", kTime),
          flag("owner-groups", 0, "FILE", "none", "outlets of one owner",
               "One line an outlet: owner, tab, outlet.", "who is who"),
          flag("agencies", 0, "FILE", "shipped list", "agencies, their names and domains",
               "One JSON object a line, in place of the list that comes with the program: see "
               "docs/audit.md.",
               "who is who"),
          flag("ignore-phrases", 0, "FILE", "none", "phrases that do not count",
               "One a line. What they cover counts as boilerplate does.", "who is who"),
          flag("threads", 0, "N", "all cores", "threads to work with",
               "The results are the same bytes at any number.", kRun),
          flag("memory", 0, "SIZE", "no limit", "memory to keep to, as 512M or 2G",
               "256M or more. What does not fit goes to scratch files; the results are the same "
               "bytes at any size. What is known of documents, pairs and clusters stays in memory "
               "all the same: some 3 KB a document where most are reprints. A document that does "
               "not fit is refused.",
               kRun),
          flag("temp-dir", 0, "DIR", "OUT", "folder for scratch files", "", kRun),
          flag("quiet", 'q', "", "", "print errors only", "", kRun),
      },
      belongs_to_audit);
  verb.flags = std::move(flags);
  verb.examples = audit_examples();
  verb.run = run_audit;
  return verb;
}

Verb restore_verb() {
  Verb verb;
  verb.name = "restore";
  verb.arguments = "OUT [-o DEST]";
  verb.help = "put the inputs of a run back, byte for byte";
  verb.details =
      "Reads the cleaned files and the ledger in OUT and writes the inputs as they were, checked "
      "against the lengths and digests in summary.json. Inputs that were packed with gzip or zstd "
      "come back unpacked, under the name without .gz or .zst.";
  verb.min_arguments = verb.max_arguments = 1;
  verb.flags = {
      flag("output", 'o', "DEST", "", "file or folder to write, - for standard output",
           "A folder if the run had several inputs, or if DEST exists as a folder or ends with a "
           "slash; else a file. Without it one input is printed to standard output, and several go "
           "to the folder OUT.restored.",
           kOutput),
      flag("force", 0, "", "", "replace files that exist", "", kOutput),
      flag("quiet", 'q', "", "", "print errors only", "", kRun),
  };
  verb.examples = restore_examples();
  verb.run = run_restore;
  return verb;
}

// Of the settings those that two texts alone can feel.
bool is_of_two_texts(const Setting& setting) {
  return setting.name == "shingle_size" || setting.name == "min_passage" ||
         setting.group == "fields of a record";
}

Verb compare_verb() {
  Verb verb;
  verb.name = "compare";
  verb.arguments = "A B [--corpus FILE]";
  verb.help = "show two texts side by side";
  verb.details =
      "A and B are files, one of them may be - for standard input; with --corpus they are ids of "
      "its records. Tells how alike they are, the passages that they share, and sentence by "
      "sentence what was left, edited, added, deleted and moved on the way from A to B, with "
      "changed numbers and names below. Words that differ stand as [-of A-] and {+of B+}; on a "
      "terminal in red and green.\n\n"
      "Exit code 0 if the texts could be compared, however alike they are, else 2.";
  verb.min_arguments = verb.max_arguments = 2;
  verb.flags = {
      flag("corpus", 0, "FILE", "", "A and B are ids of documents in it",
           "JSONL, CSV or a folder, as clean reads them; - for standard input.", "reading"),
      flag("format", 0, "FORMAT", "auto", "article, text, jsonl, csv or auto", "", "reading"),
      flag("color", 0, "WHEN", "auto", "auto, always or never",
           "auto is on a terminal, unless NO_COLOR is set.", kOutput),
      flag("html", 0, "FILE", "", "write a page with both texts too",
           "One file that a browser opens from disk, as report.html of clean.", kOutput),
      flag("json", 0, "", "", "print one JSON object instead",
           "Places count bytes of the texts, half open.", kOutput),
  };
  for (Flag& setting : with_settings({})) {
    const Setting* known = find_setting(setting_name(setting.name));
    if (known != nullptr && is_of_two_texts(*known)) verb.flags.push_back(std::move(setting));
  }
  verb.examples = compare_examples();
  verb.run = run_compare;
  return verb;
}

Verb eval_verb() {
  Verb verb;
  verb.name = "eval";
  verb.arguments = "OUT --cleaned | --spans | --pairs | --clusters TRUTH";
  verb.help = "measure a run against a truth";
  verb.details =
      "Precision, recall and F1 of the removed text by token and by character, documents cleaned "
      "exactly, false cuts; with --spans also plagdet with granularity as PAN defines it. With "
      "--pairs and --clusters it is the documents put into one cluster or linked that are "
      "measured. The inputs are restored from OUT for it.";
  verb.min_arguments = verb.max_arguments = 1;
  verb.flags = {
      flag("cleaned", 0, "TRUTH", "", "the cleaned texts as they should be",
           "JSONL with id and text, a folder of texts, or one text.", "truth"),
      flag("spans", 0, "TRUTH", "", "the spans that should be removed",
           "JSONL: id, begin and end a line, in code points of the text, half open.", "truth"),
      flag("pairs", 0, "TRUTH", "", "pairs of documents that belong together",
           "Columns with tabs between, or JSONL: id_a, id_b and perhaps resemblance, containment, "
           "cross_source. A pair that was found and is not in the list is compared once more, on "
           "all its shingles, before it is called wrong.",
           "truth"),
      flag("min-resemblance", 0, "X", "the run's", "pairs wanted from this resemblance on",
           "For recall, where the list of --pairs has figures. Found pairs are judged by the "
           "run's own bound.",
           "truth"),
      flag("clusters", 0, "TRUTH", "", "the cluster that each document belongs to",
           "Columns with a tab between, id and label, or JSONL: id and cluster.", "truth"),
      flag("json", 0, "", "", "print one JSON object instead of a table", "", kOutput),
      flag("temp-dir", 0, "DIR", "system's", "folder for the restored inputs", "", kRun),
  };
  verb.run = run_eval;
  return verb;
}

Verb bounds_verb() {
  Verb verb;
  verb.name = "bounds";
  verb.max_arguments = 0;
  verb.help = "say what a setting of the MinHash index finds and costs";
  verb.details =
      "The share of pairs found at each resemblance, the error of the estimate, memory and time. "
      "Without flags: the setting that clean uses; clean chooses bands, rows and the least number "
      "of equal slots itself, from --resemblance. With --recall: the cheapest setting that finds "
      "so many. What is found is always compared on its shingles, so a setting decides what is "
      "missed and what it costs, never what is called near.";
  verb.flags = {
      flag("resemblance", 0, "SHARE", "0.8", "of the pairs that are to be found",
           "Decides the bands where none are given, and how many slots must be equal.", "setting"),
      flag("signature-size", 0, "SLOTS", "128", "slots of a signature", "", "setting"),
      flag("bands", 0, "N", "as many as fit", "bands of a signature", "", "setting"),
      flag("rows", 0, "N", "chosen", "slots of a band",
           "A pair is proposed if all slots of a band are equal.", "setting"),
      flag("recall", 0, "SHARE", "", "look for the cheapest setting",
           "Least time among those that find so many of the pairs at --resemblance.", "setting"),
      flag("documents", 0, "N", "1000000", "documents to reckon with", "", "cost"),
      flag("shingles", 0, "N", "500", "shingles of a document", "", "cost"),
      flag("background", 0, "SHARE", "0.05", "resemblance of what is no copy",
           "Almost all pairs are such; some meet in a band by chance.", "cost"),
      flag("svg", 0, "FILE", "", "draw the curve", "", kOutput),
      flag("json", 0, "", "", "print one JSON object instead of a table", "", kOutput),
  };
  verb.examples = bounds_examples();
  verb.run = run_bounds;
  return verb;
}

Verb synth_verb() {
  const synth::Settings defaults;
  const auto number = [](std::uint64_t value) { return std::to_string(value); };
  const auto share = [](std::uint32_t per_mille) {
    return absl::StrFormat("%g", per_mille / 1000.0);
  };
  Verb verb;
  verb.name = "synth";
  verb.arguments = "--size SIZE | --articles N -o OUT";
  verb.help = "make a corpus of which the truth is known";
  verb.details =
      "Makes articles of words that mean nothing, in five scripts, and plants in them what real "
      "ones have: wire stories and outlets that reprint them with changes, later, with or without "
      "credit; press releases, shared quotes and tables; versions; two stories in one; repeats "
      "within articles, boilerplate, noise. OUT gets articles.jsonl and in the folder truth/ what "
      "was planted, in the forms that dittograph eval takes; docs/synth.md describes each file. "
      "The same settings give the same bytes on every machine.";
  verb.max_arguments = 0;
  verb.flags = {
      flag("output", 'o', "OUT", "", "folder for the corpus, - to print its articles",
           "It must not exist, and appears whole at the end or not at all. With - the articles go "
           "to standard output and no truth is written.",
           kOutput),
      flag("force", 0, "", "", "replace OUT if an earlier run wrote it", "", kOutput),
      flag("size", 0, "SIZE", "", "bytes of articles, as 500K, 200M or 1G",
           "Powers of 1024. Never more, and less by no more than a story or two.", "corpus"),
      flag("articles", 0, "N", "", "number of articles", "Instead of --size.", "corpus"),
      flag("seed", 0, "N", number(defaults.seed), "another seed is another corpus", "", "corpus"),
      flag("outlets", 0, "N", number(defaults.outlets), "outlets that publish", "", "corpus"),
      flag("agencies", 0, "N", number(defaults.agencies), "agencies, at most 10",
           "Without one there are no wire stories.", "corpus"),
      flag("days", 0, "N", number(defaults.days), "the dates' range, from 2024-01-01", "",
           "corpus"),
      flag("scripts", 0, "LIST", "latin=50,...", "weights of scripts",
           absl::StrReplaceAll(synth::scripts_list(defaults), {{",", ", "}}) +
               "; what is not named has none. A script that comes to fewer than four outlets gives "
               "them to the heaviest.",
           "corpus"),
      flag("stories", 0, "LIST", "single=35,...", "weights of kinds of stories",
           absl::StrReplaceAll(synth::stories_list(defaults), {{",", ", "}}) +
               "; what is not named has none, single must have some.",
           "corpus"),
      flag("repeats", 0, "X", share(defaults.repeats), "share of articles that repeat themselves",
           "", "corpus"),
      flag("boilerplate", 0, "X", share(defaults.boilerplate),
           "share of outlets with standing text", "", "corpus"),
      flag("noise", 0, "X", share(defaults.noise), "share of articles with noise",
           "Other quotes and dashes, NFD, HTML entities, broken lines.", "corpus"),
      flag("invalid", 0, "X", share(defaults.invalid), "share of articles with invalid UTF-8", "",
           "corpus"),
      flag("threads", 0, "N", "all cores", "threads to work with",
           "The corpus is the same bytes at any number.", kRun),
      flag("quiet", 'q', "", "", "print errors only", "", kRun),
  };
  verb.examples = synth_examples();
  verb.run = run_synth;
  return verb;
}

Verb small_verb(std::string name, std::string arguments, std::string help, std::string details,
                std::size_t n_arguments, int (*run)(const Typed&)) {
  Verb verb;
  verb.name = std::move(name);
  verb.arguments = std::move(arguments);
  verb.help = std::move(help);
  verb.details = std::move(details);
  verb.min_arguments = verb.max_arguments = n_arguments;
  verb.run = run;
  return verb;
}

std::vector<Verb> make_verbs() {
  std::vector<Verb> all;
  all.push_back(clean_verb());
  all.push_back(audit_verb());
  all.push_back(compare_verb());
  all.push_back(restore_verb());
  all.push_back(eval_verb());
  all.push_back(bounds_verb());
  all.push_back(synth_verb());
  all.push_back(small_verb(
      "info", "FILE", "say what a file of ours is and holds",
      "FILE is a folder OUT or any file in it: kind, schema version, counts and settings.", 1,
      run_info));
  all.back().examples = info_examples();
  all.push_back(small_verb("man", "", "print the manual page",
                           "In roff: dittograph man > dittograph.1", 0, run_man));
  all.push_back(small_verb("completion", "bash|zsh|fish", "print the completions for a shell",
                           "For example: dittograph completion bash > "
                           "~/.local/share/bash-completion/completions/dittograph",
                           1, run_completion));
  for (Verb& verb : all) {
    verb.flags.push_back(flag("help", 'h', "", "", "this; --help says more", "", "help"));
  }
  return all;
}

}  // namespace

const std::vector<Verb>& verbs() {
  static const std::vector<Verb> all = make_verbs();
  return all;
}

const Verb* find_verb(std::string_view name) {
  const auto found = std::ranges::find(verbs(), name, &Verb::name);
  return found == verbs().end() ? nullptr : &*found;
}

absl::StatusOr<Params> params_of(const Typed& typed) {
  Params params;
  for (const Setting& setting : settings()) {
    const std::string name = flag_of(setting).substr(2);
    if (!typed.has(name)) continue;
    DITTOGRAPH_RETURN_IF_ERROR(set_value(setting, typed.value(name), params));
  }
  return params;
}

}  // namespace dittograph
