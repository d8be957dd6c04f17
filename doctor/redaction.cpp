// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/redaction.h"

#include "core/base/log.h"
#include "doctor/text.h"

#include <QDir>
#include <QJsonArray>

namespace yenile::doctor {

namespace {

constexpr int shortestWord = 4; ///< of a name: shorter ones stand in other words and sentences

/// However it is written: cards hold names without Turkish letters, and in capitals or not.
QString anySpelling(const QString& text) {
    static const QStringList alike{QStringLiteral("iıIİîÎ"), QStringLiteral("sşSŞ"), QStringLiteral("gğGĞ"),
                                   QStringLiteral("uüUÜûÛ"), QStringLiteral("oöOÖ"), QStringLiteral("cçCÇ"),
                                   QStringLiteral("aâAÂ")};
    QString pattern;
    for (const QChar letter : text) {
        const auto letters =
            std::ranges::find_if(alike, [letter](const QString& group) { return group.contains(letter); });
        if (letters != alike.end())
            pattern += u'[' + *letters + u']';
        else if (letter.isSpace())
            pattern += QStringLiteral("[\\s_-]+");
        else
            pattern += QRegularExpression::escape(QString(letter));
    }
    return pattern;
}

QRegularExpression word(const QString& pattern) {
    return QRegularExpression(
        QStringLiteral("(?<![\\p{L}\\p{N}])") + pattern + QStringLiteral("(?![\\p{L}\\p{N}])"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
}

QString placeholder(const QString& kind, int number) {
    return QStringLiteral("[%1 %2]").arg(kind).arg(number);
}

} // namespace

Redaction::Redaction(const Report& report) {
    if (report.identityNumber)
        hide(*report.identityNumber, Text::tr("number"), 0);
    int card = 0;
    int holder = 0;
    for (const pkcs11::Token& token : report.snapshot.tokens) {
        hide(token.serialNumber, Text::tr("card"), ++card);
        for (const pkcs11::TokenCertificate& found : token.certificates) {
            if (found.certificate.isCa())
                continue;
            ++holder;
            hideName(found.certificate.commonName(), holder);
            hide(found.certificate.identityNumber(), Text::tr("number"), holder);
            hide(found.certificate.serialNumber(), Text::tr("certificate"), holder);
            hide(found.certificate.sha256(), Text::tr("certificate"), holder);
        }
    }
    // Turkish identity numbers of whoever else
    m_rules.push_back({word(QStringLiteral("\\d{11}")), QStringLiteral("…")});
    m_rules.push_back({QRegularExpression(QStringLiteral("(?<=://)[^/@\\s]+@")), QStringLiteral("…@")});
    const QString home = QDir::homePath();
    if (home.size() > 1)
        m_rules.push_back({QRegularExpression(QRegularExpression::escape(home)), QStringLiteral("~")});
    if (const QString user = qEnvironmentVariable("USER"); user.size() > 1 && user != u"root")
        m_rules.push_back({word(QRegularExpression::escape(user)), QStringLiteral("…")});
}

void Redaction::hide(const QString& text, const QString& kind, int number) {
    if (!text.trimmed().isEmpty())
        m_rules.push_back({word(QRegularExpression::escape(text.trimmed())), placeholder(kind, number)});
}

void Redaction::hideName(const QString& name, int number) {
    const QString instead = placeholder(Text::tr("name"), number);
    if (name.trimmed().isEmpty())
        return;
    m_rules.push_back({word(anySpelling(name.simplified())), instead});
    for (const QString& part : name.simplified().split(u' '))
        if (part.size() >= shortestWord)
            m_rules.push_back({word(anySpelling(part)), instead});
}

QString Redaction::of(QString text) const {
    for (const Rule& rule : m_rules)
        text.replace(rule.what, rule.inPlace);
    return text;
}

QJsonValue Redaction::of(const QJsonValue& value) const {
    if (value.isString())
        return of(value.toString());
    if (value.isArray()) {
        QJsonArray array;
        for (const QJsonValue& each : value.toArray())
            array << of(each);
        return array;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member)
        *member = of(QJsonValue(*member));
    return object;
}

} // namespace yenile::doctor
