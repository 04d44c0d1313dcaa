#include "cli/command.h"

#include <exception>
#include <map>
#include <new>
#include <string>
#include <vector>

#include "absl/strings/str_format.h"
#include "cli/console.h"
#include "cli/flags.h"
#include "cli/help.h"
#include <CLI/CLI.hpp>

#include "base/resources.h"
#include "dittograph/version.h"

namespace dittograph {
namespace {

// A verb as CLI11 fills it.
struct Slot {
  const Verb* verb = nullptr;
  CLI::App* app = nullptr;
  std::vector<std::string> arguments;
  std::map<std::string, std::string> values;
  std::map<std::string, bool> switches;
  bool short_help = false;
  bool long_help = false;
};

void add_verb(CLI::App& app, const Verb& verb, Slot& slot) {
  slot.verb = &verb;
  slot.app = app.add_subcommand(verb.name);
  slot.app->set_help_flag();
  slot.app->add_flag("-h", slot.short_help);
  slot.app->add_flag("--help", slot.long_help);
  for (const Flag& flag : verb.flags) {
    if (flag.name == "help") continue;
    std::string spelled = "--" + flag.name;
    if (flag.letter != 0) spelled += absl::StrFormat(",-%c", flag.letter);
    if (flag.value.empty()) {
      slot.app->add_flag(spelled, slot.switches[flag.name]);
    } else {
      slot.app->add_option(spelled, slot.values[flag.name]);
    }
  }
  if (verb.max_arguments > 0) slot.app->add_option("arguments", slot.arguments);
}

Typed typed_of(const Slot& slot) {
  Typed typed;
  typed.arguments = slot.arguments;
  for (const auto& [name, value] : slot.values) {
    if (slot.app->count("--" + name) > 0) typed.values[name] = value;
  }
  for (const auto& [name, given] : slot.switches) {
    if (given) typed.values[name] = "";
  }
  return typed;
}

int misuse(std::string_view what, std::string_view verb) {
  say(absl::StrFormat("dittograph: %s (see dittograph%s%s -h)\n", what, verb.empty() ? "" : " ",
                      verb));
  return 2;
}

int run_verb(const Slot& slot) {
  const Verb& verb = *slot.verb;
  if (slot.long_help) return exit_code(print(long_help(verb)));
  if (slot.short_help) return exit_code(print(short_help(verb)));
  if (slot.arguments.size() < verb.min_arguments || slot.arguments.size() > verb.max_arguments) {
    return misuse(
        absl::StrFormat("%s wants: dittograph %s %s", verb.name, verb.name, verb.arguments),
        verb.name);
  }
  return verb.run(typed_of(slot));
}

int parse_and_run(int argc, const char* const* argv) {
  resources_now();  // Starts the clock.
  set_up_signals();
  CLI::App app;
  app.set_help_flag();
  bool help = false;
  bool version = false;
  app.add_flag("-h,--help", help);
  app.add_flag("--version", version);
  std::vector<Slot> slots(verbs().size());
  for (std::size_t i = 0; i < slots.size(); ++i) add_verb(app, verbs()[i], slots[i]);
  const std::string first = argc > 1 ? argv[1] : "";
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (!first.empty() && first[0] != '-' && find_verb(first) == nullptr) {
      return misuse(absl::StrFormat("'%s' is no verb", first), "");
    }
    return misuse(error.what(), find_verb(first) != nullptr ? first : "");
  }
  for (const Slot& slot : slots) {
    if (slot.app->parsed()) return run_verb(slot);
  }
  if (version) return exit_code(print(absl::StrFormat("dittograph %s\n", kVersion)));
  if (help) return exit_code(print(program_help()));
  say(program_help());
  return 2;
}

}  // namespace

int run_command(int argc, const char* const* argv) {
  try {
    return parse_and_run(argc, argv);
  } catch (const std::bad_alloc&) {
    say("dittograph: no memory left (give the process more, or smaller documents)\n");
  } catch (const std::exception& error) {
    say(absl::StrFormat("dittograph: %s\n", error.what()));
  }
  return 2;
}

}  // namespace dittograph
