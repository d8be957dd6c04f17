// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/lasting_renewal.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

const QDateTime yesterday = QDateTime::currentDateTimeUtc().addDays(-1);

/// A client that cannot ask anybody, or would not: the service has to.
void hideRespondersFromClient(const LastingRenewal& renewal) {
    renewal.configure("[network]\nlocalAddresses=false\n");
}

} // namespace

TEST_CASE("who renews with a revoked or suspended certificate is told before a PIN is asked for") {
    const auto [reason, code] = GENERATE(table<QByteArray, std::string>(
        {{"keyCompromise", "CertificateRevoked"}, {"certificateHold", "CertificateOnHold"}}));
    const bool byList = GENERATE(false, true);
    LastingRenewal renewal;
    renewal.server.revocation().responderIsDown = byList;
    renewal.server.revocation().revoke(renewal.ayse, yesterday, reason);
    const Ended ended = renewal.bench.renew({.pins = "654321\n"}); // it would not be right
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.problem() == code);
    CHECK(renewal.bench.waiting() == 0);
}

TEST_CASE("a revoked or suspended certificate gets no receipt, whatever the client did") {
    const auto [reason, code] = GENERATE(table<QByteArray, std::string>(
        {{"keyCompromise", "CertificateRevoked"}, {"certificateHold", "CertificateOnHold"}}));
    const bool byList = GENERATE(false, true);
    LastingRenewal renewal;
    hideRespondersFromClient(renewal);
    renewal.server.revocation().responderIsDown = byList;
    renewal.server.revocation().revoke(renewal.ayse, yesterday, reason);
    const Ended ended = renewal.bench.renew();
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.problem() == code);
    CHECK(renewal.bench.waiting() == 0); // it will never be taken
}

TEST_CASE("a suspension that was lifted does no harm any more") {
    LastingRenewal renewal;
    renewal.server.revocation().revoke(renewal.ayse, yesterday, "certificateHold");
    CHECK(renewal.bench.renew().problem() == "CertificateOnHold");
    renewal.server.revocation().reinstate(renewal.ayse);
    const Ended ended = renewal.bench.renew({.answers = noForm()});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
}

TEST_CASE("without revocation status the client goes on, and the service takes the bundle later") {
    LastingRenewal renewal;
    renewal.server.knowsCertificates = false;
    const Ended waiting = renewal.bench.renew();
    INFO(waiting.output.toStdString() << waiting.errors.toStdString());
    CHECK(waiting.problem() == "RevocationUnknown");
    CHECK(renewal.bench.waiting() == 1);
    CHECK(renewal.bench.renew({.options = {u"--resume"_s}, .answers = noForm()}).problem() ==
          "RevocationUnknown");
    CHECK(renewal.bench.waiting() == 1);

    renewal.server.knowsCertificates = true;
    const Ended ended = renewal.bench.renew({.options = {u"--resume"_s}, .pins = {}, .answers = noForm()});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.json().value(u"state").toString() == u"submitted"_s);
    CHECK(renewal.bench.waiting() == 0);
}

TEST_CASE("a service that is to ask nobody asks nobody") {
    LastingRenewal renewal({{{u"signature/revocation"_s, u"off"_s}}, {}});
    hideRespondersFromClient(renewal);
    renewal.server.revocation().revoke(renewal.ayse, yesterday);
    CHECK(renewal.bench.renew().exitCode == 0);
    CHECK(renewal.server.requests().empty());
}
