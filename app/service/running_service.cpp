// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/running_service.h"

#include "app/service/daily_work.h"
#include "app/service/http/server.h"
#include "app/service/keys/service_keys.h"
#include "app/service/messages/channels.h"
#include "app/service/messages/password_channel.h"
#include "app/service/operations/operations.h"
#include "app/service/provider/identity_provider.h"
#include "app/service/retention.h"
#include "core/base/file.h"
#include "core/base/log.h"
#include "core/network/proxy.h"

#include <atomic>
#include <csignal>
#include <optional>
#include <thread>
#include <unistd.h>

namespace yenile::registration {
namespace {

Q_LOGGING_CATEGORY(category, "yenile.registration", QtFatalMsg)

/// Nothing while the database is away: just then the other numbers are wanted.
std::optional<double> countOf(const Database& database, const char* rows) try {
    const auto row = database.selectOne(QStringLiteral("SELECT COUNT(*) FROM ") + QLatin1String(rows));
    return row ? std::optional(row->value(0).toDouble()) : std::nullopt;
} catch (const DatabaseError& error) {
    qCWarning(category).noquote() << "database:" << error.what();
    return std::nullopt;
}

double residentBytes() {
    const QByteArray pages = readFile(QStringLiteral("/proc/self/statm")).value_or(QByteArray());
    return pages.split(' ').value(1).toDouble() * static_cast<double>(::sysconf(_SC_PAGESIZE));
}

void addGauges(Metrics& metrics, const Database& database, const ReceiptWriter& receipts) {
    metrics.addGauge("yenile_messages_waiting", "E-mails and SMS that have not been sent yet.",
                     [&] { return countOf(database, "outgoing"); });
    metrics.addGauge("yenile_messages_late", "Those of them that could not be sent at once.",
                     [&] { return countOf(database, "outgoing WHERE tries > 1"); });
    metrics.addGauge("yenile_submissions", "Bundles that have a receipt.",
                     [&] { return countOf(database, "submissions"); });
    metrics.addGauge("yenile_receipt_key_away", "1 where the last receipt could not be signed.",
                     [&] { return receipts.isKeyAway() ? 1.0 : 0.0; });
    metrics.addGauge("yenile_resident_bytes", "Memory of this instance.", residentBytes);
}

void warnOf(const Result<void>& outcome, const char* consequence) {
    if (outcome)
        return;
    log::failure(category(), outcome.error());
    qCWarning(category) << consequence;
}

/// Keys take the place of others once they have signed.
Result<void> tryRenewKeys(const QDir& state, ReceiptWriter& receipts, HttpServer& server) {
    const Result<ServiceSettings> settings = readSettings(state);
    if (!settings)
        return failure(settings);
    const Result<ServiceKeys> keys = openKeys(*settings);
    if (!keys)
        return failure(keys);
    if (const Result<void> tried = tryKeys(*keys); !tried)
        return tried;
    receipts.use(keys->receipts);
    server.use(keys->tls);
    qCInfo(category) << "keys and certificates were read anew";
    return {};
}

/// Ends when a signal asks for it, or when `server` could not go on, which is a failure: who watches over the
/// service is to start it again.
Result<void> waitForSignal(HttpServer& server, const std::function<void()>& hangUp) {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    std::atomic<bool> ended = false;
    std::thread running([&] {
        server.run();
        ended = true;
        ::kill(::getpid(), SIGTERM); // for sigwait in the main thread
    });
    int signal = 0;
    while (sigwait(&signals, &signal) == 0 && signal == SIGHUP)
        hangUp();
    const bool wasAsked = !ended;
    while (!ended) { // the server may have been about to start
        server.stop();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    running.join();
    return wasAsked ? Result<void>() : fail(ErrorCode::Internal, {}, QStringLiteral("no longer listening"));
}

/// What was kept long enough goes, also from files that only whoever looks for it would find. Rewriting the
/// whole database would hold up everybody: that is the operator's to ask for.
void eraseInTime(const ServiceSettings& settings, const Database& database, const AuditLog& audit,
                 const Courier& courier, const std::stop_token& stop) {
    const QDir spool(settings.file(QStringLiteral("spool")));
    Eraser eraser(database, audit, courier, spool, Clock::system());
    const auto erased = Retention(settings.retention, database, Clock::system()).run(eraser, spool, stop);
    if (!erased) {
        qCWarning(category).noquote()
            << "retention: nothing is erased, since the audit log has nothing for" << erased.error().days
            << "days; once the clock is right: retention run --clock-is-right";
        return;
    }
    database.emptyLog();
    qCInfo(category).noquote() << "retention: applications" << erased->handedIn + erased->unfinished
                               << "orders" << erased->orders << "persons" << erased->applicants
                               << "spool files" << erased->spoolFiles;
}

} // namespace

Result<void> serve(const ServiceSettings& settings, int port) {
    const auto pki = [&](const char* name) {
        return settings.file(QStringLiteral("pki/") + QLatin1String(name));
    };
    const auto anchors = certificatesIn(pki("root.pem"));
    if (!anchors)
        return failure(anchors);
    // A card often holds no certificate but the signer's own, so the issuing ones have to be at hand. Whether
    // they are revoked themselves is asked as well.
    const auto issuers = certificatesIn(pki("issuer.pem"));
    if (!issuers)
        return failure(issuers);
    const Result<QByteArray> pepper = readFile(pki("service.key"));
    if (!pepper)
        return failure(pepper);
    Result<ServiceKeys> keys = openKeys(settings);
    if (!keys)
        return failure(keys);
    warnOf(tryKeys(*keys), "the service starts, and gives receipts once it has its keys");
    const Clock& clock = Clock::system();
    const auto provider = IdentityProvider::open(settings, clock);
    if (!provider)
        return failure(provider);
    const Database database(settings);
    Result<Courier::Channels> channels = openChannels(settings, clock);
    if (!channels)
        return failure(channels);
    const AuditLog audit(database, *pepper);
    Courier courier(database, clock, *pepper, std::move(*channels));
    courier.add(PasswordChannel::kind(),
                std::make_unique<PasswordChannel>(settings, database, clock, audit, courier));
    ReceiptWriter receipts(keys->receipts);
    if (const Result<void> proxy = network::useProxy(settings.revocation.proxy); !proxy)
        return proxy;
    SignerInquiry inquiry(settings.revocation, *anchors, clock);
    std::vector<signature::Certificate> known = *anchors;
    known.insert(known.end(), issuers->begin(), issuers->end());
    reading::ReaderPool readers(settings.reading.processes, qint64{settings.reading.mebibytes} << 20);
    const StatusLog statuses(settings, database, courier);
    Metrics metrics;
    addGauges(metrics, database, receipts);
    const Service service{settings, clock,   database, courier,  receipts, audit,           statuses,
                          inquiry,  readers, known,    *issuers, metrics,  provider->get(), *pepper};
    const Dispatcher dispatcher(protocolEndpoints(service), database, clock, settings.http,
                                [&] { courier.wake(); });
    HttpServer server(dispatcher, metrics, settings.http, keys->tls);
    const Result<int> bound = server.bind(port);
    if (!bound)
        return failure(bound);
    const QString address = QStringLiteral("https://%1:%2").arg(settings.http.address).arg(*bound);
    if (const auto written = writeFile(settings.file(QStringLiteral("address")), address.toUtf8() + '\n');
        !written)
        return written;
    courier.start();
    const DailyWork daily(
        [&](const std::stop_token& stop) { eraseInTime(settings, database, audit, courier, stop); });
    std::printf("listening on %s\n", qPrintable(address));
    std::fflush(stdout);
    return waitForSignal(server, [&] {
        warnOf(tryRenewKeys(settings.state, receipts, server), "keys and certificates stay as they were");
    });
}

} // namespace yenile::registration
