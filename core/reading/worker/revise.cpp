// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/worker/revise.h"

#include "core/reading/protocol/revision_message.h"
#include "core/reading/worker/remote_transport.h"
#include "core/signature/pdf/pdf_file.h"
#include "core/signature/revising/revise.h"

namespace yenile::reading::worker {

namespace {

using protocol::Task;
using protocol::TaskKind;

Result<QCborMap> layOut(const Task& task, const QByteArray& pdf, const Secret& password) {
    const auto request = protocol::signatureRequestFrom(task.request);
    if (!request)
        return failure(request);
    const auto layout = signature::layOutSignature(pdf, *request, password);
    return layout ? Result<QCborMap>(protocol::toCbor(*layout)) : failure(layout);
}

Result<QCborMap> extend(const Task& task, const QByteArray& pdf, const Secret& password,
                        process::HelperChannel& channel) {
    auto message = protocol::extensionFrom(task.request);
    if (!message)
        return failure(message);
    RemoteTransport transport(channel);
    RemoteTimeStamper timeStamper(channel);
    message->parameters.transport = message->hasTransport ? &transport : nullptr;
    message->parameters.timeStamper = message->hasTimeStamper ? &timeStamper : nullptr;
    message->parameters.password = &password;
    const auto revisions = signature::extensionOf(pdf, message->parameters, FixedClock(message->now));
    return revisions ? Result<QCborMap>(protocol::revisionsAnswer(*revisions)) : failure(revisions);
}

Result<QCborMap> open(const QByteArray& pdf, const Secret& password) {
    const auto opened = signature::PdfFile::open(pdf, password);
    return opened ? Result<QCborMap>(QCborMap()) : failure(opened);
}

} // namespace

Result<QCborMap> revise(const Task& task, const QByteArray& pdf, const Secret& password,
                        process::HelperChannel& channel) {
    switch (task.kind) {
    case TaskKind::Open:
        return open(pdf, password);
    case TaskKind::LayOut:
        return layOut(task, pdf, password);
    case TaskKind::Extend:
        return extend(task, pdf, password, channel);
    case TaskKind::Judge:
    case TaskKind::Show:
        break;
    }
    return fail(ErrorCode::Internal, {}, QStringLiteral("not for a reviser"));
}

} // namespace yenile::reading::worker
