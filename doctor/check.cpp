// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/check.h"

#include <QCoreApplication>

#include <algorithm>

namespace yenile::doctor {

namespace {

struct Row {
    CheckKind kind;
    int exitCode;
    const char* name;
    const char* title;
};

constexpr Row table[] = {
    {CheckKind::Settings, 10, "settings", QT_TRANSLATE_NOOP("Checks", "Settings")},
    {CheckKind::Storage, 11, "storage", QT_TRANSLATE_NOOP("Checks", "Room for documents")},
    {CheckKind::Service, 12, "service", QT_TRANSLATE_NOOP("Checks", "Registration service")},
    {CheckKind::Clock, 13, "clock", QT_TRANSLATE_NOOP("Checks", "Clock of this computer")},
    {CheckKind::TimeStamps, 14, "timeStamps", QT_TRANSLATE_NOOP("Checks", "Time-stamping authorities")},
    {CheckKind::Revocation, 15, "revocation", QT_TRANSLATE_NOOP("Checks", "OCSP responders")},
    {CheckKind::CardService, 16, "cardService", QT_TRANSLATE_NOOP("Checks", "Smart card service")},
    {CheckKind::Reader, 17, "reader", QT_TRANSLATE_NOOP("Checks", "Card reader")},
    {CheckKind::Card, 18, "card", QT_TRANSLATE_NOOP("Checks", "Card")},
    {CheckKind::Driver, 19, "driver", QT_TRANSLATE_NOOP("Checks", "Card driver")},
    {CheckKind::Token, 20, "token", QT_TRANSLATE_NOOP("Checks", "Contents of the card")},
    {CheckKind::Certificate, 21, "certificate", QT_TRANSLATE_NOOP("Checks", "Qualified certificate (NES)")},
    {CheckKind::Key, 22, "key", QT_TRANSLATE_NOOP("Checks", "Private key")},
};

const Row& rowOf(CheckKind kind) {
    return *std::ranges::find(table, kind, &Row::kind);
}

} // namespace

Check passed(CheckKind kind, QString detail, QString warning) {
    return {kind, true, std::nullopt, std::move(detail), std::move(warning)};
}

Check failed(CheckKind kind, Error problem, QString places) {
    return {kind, true, std::move(problem), {}, {}, std::move(places)};
}

Check unknown(CheckKind kind, QString why) {
    return {kind, false, std::nullopt, std::move(why), {}};
}

const Check* firstFailed(std::span<const Check> checks) {
    const auto first =
        std::ranges::find_if(checks, [](const Check& check) { return check.problem.has_value(); });
    return first == checks.end() ? nullptr : &*first;
}

QString checkTitle(CheckKind kind) {
    return QCoreApplication::translate("Checks", rowOf(kind).title);
}

QString checkName(CheckKind kind) {
    return QLatin1String(rowOf(kind).name);
}

int exitCode(CheckKind kind) {
    return rowOf(kind).exitCode;
}

} // namespace yenile::doctor
