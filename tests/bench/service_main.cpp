// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/bundle_check.h"
#include "app/service/crypto.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/reading/client/reader_pool.h"
#include "core/reading/worker/judge.h"
#include "tests/app/service/service_client.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <mutex>
#include <thread>

/// How much a registration service does in a second, how long its answers take, and whether its memory stays.
namespace {

using namespace yenile;
using namespace yenile::tests;
using Time = std::chrono::steady_clock;

const QString person = QStringLiteral("10000000146");
const QString acquaintance = QStringLiteral("10000000078");
const QString stranger = QStringLiteral("10000000214"); // well formed, and nobody there

double secondsSince(Time::time_point start) {
    return std::chrono::duration<double>(Time::now() - start).count();
}

/// Of a process, with all of its threads; other programs do not disturb it, as they do the time of the clock.
double processorSeconds(qint64 process) {
    const QByteArray stat = readFile(QStringLiteral("/proc/%1/stat").arg(process)).value();
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' '); // from the third on
    return (fields[11].toDouble() + fields[12].toDouble()) / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

/// Of this thread.
double processorSeconds() {
    timespec time = {};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

double percentile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values.at(static_cast<size_t>(part * static_cast<double>(values.size() - 1)));
}

/// How long things took, in milliseconds each, and in all.
struct Load {
    std::vector<double> milliseconds;
    double seconds = 0;

    Load() = default;

    /// One after the other.
    template <typename Work>
    void time(Work work) {
        const auto start = Time::now();
        work();
        const double took = secondsSince(start);
        milliseconds.push_back(took * 1000);
        seconds += took;
    }

    /// Every thread does it over and over, until `count` are done.
    template <typename Work>
    Load(int threads, int count, Work work) {
        std::atomic<int> next = 0;
        std::mutex mutex;
        const auto begin = Time::now();
        std::vector<std::thread> all;
        for (int thread = 0; thread < threads; ++thread)
            all.emplace_back([&, thread] {
                for (int i = next++; i < count; i = next++) {
                    const auto start = Time::now();
                    work(thread, i);
                    const double took = secondsSince(start) * 1000;
                    const std::lock_guard lock(mutex);
                    milliseconds.push_back(took);
                }
            });
        for (std::thread& thread : all)
            thread.join();
        seconds = secondsSince(begin);
    }

    void print(const char* what) const {
        std::printf("%-34s %7.1f /s %9.1f ms %9.1f ms\n", what,
                    static_cast<double>(milliseconds.size()) / seconds, percentile(milliseconds, 0.5),
                    percentile(milliseconds, 0.99));
        std::fflush(stdout);
    }
};

/// A service without limits on what one address may do, and clients for it.
class Bench {
public:
    Bench(int threads, int passes)
        : m_threads(threads), m_service({withoutLimits(passes), {}}),
          m_password(m_service.accessPassword(person)),
          m_database(registration::readSettings(m_service.state()).value()),
          m_signer(m_service.applicantSigner()) {
        for (int i = 0; i < threads; ++i)
            m_clients.push_back(std::make_unique<ServiceClient>(m_service));
    }

    void access(int count);
    void forms(int count);
    void verification(int count);
    void journeys(double minutes, int most);
    void strangers(int count);

private:
    enum class Door { Open, Closed }; // after too many tries
    template <typename Ask>
    void compare(const char* what, int count, Door door, Ask ask);
    [[nodiscard]] QString newOrder() { return addOrder(m_database, person); }
    [[nodiscard]] double megabytes() const;
    /// Codes are sent to one applicant only so often.
    void forgetTries() { m_database.execute(QStringLiteral("DELETE FROM attempts")); }

