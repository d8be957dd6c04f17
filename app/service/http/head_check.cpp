// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/head_check.h"

#include <algorithm>

namespace yenile::registration {
namespace {

/// RFC 9110, 5.6.2
bool isToken(const std::string& name) {
    static const std::string special = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
               special.find(c) != std::string::npos;
    });
}

bool isLength(const std::string& value) {
    return !value.empty() && value.size() <= 18 &&
           std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
}

/// One length, or chunks, and nothing that the library would not read.
bool hasClearEnd(const httplib::Request& request) {
    const auto lengths = request.get_header_value_count("Content-Length");
    const auto codings = request.get_header_value_count("Transfer-Encoding");
    if (lengths + codings > 1)
        return false;
    if (codings == 1 && request.get_header_value("Transfer-Encoding") != "chunked")
        return false;
    return lengths == 0 || isLength(request.get_header_value("Content-Length"));
}

/// The library leaves a body of these in the connection and takes it for the next request.
bool hasBodyThatStays(const httplib::Request& request) {
    const bool reads = request.method != "GET" && request.method != "HEAD" && request.method != "OPTIONS";
    const std::string length = request.get_header_value("Content-Length");
    return !reads && (request.has_header("Transfer-Encoding") ||
                      std::ranges::any_of(length, [](char digit) { return digit != '0'; }));
}

} // namespace

bool isUnambiguous(const httplib::Request& request) {
    for (const auto* const name : {"Host", "Authorization", "Idempotency-Key", "Content-Type"})
        if (request.get_header_value_count(name) > 1)
            return false;
    return hasClearEnd(request) && !hasBodyThatStays(request) &&
           std::ranges::all_of(request.headers, [](const auto& header) { return isToken(header.first); });
}

} // namespace yenile::registration
