// dittograph: finds text that was written before. The command line lives in src/cli.
#include "cli/command.h"

int main(int argc, char** argv) { return dittograph::run_command(argc, argv); }
