// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/upload.h"

#include "app/service/http/content_range.h"
#include "app/service/operations/application_access.h"
#include "app/service/state/uploads.h"
#include "core/base/file.h"

#include <algorithm>

namespace yenile::registration {
namespace {

/// What the request says of the bundle that it brings, wholly or in part.
struct Arrival {
    qint64 first = 0;
    qint64 size = 0; ///< of the whole; 0: not told
    QString sha256;  ///< of the whole
};

Result<Arrival> arrivalOf(const Service& service, const Request& request) {
    if (request.contentRange.isEmpty())
        return Arrival{0, 0, sha256Of(request.contentDigest)};
    const auto range = readContentRange(request.contentRange);
    if (!range || range->size > qint64{service.settings.http.bundleMebibytes} << 20)
        return fail(ErrorCode::RequestInvalid, {QStringLiteral("Content-Range")});
    const QString sha256 = sha256Of(request.reprDigest);
    if (sha256.isEmpty())
        return fail(ErrorCode::RequestInvalid, {QStringLiteral("Repr-Digest")});
    return Arrival{range->first, range->size, sha256};
}

/// What came before of the same bundle, as far as `first`; once it has its receipt, of that, for a rest whose
/// answer was lost. Errors: StateConflict.
Result<QByteArray> beginning(const Service& service, const QString& application, const Arrival& arrival) {
    if (arrival.first == 0)
        return QByteArray();
    const auto kept = findUpload(service.database, application);
    if (kept && kept->sha256 == arrival.sha256 && kept->content.size() >= arrival.first)
        return kept->content.first(arrival.first);
    const auto accepted = submittedBundle(service.database, application);
    if (accepted && sha256Hex(*accepted) == arrival.sha256 && accepted->size() >= arrival.first)
        return accepted->first(arrival.first);
    return fail(ErrorCode::StateConflict);
}

void store(const Service& service, const Request& request) {
    const Result<Arrival> arrival = arrivalOf(service, request);
    if (!arrival || arrival->sha256.isEmpty())
        return;
    service.database.transaction([&] {
        const Result<ApplicationRow> application = changeableApplication(service, request);
        if (!application || application->state != service::ApplicationState::MethodChosen)
            return;
        Result<QByteArray> content = beginning(service, application->id, *arrival);
        if (!content)
            return;
        content->append(request.body);
        const auto kept = findUpload(service.database, application->id);
        if (!kept || kept->sha256 != arrival->sha256 || kept->content.size() < content->size())
            storeUpload(service.database, {application->id, arrival->sha256, *content}, service.clock.now());
    });
}

Result<WholeBody> join(const Service& service, const Request& request) {
    const Result<Arrival> arrival = arrivalOf(service, request);
    if (!arrival)
        return failure(arrival);
    if (arrival->size > 0 && arrival->size - arrival->first != request.body.size())
        return fail(ErrorCode::RequestInvalid, {QStringLiteral("Content-Range")});
    WholeBody whole{request.body, {}};
    if (arrival->first > 0) {
        const Result<ApplicationRow> application = ownApplication(service, request);
        if (!application)
            return failure(application);
        const Result<QByteArray> before = beginning(service, application->id, *arrival);
        if (!before)
            return failure(before);
        whole.content = *before + request.body;
    }
    whole.sha256 = sha256Hex(whole.content);
    if (!arrival->sha256.isEmpty() && whole.sha256 != arrival->sha256) {
        // Nothing can be made of it: the next try begins anew.
        const Result<ApplicationRow> application = ownApplication(service, request);
        if (!application)
            return failure(application);
        service.database.transaction([&] { removeUpload(service.database, application->id); });
        return fail(ErrorCode::RequestInvalid,
                    {arrival->size > 0 ? QStringLiteral("Repr-Digest") : QStringLiteral("Content-Digest")});
    }
    return whole;
}

} // namespace

Resumption bundleResumption(const Service& service) {
    return {[&service](const Request& request) { store(service, request); },
            [&service](const Request& request) { return join(service, request); }};
}

} // namespace yenile::registration
