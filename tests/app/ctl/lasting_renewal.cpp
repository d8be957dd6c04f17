// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/lasting_renewal.h"

#include "core/base/file.h"

#include <QJsonArray>

#include <catch2/catch.hpp>

#include <stdexcept>

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

/// A certificate on the card that is not hers.
LeafProfile someoneElse() {
    LeafProfile profile;
    profile.identityNumber = u"10000000078"_s;
    return profile;
}

ServiceOptions withLocalNetwork(ServiceOptions service) {
    service.settings.insert(u"network/proxy"_s, u"none"_s);
    service.settings.insert(u"network/localAddresses"_s, u"true"_s);
    return service;
}

void append(const QString& file, const QByteArray& text) {
    const auto before = readFile(file);
    if (!before || !writeFile(file, *before + text))
        throw std::runtime_error("cannot append to " + file.toStdString());
}

} // namespace

LastingRenewal::LastingRenewal(const ServiceOptions& service, const QString& pin)
    : ayse(server.revocation().issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions, KeyKind::P256,
                                     u"10000000146"_s)),
      bench(someoneElse(), withLocalNetwork(service), pin) {
    bench.card.store(ayse, "\x02");
    const QByteArray issuer = authority.ca().issuer().certificatePem();
    append(bench.service.pki().filePath(u"chain.pem"_s), issuer);
    append(bench.service.state().filePath(u"pki/root.pem"_s), issuer);
    configure("[network]\nproxy=none\nlocalAddresses=true\n[timeStamp]\naddresses=" +
              server.timeStampAddress().toUtf8() +
              "\n[signature]\ncacheFolder=" + authority.path(u"cache"_s).toUtf8() + "\n");
    bench.service.stop();
    bench.service.start();
}

void LastingRenewal::configure(const QByteArray& lines) const {
    append(bench.service.file(u"settings.ini"_s), lines);
}

QStringList LastingRenewal::levels() const {
    const Ended ended = run({{u"verify"_s, bench.results().filePath(u"application.asice"_s), u"--json"_s,
                              u"--qualified"_s, u"--settings"_s, bench.service.file(u"settings.ini"_s)}});
    INFO(ended.output.toStdString());
    CHECK(ended.exitCode == 0);
    QStringList found;
    for (const QJsonValue& signature : ended.json().value(u"signatures").toArray())
        found.append(signature.toObject().value(u"level").toString());
    return found;
}

} // namespace yenile::tests
