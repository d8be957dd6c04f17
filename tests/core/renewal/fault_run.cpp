// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/renewal/fault_run.h"

#include "tests/core/renewal/journey_bench.h"
#include "tests/support/fault_link.h"

#include <QElapsedTimer>
#include <QTest>

namespace yenile::tests {

namespace {

using namespace Qt::StringLiterals;
using renewal::Journey;
using service::ApplicationState;

constexpr int patience = 6; ///< tries before the program is closed

ServiceOptions generous() {
    return {{{u"http/requestsPerMinute"_s, u"1000000"_s}, {u"limits/attempts"_s, u"1000"_s}}, {}};
}

void unheard(const renewal::SubmissionProgress& /*now*/) {
}

/// Hands the first failure on to whoever called.
struct Failed {
    Error error;
};

template <typename T>
T done(QFuture<Result<T>> future) {
    Result<T> outcome = await(future);
    if (!outcome)
        throw Failed{outcome.error()};
    if constexpr (!std::is_void_v<T>)
        return std::move(*outcome);
}

/// A person at the program, from its start to its end.
class Person {
public:
    Person(const JourneyBench& bench, QStringList& story)
        : m_bench(bench), m_story(story), m_journey(bench.begin()) {}

    /// Whether the receipt was there in the end.
    bool renew() {
        for (int attempt = 0; attempt < patience; ++attempt) {
            try {
                goOn();
                return true;
            } catch (const Failed& failed) {
                see(failed.error);
            }
        }
        return false;
    }
    [[nodiscard]] const QStringList& complaints() const { return m_complaints; }

private:
    void see(const Error& error) {
        m_story << codeName(error.code) + u": "_s + error.cause;
        if (error.code == ErrorCode::SessionExpired)
            m_isLoggedIn = false;
        // A network may only ever cost time: nothing of the card, the documents or the form.
        const int code = static_cast<int>(error.code);
        const bool isOfTheForm = code >= 5000 && error.code != ErrorCode::AlreadySubmitted;
        if (code < 3000 || (code >= 4000 && code < 5000) || isOfTheForm)
            m_complaints << codeName(error.code) + u": "_s + error.cause;
    }
    void logIn() {
        done(m_journey->fetchServiceInfo());
        const service::Challenge challenge = done(m_journey->newChallenge());
        done(m_journey->logIn({challenge.id, m_bench.service.captcha(challenge.id), m_bench.identityNumber(),
                               Secret(m_bench.service.accessPassword(m_bench.identityNumber()).toUtf8())}));
        m_isLoggedIn = true;
    }
    /// As the wizard does: from the orders on, wherever the application stands.
    void goOn() {
        if (!m_isLoggedIn)
            logIn();
        if (done(m_journey->hasPendingSubmission())) {
            done(m_journey->resumeSubmission(unheard));
            return;
        }
        const service::OrderList list = done(m_journey->orders());
        if (list.orders.size() != 1)
            throw Failed{{ErrorCode::OrderNotFound, {}, u"%1 orders"_s.arg(list.orders.size())}};
        const service::Order& order = list.orders.front();
        if (order.applicationId)
            done(m_journey->takeUp(order));
        else
            approve(order.id);
        finish();
    }
    void approve(const QString& order) {
        done(m_journey->openForm(order));
        done(m_journey->approveForm(JourneyBench::answers()));
    }
    void finish() {
        const service::Application& application = m_journey->application();
        if (application.state == ApplicationState::Submitted)
            return;
        if (application.state == ApplicationState::AwaitingConfirmation)
            done(m_journey->confirm(m_bench.service.smsCode(application.id)));
        if (application.state == ApplicationState::Confirmed)
            done(m_journey->chooseMethod(service::Method::Electronic));
        done(m_journey->fetchDocuments());
        done(m_journey->signAndSubmit(m_bench.signer(), unheard));
    }

    const JourneyBench& m_bench;
    QStringList& m_story;
    std::unique_ptr<Journey> m_journey;
    QStringList m_complaints;
    bool m_isLoggedIn = false;
};

/// What the service has accepted, by its own word: a letter is written with each acceptance.
qsizetype acceptances(const JourneyBench& bench) {
    const auto letters = [&] {
        const QList<QJsonObject> mails = bench.service.mails();
        return std::ranges::count_if(mails, [](const QJsonObject& mail) {
            return mail.value(u"subject").toString() == u"Başvurunuz alındı";
        });
    };
    QElapsedTimer waiting;
    for (waiting.start(); letters() == 0 && !waiting.hasExpired(30'000);)
        QTest::qWait(50);
    return letters();
}

} // namespace

FaultRun runOverBadNetwork(quint32 seed) {
    JourneyBench bench(generous());
    FaultLink link(bench.service.address(), bench.service.ca(), seed);
    bench.setup.connection.address = link.address();
    bench.setup.connection.timeoutSeconds = 5;

    FaultRun run;
    Person first(bench, run.story);
    run.atOnce = first.renew();
    link.heal();
    Person second(bench, run.story);
    if (!second.renew())
        run.complaints << u"no receipt over a good way"_s;
    run.complaints << first.complaints() << second.complaints();
    if (const qsizetype times = acceptances(bench); times != 1)
        run.complaints << u"accepted %1 times"_s.arg(times);
    if (!bench.waiting().empty())
        run.complaints << u"something is left in the outbox"_s;
    run.story = link.story() + run.story;
    return run;
}

} // namespace yenile::tests
