// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/openid_provider.h"

#include "core/base/file.h"
#include "core/network/http.h"
#include "tests/support/server_tls.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

#include <memory>
#include <stdexcept>

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

const QByteArray secret = QStringLiteral("gizli & saklı").toUtf8();

QByteArray base64Url(const QByteArray& bytes) {
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray compact(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray number(EVP_PKEY* key, const char* name) {
    BIGNUM* value = nullptr;
    EVP_PKEY_get_bn_param(key, name, &value);
    QByteArray bytes(BN_num_bytes(value), '\0');
    BN_bn2bin(value, reinterpret_cast<unsigned char*>(bytes.data()));
    BN_free(value);
    return bytes;
}

QByteArray padded(const BIGNUM* value) {
    QByteArray bytes(32, '\0');
    BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()), 32);
    return bytes;
}

QJsonObject rsaKey(EVP_PKEY* key, const QString& id) {
    return {{u"kty"_s, u"RSA"_s},
            {u"kid"_s, id},
            {u"use"_s, u"sig"_s},
            {u"n"_s, QString::fromLatin1(base64Url(number(key, OSSL_PKEY_PARAM_RSA_N)))},
            {u"e"_s, QString::fromLatin1(base64Url(number(key, OSSL_PKEY_PARAM_RSA_E)))}};
}

QJsonObject ellipticKey(EVP_PKEY* key, const QString& id) {
    const auto coordinate = [key](const char* name) {
        const QByteArray bytes = number(key, name);
        return QString::fromLatin1(base64Url(QByteArray(32 - bytes.size(), '\0') + bytes));
    };
    return {{u"kty"_s, u"EC"_s},
            {u"kid"_s, id},
            {u"crv"_s, u"P-256"_s},
            {u"alg"_s, u"ES256"_s},
            {u"x"_s, coordinate(OSSL_PKEY_PARAM_EC_PUB_X)},
            {u"y"_s, coordinate(OSSL_PKEY_PARAM_EC_PUB_Y)}};
}

QByteArray signedBy(EVP_PKEY* key, const QByteArray& text) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    size_t size = 1024;
    QByteArray signature(1024, '\0');
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key);
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                   reinterpret_cast<const unsigned char*>(text.data()), static_cast<size_t>(text.size()));
    signature.truncate(static_cast<qsizetype>(size));
    if (EVP_PKEY_get_base_id(key) != EVP_PKEY_EC)
        return signature;
    const auto* at = reinterpret_cast<const unsigned char*>(signature.constData());
    const std::unique_ptr<ECDSA_SIG, decltype(&ECDSA_SIG_free)> pair(
        d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(signature.size())), &ECDSA_SIG_free);
    return padded(ECDSA_SIG_get0_r(pair.get())) + padded(ECDSA_SIG_get0_s(pair.get()));
}

Identity elliptic(const TestCa& ca) {
    LeafProfile profile;
    profile.key = KeyKind::P256;
    return ca.issue(profile);
}

HttpServer::Response json(const QJsonObject& object, int status = 200) {
    return {status, compact(object), {"Content-Type: application/json"}};
}

QString item(const QUrlQuery& query, const QString& name) {
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

} // namespace

OpenIdProvider::OpenIdProvider(const TestCa& ca, QString identityNumber)
    : m_authority(ca.root().certificatePem()), m_rsa(ca.issue({})), m_elliptic(elliptic(ca)),
      m_foreign(elliptic(ca)), m_identityNumber(std::move(identityNumber)),
      m_server([this](const ReceivedRequest& request) { return answer(request); },
               serverTls(ca, ca.issueTls())) {
}

void OpenIdProvider::behave(const ProviderManners& manners) {
    const QMutexLocker lock(&m_mutex);
    m_manners = manners;
}

QMap<QString, QString> OpenIdProvider::settings(const QTemporaryDir& folder) const {
    const QString secretFile = folder.filePath(u"secret"_s);
    const QString caFile = folder.filePath(u"root.pem"_s);
    if (!writeFile(secretFile, secret + '\n') || !writeFile(caFile, m_authority))
        throw std::runtime_error("cannot write into " + folder.path().toStdString());
    return {{u"provider/issuer"_s, issuer()},     {u"provider/id"_s, u"e-kimlik"_s},
            {u"provider/name"_s, u"e-Kimlik"_s},  {u"provider/nameEnglish"_s, u"e-Identity"_s},
            {u"provider/clientId"_s, u"kayit"_s}, {u"provider/secretFile"_s, secretFile},
            {u"provider/caFile"_s, caFile},       {u"provider/identityClaim"_s, u"tc_kimlik_no"_s}};
}

int OpenIdProvider::asked(const QByteArray& path) const {
    int count = 0;
    for (const ReceivedRequest& request : m_server.requests())
        count += request.target.startsWith(path) ? 1 : 0;
    return count;
}

QJsonObject OpenIdProvider::metadata() const {
    QJsonObject all{{u"issuer"_s, issuer()},
                    {u"authorization_endpoint"_s, issuer() + u"/authorize"_s},
                    {u"token_endpoint"_s, issuer() + u"/token"_s},
                    {u"userinfo_endpoint"_s, issuer() + u"/userinfo"_s},
                    {u"jwks_uri"_s, issuer() + u"/jwks"_s}};
    for (auto member = m_manners.metadata.begin(); member != m_manners.metadata.end(); ++member)
        all.insert(member.key(), member.value());
    return all;
}

