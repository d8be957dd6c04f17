// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/examination.h"

#include "core/base/log.h"
#include "core/base/when_done.h"
#include "core/base/within.h"
#include "core/network/http_client.h"
#include "core/network/server_trust.h"
#include "core/service/client.h"
#include "core/service/reply.h"
#include "core/signature/certificates/responders.h"
#include "doctor/computer_checks.h"
#include "doctor/text.h"
#include "doctor/token_checks.h"

#include <map>

namespace yenile::doctor {

namespace {

using namespace std::chrono_literals;
using settings::Key;

Q_LOGGING_CATEGORY(category, "yenile.doctor", QtFatalMsg)

constexpr int logLines = 60;
constexpr int secondsOfSilence = 10;
constexpr auto patience = 30s;

/// Deletes itself when it is done.
class Examination : public QObject {
public:
    Examination(const Subject& subject, QObject& parent) : QObject(&parent), m_subject(subject) {}

    Async<Report> start() {
        m_promise.start();
        for (const settings::Setting& setting : settings::settingTable())
            m_report.settings.push_back({&setting, m_subject.settings.value(setting.key)});
        m_report.identityNumber = m_subject.identityNumber;
        m_report.search = pkcs11::findDrivers(m_subject.settings);
        m_report.usbReaders = usbReaders(m_subject.usbFolder);
        m_settings = settingsCheck(m_subject.settings);
        ++m_underWay; // until all have been begun
        lookAtCards();
        askService();
        for (const QString& address : m_subject.settings.list(Key::TimeStampAddresses))
            lookAt(CheckKind::TimeStamps, QUrl(address), network::Reach::Anywhere);
        conclude();
        return m_promise.future();
    }

private:
    void lookAtCards() {
        ++m_underWay;
        whenDone(m_subject.tokens.refresh(), this, [this](const Result<pkcs11::TokenSnapshot>& found) {
            m_report.snapshot =
                found ? *found : pkcs11::TokenSnapshot{.tokens = {}, .problems = {found.error()}};
            lookAtResponders();
            conclude();
        });
    }

    void lookAtResponders() {
        for (const pkcs11::Token& token : m_report.snapshot.tokens)
            for (const pkcs11::TokenCertificate& found : token.certificates)
                if (!found.certificate.isCa())
                    for (const QString& address : signature::responderAddresses(found.certificate))
                        lookAt(CheckKind::Revocation, QUrl(address), foreignReach());
    }

    void askService() {
        if (m_settings.problem) {
            m_service = unknown(CheckKind::Service, Text::tr("Can be checked when the settings are right."));
            return;
        }
        const QUrl address(m_subject.settings.text(Key::ServiceAddress));
        auto* const client = new service::Client(
            {.address = address,
             .trust = network::serviceTrust(m_subject.settings).value_or(network::ServerTrust()),
             .timeoutSeconds = secondsOfSilence,
             .plainAddress = m_subject.plainAddress},
            this);
        if (!address.isEmpty())
            lookAt(CheckKind::Service, address, network::Reach::Anywhere);
        ++m_underWay;
        whenDone(within(patience, client->serviceInfo(), this), this,
                 [this, client](const Result<service::ServiceInfo>& info) {
                     const bool late = !info && info.error().code == ErrorCode::Cancelled;
                     m_serviceInfo = late ? fail(ErrorCode::ServiceTimedOut) : info;
                     if (const auto right = client->checkClock(); !right)
                         m_clock = failed(CheckKind::Clock, right.error());
                     else if (client->clockDifference())
                         m_clock = passed(CheckKind::Clock, Text::tr("Right"));
                     else if (!info && info.error().code == ErrorCode::ClockWrong)
                         m_clock = failed(CheckKind::Clock, info.error());
                     if (info && m_subject.settings.list(Key::TimeStampAddresses).isEmpty())
                         for (const QString& named :
                              info->signaturePolicy.timeStampAuthorities.value_or(std::vector<QString>()))
                             lookAt(CheckKind::TimeStamps, QUrl(named), foreignReach());
                     conclude();
                 });
    }

    /// Of addresses that certificates or the service name.
    [[nodiscard]] network::Reach foreignReach() const { return network::foreignReach(m_subject.settings); }

    /// Once, however many need it.
    void lookAt(CheckKind purpose, const QUrl& address, network::Reach reach) {
        if (std::exchange(m_seen[{static_cast<int>(purpose), address}], true))
            return;
        const bool isService = purpose == CheckKind::Service;
        const network::ServerTrust trust =
            (isService ? network::serviceTrust(m_subject.settings) : network::serverTrust(m_subject.settings))
                .value_or(network::ServerTrust());
        const auto server =
            std::make_shared<CheckedServer>(CheckedServer{.purpose = purpose, .address = address});
        m_servers.push_back(server);
        const auto look = [&](network::ProbeRoute route, network::Probe CheckedServer::* seen) {
            ++m_underWay;
            whenDone(network::probe(address, trust, route, reach, *this), this,
                     [this, server, seen](const network::Probe& outcome) {
                         (*server).*seen = outcome;
                         conclude();
                     });
        };
        look(network::ProbeRoute::Usual, &CheckedServer::usual);
        look(network::ProbeRoute::Direct, &CheckedServer::direct);
    }

    /// When the last one is there.
    void conclude() {
        if (--m_underWay > 0)
            return;
        for (const auto& server : m_servers)
            m_report.servers.push_back(*server);
        m_report.at = m_subject.clock.now();
        m_report.log = log::lastLines(logLines);
        weigh();
        const Check* const first = firstFailed(m_report.checks);
        qCInfo(category).noquote() << "first that failed:" << (first ? checkName(first->kind) : QString());
        m_promise.addResult(std::move(m_report));
        m_promise.finish();
        deleteLater();
    }

    void weigh() {
        if (!m_settings.problem)
            m_service = serviceCheck(m_serviceInfo, m_report.servers);
        m_report.checks = {m_settings,
                           storageCheck(m_subject.settings),
                           m_service,
                           m_clock,
                           reachCheck(CheckKind::TimeStamps, m_report.servers),
                           reachCheck(CheckKind::Revocation, m_report.servers)};
        const TokenFacts facts{.snapshot = m_report.snapshot,
                               .search = m_report.search,
                               .clock = m_subject.clock,
                               .renewalDays = m_serviceInfo ? m_serviceInfo->renewalDays : std::nullopt,
                               .usbReaders = m_report.usbReaders,
                               .identityNumber = m_subject.identityNumber};
        for (Check& check : tokenChecks(facts))
            m_report.checks.push_back(std::move(check));
    }

    Subject m_subject;
    Report m_report;
    Check m_settings = unknown(CheckKind::Settings);
    Check m_service = unknown(CheckKind::Service);
    Check m_clock = unknown(CheckKind::Clock, Text::tr("Can be checked when the service answers."));
    Result<service::ServiceInfo> m_serviceInfo = fail(ErrorCode::ServiceUnreachable);
    std::vector<std::shared_ptr<CheckedServer>> m_servers;
    std::map<std::pair<int, QUrl>, bool> m_seen;
    int m_underWay = 0;
    QPromise<Result<Report>> m_promise;
};

} // namespace

Async<Report> examine(const Subject& subject, QObject& parent) {
    return (new Examination(subject, parent))->start();
}

} // namespace yenile::doctor
