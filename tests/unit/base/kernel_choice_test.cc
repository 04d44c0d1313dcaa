// A kernel that is asked for is taken, or the next slower one, or told to be impossible.
#include "base/kernel_choice.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace dittograph {
namespace {

struct Kernel {
  KernelKind kind;
};
const std::vector<Kernel> kAll = {
    {KernelKind::kScalar}, {KernelKind::kAvx2}, {KernelKind::kAvx512}};
const std::vector<Kernel> kWithoutAvx2 = {{KernelKind::kScalar}, {KernelKind::kAvx512}};

class KernelChoice : public testing::Test {
 protected:
  ~KernelChoice() override { EXPECT_TRUE(choose_kernels("best").ok()); }
};

TEST_F(KernelChoice, TheFastestIsTakenUnlessAnotherIsAskedFor) {
  EXPECT_EQ(allowed_kernel<Kernel>(kAll).kind, KernelKind::kAvx512);
  ASSERT_TRUE(choose_kernels("scalar").ok());
  EXPECT_EQ(allowed_kernel<Kernel>(kAll).kind, KernelKind::kScalar);
  ASSERT_TRUE(choose_kernels("best").ok());
  EXPECT_EQ(allowed_kernel<Kernel>(kAll).kind, KernelKind::kAvx512);
}

TEST_F(KernelChoice, WhereTheKindIsMissingTheNextSlowerOneIsTaken) {
  if (!cpu_runs(KernelKind::kAvx2)) GTEST_SKIP() << "no AVX2 here";
  ASSERT_TRUE(choose_kernels("avx2").ok());
  EXPECT_EQ(allowed_kernel<Kernel>(kAll).kind, KernelKind::kAvx2);
  EXPECT_EQ(allowed_kernel<Kernel>(kWithoutAvx2).kind, KernelKind::kScalar);
}

TEST_F(KernelChoice, WhatTheCpuCannotRunIsRefused) {
  EXPECT_TRUE(cpu_runs(KernelKind::kScalar));
  EXPECT_FALSE(choose_kernels("neon").ok());
  EXPECT_FALSE(choose_kernels("").ok());
  for (const KernelKind kind : {KernelKind::kAvx2, KernelKind::kAvx512}) {
    EXPECT_EQ(choose_kernels(kernel_name(kind)).ok(), cpu_runs(kind)) << kernel_name(kind);
  }
  EXPECT_NE(std::string(choose_kernels("fast").message()).find("(scalar, "), std::string::npos);
}

}  // namespace
}  // namespace dittograph
