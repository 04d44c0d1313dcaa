// The first line of a scraped article: " date 2023-09-11 https://example.com/a".
//
// Leading spaces and a byte order mark are allowed, nothing but spaces may follow the address.
// Thread-safe, no allocation. Tests: tests/unit/reader/article_header_test.cc.
#pragma once

#include <cstddef>
#include <string_view>

namespace dittograph {

struct ArticleHeader {
  std::string_view date;  // empty: there is no header
  std::string_view url;
  std::size_t text_begin = 0;  // behind the header's line end
};

ArticleHeader read_article_header(std::string_view article);

// The host of url without "www.", as written; empty if url names none.
std::string_view host_of(std::string_view url);

}  // namespace dittograph
