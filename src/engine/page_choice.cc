#include "engine/page_choice.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace dittograph {
namespace {

using Wanted = PageChoice::Wanted;

class Chooser {
 public:
  Chooser(const Corpus& corpus, const Shared& shared, const PageBudget& budget)
      : corpus_(corpus), shared_(shared), budget_(budget) {
    choice_.wanted.assign(corpus.n_documents(), Wanted::kNot);
    choice_.passage_shown.assign(shared.passages.clusters.size(), false);
  }

  void choose_articles(std::span<const BatchFindings> findings,
                       std::span<const std::uint32_t> first_documents);
  void choose_rows();
  void choose_cluster_texts();
  void choose_passages();

  PageChoice take() { return std::move(choice_); }

 private:
  // False if no more fit.
  bool list(DocId document) {
    Wanted& wanted = choice_.wanted[index_of(document)];
    if (wanted != Wanted::kNot) return true;
    if (n_listed_ >= budget_.documents) return false;
    wanted = Wanted::kListed;
    ++n_listed_;
    return true;
  }

  // The text comes along if it is not too long and the rest of the budget holds it.
  bool bring_text(DocId document, std::uint64_t& left) {
    Wanted& wanted = choice_.wanted[index_of(document)];
    if (wanted == Wanted::kWithText) return true;
    const std::uint64_t bytes = corpus_.file_bytes(document);
    if (bytes > budget_.largest_text_bytes || bytes > left || !list(document)) return false;
    left -= bytes;
    wanted = Wanted::kWithText;
    return true;
  }

  [[nodiscard]] const DocumentClusters& clusters() const { return shared_.documents.clusters; }
  // Clusters with differences to look at come before links, and these before equal texts.
  [[nodiscard]] int dullness(const PageRow& row) const {
    if (row.number >= clusters().clusters.size()) return 1;
    return clusters().clusters[row.number].kind == DocumentKind::kExact ? 2 : 0;
  }
  [[nodiscard]] std::vector<DocId> most_different(const PageRow& row) const;

