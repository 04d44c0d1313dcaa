#include "report/comparison_text.h"

#include <array>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "base/strings.h"
#include "report/human_summary.h"
#include "report/json_text.h"
#include "text/characters.h"

namespace dittograph {
namespace {

constexpr std::string_view kRed = "\x1b[31m";
constexpr std::string_view kGreen = "\x1b[32m";
constexpr std::string_view kMagenta = "\x1b[35m";
constexpr std::string_view kBold = "\x1b[1m";
constexpr std::string_view kPlain = "\x1b[0m";
constexpr std::size_t kMostStretchBytes = 160;

// One line, for a terminal.
std::string shown(std::string_view text) {
  std::string valid;
  append_valid_utf8(text, valid);
  std::string line;
  for (std::size_t i = 0; i < valid.size(); ++i) {
    const auto byte = static_cast<unsigned char>(valid[i]);
    const bool c1 = byte == 0xC2 && i + 1 < valid.size() &&
                    static_cast<unsigned char>(valid[i + 1]) < 0xA0;  // U+0080 to U+009F
    if (byte == '\n' || byte == '\r' || byte == '\t') {
      if (!line.empty() && line.back() != ' ') line += ' ';
    } else if (byte < 0x20 || byte == 0x7F || c1) {
      line += "\xEF\xBF\xBD";
      i += c1;
    } else {
      line += valid[i];
    }
  }
  return line;
}

std::string_view cut_out(std::string_view text, ByteSpan span) {
  return text.substr(span.begin, span.size());
}

class Screen {
 public:
  Screen(const ComparedText& left, const ComparedText& right, const Comparison& found, bool colour)
      : left_(left), right_(right), found_(found), colour_(colour) {}

  std::string make() {
    tell_figures();
    tell_stretches();
    tell_sentences();
    return std::move(out_);
  }

 private:
  void tell_figures() {
    tell_side("A", left_, found_.left_tokens);
    tell_side("B", right_, found_.right_tokens);
    absl::StrAppendFormat(
        &out_, "resemblance %.2f; %.2f of A stands in B, %.2f of B in A (%s of %d tokens)\n",
        found_.overlap.resemblance(), found_.overlap.left_in_right(),
        found_.overlap.right_in_left(), counted(found_.overlap.shared, "common shingle"),
        found_.shingle_size);
  }

  void tell_side(std::string_view letter, const ComparedText& text, std::uint32_t tokens) {
    absl::StrAppend(&out_, to_absl(letter), "  ", shown(text.name), ": ", counted(tokens, "token"));
    for (const std::string* more : {&text.source, &text.date}) {
      if (!more->empty()) absl::StrAppend(&out_, ", ", shown(*more));
    }
    out_ += '\n';
  }

  void tell_stretches() {
    absl::StrAppend(&out_, "\n", counted(found_.stretches.size(), "shared passage"), "\n");
    for (const SharedStretch& stretch : found_.stretches) {
      std::string text = shown(cut_out(left_.text, stretch.left));
      if (text.size() > kMostStretchBytes) {
        std::size_t end = kMostStretchBytes;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        text.resize(end);
        text += " ...";
      }
      absl::StrAppendFormat(&out_, "  A [%d,%d) B [%d,%d): %s, likeness %.2f: %s\n",
                            code_points(left_.text, stretch.left.begin),
                            code_points(left_.text, stretch.left.end),
                            code_points(right_.text, stretch.right.begin),
                            code_points(right_.text, stretch.right.end),
                            counted(stretch.tokens, "token"), stretch.likeness, text);
    }
  }

  static std::uint64_t code_points(std::string_view text, std::uint64_t offset) {
    return count_code_points(text.substr(0, offset));
  }

  void tell_sentences() {
    static constexpr std::array<const char*, kSentenceChanges> kWords = {
        "unchanged", "edited", "added", "deleted", "moved"};
    std::string counts;
    for (std::size_t i = 0; i < kSentenceChanges; ++i) {
      if (found_.sentences.counts[i] == 0) continue;
      absl::StrAppend(&counts, counts.empty() ? "" : ", ", found_.sentences.counts[i], " ",
                      kWords[i]);
    }
    absl::StrAppend(&out_, "\nsentences: ", counts.empty() ? "none" : counts, "\n");
    for (std::size_t i = 0; i < found_.sentences.edits.size(); ++i) tell_edit(i);
  }

  void tell_edit(std::size_t number) {
    const SentenceEdit& edit = found_.sentences.edits[number];
    const std::string_view before = cut_out(left_.text, edit.before);
    const std::string_view after = cut_out(right_.text, edit.after);
    switch (edit.change) {
      case SentenceChange::kUnchanged:
        return line("  ", {}, shown(after));
      case SentenceChange::kAdded:
        return line("+ ", kGreen, shown(after));
      case SentenceChange::kDeleted:
        return line("- ", kRed, shown(before));
      case SentenceChange::kEdited:
        line("~ ", {}, edited(number));
        return tell_changes(edit);
      case SentenceChange::kMoved:
        line("> ", kMagenta, found_.pieces[number].empty() ? shown(after) : edited(number));
        return tell_changes(edit);
    }
  }

  void line(std::string_view sign, std::string_view in_colour, const std::string& text) {
    out_ += sign;
    out_ += painted(in_colour, text);
    out_ += '\n';
  }

