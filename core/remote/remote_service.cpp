// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/remote_service.h"

#include "core/base/log.h"
#include "core/base/shown_text.h"
#include "core/remote/algorithms.h"
#include "core/remote/answer.h"
#include "core/remote/authorization_server.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>

namespace yenile::remote {

using namespace Qt::StringLiterals;
using signature::SigningRequest;

namespace {

Q_LOGGING_CATEGORY(category, "yenile.remote", QtFatalMsg)

constexpr int mostTries = 3;

QString language() {
    return QLocale().bcp47Name();
}

QString base64(const QByteArray& bytes) {
    return QString::fromLatin1(bytes.toBase64());
}

QString text(const Secret& secret) {
    return QString::fromUtf8(secret.bytes());
}

/// What an authorization is bound to, where the service binds it.
void addDigest(QJsonObject& body, const Credential& credential, const SigningRequest& request) {
    if (!credential.isBound)
        return;
    body.insert("hashes"_L1, QJsonArray{base64(request.digest)});
    body.insert("hashAlgorithmOID"_L1, digestIdentifier(request.algorithm.digest));
}

QJsonArray authenticationData(const std::vector<Factor>& factors, const std::vector<Secret>& entered) {
    QJsonArray all;
    auto next = entered.begin();
    for (const Factor& factor : factors) {
        QJsonObject one{{"id"_L1, factor.id}};
        if (factor.isTyped)
            one.insert("value"_L1, text(*next++));
        all.append(one);
    }
    return all;
}

} // namespace

Result<std::shared_ptr<RemoteService>> RemoteService::open(const Setup& setup, Approval& approval) {
    std::shared_ptr<RemoteService> service(new RemoteService(setup, approval));
    const QString host = setup.address.host();
    const Result<QJsonObject> json =
        answer(service->send(u"info"_s, {{"lang"_L1, language()}}), host, u"info"_s);
    if (!json)
        return failure(json);
    Result<RemoteServiceInfo> info = ofService(serviceInfo(*json), host);
    if (!info)
        return failure(info);
    service->m_info = std::move(*info);
    return service;
}

bool RemoteService::extends() const {
    return m_info.methods.contains("credentials/extendTransaction"_L1);
}

/// In the order of what the standard recommends (8.1). Passwords in the hands of this program (auth/login) it
/// advises against.
Result<void> RemoteService::logIn() {
    if (m_info.authTypes.contains("oauth2code"_L1)) {
        const Result<AuthorizationServer> server = AuthorizationServer::of(m_info, m_setup);
        if (!server)
            return failure(server);
        QUrlQuery parameters;
        parameters.addQueryItem(u"scope"_s, u"service"_s);
        parameters.addQueryItem(u"lang"_s, language());
        Result<Activation> token = server->askToken(parameters, m_approval);
        if (!token)
            return failure(token);
        m_token = std::move(token->data);
        return {};
    }
    if (m_info.authTypes.contains("external"_L1) || m_info.authTypes.contains("TLS"_L1))
        return {};
    return fail(ErrorCode::RemoteSigningFailed, {name()},
                shownLine(u"login by "_s + m_info.authTypes.join(u", "), 200));
}

Result<network::HttpResponse> RemoteService::send(const QString& method, const QJsonObject& body) const {
    QUrl url = m_setup.address;
    url.setPath(url.path() + (url.path().endsWith(u'/') ? u""_s : u"/"_s) + method);
    network::HttpRequest request{
        .verb = "POST"_ba,
        .url = url,
        .fields = {{"Content-Type", "application/json"}, {"Accept", "application/json"}},
        .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
        .reach = network::Reach::Anywhere};
    if (!m_token.isEmpty())
        request.credentials = {{"Authorization", "Bearer " + m_token.bytes().toByteArray()}};
    auto response = network::askFully(std::move(request), m_setup.trust, m_setup.limits);
    qCInfo(category).noquote() << method << (response ? response->status : 0);
    return response;
}

Result<QJsonObject> RemoteService::ask(const QString& method, const QJsonObject& body) {
    Result<network::HttpResponse> response = send(method, body);
    if (response && response->status == 401 && !m_token.isEmpty()) {
        m_token.wipe();
        if (const Result<void> again = logIn(); !again)
            return failure(again);
        response = send(method, body);
    }
    return answer(response, name(), method);
}

Result<std::vector<Credential>> RemoteService::credentials() {
    if (m_token.isEmpty())
        if (const Result<void> known = logIn(); !known)
            return failure(known);
    const Result<QJsonObject> list = ask(u"credentials/list"_s, {});
    if (!list)
        return failure(list);
    const Result<QStringList> ids = ofService(credentialIds(*list), name());
    if (!ids)
        return failure(ids);
    std::vector<Credential> found;
    std::optional<Error> problem;
    for (const QString& id : *ids) {
        const Result<QJsonObject> info = ask(u"credentials/info"_s, {{"credentialID"_L1, id},
                                                                     {"certificates"_L1, "chain"_L1},
                                                                     {"authInfo"_L1, true},
                                                                     {"lang"_L1, language()}});
        if (!info)
            return failure(info);
        if (Result<Credential> one = ofService(credential(id, *info), name()))
            found.push_back(std::move(*one));
        else
            problem = one.error();
    }
    if (found.empty())
        return std::unexpected(problem.value_or(Error{ErrorCode::RemoteCredentialMissing, {name()}, {}}));
    return found;
}

Result<Activation> RemoteService::authorize(const Credential& credential, const SigningRequest& request,
                                            int count) {
    if (credential.mode == AuthorizationMode::Browser)
        return authorizeInBrowser(credential, request, count);
    std::optional<Error> problem;
    for (int tries = 0; tries < mostTries; ++tries) {
        auto activation = authorizeOnce(credential, request, count, problem);
        if (activation || activation.error().code != ErrorCode::RemoteFactorsRefused)
            return activation;
        problem = activation.error();
    }
    return std::unexpected(*problem);
}

Result<Activation> RemoteService::authorizeInBrowser(const Credential& credential,
                                                     const SigningRequest& request, int count) {
    const Result<AuthorizationServer> server = AuthorizationServer::of(m_info, m_setup);
    if (!server)
        return failure(server);
    QUrlQuery parameters;
    parameters.addQueryItem(u"scope"_s, u"credential"_s);
    parameters.addQueryItem(u"credentialID"_s, QString::fromLatin1(QUrl::toPercentEncoding(credential.id)));
    parameters.addQueryItem(u"numSignatures"_s, QString::number(count));
    if (credential.isBound) {
        parameters.addQueryItem(u"hashes"_s,
                                QString::fromLatin1(request.digest.toBase64(QByteArray::Base64UrlEncoding)));
        parameters.addQueryItem(u"hashAlgorithmOID"_s, digestIdentifier(request.algorithm.digest));
    }
    parameters.addQueryItem(u"description"_s,
                            QString::fromLatin1(QUrl::toPercentEncoding(request.description.left(500))));
    parameters.addQueryItem(u"lang"_s, language());
    return server->askToken(parameters, m_approval);
}

Result<Activation> RemoteService::authorizeOnce(const Credential& credential, const SigningRequest& request,
                                                int count, const std::optional<Error>& lastProblem) {
    const Result<std::vector<Secret>> entered = askFactors(credential, request, lastProblem);
    if (!entered)
        return failure(entered);
    QJsonObject body{{"credentialID"_L1, credential.id},
                     {"numSignatures"_L1, count},
                     {"authData"_L1, authenticationData(credential.factors, *entered)},
                     {"description"_L1, request.description.left(500)}};
    addDigest(body, credential, request);
    const Result<QJsonObject> given = ask(u"credentials/authorize"_s, body);
    if (!given)
        return failure(given);
    return awaitActivation(*given);
}

Result<std::vector<Secret>> RemoteService::askFactors(const Credential& credential,
                                                      const SigningRequest& request,
                                                      const std::optional<Error>& lastProblem) {
    FactorRequest question{.service = name(),
                           .description = request.description,
                           .number = request.number,
                           .count = request.count,
                           .lastProblem = lastProblem};
    for (const Factor& factor : credential.factors) {
        QString challenge;
        if (factor.hasChallenge) {
            const Result<QJsonObject> given =
                ask(u"credentials/getChallenge"_s,
                    {{"credentialID"_L1, credential.id}, {"authObjectID"_L1, factor.id}});
            if (!given)
                return failure(given);
            challenge = remote::challenge(*given);
        }
        if (!factor.isTyped)
            continue;
        question.factors.push_back(factor);
        question.challenges << challenge;
    }
    return question.factors.empty() ? std::vector<Secret>() : m_approval.askFactors(question);
}

Result<Activation> RemoteService::awaitActivation(const QJsonObject& given) {
    if (!given.contains("handle"_L1) || given.contains("SAD"_L1))
        return ofService(activation(given, "SAD"_L1), name());
    auto activation = awaitDevice(given.value("handle"_L1).toString());
    m_approval.deviceIsDone();
    return activation;
}

/// Where the person approves on a device, the service is asked until they have (11.6, 11.7).
Result<Activation> RemoteService::awaitDevice(QString handle) {
    const QDeadlineTimer end(m_setup.patience);
    while (!end.hasExpired()) {
        if (const Result<void> waited = m_approval.awaitDevice(name(), m_setup.pause); !waited)
            return failure(waited);
        const Result<QJsonObject> next = ask(u"credentials/authorizeCheck"_s, {{"handle"_L1, handle}});
        if (!next)
            return failure(next);
        if (next->contains("SAD"_L1))
            return ofService(activation(*next, "SAD"_L1), name());
        handle = next->value("handle"_L1).toString(handle);
    }
    return fail(ErrorCode::RemoteSigningFailed, {name()}, u"nobody approved in time"_s);
}

Result<Activation> RemoteService::extend(const Credential& credential, const Activation& present,
                                         const SigningRequest& request) {
    QJsonObject body{{"credentialID"_L1, credential.id}, {"SAD"_L1, text(present.data)}};
    addDigest(body, credential, request);
    const Result<QJsonObject> given = ask(u"credentials/extendTransaction"_s, body);
    if (!given)
        return failure(given);
    return ofService(activation(*given, "SAD"_L1), name());
}

Result<QByteArray> RemoteService::sign(const Credential& credential, const Activation& activation,
                                       const SigningRequest& request) {
    const AlgorithmNames names = namesOf(request.algorithm, credential.algorithms);
    QJsonObject body{{"credentialID"_L1, credential.id},
                     {"SAD"_L1, text(activation.data)},
                     {"hashes"_L1, QJsonArray{base64(request.digest)}},
                     {"hashAlgorithmOID"_L1, names.digest},
                     {"signAlgo"_L1, names.signature}};
    if (!names.parameters.isEmpty())
        body.insert("signAlgoParams"_L1, base64(names.parameters));
    const Result<QJsonObject> given = ask(u"signatures/signHash"_s, body);
    if (!given)
        return failure(given);
    return ofService(signatureValue(*given), name());
}

} // namespace yenile::remote
