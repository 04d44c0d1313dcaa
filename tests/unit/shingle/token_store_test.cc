#include "shingle/token_store.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include <sys/resource.h>
#include <unistd.h>

#include "support/random_words.h"
#include "support/scratch_path.h"

namespace dittograph {
namespace {

using testing_support::no_guard;
using testing_support::random_tokens;

std::string scratch_path(const std::string& name) {
  return ::testing::TempDir() + "/dittograph-" + name + "-" + std::to_string(::getpid());
}

// Sizes around nothing, one, and the write buffer of 262,144 tokens.
const std::vector<std::size_t> kSizes = {0, 1, 5, 0, 262141, 3, 262144, 1, 600000, 0};

TokenStore filled_store(const std::string& name) {
  auto store = TokenStore::create(scratch_path(name), no_guard());
  EXPECT_TRUE(store.ok()) << store.status();
  for (std::size_t i = 0; i < kSizes.size(); ++i) {
    EXPECT_TRUE(store->append(random_tokens(kSizes[i], i)).ok());
  }
  EXPECT_TRUE(store->finish().ok());
  return *std::move(store);
}

TEST(TokenStore, GivesBackEveryDocument) {
  const TokenStore store = filled_store("every");
  ASSERT_EQ(store.n_documents(), kSizes.size());
  for (std::size_t i = kSizes.size(); i-- > 0;) {
    const DocId document{static_cast<std::uint32_t>(i)};
    EXPECT_EQ(store.n_tokens(document), kSizes[i]);
    EXPECT_TRUE(std::ranges::equal(store.tokens(document), random_tokens(kSizes[i], i)))
        << "document " << i;
  }
}

TEST(TokenStore, IsReadByManyThreadsAtOnce) {
  const TokenStore store = filled_store("threads");
  std::vector<std::size_t> wrong(7);
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < wrong.size(); ++thread) {
      threads.emplace_back([&, thread] {
        for (std::size_t round = 0; round < 20; ++round) {
          const std::size_t i = (round * 3 + thread) % kSizes.size();
          const auto tokens = store.tokens(DocId{static_cast<std::uint32_t>(i)});
          if (!std::ranges::equal(tokens, random_tokens(kSizes[i], i))) ++wrong[thread];
        }
      });
    }
  }
  EXPECT_EQ(wrong, std::vector<std::size_t>(7, 0));
}

TEST(TokenStore, LeavesNoFileBehindEvenWhileItIsOpen) {
  const TokenStore store = filled_store("name");
  EXPECT_FALSE(std::filesystem::exists(scratch_path("name")));
}

TEST(TokenStore, SaysWhichFileItCannotMakeAndWhatToDo) {
  const auto store = TokenStore::create("/no/such/folder/tokens", no_guard());
  ASSERT_FALSE(store.ok());
  EXPECT_EQ(store.status().code(), absl::StatusCode::kNotFound);
  const std::string message(store.status().message());
  EXPECT_EQ(message.rfind("/no/such/folder/tokens: cannot make", 0), 0U) << message;
  EXPECT_NE(message.find("--temp-dir"), std::string::npos) << message;
}

// A limit on the size of files fails as a full disk does.
TEST(TokenStore, AFileThatCannotGrowIsAnErrorWithWhatToDo) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
  auto store = TokenStore::create(scratch_path("limit"), no_guard());
  ASSERT_TRUE(store.ok());
  const auto handler = std::signal(SIGXFSZ, SIG_IGN);
  rlimit small = before;
  small.rlim_cur = 1 << 20;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &small), 0);
  absl::Status status = store->append(random_tokens(600000, 1));
  if (status.ok()) status = store->finish();
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &before), 0);
  std::signal(SIGXFSZ, handler);
  ASSERT_FALSE(status.ok());
  const std::string message(status.message());
  EXPECT_NE(message.find("cannot write"), std::string::npos) << message;
  EXPECT_NE(message.find("raise the limit of file sizes"), std::string::npos) << message;
}

}  // namespace
}  // namespace dittograph