    int m_threads;
    ServiceProcess m_service;
    QString m_password;
    registration::Database m_database;
    std::unique_ptr<signature::Signer> m_signer;
    std::vector<std::unique_ptr<ServiceClient>> m_clients;
};

double Bench::megabytes() const {
    const QByteArray status = readFile(QStringLiteral("/proc/%1/status").arg(m_service.processId())).value();
    const qsizetype at = status.indexOf("VmRSS:") + 6;
    return status.mid(at, status.indexOf("kB", at) - at).trimmed().toDouble() / 1024;
}

void Bench::access(int count) {
    std::vector<QJsonObject> logins(static_cast<size_t>(count));
    const auto at = [](int i) { return static_cast<size_t>(i); };
    Load(m_threads, count, [&](int thread, int i) {
        logins[at(i)] = m_clients[at(thread)]->prepareLogIn(person, m_password);
    }).print("captchas");
    Load(m_threads, count, [&](int thread, int i) {
        m_clients[at(thread)]->logIn(logins[at(i)]);
    }).print("logins");
}

void Bench::forms(int count) {
    std::vector<QString> orders;
    for (int i = 0; i < m_threads; ++i)
        orders.push_back(newOrder());
    for (int done = 0; done < count; done += 500) {
        forgetTries();
        Load(m_threads, std::min(count - done, 500), [&](int thread, int) {
            const auto at = static_cast<size_t>(thread);
            (void)m_clients[at]->approve(orders[at]);
        }).print("form approvals");
    }
}

void Bench::verification(int count) {
    std::vector<std::pair<QJsonObject, QByteArray>> bundles(static_cast<size_t>(2 * count));
    std::vector<QString> orders;
    for (size_t i = 0; i < bundles.size(); ++i)
        orders.push_back(newOrder());
    forgetTries();
    Load(m_threads, 2 * count, [&](int thread, int i) {
        ServiceClient& client = *m_clients[static_cast<size_t>(thread)];
        const QJsonObject application = client.readyToSign(orders[static_cast<size_t>(i)]);
        bundles[static_cast<size_t>(i)] = {application, client.signedBundle(application, *m_signer)};
    }).print("applications, ready and signed");
    const auto submit = [&](int thread, int i) {
        const auto& [application, bundle] = bundles[static_cast<size_t>(i)];
        m_clients[static_cast<size_t>(thread)]->submit(application.value(u"id").toString(), bundle);
    };
    signature::ValidationPolicy policy;
    policy.trustAnchors = {m_service.ca().root().certificate, m_service.ca().issuer().certificate};
    policy.requireQualified = true;
    const auto expectedOf = [&](int i) {
        const QJsonObject& application = bundles[static_cast<size_t>(i)].first;
        registration::ExpectedBundle expected{
            person, QByteArray::fromBase64(application.value(u"record").toString().toLatin1()), {}};
        expected.documents = registration::wholeDocumentsOf(m_database, application.value(u"id").toString());
        return expected;
    };
    const auto demand = [&](const auto& judgement, const registration::ExpectedBundle& expected) {
        if (!judgement || !registration::checkBundle(*judgement, expected, policy.clock->now()))
            throw std::runtime_error("the bundle is not right");
    };
    const QString name = QStringLiteral("bundle.asice");
    const auto check = [&](int i) {
        const registration::ExpectedBundle expected = expectedOf(i);
        const double before = processorSeconds();
        demand(reading::worker::judge(bundles[static_cast<size_t>(i)].second, name, policy,
                                      questionAbout(expected)),
               expected);
        return processorSeconds() - before;
    };
    reading::ReaderPool readers(1, qint64{1} << 30);
    const auto checkInReader = [&](int i) {
        const registration::ExpectedBundle expected = expectedOf(i);
        const QByteArray& bundle = bundles[static_cast<size_t>(i)].second;
        demand(readers.judge(bundle, name, policy, questionAbout(expected),
                             reading::allowanceFor(bundle.size()), std::chrono::minutes(1)),
               expected);
    };
    // In turn, so that what else runs on the machine disturbs all alike.
    Load library;
    Load reader;
    Load one;
    double alone = 0;
    const double before = processorSeconds(m_service.processId());
    for (int i = 0; i < count; ++i) {
        library.time([&] { alone += check(i); });
        reader.time([&] { checkInReader(i); });
        one.time([&] { submit(0, i); });
    }
    const double service = (processorSeconds(m_service.processId()) - before) / count;
    alone /= count;
    library.print("bundles, library alone, one thread");
    reader.print("bundles, a reader alone");
    one.print("bundles, one client");
    Load(m_threads, count, [&](int thread, int i) {
        submit(thread, count + i);
    }).print("bundles, all clients");
    std::printf("a bundle takes the service %.1f ms of a processor, the library alone %.1f ms: %.2f times\n",
                1000 * service, 1000 * alone, service / alone);
    const auto median = [](const Load& load) { return percentile(load.milliseconds, 0.5); };
    std::printf(
        "that it is judged in a process of its own takes %.1f ms of the %.1f ms of one client: %.0f %%\n",
        median(reader) - median(library), median(one),
        100 * (median(reader) - median(library)) / median(one));
}

void Bench::journeys(double minutes, int most) {
    std::atomic<int> begun = 0;
    std::atomic<int> done = 0;
    const auto start = Time::now();
    const auto isOver = [&] { return secondsSince(start) > minutes * 60; };
    std::vector<std::thread> all;
    for (int thread = 0; thread < m_threads; ++thread)
        all.emplace_back([&] {
            while (!isOver() && begun++ < most) {
                if (begun % 100 == 0)
                    forgetTries();
                const QString order = newOrder();
                ServiceClient client(m_service); // each applicant comes on a connection of his own
                client.logIn(client.prepareLogIn(person, m_password));
                const QJsonObject application = client.readyToSign(order);
                client.submit(application.value(u"id").toString(),
                              client.signedBundle(application, *m_signer));
                ++done;
            }
        });
    const auto tell = [&] {
        std::printf("%7d journeys %8.0f s %8.1f MB\n", done.load(), secondsSince(start), megabytes());
        std::fflush(stdout);
    };
    tell();
    for (int next = most / 10; !isOver() && done < most;
         std::this_thread::sleep_for(std::chrono::milliseconds(100)))
        if (done >= next) {
            tell();
            next += most / 10;
        }
    for (std::thread& thread : all)
        thread.join();
    tell();
}

/// Whether the time of an answer tells who is known here: every other request is for somebody who is not.
template <typename Ask>
void Bench::compare(const char* what, int count, Door door, Ask ask) {
    std::vector<double> known;
    std::vector<double> unknown;
    const int warmUp = door == Door::Closed ? 20 : 0; // which closes it
    for (int i = -warmUp; i < 2 * count; ++i) {
        const bool isKnown = i % 2 == 0;
        if (door == Door::Open)
            forgetTries();
        const QJsonObject login =
            m_clients.front()->prepareLogIn(isKnown ? acquaintance : stranger, QStringLiteral("wrong"));
        const auto start = Time::now();
        try {
            ask(*m_clients.front(), login);
        } catch (const std::runtime_error&) {
            // refused, as it has to be
        }
        if (i >= 0)
            (isKnown ? known : unknown).push_back(secondsSince(start) * 1000);
    }
    double wins = 0; // Mann and Whitney's U: 0.5 where nothing tells them apart
    for (const double a : known)
        for (const double b : unknown)
            wins += a > b ? 1 : a == b ? 0.5 : 0;
    const double n = count;
    const double share = wins / (n * n);
    const double deviations = (share - 0.5) / std::sqrt((2 * n + 1) / (12 * n * n));
    std::printf("%s: known %.2f ms, unknown %.2f ms; the known one slower in %.1f %% of pairs, %.1f "
                "standard deviations from chance\n",
                what, percentile(known, 0.5), percentile(unknown, 0.5), 100 * share, deviations);
    std::fflush(stdout);
}

void Bench::strangers(int count) {
    const auto logIn = [](ServiceClient& client, const QJsonObject& login) { client.logIn(login); };
    const auto requestPassword = [](ServiceClient& client, const QJsonObject& request) {
        client.requestPassword(request);
    };
    compare("wrong logins", count, Door::Open, logIn);
    compare("password requests", count, Door::Open, requestPassword);
    compare("wrong logins while the door is closed", count, Door::Closed, logIn);
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    CLI::App app("Load on a registration service of its own.");
    int count = 200;
    int threads = 4;
    double minutes = 1;
    int strangers = 200;
    int journeys = 1000;
    int passes = registration::safeHashPasses;
    bool bundlesAlone = false;
    app.add_option("--count", count, "Of each thing that is measured; 0: of none");
    app.add_option("--strangers", strangers,
                   "Of each question that is asked about known and unknown persons");
    app.add_option("--threads", threads, "Clients at once");
    app.add_option("--journeys", journeys, "So many whole journeys, if there is time");
    app.add_option("--minutes", minutes, "For whole journeys, at most");
    app.add_option("--passes", passes, "Of scrypt: with 1 journeys take less time, and as much memory");
    app.add_flag("--bundles", bundlesAlone, "Measure the verification of bundles alone");
    CLI11_PARSE(app, argc, argv);
    Bench bench(threads, passes);
    std::printf("%-34s %10s %12s %12s\n", "", "rate", "median", "p99");
    if (bundlesAlone) {
        bench.access(threads);
        bench.verification(count);
        return 0;
    }
    if (count > 0) {
        bench.access(count);
        bench.forms(count);
        bench.verification(count);
    }
    if (strangers > 0)
        bench.strangers(strangers);
    if (journeys > 0)
        bench.journeys(minutes, journeys);
    return 0;
}
