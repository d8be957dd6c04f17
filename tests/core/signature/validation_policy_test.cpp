// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/crypto/algorithms.h"
#include "core/signature/validation/validation_policy_file.h"
#include "tests/core/signature/bench.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

class PolicyFolder : public Bench {
public:
    [[nodiscard]] Result<ValidationPolicy> readJson(const QByteArray& json) const {
        return readValidationPolicy(write(u"policy.json"_s, json));
    }
};

} // namespace

TEST_CASE("a policy in a file names what is trusted, what is required and which algorithms, until when") {
    const PolicyFolder folder;
    (void)folder.rootFile();
    const auto policy = folder.readJson(R"({
        "trustAnchors": ["root.pem"], "timeStampAnchors": ["root.pem"],
        "requireQualified": true, "requireRevocation": true,
        "algorithms": { "digests": [{ "name": "SHA-256", "until": "2035-12-31" }, { "name": "SHA-512" }],
                        "rsa": [{ "bits": 2048, "until": "2030-12-31" }, { "bits": 3072 }],
                        "ec": [{ "bits": 384 }] } })");
    REQUIRE(policy);
    REQUIRE(policy->trustAnchors.size() == 1);
    CHECK(policy->trustAnchors.front().der() == folder.ca().root().certificate.der());
    CHECK(policy->timeStampAnchors.size() == 1);
    CHECK(policy->requireQualified);
    CHECK(policy->revocation == RevocationDemand::Always);
    REQUIRE(policy->algorithms.digests.size() == 2);
    CHECK(policy->algorithms.digests[0].name == u"SHA-256"_s);
    CHECK(policy->algorithms.digests[0].until == QDate(2035, 12, 31));
    CHECK_FALSE(policy->algorithms.digests[1].until);
    REQUIRE(policy->algorithms.rsa.size() == 2);
    CHECK(policy->algorithms.rsa[0].until == QDate(2030, 12, 31));
    CHECK(policy->algorithms.rsa[1].bits == 3072);
    CHECK(policy->algorithms.ec.size() == 1);
}

TEST_CASE("what a policy leaves out is as without a policy") {
    const auto policy = PolicyFolder().readJson(R"({ "algorithms": { "ec": [{ "bits": 384 }] } })");
    REQUIRE(policy);
    const ValidationPolicy usual;
    CHECK(policy->trustAnchors.empty());
    CHECK(policy->revocation == RevocationDemand::AsKnown);
    CHECK_FALSE(policy->allowFormFilling);
    CHECK(policy->algorithms.digests.size() == usual.algorithms.digests.size());
    CHECK(policy->algorithms.rsa.front().bits == usual.algorithms.rsa.front().bits);
    CHECK(policy->algorithms.ec.front().bits == 384);
}

TEST_CASE("a policy that is not understood is refused, and the place is named") {
    const auto [json, place] = GENERATE(table<const char*, QString>({
        {"[]", u"policy.json"_s},
        {"{ \"trustAnchors\": [", u"policy.json"_s},
        {R"({ "trustAnchor": [] })", u"trustAnchor"_s},
        {R"({ "trustAnchors": "root.pem" })", u"trustAnchors"_s},
        {R"({ "trustAnchors": [1] })", u"trustAnchors"_s},
        {R"({ "requireQualified": "yes" })", u"requireQualified"_s},
        {R"({ "algorithms": { "digest": [] } })", u"algorithms.digest"_s},
        {R"({ "algorithms": { "digests": [{ "until": "2030-12-31" }] } })", u"algorithms.digests.name"_s},
        {R"({ "algorithms": { "digests": [{ "name": "SHA-256", "until": "31.12.2030" }] } })",
         u"algorithms.digests.until"_s},
        {R"({ "algorithms": { "rsa": [2048] } })", u"algorithms.rsa"_s},
        {R"({ "algorithms": { "rsa": [{ "bits": 0 }] } })", u"algorithms.rsa.bits"_s},
        {R"({ "algorithms": { "ec": [{ "bits": 256, "untill": "2030-12-31" }] } })",
         u"algorithms.ec.untill"_s},
    }));
    const auto policy = PolicyFolder().readJson(json);
    INFO(json);
    REQUIRE_FALSE(policy);
    CHECK(policy.error().code == ErrorCode::ValidationPolicyInvalid);
    CHECK(policy.error().arguments == QStringList{place});
}

TEST_CASE("a policy whose certificates are not there, or are none, is refused") {
    const PolicyFolder folder;
    const QByteArray json = R"({ "trustAnchors": ["roots.pem"] })";
    const auto missing = folder.readJson(json);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().code == ErrorCode::FileNotReadable);
    (void)folder.write(u"roots.pem"_s, "no certificate");
    const auto wrong = folder.readJson(json);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == ErrorCode::CertificateUnreadable);
}
