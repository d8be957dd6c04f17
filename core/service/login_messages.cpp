// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/json_codec.h"

#include <QLocale>

/// What is said until an order is chosen.
namespace yenile::service {

using json::Is;

QString LocalText::text() const {
    const bool english = QLocale().language() == QLocale::English;
    const QString& wanted = english ? en : tr;
    return wanted.isEmpty() ? (english ? tr : en) : wanted;
}

void describe(auto& field, Is<SignaturePlace> auto& message) {
    field("page", message.page);
    field("corner", message.corner);
    field("field", message.field);
}

void describe(auto& field, Is<SignaturePolicy> auto& message) {
    field("profile", message.profile);
    field("level", message.level);
    field("digestAlgorithm", message.digestAlgorithm);
    field("documentFormat", message.documentFormat);
    field("bundleFormat", message.bundleFormat);
    field("timeStampAuthorities", message.timeStampAuthorities);
    field("visibleSignature", message.visibleSignature);
    field("signaturePlace", message.signaturePlace);
    field("remoteSignatures", message.remoteSignatures);
}

void describe(auto& field, Is<Contact> auto& message) {
    field("email", message.email);
    field("phone", message.phone);
    field("faqUrl", message.faqUrl);
    field("identityNumberUrl", message.identityNumberUrl);
}

void describe(auto& field, Is<LoginProvider> auto& message) {
    field("id", message.id);
    field("name", message.name);
    field("issuer", message.issuer);
    field("clientId", message.clientId);
    field("scope", message.scope);
}

void describe(auto& field, Is<ServiceInfo> auto& message) {
    field("name", message.name);
    field("environment", message.environment);
    field("minimumClientVersion", message.minimumClientVersion);
    field("signaturePolicy", message.signaturePolicy);
    field("contact", message.contact);
    field("maintenanceNotice", message.maintenanceNotice);
    field("renewalDays", message.renewalDays);
    field("paperDestination", message.paperDestination);
    field("reminderDays", message.reminderDays);
    field("loginProviders", message.loginProviders);
}

void describe(auto& field, Is<Challenge> auto& message) {
    field("id", message.id);
    field("picture", message.picture);
    field("speech", message.speech);
    field("expiresAt", message.expiresAt);
}

void describe(auto& field, Is<LoginRequest> auto& message) {
    field("challengeId", message.challengeId);
    field("captchaAnswer", message.captchaAnswer);
    field("identityNumber", message.identityNumber);
    field("accessPassword", message.accessPassword);
}

void describe(auto& field, Is<ProviderLogin> auto& message) {
    field("providerId", message.providerId);
    field("code", message.code);
    field("codeVerifier", message.codeVerifier);
    field("redirectUri", message.redirectUri);
    field("nonce", message.nonce);
}

void describe(auto& field, Is<Session> auto& message) {
    field("token", message.token);
    field("expiresAt", message.expiresAt);
    field("subscriberName", message.subscriberName);
    field("identityNumber", message.identityNumber);
}

void describe(auto& field, Is<AccessPasswordRequest> auto& message) {
    field("challengeId", message.challengeId);
    field("captchaAnswer", message.captchaAnswer);
    field("identityNumber", message.identityNumber);
}

void describe(auto& field, Is<Order> auto& message) {
    field("id", message.id);
    field("orderedOn", message.orderedOn);
    field("institution", message.institution);
    field("kind", message.kind);
    field("applicationId", message.applicationId);
}

void describe(auto& field, Is<OrderList> auto& message) {
    field("orders", message.orders);
}

QJsonObject toJson(const ServiceInfo& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const Challenge& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const LoginRequest& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const ProviderLogin& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const Session& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const AccessPasswordRequest& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const OrderList& message) {
    return json::write(message).toObject();
}

template <>
Result<ServiceInfo> fromJson(const QJsonObject& json) {
    return json::read<ServiceInfo>(json, {});
}
template <>
Result<Challenge> fromJson(const QJsonObject& json) {
    return json::read<Challenge>(json, {});
}
template <>
Result<LoginRequest> fromJson(const QJsonObject& json) {
    return json::read<LoginRequest>(json, {});
}
template <>
Result<ProviderLogin> fromJson(const QJsonObject& json) {
    return json::read<ProviderLogin>(json, {});
}
template <>
Result<Session> fromJson(const QJsonObject& json) {
    return json::read<Session>(json, {});
}
template <>
Result<AccessPasswordRequest> fromJson(const QJsonObject& json) {
    return json::read<AccessPasswordRequest>(json, {});
}
template <>
Result<OrderList> fromJson(const QJsonObject& json) {
    return json::read<OrderList>(json, {});
}

} // namespace yenile::service
