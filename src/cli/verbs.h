// What each verb does: takes what was typed, returns the exit code (0 done, 1 the asked-for
// condition holds, 2 failed). Results go to stdout, talk to stderr.
#pragma once

#include <vector>

#include "cli/flags.h"

namespace dittograph {

int run_clean(const Typed& typed);
int run_audit(const Typed& typed);
int run_compare(const Typed& typed);
int run_restore(const Typed& typed);
int run_eval(const Typed& typed);
int run_bounds(const Typed& typed);
int run_synth(const Typed& typed);
int run_info(const Typed& typed);
int run_man(const Typed& typed);
int run_completion(const Typed& typed);

// Worked examples with the output they had; tests/cli runs them.
std::vector<Example> clean_examples();
std::vector<Example> audit_examples();
std::vector<Example> compare_examples();
std::vector<Example> restore_examples();
std::vector<Example> bounds_examples();
std::vector<Example> synth_examples();
std::vector<Example> info_examples();

}  // namespace dittograph
