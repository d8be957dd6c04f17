// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/signing_service.h"

#include "tests/support/server_tls.h"

#include <openssl/ec.h>

#include <QCryptographicHash>
#include <QDateTime>
#include <QJsonDocument>
#include <QMutexLocker>

#include <stdexcept>

namespace yenile::tests {

using namespace Qt::StringLiterals;
using signature::Certificate;
using signature::DigestAlgorithm;
using signature::SignatureAlgorithm;
using signature::SignatureScheme;

namespace {

const QString credentialId = u"GX0112348/ş"_s;
const QString clientId = u"yenile-test"_s;

QString b64(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

HttpServer::Response json(int status, const QJsonObject& object) {
    return {status, QJsonDocument(object).toJson(), {"Content-Type: application/json;charset=UTF-8"}};
}

/// application/x-www-form-urlencoded, decoded.
QString item(const QUrlQuery& query, const QString& name) {
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

QByteArray challengeOf(const QString& verifier) {
    return QCryptographicHash::hash(verifier.toLatin1(), QCryptographicHash::Sha256)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

std::optional<DigestAlgorithm> digestOf(const QString& identifier) {
    const QHash<QString, DigestAlgorithm> known{{u"2.16.840.1.101.3.4.2.1"_s, DigestAlgorithm::Sha256},
                                                {u"2.16.840.1.101.3.4.2.2"_s, DigestAlgorithm::Sha384},
                                                {u"2.16.840.1.101.3.4.2.3"_s, DigestAlgorithm::Sha512}};
    const auto found = known.find(identifier);
    return found == known.end() ? std::nullopt : std::optional(*found);
}

/// By the object identifiers of RFC 8017, RFC 5758 and RFC 4055; where it does not say the digest, the other
/// one does.
std::optional<SignatureAlgorithm> algorithmOf(const QString& identifier, const QString& digest) {
    using enum DigestAlgorithm;
    using enum SignatureScheme;
    const QHash<QString, SignatureAlgorithm> whole{
        {u"1.2.840.113549.1.1.11"_s, {RsaPkcs1, Sha256}}, {u"1.2.840.113549.1.1.12"_s, {RsaPkcs1, Sha384}},
        {u"1.2.840.113549.1.1.13"_s, {RsaPkcs1, Sha512}}, {u"1.2.840.10045.4.3.2"_s, {Ecdsa, Sha256}},
        {u"1.2.840.10045.4.3.3"_s, {Ecdsa, Sha384}},      {u"1.2.840.10045.4.3.4"_s, {Ecdsa, Sha512}}};
    if (const auto found = whole.find(identifier); found != whole.end())
        return *found;
    const auto named = digestOf(digest);
    if (!named)
        return {};
    if (identifier == u"1.2.840.113549.1.1.1")
        return SignatureAlgorithm{RsaPkcs1, *named};
    if (identifier == u"1.2.840.113549.1.1.10")
        return SignatureAlgorithm{RsaPss, *named};
    return {};
}

QByteArray pairOf(const QByteArray& der, int size) {
    const auto* at = reinterpret_cast<const unsigned char*>(der.constData());
    ECDSA_SIG* const value = d2i_ECDSA_SIG(nullptr, &at, der.size());
    QByteArray pair(2 * qsizetype{size}, '\0');
    auto* const out = reinterpret_cast<unsigned char*>(pair.data());
    BN_bn2binpad(ECDSA_SIG_get0_r(value), out, size);
    BN_bn2binpad(ECDSA_SIG_get0_s(value), out + size, size);
    ECDSA_SIG_free(value);
    return pair;
}

} // namespace

SigningService::SigningService(const TestCa& ca, SigningServiceOptions options)
    : m_ca(ca), m_options(std::move(options)), m_owner(ca.issue(m_options.owner)),
      m_server([this](const ReceivedRequest& request) { return answer(request); },
               serverTls(ca, ca.issueTls())) {
}

QUrl SigningService::address() const {
    return QUrl(m_server.address() + u"/csc/v2"_s);
}

void SigningService::answerInstead(const QString& method, std::optional<Response> answer) {
    const QMutexLocker lock(&m_mutex);
    m_instead[method] = std::move(answer);
}

void SigningService::logEverybodyOut() {
    const QMutexLocker lock(&m_mutex);
    m_tokens.clear();
}

int SigningService::authorizations() const {
    const QMutexLocker lock(&m_mutex);
    return m_authorizations;
}
int SigningService::extensions() const {
    const QMutexLocker lock(&m_mutex);
    return m_extensions;
}
int SigningService::signatures() const {
    const QMutexLocker lock(&m_mutex);
    return m_signatures;
}
int SigningService::logins() const {
    const QMutexLocker lock(&m_mutex);
    return m_logins;
}

SigningService::Response SigningService::answer(const ReceivedRequest& request) {
    const QMutexLocker lock(&m_mutex);
    const QUrl url = QUrl::fromEncoded(request.target);
    QString method = url.path().mid(1);
    if (method.startsWith(u"csc/v2/"))
        method.remove(0, 7);
    if (const auto instead = m_instead.find(method); instead != m_instead.end() && instead->second)
        return *instead->second;
    if (method == u"oauth2/authorize" && request.verb == "GET")
        return authorizePage(QUrlQuery(url));
    if (method == u".well-known/oauth-authorization-server" && m_options.namesIssuer)
        return json(200, {{"issuer"_L1, m_server.address()},
                          {"authorization_response_iss_parameter_supported"_L1, m_options.promisesIssuer},
                          {"authorization_endpoint"_L1, m_server.address() + u"/oauth2/authorize"_s},
                          {"token_endpoint"_L1, m_server.address() + u"/oauth2/token"_s}});
    if (request.verb != "POST")
        return {405, {}, {}};
    const Outcome outcome = call(method, request);
    if (!outcome)
        return json(outcome.error().status, {{"error"_L1, outcome.error().error},
                                             {"error_description"_L1, outcome.error().description}});
    if (outcome->isEmpty())
        return {204, {}, {}};
    return json(outcome->contains("handle"_L1) ? 202 : 200, *outcome);
}

SigningService::Outcome SigningService::call(const QString& method, const ReceivedRequest& request) {
    if (method == u"oauth2/token") { // '+' for a blank is older than percent signs
        QByteArray form = request.body;
        return token(QUrlQuery(QString::fromLatin1(form.replace('+', "%20"))));
    }
    if (!request.headers.value("content-type").startsWith("application/json"))
        return std::unexpected(Refusal{400, u"invalid_request"_s, u"no JSON"_s});
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    if (method == u"info")
        return info();
    const QString bearer = QString::fromLatin1(request.headers.value("authorization")).mid(7);
    if (m_options.wantsLogin && !m_tokens.contains(bearer))
        return std::unexpected(Refusal{401, u"invalid_token"_s, u"the access token is not valid"_s});
    if (method == u"credentials/list")
        return QJsonObject{{"credentialIDs"_L1, QJsonArray{credentialId}}};
    if (method == u"credentials/getChallenge") {
        m_codeSent = body.value("authObjectID"_L1) == "OTP"_L1;
        return m_codeSent ? Outcome(QJsonObject{})
                          : std::unexpected(Refusal{400, u"invalid_request"_s, u"authObjectID"_s});
    }
    if (method != u"credentials/authorizeCheck" && body.value("credentialID"_L1) != credentialId)
        return std::unexpected(Refusal{400, u"invalid_request"_s, u"Invalid parameter credentialID"_s});
    if (method == u"credentials/info")
        return credentialInfo(body);
    if (method == u"credentials/authorize")
        return authorize(body);
    if (method == u"credentials/authorizeCheck")
        return authorizeCheck(body);
    if (method == u"credentials/extendTransaction" && m_options.extends)
        return extendTransaction(body);
    if (method == u"signatures/signHash")
        return signHash(body);
    return std::unexpected(Refusal{501, u"server_error"_s, method});
}

SigningService::Outcome SigningService::info() const {
    QJsonArray methods{"credentials/list"_L1, "credentials/info"_L1, "credentials/authorize"_L1,
                       "signatures/signHash"_L1};
    if (m_options.extends)
        methods.append("credentials/extendTransaction"_L1);
    QJsonObject json{{"specs"_L1, "2.0.0.0"_L1},
                     {"name"_L1, u"Uzaktan İmza A.Ş."_s},
                     {"region"_L1, "TR"_L1},
                     {"lang"_L1, "tr-TR"_L1},
                     {"description"_L1, "of the tests"_L1},
                     {"authType"_L1, QJsonArray{m_options.wantsLogin ? "oauth2code"_L1 : "external"_L1}},
                     {"methods"_L1, methods}};
    json.insert(m_options.namesIssuer ? "oauth2Issuer"_L1 : "oauth2"_L1, m_server.address());
    return json;
}

SigningService::Outcome SigningService::credentialInfo(const QJsonObject& body) const {
    QJsonArray chain{b64(m_owner.certificate.der())};
    if (body.value("certificates"_L1) == "chain"_L1) {
        chain.append(b64(m_ca.issuer().certificate.der()));
        chain.append(b64(m_ca.root().certificate.der()));
    }
    QJsonObject json{
        {"key"_L1, QJsonObject{{"status"_L1, m_options.isEnabled ? "enabled"_L1 : "disabled"_L1},
                               {"algo"_L1, QJsonArray::fromStringList(algorithms())},
                               {"len"_L1, m_owner.certificate.keyBits()}}},
        {"cert"_L1, QJsonObject{{"status"_L1, m_options.certificateStatus}, {"certificates"_L1, chain}}},
        {"SCAL"_L1, m_options.isBound ? "2"_L1 : "1"_L1},
        {"multisign"_L1, m_options.multisign}};
    if (!body.value("authInfo"_L1).toBool())
        return json;
    if (m_options.inBrowser) {
        json.insert("auth"_L1, QJsonObject{{"mode"_L1, "oauth2code"_L1}});
        return json;
    }
    const QJsonObject pin{
        {"type"_L1, "Password"_L1}, {"id"_L1, "PIN"_L1}, {"format"_L1, "N"_L1}, {"label"_L1, "PIN"_L1}};
    const QJsonObject otp{{"type"_L1, "ChallengeResponse"_L1},
                          {"id"_L1, "OTP"_L1},
                          {"format"_L1, "N"_L1},
                          {"label"_L1, u"SMS kodu"_s}};
    json.insert("auth"_L1, QJsonObject{{"mode"_L1, "explicit"_L1},
                                       {"expression"_L1, "PIN AND OTP"_L1},
                                       {"objects"_L1, QJsonArray{pin, otp}}});
    return json;
}

QStringList SigningService::algorithms() const {
    if (!m_options.algorithms.isEmpty())
        return m_options.algorithms;
    if (m_owner.certificate.keyType() == Certificate::KeyType::Ec)
        return {u"1.2.840.10045.4.3.2"_s, u"1.2.840.10045.4.3.3"_s, u"1.2.840.10045.4.3.4"_s};
    return {u"1.2.840.113549.1.1.1"_s, u"1.2.840.113549.1.1.11"_s, u"1.2.840.113549.1.1.10"_s};
}

std::optional<SigningService::Refusal> SigningService::whyNotAllowed(int count, const QJsonArray& hashes,
                                                                     const QString& digest) const {
    const auto invalid = [](const QString& why) { return Refusal{400, u"invalid_request"_s, why}; };
    if (!m_options.isEnabled)
        return invalid(u"The credential identified by credentialID is disabled"_s);
    if (count < 1)
        return invalid(u"Invalid value for parameter numSignatures"_s);
    if (count > m_options.multisign)
        return invalid(u"Numbers of signatures is too high"_s);
    if (m_options.isBound && (hashes.isEmpty() || !digestOf(digest)))
        return invalid(u"Missing (or invalid type) array parameter hashes"_s);
    return {};
}

QString SigningService::grant(int count, const QJsonArray& hashes) {
    const QString name = u"sad-%1"_s.arg(++m_names);
    m_grants[name] = {count, hashes, QDateTime::currentMSecsSinceEpoch() + 1000 * m_options.sadSeconds};
    return name;
}

SigningService::Outcome SigningService::authorize(const QJsonObject& body) {
    if (m_options.inBrowser)
        return std::unexpected(Refusal{400, u"invalid_request"_s, u"oauth2code"_s});
    const int count = body.value("numSignatures"_L1).toInt();
    const QJsonArray hashes = body.value("hashes"_L1).toArray();
    if (const auto why = whyNotAllowed(count, hashes, body.value("hashAlgorithmOID"_L1).toString()))
        return std::unexpected(*why);
    const QJsonArray right{QJsonObject{{"id"_L1, "PIN"_L1}, {"value"_L1, "1234"_L1}},
                           QJsonObject{{"id"_L1, "OTP"_L1}, {"value"_L1, "567890"_L1}}};
    if (!m_codeSent || body.value("authData"_L1).toArray() != right)
        return std::unexpected(
            Refusal{400, u"invalid_authentication_data"_s, u"The authentication data is invalid"_s});
    m_codeSent = false;
    ++m_authorizations;
    const QString sad = grant(count, hashes);
    if (m_options.pollsOfDevice == 0)
        return QJsonObject{{"SAD"_L1, sad}, {"expiresIn"_L1, m_options.sadSeconds}};
    m_polls = 0;
    m_handles[u"handle-"_s + sad] = sad;
    return QJsonObject{{"handle"_L1, u"handle-"_s + sad}};
}

SigningService::Outcome SigningService::authorizeCheck(const QJsonObject& body) {
    const auto handle = m_handles.find(body.value("handle"_L1).toString());
    if (handle == m_handles.end())
        return std::unexpected(Refusal{400, u"invalid_request"_s, u"Invalid parameter handle"_s});
    if (++m_polls < m_options.pollsOfDevice)
        return QJsonObject{{"handle"_L1, handle->first}};
    return QJsonObject{{"SAD"_L1, handle->second}};
}

SigningService::Outcome SigningService::extendTransaction(const QJsonObject& body) {
    const auto found = m_grants.find(body.value("SAD"_L1).toString());
    const QJsonArray hashes = body.value("hashes"_L1).toArray();
    if (found == m_grants.end() || found->second.left < 1)
        return std::unexpected(Refusal{400, u"invalid_request"_s, u"Invalid parameter SAD"_s});
    if (m_options.isBound && hashes.isEmpty())
        return std::unexpected(Refusal{400, u"invalid_request"_s, u"Missing array parameter hashes"_s});
    const int left = found->second.left;
    m_grants.erase(found);
    ++m_extensions;
    return QJsonObject{{"SAD"_L1, grant(left, hashes)}, {"expiresIn"_L1, m_options.sadSeconds}};
}

SigningService::Outcome SigningService::signHash(const QJsonObject& body) {
    const auto invalid = [](const QString& why) {
        return std::unexpected(Refusal{400, u"invalid_request"_s, why});
    };
    const auto found = m_grants.find(body.value("SAD"_L1).toString());
    if (found == m_grants.end() || found->second.left < 1)
        return invalid(u"Invalid parameter SAD"_s);
    Grant& grant = found->second;
    if (QDateTime::currentMSecsSinceEpoch() > grant.endsAt)
        return invalid(u"SAD expired"_s);
    const QJsonArray hashes = body.value("hashes"_L1).toArray();
    const QString name = body.value("signAlgo"_L1).toString();
    const auto algorithm = algorithmOf(name, body.value("hashAlgorithmOID"_L1).toString());
    if (hashes.isEmpty())
        return invalid(u"Empty hash array"_s);
    if (!algorithm || !algorithms().contains(name))
        return invalid(u"Invalid parameter signAlgo"_s);
    if ((algorithm->scheme == SignatureScheme::RsaPss) != body.contains("signAlgoParams"_L1))
        return invalid(u"Missing (or invalid type) string parameter signAlgoParams"_s);
    QJsonArray values;
    for (const QJsonValue& hash : hashes) {
        if (m_options.isBound && !grant.hashes.contains(hash))
            return invalid(u"Hash is not authorized by the SAD"_s);
        if (grant.left-- < 1)
            return invalid(u"Invalid parameter SAD"_s);
        values.append(b64(made(QByteArray::fromBase64(hash.toString().toLatin1()), *algorithm)));
        ++m_signatures;
    }
    return QJsonObject{{"signatures"_L1, values}};
}

QByteArray SigningService::made(const QByteArray& digest, const SignatureAlgorithm& algorithm) const {
    const Result<QByteArray> value = m_ca.signer(m_owner)->sign({digest, algorithm, {}});
    if (!value)
        throw std::runtime_error("the key does not sign");
    return m_options.rawEcdsa ? pairOf(*value, (m_owner.certificate.keyBits() + 7) / 8) : *value;
}

/// 8.4.2; a redirect that is refused is answered by a page (RFC 6749, 4.1.2.1).
SigningService::Response SigningService::authorizePage(const QUrlQuery& query) {
    const QUrl redirect(item(query, u"redirect_uri"_s));
    if (item(query, u"client_id"_s) != clientId || redirect.host() != u"127.0.0.1" ||
        redirect.scheme() != u"http")
        return {400, "unknown client", {}};
    const QString scope = item(query, u"scope"_s);
    QUrlQuery back;
    back.addQueryItem(u"state"_s, item(query, u"state"_s));
    QString problem;
    if (item(query, u"response_type"_s) != u"code")
        problem = u"unsupported_response_type"_s;
    else if (item(query, u"code_challenge_method"_s) != u"S256" ||
             item(query, u"code_challenge"_s).size() != 43)
        problem = u"invalid_request"_s;
    else if (scope != u"service" && scope != u"credential")
        problem = u"invalid_scope"_s;
    else if (scope == u"credential") {
        QJsonArray hashes;
        for (const QString& hash : item(query, u"hashes"_s).split(u',', Qt::SkipEmptyParts))
            hashes.append(b64(QByteArray::fromBase64(hash.toLatin1(), QByteArray::Base64UrlEncoding)));
        if (item(query, u"credentialID"_s) != credentialId ||
            whyNotAllowed(item(query, u"numSignatures"_s).toInt(), hashes,
                          item(query, u"hashAlgorithmOID"_s)))
            problem = u"invalid_request"_s;
    }
    if (problem.isEmpty()) {
        const QString code = u"code-%1"_s.arg(++m_names);
        m_codes[code] = {query};
        back.addQueryItem(u"code"_s, code);
    } else {
        back.addQueryItem(u"error"_s, problem);
    }
    if (!m_options.answerIssuer.isEmpty())
        back.addQueryItem(u"iss"_s, m_options.answerIssuer);
    QUrl to = redirect;
    to.setQuery(back);
    return {302, {}, {"Location: " + to.toEncoded()}};
}

/// 8.4.4, with RFC 7636, 4.6
SigningService::Outcome SigningService::token(const QUrlQuery& form) {
    const auto found = m_codes.find(item(form, u"code"_s));
    if (item(form, u"grant_type"_s) != u"authorization_code" || item(form, u"client_id"_s) != clientId ||
        found == m_codes.end())
        return std::unexpected(Refusal{400, u"invalid_grant"_s, u"Invalid parameter code"_s});
    const QUrlQuery asked = found->second.query;
    m_codes.erase(found);
    if (item(asked, u"redirect_uri"_s) != item(form, u"redirect_uri"_s))
        return std::unexpected(Refusal{400, u"invalid_grant"_s, u"redirect_uri parameter does not match"_s});
    if (challengeOf(item(form, u"code_verifier"_s)) != item(asked, u"code_challenge"_s).toLatin1())
        return std::unexpected(Refusal{400, u"invalid_grant"_s, u"code_verifier"_s});
    QString token;
    if (item(asked, u"scope"_s) == u"service") {
        token = u"token-%1"_s.arg(++m_names);
        m_tokens << token;
        ++m_logins;
    } else {
        QJsonArray hashes;
        for (const QString& hash : item(asked, u"hashes"_s).split(u',', Qt::SkipEmptyParts))
            hashes.append(b64(QByteArray::fromBase64(hash.toLatin1(), QByteArray::Base64UrlEncoding)));
        token = grant(item(asked, u"numSignatures"_s).toInt(), hashes);
        ++m_authorizations;
    }
    return QJsonObject{
        {"access_token"_L1, token}, {"token_type"_L1, "Bearer"_L1}, {"expires_in"_L1, m_options.sadSeconds}};
}

} // namespace yenile::tests
