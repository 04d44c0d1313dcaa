// Cleans a few articles that this program holds in memory, and prints what they share.
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "dittograph/engine.h"

namespace {

struct Article {
  std::string_view name;
  std::string_view source;
  std::string_view text;
};

// Three outlets; the second reprints the first with another last sentence, the third quotes it.
constexpr Article kArticles[] = {
    {"harbour/1", "harbour.example",
     "The harbour board met on Tuesday evening and agreed to dredge the northern basin before "
     "winter, a year later than planned. Fishing crews had asked for it since spring, when two "
     "boats ran aground at low tide. The contract goes to a firm from the next county, which "
     "promises to finish within six weeks. Mud from the basin will raise the old sea wall. The "
     "harbour master expects no closures and asks boats to keep clear of the barges by night."},
    {"gazette/7", "gazette.example",
     "The harbour board met on Tuesday evening and agreed to dredge the northern basin before "
     "winter, a year later than planned. Fishing crews had asked for it since spring, when two "
     "boats ran aground at low tide. The contract goes to a firm from the next county, which "
     "promises to finish within six weeks. Mud from the basin will raise the old sea wall. The "
     "harbour master expects no closures and asks boats to keep well away from the barges."},
    {"mail/3", "mail.example",
     "Letters to the editor. You write that the harbour board met on Tuesday evening and agreed to "
     "dredge the northern basin before winter, a year later than planned. I wonder who paid for "
     "the lights on the pier, and when anybody will come to mend them."},
};

class Articles : public dittograph::Source {
 public:
  absl::StatusOr<bool> next(dittograph::Document& document) override {
    if (next_ == std::size(kArticles)) return false;
    const Article& article = kArticles[next_++];
    document.name = article.name;
    document.source = article.source;
    document.text = article.text;
    return true;
  }
  absl::Status rewind() override {
    next_ = 0;
    return absl::OkStatus();
  }

 private:
  std::size_t next_ = 0;
};

std::string name_of(dittograph::DocId document) {
  return std::string(kArticles[static_cast<std::size_t>(document)].name);
}

class Printer : public dittograph::Sink {
 public:
  absl::Status found(const dittograph::Findings& findings) override {
    for (const dittograph::DocumentCluster& cluster : findings.documents.clusters) {
      std::printf("cluster of %zu: %s stands for\n", cluster.members.size() + 1,
                  name_of(cluster.representative).c_str());
      for (const dittograph::ClusterMember& member : cluster.members) {
        std::printf("  %s, resemblance %.2f\n", name_of(member.document).c_str(),
                    member.resemblance);
      }
    }
    return absl::OkStatus();
  }

  absl::Status cleaned(const dittograph::CleanedDocument& document) override {
    std::printf("%.*s %s: %.60s...\n", static_cast<int>(document.document.name.size()),
                document.document.name.data(), document.dropped ? "(dropped)" : "(kept)",
                std::string(document.text).c_str());
    for (const dittograph::LocatedPassage& passage : document.passages) {
      const std::string text(
          document.document.text.substr(passage.bytes.begin, passage.bytes.size()));
      std::printf("  shares passage %u: %s\n", passage.cluster, text.c_str());
    }
    return absl::OkStatus();
  }
};

}  // namespace

int main() {
  dittograph::Params params;  // the defaults of `dittograph clean`
  Articles articles;
  Printer printer;
  const absl::StatusOr<dittograph::Summary> summary = dittograph::run(params, articles, printer);
  if (!summary.ok()) {
    std::fprintf(stderr, "%s\n", std::string(summary.status().message()).c_str());
    return 2;
  }
  std::printf("%d documents, %d dropped\n", static_cast<int>(summary->documents),
              static_cast<int>(summary->documents_dropped));
  return 0;
}
