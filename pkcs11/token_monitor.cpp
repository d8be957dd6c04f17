// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/token_monitor.h"

#include "pkcs11/diagnosis.h"
#include "pkcs11/pin_changer.h"
#include "pkcs11/reader_watcher.h"
#include "pkcs11/token_signer.h"

#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrentMap>
#include <QtConcurrentRun>

#include <algorithm>

namespace yenile::pkcs11 {

namespace {

/// A driver and the way to it.
struct Candidate {
    DriverFile file;
    std::shared_ptr<DriverAccess> access;
};
using Drivers = std::vector<Candidate>;

/// The same module under two names would show every token twice.
QString canonical(const DriverFile& driver) {
    if (!driver.client.isEmpty())
        return driver.path;
    const QFileInfo file(driver.path);
    return file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
}

Drivers accessTo(const std::vector<DriverFile>& files, const Drivers& drivers) {
    Drivers result;
    result.reserve(files.size());
    for (const DriverFile& file : files)
        result.push_back(*std::ranges::find(drivers, file, &Candidate::file));
    return result;
}

/// Where the failures of a driver are kept.
std::vector<Error>& failuresOf(const DriverFile& file, ErrorCode code,
                               const QList<QByteArray>& answersToReset, TokenSnapshot& snapshot) {
    if (file.isChosen && code == ErrorCode::DriverFailed)
        return snapshot.failedChoices;
    return concerns(file, answersToReset, code) ? snapshot.problems : snapshot.asides;
}

/// Adds what these drivers see. Side by side: one that hangs shall not hold up the others.
void ask(const Drivers& drivers, const QList<QByteArray>& answersToReset, QThreadPool& pool,
         TokenSnapshot& snapshot) {
    const auto listings = QtConcurrent::blockingMapped<std::vector<Result<protocol::Listing>>>(
        &pool, drivers, [](const Candidate& driver) { return driver.access->list(); });
    for (std::size_t i = 0; i < drivers.size(); ++i) {
        const DriverFile& file = drivers[i].file;
        const auto note = [&](const Error& failure) {
            failuresOf(file, failure.code, answersToReset, snapshot).push_back(failure);
        };
        snapshot.drivers.append(file.path);
        if (file.isChosen)
            snapshot.chosenDrivers.append(file.path);
        if (!listings[i]) {
            note(listings[i].error());
            continue;
        }
        const auto& [tokens, problems] = *listings[i];
        snapshot.tokens.insert(snapshot.tokens.end(), tokens.begin(), tokens.end());
        std::ranges::for_each(problems, note);
    }
}

TokenSnapshot look(const Drivers& drivers, QThreadPool& pool) {
    TokenSnapshot snapshot;
    snapshot.readers = listReaders();
    if (drivers.empty())
        snapshot.problems.push_back({ErrorCode::DriverMissing, {}, {}});
    QList<QByteArray> answersToReset;
    for (const Reader& reader : snapshot.readers.value_or(std::vector<Reader>()))
        answersToReset.append(reader.answerToReset);
    std::vector<DriverFile> files;
    std::ranges::transform(drivers, std::back_inserter(files), &Candidate::file);
    const DriverOrder order = orderFor(files, answersToReset);
    ask(accessTo(order.first, drivers), answersToReset, pool, snapshot);
    if (!isEveryCardKnown(snapshot))
        ask(accessTo(order.later, drivers), answersToReset, pool, snapshot);
    return snapshot;
}

} // namespace

struct TokenMonitor::Private {
    Limits limits;
    Drivers drivers;
    TokenSnapshot snapshot;
    int looking = 0;        // looks under way or to come
    int looked = 0;         // looks that came to their end
    QThreadPool looks;      // one after the other
    QThreadPool driverPool; // one thread for each driver
    std::unique_ptr<ReaderWatcher> watcher;

