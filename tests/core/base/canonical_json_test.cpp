// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/canonical_json.h"

#include <catch2/catch.hpp>

#include <QJsonArray>
#include <QJsonDocument>

using yenile::canonicalJson;

namespace {
QByteArray canonical(const char* json) {
    return canonicalJson(QJsonDocument::fromJson(json).object());
}
} // namespace

TEST_CASE("canonical JSON sorts keys by UTF-16 code units and drops white space") {
    CHECK(canonical("{ \"b\": 1, \"a\": [true, null], \"\xc3\xb6\": {} }") ==
          "{\"a\":[true,null],\"b\":1,\"\xc3\xb6\":{}}");
    // U+FB33 sorts after the surrogates of U+1F600 (RFC 8785, 3.2.3)
    CHECK(canonical("{\"\\ufb33\":1,\"\\ud83d\\ude00\":2}") == "{\"\xf0\x9f\x98\x80\":2,\"\xef\xac\xb3\":1}");
}

TEST_CASE("canonical JSON has every member's value, whatever the keys") {
    const auto same =
        "{\"\xf0\x90\xb4\xa6\\\\\":false,\"\xef\xb4\xad\":0}"; // U+10D26 and a backslash, U+FD2D
    CHECK(canonical(same) == same);
}

TEST_CASE("canonical JSON escapes only what must be escaped") {
    CHECK(canonical("{\"a\":\"\\u00e7 \\\" \\\\ \\n \\u0001 \\/\"}") ==
          "{\"a\":\"\xc3\xa7 \\\" \\\\ \\n \\u0001 /\"}");
}

TEST_CASE("canonical JSON prints numbers as ECMAScript does") {
    CHECK(canonical("{\"a\":[1.0,-0.0,0.000001,1e-7,1e21,123456789012,4.50,1e20]}") ==
          "{\"a\":[1,0,0.000001,1e-7,1e+21,123456789012,4.5,100000000000000000000]}");
    // The shortest digits, then zeros; as Node.js prints them.
    CHECK(canonical("{\"a\":[333333333.33333329,123456789012345683968,-123456789012345683968,-0.00001234,"
                    "9007199254740993,1.7976931348623157e308,5e-324,-1e-7]}") ==
          "{\"a\":[333333333.3333333,123456789012345680000,-123456789012345680000,-0.00001234,"
          "9007199254740992,1.7976931348623157e+308,5e-324,-1e-7]}");
}
