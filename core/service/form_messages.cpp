// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/json_codec.h"

namespace yenile::service {

using json::Is;

namespace {

using KindCodec = json::NamedCodec<FieldKind, 6>;
constexpr KindCodec::Names fieldKinds{{{FieldKind::Text, "text"},
                                       {FieldKind::Checkbox, "checkbox"},
                                       {FieldKind::Phone, "phone"},
                                       {FieldKind::SecurityWord, "securityWord"},
                                       {FieldKind::Email, "email"},
                                       {FieldKind::Choice, "choice"}}};

} // namespace

template <>
struct json::Codec<FieldKind> {
    static QJsonValue write(FieldKind kind) { return KindCodec::write(fieldKinds, kind); }
    static Result<FieldKind> read(const QJsonValue& value, const QString& path) {
        return KindCodec::read(fieldKinds, value, path, ErrorCode::FormFieldUnknown);
    }
};

void describe(auto& field, Is<FieldChoice> auto& message) {
    field("value", message.value);
    field("label", message.label);
}

void describe(auto& field, Is<FormField> auto& message) {
    field("name", message.name);
    field("kind", message.kind);
    field("label", message.label);
    field("help", message.help);
    field("value", message.value);
    field("readOnly", message.readOnly);
    field("required", message.required);
    field("repeat", message.repeat);
    field("minimumLength", message.minimumLength);
    field("maximumLength", message.maximumLength);
    field("pattern", message.pattern);
    field("patternHint", message.patternHint);
    field("choices", message.choices);
    field("verifiedOn", message.verifiedOn);
}

void describe(auto& field, Is<FormSection> auto& message) {
    field("title", message.title);
    field("fields", message.fields);
}

void describe(auto& field, Is<ApplicationForm> auto& message) {
    field("orderId", message.orderId);
    field("declaration", message.declaration);
    field("sections", message.sections);
}

void describe(auto& field, Is<FormAnswers> auto& message) {
    field("values", message.values);
    field("secrets", message.secrets);
}

QJsonObject toJson(const ApplicationForm& message) {
    return json::write(message).toObject();
}
QJsonObject toJson(const FormAnswers& message) {
    return json::write(message).toObject();
}

template <>
Result<ApplicationForm> fromJson(const QJsonObject& json) {
    return json::read<ApplicationForm>(json, {});
}
template <>
Result<FormAnswers> fromJson(const QJsonObject& json) {
    return json::read<FormAnswers>(json, {});
}

} // namespace yenile::service
