// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

#include <QJsonArray>
#include <QJsonValue>

#include <array>
#include <concepts>

/// How messages become JSON and come back. A message is described once, member by member, by a function
/// `describe(field, message)`; writing and reading both follow that description. Private to this folder.
namespace yenile::service::json {

/// `describe` takes the message const when it is written, mutable when it is read.
template <typename T, typename Message>
concept Is = std::same_as<std::remove_const_t<T>, Message>;

[[nodiscard]] inline std::unexpected<Error> invalid(const QString& path) {
    return fail(ErrorCode::ServiceAnswerInvalid, {}, path);
}

/// Writes and reads one value. This one is for messages; below are those of the other types.
template <typename T>
struct Codec;

template <typename T>
[[nodiscard]] QJsonValue write(const T& value) {
    return Codec<T>::write(value);
}
template <typename T>
[[nodiscard]] Result<T> read(const QJsonValue& value, const QString& path) {
    return Codec<T>::read(value, path);
}

/// Whether the value is an enumeration's name that only a later version knows. Such a value counts as missing
/// if it is optional.
template <typename T>
[[nodiscard]] bool isNewer(const QJsonValue& value) {
    if constexpr (requires { Codec<T>::isNewer(value); })
        return Codec<T>::isNewer(value);
    else
        return false;
}

class ObjectWriter {
public:
    template <typename T>
    void operator()(const char* name, const T& value) {
        object.insert(QLatin1String(name), json::write(value));
    }
    template <typename T>
    void operator()(const char* name, const std::optional<T>& value) {
        if (value)
            object.insert(QLatin1String(name), json::write(*value));
    }

    QJsonObject object;
};

/// Reads the members of a message. After the first problem it reads no further.
class ObjectReader {
public:
    ObjectReader(const QJsonObject& from, QString at) : object(from), path(std::move(at)) {}

    template <typename T>
    void operator()(const char* name, T& target) {
        take<T>(name, target);
    }
    template <typename T>
    void operator()(const char* name, std::optional<T>& target) {
        const QJsonValue value = object.value(QLatin1String(name));
        if (!value.isNull() && !value.isUndefined() && !isNewer<T>(value))
            take<T>(name, target);
    }

    std::optional<Error> problem;

private:
    template <typename T, typename Target>
    void take(const char* name, Target& target) {
        if (problem)
            return;
        Result<T> value =
            json::read<T>(object.value(QLatin1String(name)), path + QLatin1Char('/') + QLatin1String(name));
        if (value)
            target = std::move(*value);
        else
            problem = value.error();
    }

    const QJsonObject& object;
    QString path;
};

/// The codec of messages. A message that has a `contradiction(message)` is refused if that names a member.
template <typename T>
struct Codec {
    static QJsonValue write(const T& message) {
        ObjectWriter writer;
        describe(writer, message);
        return writer.object;
    }
    static Result<T> read(const QJsonValue& value, const QString& path) {
        if (!value.isObject())
            return invalid(path);
        const QJsonObject object = value.toObject();
        T message;
        ObjectReader reader(object, path);
        describe(reader, message);
        if (reader.problem)
            return std::unexpected(*reader.problem);
        if constexpr (requires { contradiction(message); })
            if (const QString member = contradiction(message); !member.isEmpty())
                return invalid(path + QLatin1Char('/') + member);
        return message;
    }
};

template <>
struct Codec<QString> {
    static QJsonValue write(const QString& text) { return text; }
    static Result<QString> read(const QJsonValue& value, const QString& path) {
        if (!value.isString())
            return invalid(path);
        return value.toString();
    }
};

template <>
struct Codec<MemberName> {
    static QJsonValue write(const MemberName& name) { return name.text(); }
    static Result<MemberName> read(const QJsonValue& value, const QString& path) {
        const Result<MemberName> name = MemberName::of(value.toString());
        if (!name)
            return invalid(path);
        return name;
    }
};

template <>
struct Codec<bool> {
    static QJsonValue write(bool value) { return value; }
    static Result<bool> read(const QJsonValue& value, const QString& path) {
        if (!value.isBool())
            return invalid(path);
        return value.toBool();
    }
};

template <std::signed_integral Integer>
struct Codec<Integer> {
    static QJsonValue write(Integer value) { return static_cast<qint64>(value); }
    static Result<Integer> read(const QJsonValue& value, const QString& path) {
        // Qt gives the other number for whatever is no integer, or one that is too large.
        const qint64 number = value.toInteger(0);
        if (number != value.toInteger(1) || !std::in_range<Integer>(number))
            return invalid(path);
        return static_cast<Integer>(number);
    }
};

template <>
struct Codec<QByteArray> {
    static QJsonValue write(const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); }
    static Result<QByteArray> read(const QJsonValue& value, const QString& path) {
        const auto decoded = QByteArray::fromBase64Encoding(value.toString().toLatin1(),
                                                            QByteArray::AbortOnBase64DecodingErrors);
        if (!value.isString() || !decoded)
            return invalid(path);
        return *decoded;
    }
};

