// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/answer.h"

#include "core/process/error_message.h"

namespace yenile::reading {

using protocol::QuestionAnswer;
using protocol::ReaderQuestion;

namespace {

Result<QuestionAnswer> answered(const ReaderQuestion& question, signature::HttpTransport& transport) {
    signature::EvidenceCache* const cache = transport.cache();
    const auto fetched = [](Result<QByteArray> body) {
        return body ? Result<QuestionAnswer>(QuestionAnswer{std::move(*body)}) : failure(body);
    };
    switch (question.kind) {
    case ReaderQuestion::Kind::Get:
        return fetched(transport.get(question.address));
    case ReaderQuestion::Kind::Post:
        return fetched(transport.post(question.address, question.contentType, question.body));
    case ReaderQuestion::Kind::Find:
        return QuestionAnswer{cache ? cache->find(question.evidence) : std::nullopt};
    case ReaderQuestion::Kind::Store:
        if (cache) // who takes it out judges it anew
            cache->store(question.evidence, question.body);
        break;
    }
    return QuestionAnswer{};
}

} // namespace

QCborMap answerTo(const ReaderQuestion& question, signature::HttpTransport* transport) {
    const Result<QuestionAnswer> answer =
        transport
            ? answered(question, *transport)
            : Result<QuestionAnswer>(fail(ErrorCode::Internal, {}, QStringLiteral("nothing may be asked")));
    return answer ? protocol::toCbor(*answer) : process::toCbor(answer.error());
}

} // namespace yenile::reading
