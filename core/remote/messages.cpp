// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/messages.h"

#include "core/base/shown_text.h"

#include <QJsonArray>

#include <algorithm>

namespace yenile::remote {

using namespace Qt::StringLiterals;

namespace {

std::unexpected<Error> lacking(const QString& member) {
    return fail(ErrorCode::RemoteSigningFailed, {}, u"without a usable "_s + member);
}

/// Of what people are shown, so much.
constexpr qsizetype mostShown = 255;
/// Nobody has more keys than that at one service, or shows more to use one.
constexpr qsizetype mostCredentials = 64;
constexpr size_t mostFactors = 8;

QString shown(const QJsonObject& json, QLatin1String member) {
    return shownLine(json.value(member).toString(), mostShown);
}

QStringList texts(const QJsonValue& value) {
    QStringList all;
    for (const QJsonValue& each : value.toArray())
        all << each.toString();
    return all;
}

Result<std::vector<signature::Certificate>> certificates(const QJsonArray& list) {
    std::vector<signature::Certificate> all;
    for (const QJsonValue& each : list) {
        const auto der = QByteArray::fromBase64Encoding(each.toString().toLatin1());
        const auto certificate = der ? signature::Certificate::fromDer(*der) : lacking(u"certificate"_s);
        if (!certificate)
            return lacking(u"cert/certificates"_s);
        all.push_back(*certificate);
    }
    if (all.empty())
        return lacking(u"cert/certificates"_s);
    return all;
}

Result<Factor> factor(const QJsonObject& json) {
    const QString type = json.value("type"_L1).toString();
    Factor factor{.id = json.value("id"_L1).toString(),
                  .label = shown(json, "label"_L1),
                  .description = shown(json, "description"_L1),
                  .isTyped = !type.endsWith("OOB"_L1),
                  .hasChallenge = type.startsWith("ChallengeResponse"_L1)};
    if (factor.id.isEmpty() || (!factor.hasChallenge && !type.startsWith("Password"_L1)))
        return lacking(u"auth/objects"_s);
    if (factor.label.isEmpty())
        factor.label = shown(json, "id"_L1);
    return factor;
}

/// All of the factors are shown. A service that lets people choose among them ("PIN OR OTP") is not served.
bool wantsAll(const QString& expression) {
    const QStringList words = expression.split(u' ', Qt::SkipEmptyParts);
    return !words.contains("OR"_L1) && !words.contains("XOR"_L1);
}

Result<void> readAuthorization(const QJsonObject& json, Credential& credential) {
    const QString mode = json.value("mode"_L1).toString();
    if (mode == "oauth2code"_L1) {
        credential.mode = AuthorizationMode::Browser;
        return {};
    }
    if (mode != "explicit"_L1)
        return lacking(u"auth/mode"_s);
    if (!wantsAll(json.value("expression"_L1).toString()))
        return lacking(u"auth/expression"_s);
    credential.mode = AuthorizationMode::Factors;
    for (const QJsonValue& each : json.value("objects"_L1).toArray()) {
        const Result<Factor> found = factor(each.toObject());
        if (!found)
            return failure(found);
        if (credential.factors.size() == mostFactors)
            return lacking(u"auth/objects"_s);
        credential.factors.push_back(*found);
    }
    return {};
}

} // namespace

Result<RemoteServiceInfo> serviceInfo(const QJsonObject& json) {
    RemoteServiceInfo info{.name = shown(json, "name"_L1),
                           .authTypes = texts(json.value("authType"_L1)),
                           .oauth2 = QUrl(json.value("oauth2"_L1).toString()),
                           .oauth2Issuer = QUrl(json.value("oauth2Issuer"_L1).toString()),
                           .methods = texts(json.value("methods"_L1))};
    if (info.name.isEmpty())
        return lacking(u"name"_s);
    if (!info.methods.contains("signatures/signHash"_L1))
        return lacking(u"method signatures/signHash"_s);
    return info;
}

Result<QStringList> credentialIds(const QJsonObject& json) {
    const QJsonValue ids = json.value("credentialIDs"_L1);
    if (!ids.isArray() || ids.toArray().size() > mostCredentials)
        return lacking(u"credentialIDs"_s);
    return texts(ids);
}

Result<Credential> credential(const QString& id, const QJsonObject& json) {
    const QJsonObject key = json.value("key"_L1).toObject();
    const QJsonObject cert = json.value("cert"_L1).toObject();
    const auto chain = certificates(cert.value("certificates"_L1).toArray());
    if (!chain)
        return failure(chain);
    Credential credential{.id = id,
                          .description = shown(json, "description"_L1),
                          .certificates = *chain,
                          .isEnabled = key.value("status"_L1).toString() == "enabled"_L1,
                          .status = cert.value("status"_L1).toString(),
                          .algorithms = texts(key.value("algo"_L1)),
                          .isBound = json.value("SCAL"_L1).toString() == "2"_L1,
                          .mostSignatures = json.value("multisign"_L1).toInt(1)};
    if (credential.mostSignatures < 1)
        return lacking(u"multisign"_s);
    if (const Result<void> read = readAuthorization(json.value("auth"_L1).toObject(), credential); !read)
        return failure(read);
    return credential;
}

Result<Activation> activation(const QJsonObject& json, QLatin1String member) {
    QString data = json.value(member).toString();
    if (data.isEmpty())
        return lacking(member);
    const int seconds = json.value("expiresIn"_L1).toInt(json.value("expires_in"_L1).toInt(3600));
    return Activation{Secret::take(data), std::chrono::seconds(seconds)};
}

Result<QByteArray> signatureValue(const QJsonObject& json) {
    const QJsonArray all = json.value("signatures"_L1).toArray();
    const auto value = QByteArray::fromBase64Encoding(all.first().toString().toLatin1(),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    if (all.size() != 1 || !value || value.decoded.isEmpty())
        return lacking(u"signatures"_s);
    return *value;
}

QString challenge(const QJsonObject& json) {
    return shown(json, "challenge"_L1);
}

QString problemText(const QJsonObject& json) {
    const QString code = shown(json, "error"_L1);
    const QString description = shown(json, "error_description"_L1);
    return description.isEmpty() ? code : code + u": "_s + description;
}

} // namespace yenile::remote
