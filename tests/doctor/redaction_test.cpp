// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/redaction.h"
#include "tests/doctor/patient.h"
#include "tests/support/softhsm.h"

#include <QJsonDocument>

using namespace yenile;
using namespace Qt::StringLiterals;
using doctor::Personal;

namespace {

/// Of somebody with a card, whose name stands on it without Turkish letters.
doctor::Report report(const tests::Identity& ayse) {
    pkcs11::Token token;
    token.label = u"AYSE_YILMAZ kart"_s;
    token.serialNumber = u"4711000815"_s;
    token.certificates.push_back({ayse.certificate, "1", u"Ayşe Yılmaz"_s, pkcs11::KeyPresence::Seen, {}});
    doctor::Report made;
    made.snapshot.tokens = {token};
    made.checks = {doctor::passed(doctor::CheckKind::Certificate, ayse.certificate.commonName()),
                   doctor::failed(doctor::CheckKind::Token, {ErrorCode::NoCertificate, {}, {}})};
    made.log = {u"identity 10000000078 in "_s + QDir::homePath() + u"/kart.so"_s,
                u"proxy http://ayse@proxy.example:8080"_s};
    return made;
}

} // namespace

TEST_CASE("a report tells nobody's name and number, but which are the same") {
    const tests::TestCa ca;
    const tests::Identity ayse = ca.issue({});
    const doctor::Report made = report(ayse);
    const QString everything = toText(made, Personal::Hidden) + toLines(made, Personal::Hidden) +
                               QString::fromUtf8(QJsonDocument(toJson(made, Personal::Hidden)).toJson());
    for (const QString& planted :
         {ayse.certificate.commonName(), ayse.certificate.identityNumber(), ayse.certificate.serialNumber(),
          ayse.certificate.sha256(), u"AYSE"_s, u"Yılmaz"_s, u"4711000815"_s, u"10000000078"_s,
          QDir::homePath() + u'/', u"ayse@"_s}) {
        INFO(planted.toStdString());
        CHECK_FALSE(everything.contains(planted));
    }
    CHECK(everything.contains(u"[name 1]"_s));
    CHECK(everything.contains(u"proxy.example:8080"_s));

    const QString whole = toText(made, Personal::Shown);
    CHECK(whole.contains(ayse.certificate.commonName()));
    CHECK(whole.contains(u"4711000815"_s));
}

TEST_CASE("a report begins with what is to be mended first, and how") {
    const tests::TestCa ca;
    const doctor::Report made = report(ca.issue({}));
    const QString text = toText(made, Personal::Hidden);
    CHECK(text.left(600).contains(sentence({ErrorCode::NoCertificate, {}, {}})));
    CHECK(text.left(600).contains(remedy({ErrorCode::NoCertificate, {}, {}})));
    CHECK(toJson(made, Personal::Hidden).value(u"first").toString() == u"token"_s);
    CHECK(exitCode(made) == 20);
    const QStringList lines = toLines(made, Personal::Hidden).split(u'\n');
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].startsWith(u"failed\ttoken\tNoCertificate\t"_s));
}