  const Corpus& corpus_;
  const Shared& shared_;
  const PageBudget& budget_;
  PageChoice choice_;
  std::size_t n_listed_ = 0;
};

// The articles of which most text goes because they say it twice.
void Chooser::choose_articles(std::span<const BatchFindings> findings,
                              std::span<const std::uint32_t> first_documents) {
  std::vector<std::pair<std::uint64_t, DocId>> articles;  // bytes cut
  for (std::size_t batch = 0; batch < findings.size(); ++batch) {
    for (const DocumentFindings& found : findings[batch].documents) {
      std::uint64_t bytes = 0;
      for (const TextCut& cut : found.cuts) bytes += cut.span.size();
      if (bytes > 0) articles.emplace_back(bytes, DocId{first_documents[batch] + found.document});
    }
  }
  std::ranges::sort(articles, [](const auto& x, const auto& y) {
    return std::tie(y.first, x.second) < std::tie(x.first, y.second);
  });
  std::uint64_t left = budget_.article_text_bytes;
  std::size_t n = 0;
  for (const auto& [bytes, document] : articles) {
    if (n < budget_.articles && bring_text(document, left)) {
      ++n;
    } else {
      ++choice_.articles_left_out;
    }
  }
}

void Chooser::choose_rows() {
  std::vector<PageRow> rows;
  for (const DocumentCluster& cluster : clusters().clusters) {
    rows.push_back({.number = rows.size(), .size = cluster.members.size() + 1});
  }
  for (std::size_t i = 0; i < clusters().links.size(); ++i) {
    rows.push_back({.number = rows.size(), .size = 2});
  }
  std::ranges::sort(rows, [](const PageRow& x, const PageRow& y) {
    return std::tie(y.size, x.number) < std::tie(x.size, y.number);
  });
  for (const PageRow& row : rows) {
    const std::vector<DocId> documents = documents_of(clusters(), row.number);
    if (choice_.rows.size() >= budget_.clusters || n_listed_ + 2 > budget_.documents) break;
    for (std::size_t i = 0; i < std::min(documents.size(), budget_.members + 1); ++i) {
      list(documents[i]);
    }
    choice_.rows.push_back(row);
  }
  choice_.rows_left_out = rows.size() - choice_.rows.size();
}

// The representative, then the shown members least like it.
std::vector<DocId> Chooser::most_different(const PageRow& row) const {
  std::vector<DocId> documents = documents_of(clusters(), row.number);
  if (row.number >= clusters().clusters.size()) return documents;
  std::vector<ClusterMember> members = clusters().clusters[row.number].members;
  members.resize(std::min(members.size(), budget_.members));
  std::ranges::stable_sort(members, {}, &ClusterMember::resemblance);
  documents.resize(1);
  for (const ClusterMember& member : members) {
    if (documents.size() >= budget_.texts_of_cluster) break;
    documents.push_back(member.document);
  }
  return documents;
}

void Chooser::choose_cluster_texts() {
  std::vector<PageRow> rows = choice_.rows;
  std::ranges::stable_sort(rows, {}, [&](const PageRow& row) { return dullness(row); });
  std::uint64_t left = budget_.cluster_text_bytes;
  for (const PageRow& row : rows) {
    for (const DocId document : most_different(row)) bring_text(document, left);
  }
  for (const PageRow& row : choice_.rows) {
    const std::vector<DocId> documents = documents_of(clusters(), row.number);
    for (const DocId document : documents) {
      choice_.cluster_texts_left_out += choice_.of(document) != Wanted::kWithText;
    }
  }
}

// Reuse first: it is what most come to see. The texts of two documents come along, of two sources
// where there are two.
void Chooser::choose_passages() {
  const std::vector<PassageCluster>& all = shared_.passages.clusters;
  std::vector<std::uint32_t> order(all.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::stable_sort(order, [&](std::uint32_t x, std::uint32_t y) {
    return std::pair(all[x].kind != PassageKind::kReuse, all[y].witnesses.size()) <
           std::pair(all[y].kind != PassageKind::kReuse, all[x].witnesses.size());
  });
  std::uint64_t left = budget_.passage_text_bytes;
  for (const std::uint32_t number : order) {
    const PassageCluster& passage = all[number];
    const DocId first = passage.witnesses[passage.representative].document;
    if (choice_.passages.size() >= budget_.passages || !list(first)) {
      ++choice_.passages_left_out;
      continue;
    }
    choice_.passages.push_back(number);
    choice_.passage_shown[number] = true;
    DocId second = first;
    for (std::size_t i = 0; i < std::min(passage.witnesses.size(), budget_.witnesses); ++i) {
      const DocId document = passage.witnesses[i].document;
      list(document);
      if (second == first || corpus_.source(second) == corpus_.source(first)) second = document;
    }
    bring_text(first, left);
    bring_text(second, left);
  }
}

}  // namespace

std::vector<DocId> documents_of(const DocumentClusters& clusters, std::uint64_t number) {
  if (number >= clusters.clusters.size()) {
    const DocumentLink& link = clusters.links[number - clusters.clusters.size()];
    return {link.larger, link.smaller};
  }
  const DocumentCluster& cluster = clusters.clusters[number];
  std::vector<DocId> documents = {cluster.representative};
  for (const ClusterMember& member : cluster.members) documents.push_back(member.document);
  return documents;
}

PageChoice choose_for_page(const Corpus& corpus, const Shared& shared,
                           std::span<const BatchFindings> findings,
                           std::span<const std::uint32_t> first_documents,
                           const PageBudget& budget) {
  Chooser chooser(corpus, shared, budget);
  chooser.choose_articles(findings, first_documents);
  chooser.choose_rows();
  chooser.choose_cluster_texts();
  chooser.choose_passages();
  return chooser.take();
}

}  // namespace dittograph