    [[nodiscard]] std::shared_ptr<DriverAccess> access(const QString& driver) const;
    void endHangingLook() const;
};

std::shared_ptr<DriverAccess> TokenMonitor::Private::access(const QString& driver) const {
    const auto found = std::ranges::find(
        drivers, driver, [](const Candidate& known) { return known.access->connection().driver(); });
    return found == drivers.end() ? nullptr : found->access;
}

void TokenMonitor::Private::endHangingLook() const {
    for (const auto& [file, driver] : drivers) {
        if (!driver->isSigning())
            driver->connection().interrupt(ErrorCode::DriverTimedOut);
    }
}

TokenMonitor::TokenMonitor(std::vector<DriverFile> drivers, QObject* parent)
    : TokenMonitor(std::move(drivers), Limits{}, parent) {
}

TokenMonitor::TokenMonitor(std::vector<DriverFile> drivers, Limits limits, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>()) {
    qRegisterMetaType<TokenSnapshot>();
    d->limits = limits;
    d->looks.setMaxThreadCount(1);
    setDrivers(drivers);
}

TokenMonitor::~TokenMonitor() {
    d->watcher.reset();
    for (const auto& [file, driver] : d->drivers) {
        driver->setPutOffHandler({});
        if (!driver->isSigning())
            driver->connection().abort(); // nobody waits for what it might still find
    }
    d->looks.waitForDone();
}

const TokenSnapshot& TokenMonitor::snapshot() const {
    return d->snapshot;
}

bool TokenMonitor::isBusy() const {
    return d->looking > 0 ||
           std::ranges::any_of(d->drivers, [](const auto& driver) { return driver.access->isSigning(); });
}

void TokenMonitor::setDrivers(const std::vector<DriverFile>& drivers) {
    Drivers next;
    for (DriverFile file : drivers) {
        file.path = canonical(file);
        if (std::ranges::find(next, file.path, [](const auto& known) { return known.file.path; }) !=
            next.end())
            continue;
        auto access = d->access(file.path);
        if (!access) {
            access = std::make_shared<DriverAccess>(file, d->limits);
            access->setPutOffHandler(
                [this] { QMetaObject::invokeMethod(this, [this] { refresh(); }, Qt::QueuedConnection); });
        }
        next.push_back({std::move(file), std::move(access)});
    }
    for (const auto& [file, access] : d->drivers) {
        if (std::ranges::find(next, access, &Candidate::access) == next.end())
            access->setPutOffHandler({}); // a signer may keep it longer than this monitor lives
    }
    d->drivers = std::move(next);
    d->driverPool.setMaxThreadCount(std::max(1, static_cast<int>(d->drivers.size())));
}

Async<TokenSnapshot> TokenMonitor::refresh() {
    auto promise = std::make_shared<QPromise<Result<TokenSnapshot>>>();
    promise->start();
    ++d->looking;
    d->looks.start([this, promise, drivers = d->drivers] {
        auto snapshot = look(drivers, d->driverPool);
        const auto deliver = [this, promise, snapshot = std::move(snapshot)] {
            --d->looking;
            ++d->looked;
            d->snapshot = snapshot;
            if (d->looking == 0) // else it is old already
                Q_EMIT changed(d->snapshot);
            promise->addResult(snapshot);
            promise->finish();
        };
        QMetaObject::invokeMethod(this, deliver, Qt::QueuedConnection);
    });
    return promise->future();
}

void TokenMonitor::watchReaders() {
    if (d->watcher)
        return;
    d->watcher = std::make_unique<ReaderWatcher>();
    connect(d->watcher.get(), &ReaderWatcher::changed, this, &TokenMonitor::followReaders);
    connect(d->watcher.get(), &ReaderWatcher::released, this, [this] {
        // Where nobody else had it, it was our own driver, and looking again would never end.
        const auto readers = d->snapshot.readers.value_or(std::vector<Reader>());
        if (std::ranges::any_of(readers, &Reader::isInExclusiveUse))
            followReaders();
    });
}

void TokenMonitor::followReaders() {
    if (d->looking > 1)
        return; // one has not begun yet and will see it
    if (d->looking == 1) {
        // Some drivers wait for ever for a card that goes while they look at it (OpenSC 0.23 does).
        const auto endIt = [this, look = d->looked] {
            if (d->looked == look)
                d->endHangingLook();
        };
        QTimer::singleShot(2000, this, endIt);
    }
    refresh();
}

std::unique_ptr<signature::Signer>
TokenMonitor::openSigner(const Token& token, const TokenCertificate& certificate, PinEntry& pinEntry) {
    return std::make_unique<TokenSigner>(accessTo(token), token, certificate, pinEntry);
}

Async<void> TokenMonitor::setPin(const Token& token, PinTask task, PinChangeEntry& entry) {
    return QtConcurrent::run([driver = accessTo(token), token, task, &entry] {
        return pkcs11::setPin(*driver, token, task, entry);
    });
}

/// Also where it is no longer among the drivers to be tried, but the token was found with it.
std::shared_ptr<DriverAccess> TokenMonitor::accessTo(const Token& token) const {
    auto driver = d->access(token.driver);
    return driver ? driver : std::make_shared<DriverAccess>(DriverFile(token.driver), d->limits);
}

} // namespace yenile::pkcs11