template <>
struct Codec<Secret> {
    static QJsonValue write(const Secret& secret) { return QString::fromUtf8(secret.bytes()); }
    static Result<Secret> read(const QJsonValue& value, const QString& path) {
        if (!value.isString())
            return invalid(path);
        QString text = value.toString();
        return Secret::take(text);
    }
};

/// RFC 3339, always UTC.
template <>
struct Codec<QDateTime> {
    static QJsonValue write(const QDateTime& time) { return time.toUTC().toString(Qt::ISODate); }
    static Result<QDateTime> read(const QJsonValue& value, const QString& path) {
        const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
        if (!time.isValid() || time.timeSpec() == Qt::LocalTime) // a time without a zone is no time
            return invalid(path);
        return time.toUTC();
    }
};

template <>
struct Codec<QDate> {
    static QJsonValue write(const QDate& date) { return date.toString(Qt::ISODate); }
    static Result<QDate> read(const QJsonValue& value, const QString& path) {
        const QDate date = QDate::fromString(value.toString(), Qt::ISODate);
        if (!date.isValid())
            return invalid(path);
        return date;
    }
};

template <typename T>
struct Codec<std::vector<T>> {
    static QJsonValue write(const std::vector<T>& items) {
        QJsonArray array;
        for (const T& item : items)
            array.append(json::write(item));
        return array;
    }
    static Result<std::vector<T>> read(const QJsonValue& value, const QString& path) {
        if (!value.isArray())
            return invalid(path);
        std::vector<T> items;
        int index = 0;
        for (const QJsonValue& element : value.toArray()) {
            const QString place = path + QStringLiteral("/%1").arg(index++);
            if (isNewer<T>(element))
                continue;
            Result<T> item = json::read<T>(element, place);
            if (!item)
                return failure(item);
            items.push_back(std::move(*item));
        }
        return items;
    }
};

template <>
struct Codec<QMap<QString, QString>> {
    static QJsonValue write(const QMap<QString, QString>& map) {
        QJsonObject object;
        for (auto entry = map.cbegin(); entry != map.cend(); ++entry)
            object.insert(entry.key(), entry.value());
        return object;
    }
    static Result<QMap<QString, QString>> read(const QJsonValue& value, const QString& path) {
        if (!value.isObject())
            return invalid(path);
        const QJsonObject object = value.toObject();
        QMap<QString, QString> map;
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            const Result<QString> text =
                json::read<QString>(entry.value(), path + QLatin1Char('/') + entry.key());
            if (!text)
                return failure(text);
            map.insert(entry.key(), *text);
        }
        return map;
    }
};

template <>
struct Codec<std::map<QString, Secret>> {
    static QJsonValue write(const std::map<QString, Secret>& map) {
        QJsonObject object;
        for (const auto& [name, secret] : map)
            object.insert(name, json::write(secret));
        return object;
    }
    static Result<std::map<QString, Secret>> read(const QJsonValue& value, const QString& path) {
        if (!value.isObject())
            return invalid(path);
        const QJsonObject object = value.toObject();
        std::map<QString, Secret> map;
        for (auto entry = object.begin(); entry != object.end(); ++entry) {
            Result<Secret> secret = json::read<Secret>(entry.value(), path + QLatin1Char('/') + entry.key());
            if (!secret)
                return failure(secret);
            map.emplace(entry.key(), std::move(*secret));
        }
        return map;
    }
};

/// An enumeration travels as one of its names; `unknown` is the error for any other.
template <typename Enum, size_t size>
struct NamedCodec {
    using Names = std::array<std::pair<Enum, const char*>, size>;

    static QJsonValue write(const Names& names, Enum value) {
        for (const auto& [candidate, name] : names)
            if (candidate == value)
                return QLatin1String(name);
        return {};
    }
    static bool isNewer(const Names& names, const QJsonValue& value) {
        return value.isString() && !read(names, value, {});
    }
    static Result<Enum> read(const Names& names, const QJsonValue& value, const QString& path,
                             ErrorCode unknown = ErrorCode::ServiceAnswerInvalid) {
        for (const auto& [candidate, name] : names)
            if (value.toString() == QLatin1String(name))
                return candidate;
        return fail(unknown, {value.toString()}, path);
    }
};

} // namespace yenile::service::json

namespace yenile::service {

void describe(auto& field, json::Is<LocalText> auto& message) {
    field("tr", message.tr);
    field("en", message.en);
}

} // namespace yenile::service
