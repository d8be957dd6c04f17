// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/cbor_numbers.h"
#include "core/process/error_message.h"
#include "core/signature/certificates/certificate.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QDateTime>
#include <QRectF>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>

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

using process::number;

template <std::signed_integral Integer>
Integer integerFrom(const QCborValue& value) {
    const auto integer = process::integerFrom<Integer>(value);
    require(integer.has_value(), "integer");
    return *integer;
}

/// `last` is the highest enumerator that exists.
template <typename Enum>
Enum enumFrom(const QCborValue& value, Enum last) {
    const auto enumerator = process::enumFrom(value, last);
    require(enumerator.has_value(), "enumerator");
    return *enumerator;
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

inline QStringList textsFrom(const QCborValue& value) {
    QStringList texts;
    for (const QCborValue& text : value.toArray())
        texts << text.toString();
    return texts;
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
    const auto milliseconds = process::integerFrom<qint64>(value);
    return milliseconds ? QDateTime::fromMSecsSinceEpoch(*milliseconds, QTimeZone::utc()) : QDateTime();
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

/// In points, larger than any page (ISO 32000-1, table C.1: 14,400), and small enough to be shown.
inline constexpr double farthest = 1e6;

/// A side of a page.
inline double sideFrom(const QCborValue& value) {
    const double side = value.toDouble();
    return side >= 1 ? std::min(side, farthest) : 1;
}

/// Of the four numbers from `first` on. A place that is on no page is none.
inline QRectF placeFrom(const QCborArray& numbers, qsizetype first) {
    std::array<double, 4> place{};
    for (size_t index = 0; index < place.size(); ++index) {
        place[index] = numbers.at(first + static_cast<qsizetype>(index)).toDouble();
        if (!(std::abs(place[index]) <= farthest)) // nor where it is no number
            return {};
    }
    return {place[0], place[1], place[2], place[3]};
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
