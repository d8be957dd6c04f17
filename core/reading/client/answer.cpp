// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/answer.h"

#include "core/process/error_message.h"

namespace yenile::reading {

using protocol::QuestionAnswer;
using protocol::ReaderQuestion;

namespace {

Result<QuestionAnswer> bodyOr(Result<QByteArray> body) {
    return body ? Result<QuestionAnswer>(QuestionAnswer{std::move(*body)}) : failure(body);
}

Result<QuestionAnswer> answered(const ReaderQuestion& question, const WaysOut& ways) {
    const bool isStamp = question.kind == ReaderQuestion::Kind::Stamp;
    if (isStamp ? ways.timeStamper == nullptr : ways.transport == nullptr)
        return fail(ErrorCode::Internal, {}, QStringLiteral("nothing may be asked"));
    signature::EvidenceCache* const cache = isStamp ? nullptr : ways.transport->cache();
    switch (question.kind) {
    case ReaderQuestion::Kind::Get:
        return bodyOr(ways.transport->get(question.address));
    case ReaderQuestion::Kind::Post:
        return bodyOr(ways.transport->post(question.address, question.contentType, question.body));
    case ReaderQuestion::Kind::Find:
        return QuestionAnswer{cache ? cache->find(question.evidence) : std::nullopt};
    case ReaderQuestion::Kind::Store:
        if (cache) // who takes it out judges it anew
            cache->store(question.evidence, question.body);
        break;
    case ReaderQuestion::Kind::Stamp:
        return bodyOr(ways.timeStamper->exchange(question.body));
    }
    return QuestionAnswer{};
}

} // namespace

QCborMap answerTo(const ReaderQuestion& question, const WaysOut& ways) {
    const Result<QuestionAnswer> answer = answered(question, ways);
    return answer ? protocol::toCbor(*answer) : process::toCbor(answer.error());
}

} // namespace yenile::reading
