// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/remote_transport.h"

#include "core/process/error_message.h"

namespace yenile::reading::worker {

using protocol::QuestionAnswer;
using protocol::ReaderQuestion;

namespace {

Result<QByteArray> bodyOf(const Result<QuestionAnswer>& answer) {
    return answer ? Result<QByteArray>(answer->body.value_or(QByteArray())) : failure(answer);
}

} // namespace

Result<QuestionAnswer> Questions::ask(const ReaderQuestion& question) {
    if (!m_channel.send(toCbor(question)))
        return fail(ErrorCode::Internal, {}, QStringLiteral("nobody is there to ask"));
    const auto answer = m_channel.receive();
    if (!answer)
        return fail(ErrorCode::Internal, {}, QStringLiteral("no answer to a question"));
    if (std::optional<Error> error = process::errorFrom(*answer))
        return std::unexpected(std::move(*error));
    return protocol::questionAnswerFrom(*answer);
}

std::optional<QByteArray> RemoteCache::find(const signature::EvidenceQuestion& question) const {
    const auto found =
        m_questions.ask({.kind = ReaderQuestion::Kind::Find, .address = {}, .evidence = question});
    return found ? found->body : std::nullopt;
}

void RemoteCache::store(const signature::EvidenceQuestion& question, const QByteArray& answer) {
    (void)m_questions.ask(
        {.kind = ReaderQuestion::Kind::Store, .address = {}, .body = answer, .evidence = question});
}

Result<QByteArray> RemoteTransport::get(const QString& url) {
    return bodyOf(m_questions.ask({.kind = ReaderQuestion::Kind::Get, .address = url}));
}

Result<QByteArray> RemoteTransport::post(const QString& url, const QByteArray& contentType,
                                         const QByteArray& body) {
    return bodyOf(m_questions.ask(
        {.kind = ReaderQuestion::Kind::Post, .address = url, .contentType = contentType, .body = body}));
}

Result<QByteArray> RemoteTimeStamper::exchange(const QByteArray& request) {
    return bodyOf(m_questions.ask({.kind = ReaderQuestion::Kind::Stamp, .address = {}, .body = request}));
}

} // namespace yenile::reading::worker
