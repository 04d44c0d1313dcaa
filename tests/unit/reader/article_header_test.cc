#include "reader/article_header.h"

#include "gtest/gtest.h"

namespace dittograph {
namespace {

TEST(ArticleHeader, IsDateAndAddressOnTheFirstLine) {
  for (const std::string_view article :
       {" date 2023-09-11 https://a.example/x\nText",
        "date 2023-09-11 https://a.example/x \r\nText",
        "\xEF\xBB\xBF\tdate  2023-09-11\thttps://a.example/x\nText"}) {
    const ArticleHeader header = read_article_header(article);
    EXPECT_EQ(header.date, "2023-09-11") << article;
    EXPECT_EQ(header.url, "https://a.example/x") << article;
    EXPECT_EQ(article.substr(header.text_begin), "Text") << article;
  }
}

TEST(ArticleHeader, MayBeAllThereIs) {
  const std::string_view article = "date 2023-09-11 https://a.example/x";
  EXPECT_EQ(read_article_header(article).text_begin, article.size());
}

TEST(ArticleHeader, AnythingElseIsText) {
  for (const std::string_view article :
       {"", "Text", "date", "date 2023-09-11", "date 2023-9-11 https://a.example",
        "\ndate 2023-09-11 u", "dates 2023-09-11 https://a.example", "date 2023-09-11 was a Monday",
        "date 2023/09/11 u", "Date 2023-09-11 https://a.example"}) {
    EXPECT_TRUE(read_article_header(article).date.empty()) << article;
    EXPECT_EQ(read_article_header(article).text_begin, 0u) << article;
  }
}

TEST(ArticleHeader, HostOfAnAddressIsTheOutlet) {
  const struct {
    std::string_view url, host;
  } cases[] = {{"https://www.example.com/a/b.html", "example.com"},
               {"http://news.example.com", "news.example.com"},
               {"//example.com?q", "example.com"},
               {"https://user:pass@example.com:8080/a", "example.com"},
               {"https://WWW.Example.com#x", "Example.com"},
               {"https://www.", "www."},
               {"http://[2001:db8::1]:80/a", "[2001:db8::1]:80"},
               {"example.com/a", ""},
               {"", ""}};
  for (const auto& c : cases) EXPECT_EQ(host_of(c.url), c.host) << c.url;
}

}  // namespace
}  // namespace dittograph
