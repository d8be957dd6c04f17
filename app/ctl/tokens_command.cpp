// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "core/base/await.h"
#include "doctor/tokens_report.h"
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"
#include "pkcs11/token_monitor.h"

#include <QCoreApplication>

#include <algorithm>

namespace yenile::ctl {

namespace {

/// Returns the exit code.
int show(const Output& output, const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search) {
    // Only what is shown: tokens may hold hundreds of certificates.
    const QJsonObject json =
        output.isJson() ? doctor::tokensJson(snapshot, search, Clock::system()) : QJsonObject();
    const QString text = output.isJson() ? QString() : doctor::tokensText(snapshot, search, Clock::system());
    const bool none = !hasCandidate(snapshot);
    const Error why = whyNoCandidate(snapshot);
    if (none)
        output.step(text);
    else
        output.show(text, json);
    const auto isAside = [&](const Error& problem) { // stands in the table of drivers
        return std::ranges::find(snapshot.asides, problem) != snapshot.asides.end();
    };
    for (const Error& problem : diagnose(snapshot))
        if (!(none && problem == why) && !isAside(problem)) // which comes last, with what to do about it
            output.warn(problem);
    return none ? output.fail(why, json) : Done;
}

} // namespace

int listTokens(const CommandContext& context) {
    const pkcs11::DriverSearch search = pkcs11::findDrivers(context.settings);
    pkcs11::TokenMonitor monitor(search.drivers);
    const Result<pkcs11::TokenSnapshot> snapshot = await(monitor.refresh());
    return snapshot ? show(context.output, *snapshot, search) : context.output.fail(snapshot.error());
}

int watchTokens(const CommandContext& context) {
    const pkcs11::DriverSearch search = pkcs11::findDrivers(context.settings);
    const Output output = context.output.asLines();
    pkcs11::TokenMonitor monitor(search.drivers);
    QJsonObject last;
    const auto tell = [&](const pkcs11::TokenSnapshot& snapshot) {
        if (const QJsonObject now = doctor::tokensJson(snapshot, search, Clock::system()); now != last) {
            last = now;
            static_cast<void>(show(output, snapshot, search));
        }
    };
    QObject::connect(&monitor, &pkcs11::TokenMonitor::changed, &monitor, tell);
    monitor.watchReaders();
    return QCoreApplication::exec();
}

} // namespace yenile::ctl
