// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/kept_responses.h"

#include "app/service/crypto.h"
#include "core/base/file.h"

#include <QDataStream>
#include <QIODevice>

namespace yenile::registration {
namespace {

constexpr qint64 lifetimeMilliseconds = 24LL * 60 * 60 * 1000;

QString idOf(const QByteArray& key) {
    return sha256Hex("answer " + key);
}

/// Needs the key to be guessed from, for the request may hold a password.
QByteArray fingerprint(const QByteArray& key, const Request& request) {
    return hmacSha256(key, request.method + '\n' + request.path.toUtf8() + '\n' + request.applicant.toUtf8() +
                               '\n' + request.bodySha256.toLatin1());
}

QByteArray sealingKey(const QByteArray& key) {
    return hmacSha256(key, "seal");
}

QByteArray packed(const Response& answer) {
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << answer.status << answer.mediaType << answer.body << answer.headers;
    return bytes;
}

Response unpacked(const QByteArray& bytes) {
    Response answer;
    QDataStream stream(bytes);
    stream >> answer.status >> answer.mediaType >> answer.body >> answer.headers;
    return answer;
}

} // namespace

Result<std::optional<Response>> KeptResponses::find(const QByteArray& key, const Request& request) const {
    const auto row =
        m_database.selectOne(QStringLiteral("SELECT request, answer FROM answers WHERE id = ?"), {idOf(key)});
    if (!row)
        return std::optional<Response>();
    const std::optional<QByteArray> answer = unseal(sealingKey(key), row->value(1).toByteArray());
    if (!answer || !sameBytes(row->value(0).toByteArray(), fingerprint(key, request)))
        return fail(ErrorCode::RequestInvalid, {QStringLiteral("Idempotency-Key")});
    return std::optional(unpacked(*answer));
}

void KeptResponses::store(const QByteArray& key, const Request& request, const Response& answer,
                          const QDateTime& now) const {
    m_database.execute(QStringLiteral("INSERT INTO answers (id, request, answer, expires_at, applicant) "
                                      "VALUES (?, ?, ?, ?, ?)"),
                       {idOf(key), fingerprint(key, request), seal(sealingKey(key), packed(answer)),
                        now.toMSecsSinceEpoch() + lifetimeMilliseconds, request.applicant});
}

} // namespace yenile::registration
