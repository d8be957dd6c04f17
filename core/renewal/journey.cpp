// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/journey.h"

#include "core/base/file.h"
#include "core/renewal/document_check.h"
#include "core/renewal/form_answers.h"
#include "core/renewal/journey_private.h"

#include <QDir>
#include <QVersionNumber>

namespace yenile::renewal {

namespace {

/// A second that has begun counts.
std::chrono::seconds secondsLeft(const QDeadlineTimer& deadline) {
    return std::chrono::ceil<std::chrono::seconds>(deadline.remainingTimeAsDuration());
}

} // namespace

Journey::Journey(JourneySetup setup, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(std::move(setup))) {
}
Journey::~Journey() = default;

// 1 Login

Async<service::ServiceInfo> Journey::fetchServiceInfo() {
    return d->client.serviceInfo().then(
        this, [this](Result<service::ServiceInfo> info) -> Result<service::ServiceInfo> {
            if (!info)
                return info;
            const auto ours = QVersionNumber::fromString(QStringLiteral(YENILE_VERSION));
            if (ours < QVersionNumber::fromString(info->minimumClientVersion))
                return fail(ErrorCode::ClientTooOld, {info->minimumClientVersion});
            d->serviceInfo = *info;
            return info;
        });
}

Async<service::Challenge> Journey::newChallenge() {
    return d->client.newChallenge();
}

Async<service::Session> Journey::logIn(service::LoginRequest request) {
    const QString identityNumber = request.identityNumber;
    return d->client.logIn(std::move(request))
        .then(this, [this, identityNumber](Result<service::Session> session) {
            if (session)
                d->belongTo(identityNumber);
            return session;
        });
}

Async<void> Journey::requestAccessPassword(service::AccessPasswordRequest request) {
    return d->client.requestAccessPassword(std::move(request));
}

// 2 Order selection

Async<service::OrderList> Journey::orders() {
    return d->client.orders();
}

Async<service::Application> Journey::takeUp(const service::Order& order) {
    if (!order.applicationId)
        return ready<service::Application>(fail(ErrorCode::OrderNotFound));
    d->expected.reset(); // of this run; what was answered in an earlier one is in the record
    return d->remember(this, d->applicationOf(this, order));
}

bool Journey::hasSignedBundle() const {
    return !d->outbox.pending().empty();
}

/// By the service's own list: applications are named by chance, so whoever has one of that name has this one.
Async<bool> Journey::hasPendingSubmission() {
    if (!hasSignedBundle())
        return ready<bool>(false);
    return orders()
        .then(this,
              [this](const Result<service::OrderList>& list) {
                  return list ? d->takeUpWaiting(this, list->orders) : ready<bool>(failure(list));
              })
        .unwrap();
}

Error Journey::whyNothingWaits() const {
    const QString here = d->setup.connection.address.toString();
    for (const PendingBundle& bundle : d->outbox.pending())
        if (bundle.serviceAddress != here)
            return {ErrorCode::SubmissionElsewhere, {bundle.serviceAddress}, {}};
    return {ErrorCode::StateConflict, {}, QStringLiteral("nothing in the outbox can be sent now")};
}

// 3 Application form

Async<service::ApplicationForm> Journey::openForm(const QString& orderId) {
    return d->client.form(orderId).then(this, [this](Result<service::ApplicationForm> form) {
        if (form) {
            fillIn(*form, d->drafts.find(form->orderId));
            d->form = *form;
        }
        return form;
    });
}

void Journey::storeDraft(const service::FormAnswers& answers) {
    if (!d->form.orderId.isEmpty())
        (void)d->drafts.store(d->form.orderId, answers.values); // a convenience: nothing depends on it
}

Async<service::Application> Journey::approveForm(const service::FormAnswers& answers) {
    const service::FormAnswers sent = tidied(d->form, answers);
    d->expected = expectedInRecord(d->form, sent);
    return d->remember(this, d->client.apply(d->form.orderId, sent))
        .then(this, [this](Result<service::Application> application) {
            if (application) // the service has it now
                (void)d->drafts.remove(d->form.orderId);
            return application;
        });
}

// 4 SMS confirmation

Async<service::Application> Journey::confirm(const QString& code) {
    return d->remember(this, d->client.confirm(d->application.id, code));
}

Async<service::Application> Journey::resendCode() {
    return d->remember(this, d->client.resendCode(d->application.id));
}

std::chrono::seconds Journey::codeLeft() const {
    return secondsLeft(d->codeEnds);
}

std::chrono::seconds Journey::resendIn() const {
    return secondsLeft(d->resendBegins);
}

// 5 Signing method

Async<service::Application> Journey::chooseMethod(service::Method method) {
    return d->remember(this, d->client.chooseMethod(d->application.id, method));
}

// 6 Documents

Async<std::vector<Document>> Journey::fetchDocuments() {
    return d->expectAnswers(this)
        .then(this,
              [this](const Result<void>& known) {
                  return known ? d->fetchFrom(this, {}) : ready<std::vector<Document>>(failure(known));
              })
        .unwrap()
        .then(this, [this](Result<std::vector<Document>> documents) -> Result<std::vector<Document>> {
            if (!documents)
                return documents;
            const Result<void> checked =
                checkRecord(d->application, d->identityNumber, *d->expected, *documents);
            if (!checked)
                return failure(checked);
            d->documents = *documents;
            return documents;
        });
}

std::vector<RecordLine> Journey::recordInWords() const {
    return inWords(d->application.record, d->form);
}

Async<QString> Journey::saveForPaper() {
    const QString folder = d->copiesFolder();
    for (const Document& document : d->documents)
        if (const auto written =
                writeFile(QDir(folder).filePath(document.info.name), document.content, FileAccess::OwnerOnly);
            !written)
            return ready<QString>(failure(written));
    return ready<QString>(folder);
}

// 9 What became of it

Async<service::ApplicationStatus> Journey::status(const QString& applicationId) {
    return d->client.status(applicationId);
}

Async<void> Journey::logOut() {
    return d->client.logOut();
}

const service::ServiceInfo& Journey::serviceInfo() const {
    return d->serviceInfo;
}
Result<void> Journey::checkRemoteSigning() const {
    if (!d->serviceInfo.signaturePolicy.remoteSignatures.value_or(false))
        return fail(ErrorCode::RemoteSigningForbidden);
    return {};
}

Result<void> Journey::checkClock() const {
    return d->client.checkClock();
}
std::optional<QDateTime> Journey::sunset() const {
    return d->client.sunset();
}
const QString& Journey::identityNumber() const {
    return d->identityNumber;
}
const service::Application& Journey::application() const {
    return d->application;
}
const std::vector<Document>& Journey::documents() const {
    return d->documents;
}
const JourneySetup& Journey::setup() const {
    return d->setup;
}

} // namespace yenile::renewal
