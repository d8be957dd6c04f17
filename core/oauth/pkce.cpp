// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oauth/pkce.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

#include <array>

namespace yenile::oauth {

namespace {

constexpr auto form = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

} // namespace

QString unguessable() {
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    const auto bytes = QByteArray(reinterpret_cast<const char*>(words.data()), sizeof words);
    return QString::fromLatin1(bytes.toBase64(form));
}

QString challengeOf(QByteArrayView verifier) {
    return QString::fromLatin1(
        QCryptographicHash::hash(verifier.toByteArray(), QCryptographicHash::Sha256).toBase64(form));
}

Pkce Pkce::fresh() {
    QString verifier = unguessable();
    const QString challenge = challengeOf(verifier.toLatin1());
    return {Secret::take(verifier), challenge};
}

} // namespace yenile::oauth
