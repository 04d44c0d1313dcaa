// The command line as a function: what main() calls and tests can call.
#pragma once

namespace dittograph {

// Parses, runs the verb, returns the exit code: 0 done, 1 the asked-for condition holds, 2 failed.
int run_command(int argc, const char* const* argv);

}  // namespace dittograph
