#include "pkcs11/token_monitor.h"

#include "pkcs11/reader_watcher.h"
#include "pkcs11/token_signer.h"

#include <QFileInfo>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>

namespace yenile::pkcs11 {

namespace {

using Drivers = std::vector<std::shared_ptr<DriverAccess>>;

/// The same module under two names would show every token twice.
QString canonical(const QString& driver) {
    const QFileInfo file(driver);
    return file.exists() ? file.canonicalFilePath() : file.absoluteFilePath();
}

TokenSnapshot look(const Drivers& drivers, QThreadPool& pool) {
    TokenSnapshot snapshot;
    if (drivers.empty())
        snapshot.problems.push_back({ErrorCode::DriverMissing, {}, {}});
    // Side by side: a driver that hangs shall not hold up the others.
    const auto listings = QtConcurrent::blockingMapped<std::vector<Result<protocol::Listing>>>(
        &pool, drivers, [](const std::shared_ptr<DriverAccess>& driver) { return driver->list(); });
    for (const Result<protocol::Listing>& listing : listings) {
        if (!listing) {
            snapshot.problems.push_back(listing.error());
            continue;
        }
        const auto& [tokens, problems] = *listing;
        snapshot.tokens.insert(snapshot.tokens.end(), tokens.begin(), tokens.end());
        snapshot.problems.insert(snapshot.problems.end(), problems.begin(), problems.end());
    }
    return snapshot;
}

} // namespace

struct TokenMonitor::Private {
    Limits limits;
    Drivers drivers;
    TokenSnapshot snapshot;
    int looking = 0;
    QThreadPool looks;      // one after the other
    QThreadPool driverPool; // one thread for each driver
    std::unique_ptr<ReaderWatcher> watcher;

    [[nodiscard]] std::shared_ptr<DriverAccess> access(const QString& driver) const;
};

std::shared_ptr<DriverAccess> TokenMonitor::Private::access(const QString& driver) const {
    const auto found = std::ranges::find_if(drivers, [&](const std::shared_ptr<DriverAccess>& known) {
        return known->connection().driver() == driver;
    });
    return found == drivers.end() ? nullptr : *found;
}

TokenMonitor::TokenMonitor(QStringList drivers, QObject* parent)
    : TokenMonitor(std::move(drivers), Limits{}, parent) {
}

TokenMonitor::TokenMonitor(QStringList drivers, Limits limits, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>()) {
    qRegisterMetaType<TokenSnapshot>();
    d->limits = limits;
    d->looks.setMaxThreadCount(1);
    setDrivers(std::move(drivers));
}

TokenMonitor::~TokenMonitor() {
    d->watcher.reset();
    for (const auto& driver : d->drivers) {
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
           std::ranges::any_of(d->drivers, [](const auto& driver) { return driver->isSigning(); });
}

void TokenMonitor::setDrivers(QStringList drivers) {
    Drivers next;
    for (const QString& driver : drivers) {
        const QString path = canonical(driver);
        const bool repeated = std::ranges::any_of(
            next, [&](const auto& known) { return known->connection().driver() == path; });
        if (repeated)
            continue;
        auto access = d->access(path);
        if (!access) {
            access = std::make_shared<DriverAccess>(path, d->limits);
            access->setPutOffHandler(
                [this] { QMetaObject::invokeMethod(this, [this] { refresh(); }, Qt::QueuedConnection); });
        }
        next.push_back(std::move(access));
    }
    for (const auto& known : d->drivers) {
        if (std::ranges::find(next, known) == next.end())
            known->setPutOffHandler({}); // a signer may keep it longer than this monitor lives
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
            d->snapshot = snapshot;
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
    connect(d->watcher.get(), &ReaderWatcher::changed, this, [this] { refresh(); });
}

std::unique_ptr<signature::Signer>
TokenMonitor::openSigner(const Token& token, const TokenCertificate& certificate, PinEntry& pinEntry) {
    auto driver = d->access(token.driver);
    if (!driver) // no longer among the drivers to be tried, but the token was found with it
        driver = std::make_shared<DriverAccess>(token.driver, d->limits);
    return std::make_unique<TokenSigner>(std::move(driver), token, certificate, pinEntry);
}

} // namespace yenile::pkcs11
