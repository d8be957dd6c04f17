// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/error_message.h"
#include "core/signature/certificates/certificate.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

/// What the messages are put together from. Private to this folder and the client.
namespace yenile::reading::protocol {

/// Thrown and caught by who reads a message.
struct Malformed {
    const char* what;
};

inline void require(bool condition, const char* otherwise) {
    if (!condition)
        throw Malformed{otherwise};
}

template <typename Enum>
QCborValue number(Enum value) {
    return QCborValue(static_cast<qint64>(value));
}

/// `last` is the highest enumerator that exists.
template <typename Enum>
Enum enumFrom(const QCborValue& value, Enum last) {
    const qint64 number = value.toInteger(-1);
    require(number >= 0 && number <= static_cast<qint64>(last), "enumerator");
    return static_cast<Enum>(number);
}

template <typename List, typename ToValue>
QCborArray arrayOf(const List& list, const ToValue& toValue) {
    QCborArray array;
    for (const auto& each : list)
        array.append(QCborValue(toValue(each)));
    return array;
}

template <typename T, typename FromValue>
std::vector<T> vectorFrom(const QCborValue& value, const FromValue& fromValue) {
    std::vector<T> list;
    for (const QCborValue& each : value.toArray())
        list.push_back(fromValue(each));
    return list;
}

/// Null: nothing.
template <typename T, typename ToValue>
QCborValue valueOf(const std::optional<T>& optional, const ToValue& toValue) {
    return optional ? QCborValue(toValue(*optional)) : QCborValue(nullptr);
}

template <typename T, typename FromValue>
std::optional<T> optionalFrom(const QCborValue& value, const FromValue& fromValue) {
    if (value.isNull() || value.isUndefined())
        return {};
    return fromValue(value);
}

/// Null: no time.
inline QCborValue timeValue(const QDateTime& time) {
    return time.isValid() ? QCborValue(time.toMSecsSinceEpoch()) : QCborValue(nullptr);
}

inline QDateTime timeFrom(const QCborValue& value) {
    return value.isInteger() ? QDateTime::fromMSecsSinceEpoch(value.toInteger(), QTimeZone::utc())
                             : QDateTime();
}

inline QCborValue certificateValue(const signature::Certificate& certificate) {
    return QCborValue(certificate.der());
}

/// Few of those that come along are looked at.
inline signature::Certificate certificateFrom(const QCborValue& value) {
    using signature::Certificate;
    Result<Certificate> certificate =
        Certificate::fromDer(value.toByteArray(), Certificate::Reading::WhenAsked);
    require(certificate.has_value(), "certificate");
    return std::move(*certificate);
}

/// The reader uses English. Reasons for people are translated into this program's language.
inline Error inOurLanguage(Error error) {
    for (QString& argument : error.arguments)
        if (!argument.isEmpty())
            argument = QCoreApplication::translate("PdfReason", argument.toUtf8().constData());
    return error;
}

inline Error errorOf(const QCborValue& value) {
    std::optional<Error> error = process::errorFrom(value.toMap());
    require(error.has_value(), "error");
    return inOurLanguage(std::move(*error));
}

/// `read()` where the message is as it should be. Errors: Internal.
template <typename Read>
auto wellFormed(const Read& read) -> Result<decltype(read())> {
    try {
        return read();
    } catch (const Malformed& malformed) {
        return fail(ErrorCode::Internal, {},
                    QStringLiteral("malformed message: ") + QLatin1StringView(malformed.what));
    }
}

} // namespace yenile::reading::protocol