  // Numbers and names that changed, below the sentence.
  void tell_changes(const SentenceEdit& edit) {
    for (const WordChange& change : edit.changes) {
      const auto or_nothing = [](const std::string& words) {
        return words.empty() ? std::string("nothing") : shown(words);
      };
      const std::string what =
          absl::StrCat(change.kind == WordChange::Kind::kNumber ? "number" : "name", ": ",
                       or_nothing(change.before), " -> ", or_nothing(change.after));
      absl::StrAppend(&out_, "    ", painted(kBold, what), "\n");
    }
  }

  std::string painted(std::string_view in_colour, const std::string& text) const {
    if (!colour_ || in_colour.empty()) return text;
    return absl::StrCat(to_absl(in_colour), text, to_absl(kPlain));
  }

  // The sentence with what differs marked.
  std::string edited(std::size_t number) const {
    const SentenceEdit& edit = found_.sentences.edits[number];
    if (found_.pieces[number].empty()) {
      return marked(shown(cut_out(left_.text, edit.before)), '-') + " " +
             marked(shown(cut_out(right_.text, edit.after)), '+');
    }
    std::string text;
    for (const EditPiece& piece : found_.pieces[number]) {
      if (piece.same) {
        text += shown(cut_out(right_.text, piece.right));
        continue;
      }
      const std::string before = shown(cut_out(left_.text, piece.left));
      const std::string after = shown(cut_out(right_.text, piece.right));
      // A space that both sides end in stands behind both.
      const bool spaced =
          (before.empty() || before.back() == ' ') && (after.empty() || after.back() == ' ');
      text += marked(spaced ? stripped(before) : before, '-');
      text += marked(spaced ? stripped(after) : after, '+');
      if (spaced) text += ' ';
    }
    return text;
  }

  static std::string stripped(const std::string& text) {
    return text.substr(0, text.find_last_not_of(' ') + 1);
  }

  std::string marked(const std::string& text, char sign) const {
    if (text.empty()) return "";
    if (colour_) return painted(sign == '-' ? kRed : kGreen, text);
    return sign == '-' ? absl::StrCat("[-", text, "-]") : absl::StrCat("{+", text, "+}");
  }

  const ComparedText& left_;
  const ComparedText& right_;
  const Comparison& found_;
  bool colour_;
  std::string out_;
};

using Writer = rapidjson::PrettyWriter<rapidjson::StringBuffer>;

void string(std::string_view text, Writer& writer) {
  std::string valid;
  append_valid_utf8(text, valid);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
}

void write_side(const char* name, const ComparedText& text, std::uint32_t tokens, double share,
                Writer& writer) {
  writer.Key(name);
  writer.StartObject();
  writer.Key("name");
  string(text.name, writer);
  for (const auto& [key, value] :
       {std::pair("title", &text.title), std::pair("url", &text.url), std::pair("date", &text.date),
        std::pair("source", &text.source)}) {
    if (value->empty()) continue;
    writer.Key(key);
    string(*value, writer);
  }
  writer.Key("bytes");
  writer.Uint64(text.text.size());
  writer.Key("tokens");
  writer.Uint(tokens);
  writer.Key("containment");
  writer.Double(share);
  writer.EndObject();
}

void write_span(const char* name, ByteSpan span, Writer& writer) {
  writer.Key(name);
  writer.StartArray();
  writer.Uint64(span.begin);
  writer.Uint64(span.end);
  writer.EndArray();
}

}  // namespace

std::string comparison_to_text(const ComparedText& left, const ComparedText& right,
                               const Comparison& comparison, bool colour) {
  return Screen(left, right, comparison, colour).make();
}

std::string comparison_to_json(const ComparedText& left, const ComparedText& right,
                               const Comparison& comparison) {
  static constexpr std::array<const char*, kSentenceChanges> kWords = {"unchanged", "edited",
                                                                       "added", "deleted", "moved"};
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.SetIndent(' ', 2);
  writer.SetFormatOptions(rapidjson::kFormatSingleLineArray);
  writer.SetMaxDecimalPlaces(6);
  writer.StartObject();
  writer.Key("resemblance");
  writer.Double(comparison.overlap.resemblance());
  write_side("a", left, comparison.left_tokens, comparison.overlap.left_in_right(), writer);
  write_side("b", right, comparison.right_tokens, comparison.overlap.right_in_left(), writer);
  writer.Key("passages");
  writer.StartArray();
  for (const SharedStretch& stretch : comparison.stretches) {
    writer.StartObject();
    write_span("a", stretch.left, writer);
    write_span("b", stretch.right, writer);
    writer.Key("tokens");
    writer.Uint(stretch.tokens);
    writer.Key("likeness");
    writer.Double(stretch.likeness);
    writer.EndObject();
  }
  writer.EndArray();
  writer.Key("sentences");
  writer.StartArray();
  for (const SentenceEdit& edit : comparison.sentences.edits) {
    writer.StartObject();
    writer.Key("change");
    string(kWords[static_cast<std::size_t>(edit.change)], writer);
    if (!edit.before.empty()) write_span("a", edit.before, writer);
    if (!edit.after.empty()) write_span("b", edit.after, writer);
    writer.Key("likeness");
    writer.Double(edit.likeness);
    if (!edit.changes.empty()) {
      writer.Key("changes");
      writer.StartArray();
      for (const WordChange& change : edit.changes) {
        writer.StartObject();
        writer.Key("kind");
        string(change.kind == WordChange::Kind::kNumber ? "number" : "name", writer);
        writer.Key("a");
        string(change.before, writer);
        writer.Key("b");
        string(change.after, writer);
        writer.EndObject();
      }
      writer.EndArray();
    }
    writer.EndObject();
  }
  writer.EndArray();
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace dittograph
