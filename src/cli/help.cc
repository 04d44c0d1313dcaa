#include "cli/help.h"

#include <algorithm>

#include "absl/strings/str_format.h"

#include "dittograph/version.h"

namespace dittograph {
namespace {

constexpr std::size_t kColumns = 79;
constexpr std::size_t kHelpColumn = 30;

// "-o, --output OUT"
std::string spelling(const Flag& flag) {
  std::string text = flag.letter != 0 ? absl::StrFormat("-%c, ", flag.letter) : "    ";
  text += "--" + flag.name;
  if (!flag.value.empty()) text += " " + flag.value;
  return text;
}

std::string help_line(const Flag& flag) {
  std::string line = "  " + spelling(flag);
  line.resize(std::max(line.size() + 1, kHelpColumn), ' ');
  line += flag.help;
  if (!flag.default_text.empty()) line += " [" + flag.default_text + "]";
  return line + "\n";
}

void append_wrapped(std::string_view text, std::size_t indent, std::string& out) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view paragraph = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    std::size_t column = 0;
    while (!paragraph.empty()) {
      const std::size_t space = std::min(paragraph.find(' '), paragraph.size());
      const std::string_view word = paragraph.substr(0, space);
      paragraph.remove_prefix(std::min(space + 1, paragraph.size()));
      if (column > 0 && column + 1 + word.size() > kColumns) {
        out += '\n';
        column = 0;
      }
      if (column == 0) {
        out.append(indent, ' ');
        column = indent;
      } else {
        out += ' ';
        ++column;
      }
      out += word;
      column += word.size();
    }
    out += '\n';
  }
}

// Groups in the order in which the table first names them, help last.
std::vector<std::string> groups_of(const Verb& verb) {
  std::vector<std::string> groups;
  for (const Flag& flag : verb.flags) {
    if (std::ranges::find(groups, flag.group) == groups.end()) groups.push_back(flag.group);
  }
  return groups;
}

std::string usage(const Verb& verb) {
  std::string line = "usage: dittograph " + verb.name;
  if (!verb.arguments.empty()) line += " " + verb.arguments;
  return line + "\n";
}

std::string roff(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      out += "\\e";
    } else if (text[i] == '-') {
      out += "\\-";
    } else if ((text[i] == '.' || text[i] == '\'') && (i == 0 || text[i - 1] == '\n')) {
      out += "\\&";
      out += text[i];
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string words(const Verb& verb) {
  std::string text;
  for (const Flag& flag : verb.flags) {
    text += (text.empty() ? "--" : " --") + flag.name;
    if (flag.letter != 0) text += absl::StrFormat(" -%c", flag.letter);
  }
  return text;
}

std::string verb_names() {
  std::string text;
  for (const Verb& verb : verbs()) text += (text.empty() ? "" : " ") + verb.name;
  return text;
}

std::string bash_completion() {
  std::string text = "# bash completion of dittograph " + std::string(kVersion) + "\n";
  text +=
      "_dittograph() {\n"
      "  local word=${COMP_WORDS[COMP_CWORD]} flags=\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"" +
      verb_names() +
      " --help --version\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case ${COMP_WORDS[1]} in\n";
  for (const Verb& verb : verbs())
    text += "    " + verb.name + ") flags=\"" + words(verb) + "\" ;;\n";
  text +=
      "  esac\n"
      "  if [ \"${COMP_WORDS[1]}\" = completion ]; then\n"
      "    COMPREPLY=($(compgen -W \"bash zsh fish\" -- \"$word\"))\n"
      "  elif [[ $word == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W \"$flags\" -- \"$word\"))\n"
      "  else\n"
      "    COMPREPLY=($(compgen -f -- \"$word\"))\n"
      "  fi\n"
      "}\n"
      "complete -o filenames -F _dittograph dittograph\n";
  return text;
}

// A help line between single quotes.
std::string quoted(std::string_view text, std::string_view to_escape) {
  std::string out;
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
      continue;
    }
    if (to_escape.find(c) != to_escape.npos) out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_completion() {
  std::string text = "#compdef dittograph\n_dittograph() {\n  local -a verbs=(\n";
  for (const Verb& verb : verbs()) {
    text += "    '" + verb.name + ":" + quoted(verb.help, ":") + "'\n";
  }
  text +=
      "  )\n"
      "  if (( CURRENT == 2 )); then\n"
      "    _describe verb verbs\n"
      "    return\n"
      "  fi\n"
      "  case $words[2] in\n";
  for (const Verb& verb : verbs()) {
    text += "    " + verb.name + ") _arguments";
    for (const Flag& flag : verb.flags) {
      text += " '--" + flag.name + "[" + quoted(flag.help, "[]") + "]";
      if (!flag.value.empty()) text += ":" + quoted(flag.value, ":") + ":_files";
      text += "'";
    }
    text += verb.name == "completion" ? " '2:shell:(bash zsh fish)' ;;\n" : " '*:file:_files' ;;\n";
  }
  return text + "  esac\n}\n_dittograph \"$@\"\n";
}

std::string fish_completion() {
  std::string text;
  for (const Verb& verb : verbs()) {
    text += "complete -c dittograph -n __fish_use_subcommand -f -a " + verb.name + " -d '" +
            quoted(verb.help, "") + "'\n";
    for (const Flag& flag : verb.flags) {
      text += "complete -c dittograph -n '__fish_seen_subcommand_from " + verb.name + "' -l " +
              flag.name;
      if (flag.letter != 0) text += absl::StrFormat(" -s %c", flag.letter);
      if (!flag.value.empty()) text += " -r";
      text += " -d '" + quoted(flag.help, "") + "'\n";
    }
  }
  return text +
         "complete -c dittograph -n '__fish_seen_subcommand_from completion' -f "
         "-a 'bash zsh fish'\n";
}

}  // namespace

