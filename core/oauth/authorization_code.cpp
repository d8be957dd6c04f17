// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/oauth/authorization_code.h"

#include "core/oauth/loopback_listener.h"
#include "core/oauth/pkce.h"

#include <QEventLoop>
#include <QTimer>

namespace yenile::oauth {

using namespace Qt::StringLiterals;

namespace {

QString decoded(const QUrlQuery& query, const QString& name) {
    return query.queryItemValue(name, QUrl::FullyDecoded);
}

void add(QUrlQuery& query, const QString& name, const QString& value) {
    query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

/// There is a code, or a reason why not.
CodeAnswer read(const QUrlQuery& query, const Secret& verifier, const QUrl& redirect) {
    QString code = decoded(query, u"code"_s);
    CodeAnswer answer{
        .verifier = verifier.duplicate(), .redirect = redirect, .issuer = decoded(query, u"iss"_s)};
    if (code.isEmpty()) {
        answer.error = query.hasQueryItem(u"error"_s) ? decoded(query, u"error"_s) : u"invalid_answer"_s;
        answer.errorDescription = decoded(query, u"error_description"_s);
    }
    answer.code = Secret::take(code);
    return answer;
}

} // namespace

bool CodeAnswer::canBeFrom(const QString& asked, bool namesItself) const {
    return issuer.isEmpty() ? !namesItself : issuer == asked;
}

CodeRequest::CodeRequest(const CodeQuestion& question, Done done) {
    const auto proof = std::make_shared<Pkce>(Pkce::fresh());
    const auto end = std::make_shared<Done>(std::move(done));
    const auto finish = [end](CodeAnswer answer) {
        if (const Done call = std::exchange(*end, {}))
            call(std::move(answer));
    };
    const QString state = unguessable();
    m_listener = std::make_unique<LoopbackListener>(state, [this, proof, finish](const QUrlQuery& query) {
        finish(read(query, proof->verifier, m_listener->address()));
    });
    if (!m_listener->listen())
        return;
    QTimer::singleShot(question.patience, m_listener.get(), [finish] { finish({.error = u"timeout"_s}); });
    QUrlQuery query = question.parameters;
    add(query, u"response_type"_s, u"code"_s);
    add(query, u"client_id"_s, question.client);
    add(query, u"redirect_uri"_s, m_listener->address().toString());
    add(query, u"state"_s, state);
    add(query, u"code_challenge"_s, proof->challenge);
    add(query, u"code_challenge_method"_s, u"S256"_s);
    m_address = question.page;
    QUrlQuery whole(question.page);
    for (const auto& [name, value] : query.queryItems(QUrl::FullyEncoded))
        whole.addQueryItem(name, value);
    m_address.setQuery(whole);
}

CodeRequest::~CodeRequest() = default;

Result<CodeAnswer> awaitCode(const CodeQuestion& question, const std::function<void(const QUrl&)>& show,
                             const std::stop_token& stop) {
    QEventLoop loop;
    std::optional<CodeAnswer> given;
    const CodeRequest request(question, [&](CodeAnswer answer) {
        given = std::move(answer);
        QTimer::singleShot(0, &loop, &QEventLoop::quit); // the page is sent first
    });
    if (request.address().isEmpty())
        return fail(ErrorCode::BrowserNotOpened);
    show(request.address());
    const std::stop_callback stopped(
        stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
    if (!stop.stop_requested() && !given)
        loop.exec();
    if (!given)
        return fail(ErrorCode::Cancelled);
    return std::move(*given);
}

} // namespace yenile::oauth
