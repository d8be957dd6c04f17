// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

#include <catch2/catch.hpp>

#include <set>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;

namespace {

/// What is said of the first signature, in the table's words.
std::string verdict(const Workshop& shop, const ValidationCase& row) {
    ValidationPolicy policy = shop.bench.policy();
    if (row.policy)
        row.policy(shop, policy);
    const auto report = validateBytes(row.document(shop), QStringLiteral("case"), policy);
    if (!report)
        return codeName(report.error().code).toStdString();
    if (report->signatures.empty())
        return "no signature";
    const SignatureReport& first = report->signatures.front();
    const QString text = indicationName(first.indication) + u' ' + first.subIndication;
    return text.trimmed().toStdString();
}

} // namespace

TEST_CASE("each case of the validation table gets its indication and sub-indication") {
    const Workshop shop;
    for (const ValidationCase& row : validationCases()) {
        CAPTURE(row.name);
        CHECK(verdict(shop, row) == row.expected);
    }
}

TEST_CASE("each case of a container gets its indication and sub-indication") {
    const Workshop shop;
    for (const ValidationCase& row : containerCases()) {
        CAPTURE(row.name);
        CHECK(verdict(shop, row) == row.expected);
    }
}

TEST_CASE("the validation table holds at least sixty different cases") {
    std::set<std::string> names;
    for (const ValidationCase& row : validationCases())
        names.insert(row.name);
    CHECK(names.size() == validationCases().size());
    CHECK(names.size() >= 60);
}
