// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/answer.h"

#include "core/process/error_message.h"

namespace yenile::reading {

using protocol::Question;
using protocol::QuestionAnswer;

namespace {

Result<QuestionAnswer> answered(const Question& question, signature::HttpTransport& transport) {
    signature::EvidenceCache* const cache = transport.cache();
    const auto fetched = [](Result<QByteArray> body) {
        return body ? Result<QuestionAnswer>(QuestionAnswer{std::move(*body)}) : failure(body);
    };
    switch (question.kind) {
    case Question::Kind::Get:
        return fetched(transport.get(question.address));
    case Question::Kind::Post:
        return fetched(transport.post(question.address, question.contentType, question.body));
    case Question::Kind::Find:
        return QuestionAnswer{cache ? cache->find(question.evidence) : std::nullopt};
    case Question::Kind::Store:
        if (cache) // who takes it out judges it anew
            cache->store(question.evidence, question.body);
        break;
    }
    return QuestionAnswer{};
}

} // namespace

QCborMap answerTo(const Question& question, signature::HttpTransport* transport) {
    const Result<QuestionAnswer> answer =
        transport
            ? answered(question, *transport)
            : Result<QuestionAnswer>(fail(ErrorCode::Internal, {}, QStringLiteral("nothing may be asked")));
    return answer ? protocol::toCbor(*answer) : process::toCbor(answer.error());
}

} // namespace yenile::reading
