// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/canonical_json.h"
#include "core/service/form_rules.h"
#include "core/service/messages.h"
#include "tests/fuzz/target.h"

#include <QJsonDocument>

using namespace yenile;
using namespace yenile::service;

namespace {

bool isWritable(const auto& /*message*/) {
    return true;
}
bool isWritable(const Application& application) {
    return application.state != ApplicationState::Unknown; // of a later version
}

/// What was read and written again reads as the same.
template <typename... Messages>
void readAs(const QJsonObject& json) {
    const auto read = []<typename Message>(const QJsonObject& object, Message*) {
        const Result<Message> message = fromJson<Message>(object);
        if (!message || !isWritable(*message))
            return;
        const QJsonObject written = toJson(*message);
        const Result<Message> again = fromJson<Message>(written);
        tests::mustHold(again && toJson(*again) == written);
    };
    (read(json, static_cast<Messages*>(nullptr)), ...);
}

void fillIn(const ApplicationForm& form, const QJsonObject& json) {
    (void)checkAnswers(form, {});
    if (const Result<FormAnswers> answers = fromJson<FormAnswers>(json))
        (void)checkAnswers(form, *answers);
}

} // namespace

/// A message of the registration service or of its client.
YENILE_FUZZ_TARGET(message) {
    const QJsonObject json = QJsonDocument::fromJson(input).object();
    const QByteArray canonical = canonicalJson(json);
    tests::mustHold(canonicalJson(QJsonDocument::fromJson(canonical).object()) == canonical);
    readAs<ServiceInfo, Challenge, LoginRequest, Session, AccessPasswordRequest, OrderList, ApplicationForm,
           FormAnswers, ConfirmationRequest, MethodRequest, Application, BundleUpload, Receipt,
           ReceiptContent, Problem>(json);
    if (const Result<ApplicationForm> form = fromJson<ApplicationForm>(json))
        fillIn(*form, json);
}
