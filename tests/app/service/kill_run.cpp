// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/service/kill_run.h"

#include "app/service/settings.h"
#include "app/service/state/applications.h"
#include "app/service/state/audit.h"
#include "core/base/file.h"
#include "tests/app/service/service_client.h"

#include <QDeadlineTimer>
#include <QRandomGenerator>
#include <QThread>

#include <atomic>
#include <mutex>
#include <thread>

namespace yenile::tests {
namespace {

using registration::Database;

const QString person = QStringLiteral("10000000146");
constexpr int shortestLife = 10; // milliseconds, after the service listens
constexpr int longestLife = 900;
constexpr int restartOfDatabase = 4; // of so many kills one comes with it

/// The applicants, and what they were told.
class Crowd {
public:
    Crowd(const ServiceProcess& service, QStringList orders)
        : m_service(service), m_password(service.accessPassword(person)), m_signer(service.applicantSigner()),
          m_orders(std::move(orders)) {}

    void begin(int applicants) {
        for (int i = 0; i < applicants; ++i)
            m_threads.emplace_back([this] { renewAgainAndAgain(); });
    }

    /// Each finishes what he began.
    void end() {
        m_isOver = true;
        for (std::thread& thread : m_threads)
            thread.join();
    }

    QMap<QString, QByteArray> receipts; ///< of each application
    QStringList complaints;

private:
    void renewAgainAndAgain() try {
        while (!m_isOver) {
            const int next = m_next++;
            if (next >= m_orders.size())
                return;
            renew(m_orders.at(next));
        }
    } catch (const std::exception& error) {
        const std::lock_guard lock(m_mutex);
        complaints << QString::fromUtf8(error.what());
    }

    /// A captcha that was read before the service died is used up: a person gets another.
    void logIn(ServiceClient& client) const {
        for (;;)
            try {
                return client.logIn(client.prepareLogIn(person, m_password));
            } catch (const std::runtime_error& error) {
                if (!QByteArray(error.what()).contains("CaptchaIncorrect"))
                    throw;
            }
    }

    void renew(const QString& order) {
        ServiceClient client(m_service, ServiceClient::OnFailure::Repeat);
        logIn(client);
        const QJsonObject application = client.readyToSign(order);
        const QString id = application.value(u"id").toString();
        const QJsonObject receipt =
            client.submit(id, client.signedBundle(application, *m_signer)).value(u"receipt").toObject();
        const std::lock_guard lock(m_mutex);
        receipts.insert(id, QByteArray::fromBase64(receipt.value(u"content").toString().toLatin1()));
    }

    const ServiceProcess& m_service;
    QString m_password;
    std::unique_ptr<signature::Signer> m_signer;
    QStringList m_orders;
    std::atomic<int> m_next = 0;
    std::atomic<bool> m_isOver = false;
    std::mutex m_mutex;
    std::vector<std::thread> m_threads;
};

QStringList addOrders(const Database& database, int count) {
    QStringList orders;
    database.transaction([&] {
        for (int i = 0; i < count; ++i)
            orders << addOrder(database, person);
    });
    return orders;
}

int countOf(const Database& database, const char* what) {
    return database.selectOne(QStringLiteral("SELECT count(*) FROM ") + QLatin1String(what))
        ->value(0)
        .toInt();
}

/// Letters that wait for their turn, for as long as anybody would wait.
bool allLettersSent(const Database& database) {
    for (const QDeadlineTimer deadline(60'000); !deadline.hasExpired(); QThread::msleep(20))
        if (countOf(database, "outgoing") == 0)
            return true;
    return false;
}

QStringList complaintsAbout(const ServiceProcess& service, const Database& database,
                            const QMap<QString, QByteArray>& receipts) {
    QStringList complaints;
    const auto complainUnless = [&](bool right, const QString& complaint) {
        if (!right)
            complaints << complaint;
    };
    for (auto receipt = receipts.begin(); receipt != receipts.end(); ++receipt) {
        const auto submission = registration::findSubmission(database, receipt.key());
        complainUnless(submission && submission->receipt.content == receipt.value(),
                       QStringLiteral("another receipt, or none: ") + receipt.key());
    }
    complainUnless(countOf(database, "submissions") == receipts.size(),
                   QStringLiteral("a submission that nobody was told of"));
    complainUnless(countOf(database, "applications") == receipts.size(),
                   QStringLiteral("an application that nobody made"));
    complainUnless(countOf(database, "audit WHERE event LIKE 'bundle accepted%'") == receipts.size(),
                   QStringLiteral("the audit log tells of other submissions"));
    const QByteArray key = readFile(service.state().filePath(QStringLiteral("pki/service.key"))).value();
    complainUnless(!registration::AuditLog(database, key).verify().firstBroken,
                   QStringLiteral("the audit log is broken"));
    complainUnless(allLettersSent(database), QStringLiteral("a letter that is not sent"));
    QSet<QString> written;
    for (const QJsonObject& mail : service.mails())
        written << mail.value(u"applicationId").toString();
    for (const QString& application : receipts.keys())
        complainUnless(written.contains(application), QStringLiteral("no letter about ") + application);
    return complaints;
}

} // namespace

KillRun runWithKills(const KillPlan& plan) {
    const ServiceDatabase store(plan.database);
    ServiceProcess service(store.with(withoutLimits(1)));
    const Database database(registration::readSettings(service.state()).value());
    Crowd crowd(service, addOrders(database, 100 * plan.kills));
    QRandomGenerator random(plan.seed);
    crowd.begin(plan.applicants);
    for (int i = 0; i < plan.kills; ++i) {
        QThread::msleep(random.bounded(shortestLife, longestLife));
        service.kill();
        if (random.bounded(restartOfDatabase) == 0)
            store.restart();
        service.start();
    }
    crowd.end();
    KillRun run{crowd.complaints, static_cast<int>(crowd.receipts.size())};
    run.complaints += complaintsAbout(service, database, crowd.receipts);
    if (plan.database == DatabaseKind::Sqlite &&
        database.selectOne(QStringLiteral("PRAGMA integrity_check"))->value(0).toString() != u"ok")
        run.complaints << QStringLiteral("the database is damaged");
    return run;
}

} // namespace yenile::tests
