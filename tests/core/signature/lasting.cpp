// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/lasting.h"

#include "core/signature/container/zip.h"

#include <catch2/catch.hpp>

namespace yenile::tests {

using namespace yenile::signature;
using namespace Qt::StringLiterals;

Lasting::Lasting() {
    (void)bench.write(u"notes.txt"_s, "Merhaba\n");
    REQUIRE(bench.createContainer(u"1.asice"_s, *bench.ca().signer(person), {u"notes.txt"_s}));
}

Result<void> Lasting::extend(Level level, const QString& from, const QString& to) {
    return extendFile(bench.path(from), bench.path(to),
                      {level, {bench.ca().issuer().certificate}, &revocation, &tsa}, Clock::system());
}

ValidationReport Lasting::validate(const QString& file, const Clock& clock) const {
    const auto report = validateFile(bench.path(file), {{bench.ca().issuer().certificate}, false, &clock});
    REQUIRE(report);
    return *report;
}

QByteArray Lasting::member(const QString& file, const QString& name) const {
    const auto entries = unzipped(bench.read(file));
    REQUIRE(entries);
    for (const ZipEntry& entry : *entries)
        if (entry.name == name)
            return entry.content;
    FAIL("no such member");
    return {};
}

void Lasting::alter(const QString& file, const QString& name,
                    const std::function<void(QByteArray&)>& change) const {
    auto entries = unzipped(bench.read(file));
    REQUIRE(entries);
    for (ZipEntry& entry : *entries)
        if (entry.name == name)
            change(entry.content);
    (void)bench.write(file, *zipped(*entries, QDateTime::currentDateTimeUtc()));
}

QByteArray Lasting::opensslCms(const QString& content, const QStringList& options) const {
    QStringList arguments{u"cms"_s,      u"-sign"_s,
                          u"-cades"_s,   u"-binary"_s,
                          u"-in"_s,      bench.path(content),
                          u"-signer"_s,  bench.write(u"me.pem"_s, person.certificatePem()),
                          u"-inkey"_s,   bench.write(u"me.key"_s, person.keyPem()),
                          u"-md"_s,      u"sha256"_s,
                          u"-outform"_s, u"DER"_s,
                          u"-out"_s,     bench.path(u"s.p7s"_s),
                          u"-certfile"_s};
    arguments << bench.write(u"issuer.pem"_s, bench.ca().issuer().certificatePem()) << u"-nosmimecap"_s
              << options;
    const Verdict made = run(u"openssl"_s, arguments);
    INFO(made.output.toStdString());
    REQUIRE(made.exitCode == 0);
    return bench.read(u"s.p7s"_s);
}

std::string causeOf(const ValidationReport& report) {
    const auto problem = report.problem();
    return problem ? (codeName(problem->code) + u' ' + problem->cause).toStdString() : std::string();
}

} // namespace yenile::tests
