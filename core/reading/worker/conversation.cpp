// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/conversation.h"

#include "core/process/error_message.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/worker/judge.h"
#include "core/reading/worker/sandbox.h"

namespace yenile::reading::worker {

namespace {

using process::HelperChannel;
using protocol::PageRequest;
using protocol::Task;

bool answerPage(HelperChannel& channel, const Painter& painter, const PageRequest& request) {
    if (request.kind == PageRequest::Kind::Words)
        return channel.send(protocol::toCbor(painter.words(request.page)));
    const Result<PageImage> image = painter.draw(request.page, request.dotsPerInch);
    if (!image)
        return channel.send(process::toCbor(image.error()));
    return channel.send(protocol::toCbor(*image)) && channel.sendBytes(image->dots);
}

Result<std::unique_ptr<Painter>> open(OpenPainter* openPainter, const QByteArray& content,
                                      const Secret& password) {
    return openPainter == nullptr ? fail(ErrorCode::Internal, {}, QStringLiteral("started without a painter"))
                                  : openPainter(content, password);
}

void show(HelperChannel& channel, OpenPainter* openPainter, const QByteArray& content,
          const Secret& password) {
    const Result<std::unique_ptr<Painter>> painter = open(openPainter, content, password);
    if (!painter) {
        (void)channel.send(process::toCbor(painter.error()));
        return;
    }
    bool going = channel.send(protocol::toCbor((*painter)->overview()));
    while (going) {
        const auto message = channel.receive();
        const auto request =
            message ? protocol::pageRequestFrom(*message) : Result<PageRequest>(fail(ErrorCode::Internal));
        going = request && answerPage(channel, **painter, *request);
    }
}

void judgeFor(HelperChannel& channel, OpenPainter* openPainter, const Task& task, const QByteArray& content,
              const Secret& password) {
    signature::Beside beside{&password, {}};
    std::optional<process::SharedFile> signedFile;
    std::optional<process::SharedBytes> signedBytes;
    if (task.hasSignedFile) {
        signedFile.emplace(channel.receiveFile());
        beside.signedContent = signedBytes.emplace(*signedFile).bytes();
    }
    const Result<Judgement> judgement = judge(task, content, beside, channel, openPainter);
    (void)channel.send(judgement ? protocol::toCbor(*judgement) : process::toCbor(judgement.error()));
}

void reviseFor(HelperChannel& channel, Revise* revise, const Task& task, const QByteArray& content,
               const Secret& password) {
    const Result<QCborMap> answer =
        revise != nullptr ? revise(task, content, password, channel)
                          : fail(ErrorCode::Internal, {}, QStringLiteral("started without a reviser"));
    (void)channel.send(answer ? *answer : process::toCbor(answer.error()));
}

} // namespace

void converse(HelperChannel& channel, const Skills& skills) {
    const auto message = channel.receive();
    const auto task = message ? protocol::taskFrom(*message) : Result<Task>(fail(ErrorCode::Internal));
    if (!task)
        return;
    limitCosts(task->memory, task->processorSeconds);
    stayAlone();
    std::optional<Secret> password = task->hasPassword ? channel.receiveSecret() : Secret();
    if (!password)
        return;
    const process::SharedFile file = channel.receiveFile();
    const process::SharedBytes content(file);
    switch (task->kind) {
    case protocol::TaskKind::Show:
        return show(channel, skills.openPainter, content.bytes(), *password);
    case protocol::TaskKind::Judge:
        return judgeFor(channel, skills.openPainter, *task, content.bytes(), *password);
    case protocol::TaskKind::Open:
    case protocol::TaskKind::LayOut:
    case protocol::TaskKind::Extend:
        return reviseFor(channel, skills.revise, *task, content.bytes(), *password);
    }
}

} // namespace yenile::reading::worker
