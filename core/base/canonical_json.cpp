#include "core/base/canonical_json.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <charconv>
#include <cmath>

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
    char plain[64];
    const auto stop = std::to_chars(std::begin(plain), std::end(plain), value, std::chars_format::fixed).ptr;
    return QByteArray(plain, stop - plain);
}

void append(QByteArray& out, const QJsonObject& object) {
    QStringList keys = object.keys();
    std::ranges::sort(keys, [](const QString& a, const QString& b) { return a.compare(b) < 0; });
    out += '{';
    for (const auto& key : keys) {
        if (out.back() != '{')
            out += ',';
        appendString(out, key);
        out += ':';
        append(out, object.value(key));
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
