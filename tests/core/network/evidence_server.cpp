// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/evidence_server.h"

namespace yenile::tests {

EvidenceServer::EvidenceServer(const Bench& bench, const QSslConfiguration& tls)
    : m_revocation(bench), m_server([this](const ReceivedRequest& request) { return answer(request); }, tls) {
    m_revocation.address = m_server.address();
    m_authority = std::make_unique<OpensslTsa>(bench, m_revocation.issueTsa());
}

HttpServer::Response EvidenceServer::answer(const ReceivedRequest& request) {
    if (mood == Mood::Down)
        return {503};
    HttpServer::Response answer = honestAnswer(request);
    if (!m_first.contains(request.target))
        m_first.insert(request.target, answer);
    switch (mood) {
    case Mood::Garbage:
        answer.body = answer.body.replace('\x30', '\x7a');
        break;
    case Mood::Old:
        return m_first.value(request.target);
    case Mood::Half:
        answer.body.truncate(answer.body.size() / 2);
        break;
    default:
        break;
    }
    return answer;
}

HttpServer::Response EvidenceServer::honestAnswer(const ReceivedRequest& request) {
    Result<QByteArray> answer = fail(ErrorCode::ServiceUnreachable);
    if (request.target == "/tsa" && stampsTime)
        answer = m_authority->exchange(request.body);
    else if (request.target == "/" && request.verb == "POST" && knowsCertificates)
        answer = m_revocation.post({}, {}, request.body);
    else if (request.target.endsWith(".crt") || (request.target.endsWith(".crl") && knowsCertificates))
        answer = m_revocation.get(QString::fromLatin1(request.target));
    return answer ? HttpServer::Response{200, *answer} : HttpServer::Response{503};
}

} // namespace yenile::tests
