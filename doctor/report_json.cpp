// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error_json.h"
#include "doctor/redaction.h"
#include "doctor/report.h"
#include "doctor/system_facts.h"
#include "doctor/tokens_report.h"

#include <QJsonArray>

namespace yenile::doctor {

namespace {

QString stateOf(const Check& check) {
    if (!check.known)
        return QStringLiteral("unknown");
    if (check.problem)
        return QStringLiteral("failed");
    return check.warning.isEmpty() ? QStringLiteral("ok") : QStringLiteral("warning");
}

QJsonObject toJson(const Check& check) {
    QJsonObject json{{QStringLiteral("check"), checkName(check.kind)},
                     {QStringLiteral("state"), stateOf(check)},
                     {QStringLiteral("detail"), check.detail},
                     {QStringLiteral("warning"), check.warning}};
    if (check.problem)
        json.insert(QStringLiteral("error"), toJson(*check.problem));
    return json;
}

QJsonObject toJson(const network::Probe& seen) {
    return {{QStringLiteral("reached"), seen.reached},
            {QStringLiteral("proxy"), seen.proxy},
            {QStringLiteral("cause"), seen.cause},
            {QStringLiteral("protocol"), seen.protocol},
            {QStringLiteral("chain"), QJsonArray::fromStringList(chainText(seen))}};
}

QJsonObject toJson(const CheckedServer& server) {
    return {{QStringLiteral("purpose"), checkName(server.purpose)},
            {QStringLiteral("address"), server.address.toString(QUrl::RemoveUserInfo)},
            {QStringLiteral("usual"), toJson(server.usual)},
            {QStringLiteral("direct"), toJson(server.direct)}};
}

QJsonObject toJson(const UsbReader& reader) {
    return {{QStringLiteral("name"), reader.name}, {QStringLiteral("id"), reader.id}};
}

QJsonObject toJson(const SettingInForce& entry) {
    return toJson(*entry.setting, entry.value);
}

template <typename Items>
QJsonArray arrayOf(const Items& items) {
    QJsonArray array;
    for (const auto& item : items)
        array << toJson(item);
    return array;
}

} // namespace

QJsonObject toJson(const Report& report, Personal personal) {
    QJsonObject system;
    for (const auto& [name, value] : systemFacts())
        system.insert(name, value);
    const Check* const first = firstFailed(report.checks);
    const QJsonObject json{
        {QStringLiteral("at"), report.at.toUTC().toString(Qt::ISODate)},
        {QStringLiteral("version"), QStringLiteral(YENILE_VERSION)},
        {QStringLiteral("system"), system},
        {QStringLiteral("first"), first ? QJsonValue(checkName(first->kind)) : QJsonValue()},
        {QStringLiteral("checks"), arrayOf(report.checks)},
        {QStringLiteral("settings"), arrayOf(report.settings)},
        {QStringLiteral("servers"), arrayOf(report.servers)},
        {QStringLiteral("usbReaders"), arrayOf(report.usbReaders)},
        {QStringLiteral("cards"), tokensJson(report.snapshot, report.search, Clock::system())},
        {QStringLiteral("log"), QJsonArray::fromStringList(report.log)}};
    return personal == Personal::Shown ? json : Redaction(report).of(QJsonValue(json)).toObject();
}

QString toLines(const Report& report, Personal personal) {
    QStringList lines;
    for (const Check& check : report.checks) {
        QString said = check.problem ? sentence(*check.problem)
                                     : (check.warning.isEmpty() ? check.detail : check.warning);
        said.replace(u'\n', u' ');
        lines << QStringList{stateOf(check), checkName(check.kind),
                             check.problem ? codeName(check.problem->code) : QStringLiteral("-"), said}
                     .join(u'\t');
    }
    const QString text = lines.join(u'\n');
    return personal == Personal::Shown ? text : Redaction(report).of(text);
}

int exitCode(const Report& report) {
    const Check* const first = firstFailed(report.checks);
    return first ? exitCode(first->kind) : 0;
}

} // namespace yenile::doctor
