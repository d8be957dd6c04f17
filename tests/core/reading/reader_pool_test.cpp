// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/reader_pool.h"

#include "tests/core/signature/bench.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/support/memory_search.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <future>
#include <latch>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::reading;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1 << 20;

/// A signed document whose judging stands still until it is let go.
class Held {
public:
    Held() {
        const Identity person = m_revocation.issue(u"person"_s);
        (void)bench.write(u"o.pdf"_s, SamplePdf{}.bytes());
        REQUIRE(bench.signPdf(u"o.pdf"_s, u"s.pdf"_s, *bench.ca().signer(person)));
        document = bench.read(u"s.pdf"_s);
    }

    /// Begins, and waits until the reader asks for the first time; `onQuestion` is called then.
    std::future<Result<Judgement>> judge(ReaderPool& pool, qint64 memory,
                                         std::function<void()> onQuestion = {}) {
        m_transport.onQuestion = std::move(onQuestion);
        auto judgement = std::async(std::launch::async, [this, &pool, memory] {
            signature::ValidationPolicy policy = bench.policy();
            policy.requireQualified = false;
            policy.revocation = signature::RevocationDemand::WhereNamed;
            policy.transport = &m_transport;
            return pool.judge(document, u"held"_s, policy, {}, {memory, 30}, 60s);
        });
        m_transport.asked.wait();
        return judgement;
    }
    void letGo() { m_transport.letGo.count_down(); }

    Bench bench;
    QByteArray document;

private:
    struct Transport final : signature::HttpTransport {
        explicit Transport(signature::HttpTransport& inner) : m_inner(inner) {}
        Result<QByteArray> get(const QString& url) override {
            stand();
            return m_inner.get(url);
        }
        Result<QByteArray> post(const QString& url, const QByteArray& type, const QByteArray& body) override {
            stand();
            return m_inner.post(url, type, body);
        }
        void stand() {
            if (!std::exchange(m_isFirst, false))
                return;
            if (onQuestion)
                onQuestion();
            asked.count_down();
            letGo.wait();
        }
        std::latch asked{1};
        std::latch letGo{1};
        std::function<void()> onQuestion;

    private:
        signature::HttpTransport& m_inner;
        bool m_isFirst = true;
    };

    OpensslRevocation m_revocation{bench};
    Transport m_transport{m_revocation};
};

Result<Judgement> judgedAtOnce(ReaderPool& pool, qint64 memory) {
    return pool.judge(SamplePdf{}.bytes(), u"other"_s, {}, {}, {memory, 30}, 0ms);
}

} // namespace

TEST_CASE("More files than readers wait for their turn, and are told when it does not come") {
    Held held;
    ReaderPool pool(1, 1024 * mebibyte);
    auto first = held.judge(pool, 64 * mebibyte);
    const auto second = judgedAtOnce(pool, 64 * mebibyte);
    REQUIRE_FALSE(second);
    CHECK(second.error().code == ErrorCode::ServiceBusy);
    auto patient = std::async(std::launch::async, [&] {
        return pool.judge(SamplePdf{}.bytes(), u"patient"_s, {}, {}, {64 * mebibyte, 30}, 60s);
    });
    held.letGo();
    CHECK(first.get());
    CHECK(patient.get());
    CHECK(judgedAtOnce(pool, 64 * mebibyte));
}

TEST_CASE("All files at work share one budget of memory") {
    Held held;
    ReaderPool pool(4, 256 * mebibyte);
    auto first = held.judge(pool, 160 * mebibyte);
    CHECK(judgedAtOnce(pool, 160 * mebibyte).error().code == ErrorCode::ServiceBusy);
    CHECK(judgedAtOnce(pool, 64 * mebibyte));
    held.letGo();
    CHECK(first.get());
    CHECK(judgedAtOnce(pool, 4096 * mebibyte)); // it gets what there is
}

TEST_CASE("A reader that the system ended is replaced, and the file judged all the same") {
    Held held;
    ReaderPool pool(1, 1024 * mebibyte);
    auto judgement = held.judge(pool, 64 * mebibyte, [] {
        for (const qint64 reader : childrenOf(getpid()))
            for (const qint64 conversation : childrenOf(reader))
                ::kill(static_cast<pid_t>(conversation), SIGSEGV);
    });
    held.letGo();
    const auto outcome = judgement.get();
    REQUIRE(outcome);
    CHECK(outcome->report.signatures.size() == 1);
}

TEST_CASE("Many threads have many files judged") {
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    (void)bench.write(u"o.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(bench.signPdf(u"o.pdf"_s, u"s.pdf"_s, *signer));
    const QByteArray document = bench.read(u"s.pdf"_s);
    ReaderPool pool(3, 256 * mebibyte);
    std::vector<std::future<int>> threads;
    for (int thread = 0; thread < 6; ++thread)
        threads.push_back(std::async(std::launch::async, [&] {
            int passed = 0;
            for (int i = 0; i < 10; ++i) {
                const auto judgement =
                    pool.judge(document, u"file"_s, bench.policy(), {}, {64 * mebibyte, 30}, 60s);
                passed += judgement && judgement->report.indication() == signature::Indication::TotalPassed;
            }
            return passed;
        }));
    for (auto& thread : threads)
        CHECK(thread.get() == 10);
    CHECK(childrenOf(getpid()).size() <= 3);
}
