// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/canonical_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <vector>

namespace yenile {
namespace {

void append(QByteArray& out, const QJsonValue& value);

void appendString(QByteArray& out, const QString& text) {
    out += '"';
    for (const char letter : text.toUtf8()) {
        switch (letter) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(letter) < 0x20)
                out += "\\u" + QByteArray::number(letter, 16).rightJustified(4, '0');
            else
                out += letter;
        }
    }
    out += '"';
}

// ECMAScript Number::toString (RFC 8785, 3.2.2.3): shortest digits, exponent from 1e21 up and below 1e-6.
QByteArray number(double value) {
    if (value == 0)
        return "0";
    char digits[32];
    const auto end =
        std::to_chars(std::begin(digits), std::end(digits), value, std::chars_format::scientific).ptr;
    const QByteArray text(digits, end - digits);
    const qsizetype split = text.indexOf('e');
    const int exponent = text.mid(split + 1).toInt();
    if (exponent >= 21 || exponent < -6)
        return text.left(split) + (exponent < 0 ? "e-" : "e+") + QByteArray::number(std::abs(exponent));
    const QByteArray sign = text.startsWith('-') ? "-" : "";
    QByteArray plain = text.sliced(sign.size(), split - sign.size()).replace('.', QByteArray());
    if (exponent < 0)
        return sign + "0." + QByteArray(-exponent - 1, '0') + plain;
    // Beyond the shortest digits there are zeros, not what the binary number happens to be.
    plain = plain.leftJustified(exponent + 1, '0');
    return sign + (plain.size() > exponent + 1 ? plain.insert(exponent + 1, '.') : plain);
}

void append(QByteArray& out, const QJsonObject& object) {
    // Not object.value(key): of keys beyond the BMP Qt 6.4 does not find all again.
    std::vector<std::pair<QString, QJsonValue>> members;
    for (auto it = object.begin(); it != object.end(); ++it)
        members.emplace_back(it.key(), it.value());
    std::ranges::sort(members, {}, &std::pair<QString, QJsonValue>::first);
    out += '{';
    for (const auto& [key, value] : members) {
        if (out.back() != '{')
            out += ',';
        appendString(out, key);
        out += ':';
        append(out, value);
    }
    out += '}';
}

void append(QByteArray& out, const QJsonArray& array) {
    out += '[';
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (i > 0)
            out += ',';
        append(out, array.at(i));
    }
    out += ']';
}

void append(QByteArray& out, const QJsonValue& value) {
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true" : "false";
        break;
    case QJsonValue::Double:
        out += number(value.toDouble());
        break;
    case QJsonValue::String:
        appendString(out, value.toString());
        break;
    case QJsonValue::Array:
        append(out, value.toArray());
        break;
    case QJsonValue::Object:
        append(out, value.toObject());
        break;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null";
        break;
    }
}

} // namespace

QByteArray canonicalJson(const QJsonObject& object) {
    QByteArray out;
    append(out, object);
    return out;
}

} // namespace yenile
