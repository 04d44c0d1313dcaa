// The examples of --help and the manual page. The outputs are real: tests/cli/command_test.py runs
// each command in the project's root and compares, costs aside.
#include "cli/verbs.h"

namespace dittograph {

std::vector<Example> clean_examples() {
  return {
      {"dittograph clean corpus/seed/article.txt > cleaned.txt",
       "exact, 15 tokens: cut [153,239) cut [240,326) kept [1079,1165); the title again\n"
       "exact, 25 tokens: cut [327,474) kept [1383,1530); a whole block again\n"
       "contained, 21 tokens: cut [475,617) kept [1777,1919); a whole block again\n"
       "contained, 59 tokens: cut [617,960) kept [1920,2263); a whole block again\n"
       "contained, 22 tokens: cut [960,1078) kept [2264,2382); a whole block again\n"
       "dittograph 0.1.0 clean: 1 document, 2.4 KB, 5 repeats, 6 copies cut, 1 line mended; "
       "0.01 s wall, 0.01 s CPU, 8.9 MB peak\n"},
      {"dittograph clean corpus/seed/article.txt -o OUT --compress zst",
       "1 document in 1 input, 2.4 KB; 1 changed\n"
       "repeats within a document: 5, 6 copies cut (922 bytes)\n"
       "  contained  3, 3 copies cut (603 bytes)\n"
       "  exact      2, 3 copies cut (319 bytes)\n"
       "1 broken line mended\n"
       "dittograph 0.1.0 clean: 1 document, 2.4 KB, 5 repeats, 6 copies cut, 1 line mended; "
       "0.03 s wall, 0.02 s CPU, 11.7 MB peak\n"},
  };
}

std::vector<Example> audit_examples() {
  return {
      {"dittograph audit corpus/wire -o OUT",
       "12 documents of 4 outlets\n"
       "8 pairs across outlets: 6 with a direction, 2 ties, 0 unknown; 0 of wire copy\n"
       "3 clusters: 2 boilerplate, 1 shared_source\n"
       "0 chains of versions\n"
       "dittograph 0.1.0 audit: 12 documents, 13.5 KB; 0.06 s wall, 0.03 s CPU, 14.1 MB peak\n"},
  };
}

std::vector<Example> compare_examples() {
  return {
      {"dittograph compare post-1 gazette-1 --corpus corpus/wire/articles.jsonl | grep -v '^  '",
       "A  post-1: 273 tokens, Ternholm Post, 2023-08-01\n"
       "B  gazette-1: 255 tokens, Merrow Gazette, 2023-08-02\n"
       "resemblance 0.65; 0.76 of A stands in B, 0.82 of B in A (205 common shingles of 5 tokens)\n"
       "\n"
       "1 shared passage\n"
       "\n"
       "sentences: 8 unchanged, 1 edited, 3 added, 4 deleted\n"
       "- Divers raise the bell of the Osprey after 112 years\n"
       "+ Bell of a lost mail ship comes up off Cape Tern\n"
       "~ The harbour office will keep the bell in a tank of fresh water until the salt is out of "
       "the bronze, which may take [-a year.-]{+two years.+}\n"
       "- The Ternholm Post is written by people who live here and is paid for by its readers "
       "alone.\n"
       "- If you have seen something that ought to be in it, write to the desk on Fore Street or "
       "ring before four in the afternoon.\n"
       "- Corrections are printed on page two.\n"
       "+ The Merrow Gazette appears every day but Sunday.\n"
       "+ Letters should be no longer than two hundred words and must bear a name and an address, "
       "which we do not print.\n"},
  };
}

std::vector<Example> restore_examples() {
  return {
      {"dittograph restore OUT -o article.txt", "restored 1 input, 2.4 KB, into article.txt\n"}};
}

std::vector<Example> bounds_examples() {
  return {{"dittograph bounds --bands 16 --rows 8 --resemblance 0.85",
           "16 bands of 8 rows of 128 slots, and at least 100 slots equal; for resemblance 0.85\n"
           "\n"
           "resemblance     in a band        found       estimate, +-\n"
           "0.30             0.001049     0.000000             0.0405\n"
           "0.35             0.003597     0.000000             0.0422\n"
           "0.40             0.010434     0.000000             0.0433\n"
           "0.45             0.026568     0.000000             0.0440\n"
           "0.50             0.060702     0.000000             0.0442\n"
           "0.55             0.125881     0.000000             0.0440\n"
           "0.60             0.237400     0.000010             0.0433\n"
           "0.65             0.404367     0.000854             0.0422\n"
           "0.70             0.613268     0.024458             0.0405\n"
           "0.75             0.815070     0.231771             0.0383\n"
           "0.80             0.947049     0.728163             0.0354\n"
           "0.85             0.993842     0.981533             0.0316\n"
           "0.90             0.999877     0.999858             0.0265\n"
           "0.95             1.000000     1.000000             0.0193\n"
           "1.00             1.000000     1.000000             0.0000\n"
           "\n"
           "The estimate is the share of equal slots: no bias, standard error as above. Every pair "
           "that is\n"
           "found is compared on its shingles, so what is found too much costs time only.\n"
           "\n"
           "1,000,000 documents of 500 shingles, one core:\n"
           "  signatures          512.0 MB\n"
           "  postings             16.0 MB a thread\n"
           "  sketching               0.88 s\n"
           "  bands                   0.16 s\n"
           "  chance pairs            0.00 s, 312 that meet in a band at resemblance 0.05, 0 of "
           "them compared\n"}};
}

std::vector<Example> synth_examples() {
  return {
      {"dittograph synth --articles 500 --seed 7 -o CORPUS",
       "dittograph 0.1.0 synth: 500 articles, 159 stories, 2.3 MB, truth 1.4 MB; 0.24 s wall, "
       "0.27 s CPU, 31.6 MB peak\n"},
  };
}

std::vector<Example> info_examples() {
  return {{"dittograph info OUT/removed.jsonl.zst",
           "OUT/removed.jsonl.zst: ledger of removed text, 8 edits, 927 bytes removed, by reason:\n"
           "  join         1\n"
           "  line_end     1\n"
           "  repeat       6\n"}};
}

}  // namespace dittograph
