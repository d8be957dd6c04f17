// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/json_codec.h"

namespace yenile::service {

using json::Is;

namespace {

using MethodCodec = json::NamedCodec<Method, 2>;
constexpr MethodCodec::Names methods{{{Method::Electronic, "electronic"}, {Method::WetInk, "wet"}}};

using StateCodec = json::NamedCodec<ApplicationState, 6>;
constexpr StateCodec::Names states{{{ApplicationState::AwaitingConfirmation, "awaitingConfirmation"},
                                    {ApplicationState::Confirmed, "confirmed"},
                                    {ApplicationState::MethodChosen, "methodChosen"},
                                    {ApplicationState::Submitted, "submitted"},
                                    {ApplicationState::AwaitingPaper, "awaitingPaper"},
                                    {ApplicationState::Received, "received"}}};

using StepCodec = json::NamedCodec<StatusStep, 7>;
constexpr StepCodec::Names steps{{{StatusStep::Submitted, "submitted"},
                                  {StatusStep::PaperReceived, "paperReceived"},
                                  {StatusStep::Checked, "checked"},
                                  {StatusStep::Produced, "produced"},
                                  {StatusStep::Sent, "sent"},
                                  {StatusStep::Usable, "usable"},
                                  {StatusStep::Refused, "refused"}}};

} // namespace

template <>
struct json::Codec<Method> {
    static QJsonValue write(Method method) { return MethodCodec::write(methods, method); }
    static Result<Method> read(const QJsonValue& value, const QString& path) {
        return MethodCodec::read(methods, value, path);
    }
    static bool isNewer(const QJsonValue& value) { return MethodCodec::isNewer(methods, value); }
};

template <>
struct json::Codec<ApplicationState> {
    static QJsonValue write(ApplicationState state) { return StateCodec::write(states, state); }
    static Result<ApplicationState> read(const QJsonValue& value, const QString& path) {
        if (StateCodec::isNewer(states, value))
            return ApplicationState::Unknown;
        return StateCodec::read(states, value, path);
    }
};

template <>
struct json::Codec<StatusStep> {
    static QJsonValue write(StatusStep step) { return StepCodec::write(steps, step); }
    static Result<StatusStep> read(const QJsonValue& value, const QString& path) {
        if (StepCodec::isNewer(steps, value))
            return StatusStep::Unknown;
        return StepCodec::read(steps, value, path);
    }
};

void describe(auto& field, Is<ConfirmationState> auto& message) {
    field("phone", message.phone);
    field("codeLength", message.codeLength);
    field("expiresAt", message.expiresAt);
    field("resendAfter", message.resendAfter);
    field("attemptsLeft", message.attemptsLeft);
}

void describe(auto& field, Is<DocumentInfo> auto& message) {
    field("name", message.name);
    field("title", message.title);
    field("version", message.version);
    field("size", message.size);
    field("sha256", message.sha256);
}

namespace {

/// Whether each can lie in a folder beside the others and our own.
bool areDistinct(const auto& documents) {
    QStringList names = bundleNames;
    for (const auto& document : documents)
        names << document.name;
    return !repeatedName(names);
}

} // namespace

void describe(auto& field, Is<Receipt> auto& message) {
    field("content", message.content);
    field("signature", message.signature);
}

void describe(auto& field, Is<ReceiptDocument> auto& message) {
    field("name", message.name);
    field("sha256", message.sha256);
    field("signedAt", message.signedAt);
}

void describe(auto& field, Is<ReceiptContent> auto& message) {
    field("number", message.number);
    field("applicationId", message.applicationId);
    field("receivedAt", message.receivedAt);
    field("bundleSha256", message.bundleSha256);
    field("certificateSerial", message.certificateSerial);
    field("documents", message.documents);
}

void describe(auto& field, Is<Application> auto& message) {
    field("id", message.id);
    field("orderId", message.orderId);
    field("state", message.state);
    field("confirmation", message.confirmation);
    field("methods", message.methods);
    field("method", message.method);
    field("documents", message.documents);
    field("record", message.record);
    field("receipt", message.receipt);
}

QString contradiction(const Application& message) {
    return areDistinct(message.documents) ? QString() : QStringLiteral("documents");
}

QString contradiction(const ReceiptContent& message) {
    return areDistinct(message.documents) ? QString() : QStringLiteral("documents");
}

void describe(auto& field, Is<StatusEntry> auto& message) {
    field("number", message.number);
    field("step", message.step);
    field("at", message.at);
    field("usableFrom", message.usableFrom);
    field("reason", message.reason);
}

void describe(auto& field, Is<ApplicationStatus> auto& message) {
    field("applicationId", message.applicationId);
    field("steps", message.steps);
    field("next", message.next);
    field("expectedOn", message.expectedOn);
}

void describe(auto& field, Is<BundleUpload> auto& message) {
    field("sha256", message.sha256);
    field("received", message.received);
}

void describe(auto& field, Is<ConfirmationRequest> auto& message) {
    field("code", message.code);
}

void describe(auto& field, Is<MethodRequest> auto& message) {
    field("method", message.method);
}

QJsonObject toJson(const ConfirmationRequest& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const MethodRequest& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const Application& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const StatusEntry& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const ApplicationStatus& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const BundleUpload& message) {
    return json::write(message).toObject();
}
QString nameOf(StatusStep step) {
    return json::write(step).toString();
}
std::optional<StatusStep> stepNamed(const QString& name) {
    const Result<StatusStep> step = json::read<StatusStep>(name, {});
    return step && *step != StatusStep::Unknown ? std::optional(*step) : std::nullopt;
}
QJsonObject toJson(const Receipt& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const ReceiptContent& message) {
    return json::write(message).toObject();
}

template <>
Result<ConfirmationRequest> fromJson(const QJsonObject& json) {
    return json::read<ConfirmationRequest>(json, {});
}
template <>
Result<MethodRequest> fromJson(const QJsonObject& json) {
    return json::read<MethodRequest>(json, {});
}
template <>
Result<Application> fromJson(const QJsonObject& json) {
    return json::read<Application>(json, {});
}
template <>
Result<ApplicationStatus> fromJson(const QJsonObject& json) {
    return json::read<ApplicationStatus>(json, {});
}
template <>
Result<BundleUpload> fromJson(const QJsonObject& json) {
    return json::read<BundleUpload>(json, {});
}
template <>
Result<Receipt> fromJson(const QJsonObject& json) {
    return json::read<Receipt>(json, {});
}
template <>
Result<ReceiptContent> fromJson(const QJsonObject& json) {
    return json::read<ReceiptContent>(json, {});
}

} // namespace yenile::service