OpenIdProvider::Response OpenIdProvider::answer(const ReceivedRequest& request) {
    const QMutexLocker lock(&m_mutex);
    const QUrl target = QUrl::fromEncoded(request.target);
    if (m_manners.isDown && target.path() != u"/authorize")
        return {503, {}, {}};
    if (target.path() == u"/.well-known/openid-configuration")
        return json(metadata());
    if (target.path() == u"/authorize")
        return authorize(QUrlQuery(target));
    if (target.path() == u"/token" && request.verb == "POST")
        return redeem(request);
    if (target.path() == u"/userinfo")
        return userInfo(request);
    if (target.path() == u"/jwks")
        return json({{u"keys"_s, m_manners.withdrawsKeys
                                     ? QJsonArray()
                                     : QJsonArray{rsaKey(m_rsa.key.get(), m_manners.keyId),
                                                  ellipticKey(m_elliptic.key.get(), m_manners.keyId)}}});
    return {404, {}, {}};
}

OpenIdProvider::Response OpenIdProvider::authorize(const QUrlQuery& query) {
    m_asked.clear();
    for (const auto& [name, value] : query.queryItems(QUrl::FullyDecoded))
        m_asked.insert(name, value);
    QUrlQuery back{{u"state"_s, m_asked.value(u"state"_s)}};
    m_code = QString::fromLatin1(base64Url(
        QCryptographicHash::hash(m_asked.value(u"code_challenge"_s).toLatin1(), QCryptographicHash::Sha256)));
    if (!m_manners.refusal.isEmpty())
        back.addQueryItem(u"error"_s, m_manners.refusal);
    else
        back.addQueryItem(u"code"_s, m_code);
    if (!m_manners.answerIssuer.isEmpty())
        back.addQueryItem(u"iss"_s, m_manners.answerIssuer);
    return {302,
            {},
            {"Location: " + m_asked.value(u"redirect_uri"_s).toUtf8() + '?' +
             back.toString(QUrl::FullyEncoded).toUtf8()}};
}

OpenIdProvider::Response OpenIdProvider::redeem(const ReceivedRequest& request) {
    const QByteArray account = "kayit:" + secret.toPercentEncoding();
    if (request.headers.value("authorization") != "Basic " + account.toBase64())
        return json({{u"error"_s, u"invalid_client"_s}}, 401);
    const QUrlQuery query(QString::fromLatin1(request.body));
    const QByteArray proof = base64Url(
        QCryptographicHash::hash(item(query, u"code_verifier"_s).toLatin1(), QCryptographicHash::Sha256));
    const bool isGood = !m_code.isEmpty() && item(query, u"code"_s) == m_code &&
                        item(query, u"grant_type"_s) == u"authorization_code" &&
                        item(query, u"redirect_uri"_s) == m_asked.value(u"redirect_uri"_s) &&
                        m_asked.value(u"code_challenge_method"_s) == u"S256" &&
                        QString::fromLatin1(proof) == m_asked.value(u"code_challenge"_s);
    m_code.clear(); // once
    if (!isGood)
        return json({{u"error"_s, u"invalid_grant"_s}}, 400);
    return json({{u"access_token"_s, u"erisim"_s},
                 {u"token_type"_s, u"Bearer"_s},
                 {u"id_token"_s, QString::fromLatin1(idToken())}});
}

QByteArray OpenIdProvider::idToken() const {
    const qint64 now = QDateTime::currentSecsSinceEpoch();
    QJsonObject claims{{u"iss"_s, issuer()}, {u"aud"_s, u"kayit"_s}, {u"sub"_s, u"kisi-1"_s},
                       {u"iat"_s, now},      {u"exp"_s, now + 300},  {u"nonce"_s, m_asked.value(u"nonce"_s)}};
    if (!m_manners.inUserInfo)
        claims.insert(u"tc_kimlik_no"_s, m_identityNumber);
    for (auto claim = m_manners.claims.begin(); claim != m_manners.claims.end(); ++claim)
        claims.insert(claim.key(), claim.value());
    const QJsonObject header{{u"alg"_s, m_manners.algorithm}, {u"kid"_s, m_manners.keyId}};
    const QByteArray text = base64Url(compact(header)) + '.' + base64Url(compact(claims));
    if (m_manners.algorithm == u"none")
        return text + '.';
    const Identity& own = m_manners.algorithm == u"ES256" ? m_elliptic : m_rsa;
    return text + '.' + base64Url(signedBy((m_manners.foreignKey ? m_foreign : own).key.get(), text));
}

OpenIdProvider::Response OpenIdProvider::userInfo(const ReceivedRequest& request) const {
    if (request.headers.value("authorization") != "Bearer erisim")
        return {401, {}, {}};
    QJsonObject person{{u"sub"_s, u"kisi-1"_s}, {u"tc_kimlik_no"_s, m_identityNumber}};
    if (m_manners.claims.contains(u"sub"))
        person.insert(u"sub"_s, u"somebody else"_s);
    return json(person);
}

QByteArray openInTestBrowser(const QUrl& address, const TestCa& ca) {
    const network::ServerTrust trust{.authorities = QSslCertificate::fromData(ca.root().certificatePem()),
                                     .systemAuthorities = false};
    QUrl next = address;
    for (int step = 0; step < 5; ++step) {
        const Result<network::HttpResponse> outcome =
            network::askFully({.url = next, .reach = network::Reach::Anywhere}, trust, {.redirects = 0});
        if (!outcome)
            return {};
        if (outcome->status / 100 != 3)
            return outcome->body;
        next = QUrl::fromEncoded(outcome->field("Location"));
    }
    return {};
}

} // namespace yenile::tests
