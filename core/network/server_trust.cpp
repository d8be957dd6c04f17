// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/server_trust.h"

#include "core/base/file.h"

#include <QCryptographicHash>
#include <QSslKey>

namespace yenile::network {

using settings::Key;
using settings::Settings;

namespace {

std::unexpected<Error> invalid(Key key, const QString& cause) {
    return fail(ErrorCode::SettingInvalid, {Settings::name(key)}, cause);
}

Result<QByteArrayList> pinsOf(const Settings& settings) {
    QByteArrayList pins;
    for (const QString& text : settings.list(Key::ServicePins)) {
        const auto pin =
            QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!pin || pin.decoded.size() != QCryptographicHash::hashLength(QCryptographicHash::Sha256))
            return invalid(Key::ServicePins, text);
        pins << *pin;
    }
    return pins;
}

} // namespace

Result<ServerTrust> serverTrust(const Settings& settings) {
    const QString file = settings.text(Key::ServiceCaFile);
    if (file.isEmpty())
        return ServerTrust{};
    const Result<QByteArray> text = readFile(file);
    if (!text)
        return failure(text);
    const ServerTrust trust{.authorities = QSslCertificate::fromData(*text, QSsl::Pem)};
    if (trust.authorities.isEmpty())
        return invalid(Key::ServiceCaFile, QStringLiteral("no certificate in it"));
    return trust;
}

Result<ServerTrust> serviceTrust(const Settings& settings) {
    Result<ServerTrust> trust = serverTrust(settings);
    if (!trust)
        return trust;
    trust->systemAuthorities = !settings.value(Key::ServiceCaOnly).value.toBool();
    if (!trust->systemAuthorities && trust->authorities.isEmpty())
        return invalid(Key::ServiceCaOnly, QStringLiteral("without service/caFile"));
    const Result<QByteArrayList> pins = pinsOf(settings);
    if (!pins)
        return failure(pins);
    trust->pins = *pins;
    return trust;
}

QByteArray pinOf(const QSslCertificate& certificate) {
    return QCryptographicHash::hash(certificate.publicKey().toDer(), QCryptographicHash::Sha256);
}

bool isKeyExpected(const QSslCertificate& certificate, const ServerTrust& trust) {
    return trust.pins.isEmpty() || trust.pins.contains(pinOf(certificate));
}

QSslConfiguration tlsBy(const ServerTrust& trust) {
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    // Qt looks for the system's when it needs them, until any are named: then the named ones are all.
    if (trust.systemAuthorities && trust.authorities.isEmpty())
        return tls;
    QList<QSslCertificate> authorities = trust.authorities;
    if (trust.systemAuthorities)
        authorities += QSslConfiguration::systemCaCertificates();
    tls.setCaCertificates(authorities);
    return tls;
}

} // namespace yenile::network