std::string program_help() {
  std::string text = "usage: dittograph VERB ...\n\nFinds text that was written before.\n\n";
  for (const Verb& verb : verbs()) {
    absl::StrAppendFormat(&text, "  %-12s %s\n", verb.name, verb.help);
  }
  return text +
         "\n  -h, --help   this\n  --version    the program's version\n"
         "\ndittograph VERB -h lists the flags of a verb, --help explains them.\n";
}

std::string short_help(const Verb& verb) {
  std::string text = usage(verb);
  for (const std::string& group : groups_of(verb)) {
    text += group + ":\n";
    for (const Flag& flag : verb.flags) {
      if (flag.group == group) text += help_line(flag);
    }
  }
  return text;
}

std::string long_help(const Verb& verb) {
  std::string text = usage(verb) + "\n";
  append_wrapped(verb.details, 0, text);
  for (const std::string& group : groups_of(verb)) {
    text += "\n" + group + "\n";
    for (const Flag& flag : verb.flags) {
      if (flag.group != group) continue;
      text += "\n  " + spelling(flag);
      if (!flag.default_text.empty()) text += " [" + flag.default_text + "]";
      text += "\n";
      append_wrapped(flag.help + (flag.details.empty() ? "" : ". " + flag.details), 6, text);
    }
  }
  if (!verb.examples.empty()) text += "\nexamples\n";
  for (const Example& example : verb.examples) {
    text += "\n  $ " + example.command + "\n";
    std::string_view left = example.output;
    while (!left.empty()) {
      const std::size_t end = std::min(left.find('\n'), left.size());
      text += "  " + std::string(left.substr(0, end)) + "\n";
      left.remove_prefix(std::min(end + 1, left.size()));
    }
  }
  return text;
}

std::string manual_page() {
  std::string text = absl::StrFormat(".TH DITTOGRAPH 1 \"\" \"dittograph %s\"\n", kVersion);
  text += ".SH NAME\ndittograph \\- find text that was written before\n.SH SYNOPSIS\n";
  for (const Verb& verb : verbs()) {
    text += ".B dittograph " + verb.name + "\n" + roff(verb.arguments) +
            (verb.arguments.empty() ? "" : "\n") + ".br\n";
  }
  for (const Verb& verb : verbs()) {
    text += ".SH DITTOGRAPH " + verb.name + "\n" + roff(verb.details) + "\n";
    for (const std::string& group : groups_of(verb)) {
      text += ".SS " + roff(group) + "\n";
      for (const Flag& flag : verb.flags) {
        if (flag.group != group) continue;
        std::string spelled = spelling(flag);
        spelled.erase(0, spelled.find('-'));
        text += ".TP\n.B " + roff(spelled) + "\n" + roff(flag.help);
        if (!flag.details.empty()) text += ". " + roff(flag.details);
        if (!flag.default_text.empty()) text += " [" + roff(flag.default_text) + "]";
        text += "\n";
      }
    }
    for (const Example& example : verb.examples) {
      text += ".PP\n.nf\n$ " + roff(example.command) + "\n" + roff(example.output) + ".fi\n";
    }
  }
  return text +
         ".SH EXIT STATUS\n0 done; 1 done, and a record was skipped under \\-\\-strict\\-exit; "
         "2 failed or misused.\n";
}

absl::StatusOr<std::string> completion(std::string_view shell) {
  if (shell == "bash") return bash_completion();
  if (shell == "zsh") return zsh_completion();
  if (shell == "fish") return fish_completion();
  return absl::InvalidArgumentError(
      absl::StrFormat("completion: '%s' is not bash, zsh or fish", shell));
}

}  // namespace dittograph
