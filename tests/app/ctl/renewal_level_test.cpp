#include "tests/app/ctl/renewal_bench.h"
#include "tests/core/network/evidence_server.h"

#include "core/base/file.h"

#include <QJsonArray>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

/// A certificate on the card that is not hers: the one she signs with says where it can be asked about.
LeafProfile someoneElse() {
    LeafProfile profile;
    profile.identityNumber = u"10000000078"_s;
    return profile;
}

void append(const QString& file, const QByteArray& text) {
    const auto before = readFile(file);
    REQUIRE(before);
    REQUIRE(writeFile(file, *before + text));
}

/// A renewal with a service that asks for more than the signature, and the servers that give it. Client and
/// service trust the authority that these servers speak for.
class LastingRenewal {
public:
    explicit LastingRenewal(const QString& level)
        : bench(someoneElse(), {.settings = {{u"signature/level"_s, level}}, .applicant = {}}) {
        bench.card.store(ayse, "\x02");
        const QByteArray issuer = authority.ca().issuer().certificatePem();
        append(bench.service.pki().filePath(u"chain.pem"_s), issuer);
        append(bench.service.state().filePath(u"pki/root.pem"_s), issuer);
        append(bench.service.file(u"settings.ini"_s),
               "[network]\nproxy=none\nlocalAddresses=true\n[timeStamp]\naddresses=" +
                   server.timeStampAddress().toUtf8() +
                   "\n[signature]\ncacheFolder=" + authority.path(u"cache"_s).toUtf8() + "\n");
        bench.service.stop();
        bench.service.start();
    }

    /// The levels of the signatures in what the service gave a receipt for.
    [[nodiscard]] QStringList levels() const {
        const Ended ended = run({{u"verify"_s, bench.results().filePath(u"application.asice"_s), u"--json"_s,
                                  u"--qualified"_s, u"--settings"_s, bench.service.file(u"settings.ini"_s)}});
        INFO(ended.output.toStdString());
        CHECK(ended.exitCode == 0);
        QStringList found;
        for (const QJsonValue& signature : ended.json().value(u"signatures").toArray())
            found.append(signature.toObject().value(u"level").toString());
        return found;
    }

    Bench authority;
    EvidenceServer server{authority};
    Identity ayse =
        server.revocation().issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions, KeyKind::P256, u"10000000146"_s);
    RenewalBench bench;
};

} // namespace

TEST_CASE("a renewal is signed at the level that the service asks for, and the service takes it") {
    const QString level = GENERATE(as<QString>(), u"B-LT"_s, u"B-LTA"_s);
    const LastingRenewal renewal(level);
    const Ended ended = renewal.bench.renew();
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    const QStringList levels = renewal.levels();
    CHECK(levels.count(u"CAdES-"_s + level) == 1);
    CHECK(levels.count(u"PAdES-"_s + level) == 2);
}

TEST_CASE("a renewal without the time stamp that is asked for is not sent, says so, and goes on later") {
    LastingRenewal renewal(u"B-LT"_s);
    ErrorCode expected = ErrorCode::TimeStampFailed;
    SECTION("no time-stamping authority answers") {
        renewal.server.stampsTime = false;
    }
    SECTION("nobody says whether the certificate is revoked") {
        renewal.server.knowsCertificates = false;
        expected = ErrorCode::AddressUnreachable;
    }
    const Ended failed = renewal.bench.renew();
    INFO(failed.output.toStdString() << failed.errors.toStdString());
    CHECK(failed.exitCode != 0);
    CHECK(failed.problem() == codeName(expected).toStdString());
    CHECK(renewal.bench.waiting() == 0);
    if (expected == ErrorCode::TimeStampFailed)
        CHECK((failed.output + failed.errors).contains(u"an application is not sent without"_s));

    renewal.server.stampsTime = renewal.server.knowsCertificates = true;
    const Ended ended = renewal.bench.renew({.answers = noForm()}); // the form is confirmed already
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    CHECK(renewal.levels().contains(u"CAdES-B-LT"_s));
}
