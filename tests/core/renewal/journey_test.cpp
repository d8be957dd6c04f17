// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/renewal/journey_bench.h"

#include "core/base/file.h"
#include "core/signature/validation/validation.h"
#include "tests/support/held_link.h"
#include "tests/support/http_server.h"
#include "tests/support/https_server.h"

#include <QJsonDocument>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include <atomic>

using namespace yenile;
using namespace yenile::renewal;
using namespace yenile::tests;
using service::ApplicationState;
using service::Method;

namespace {

const auto unheard = [](const SubmissionProgress&) {};

/// A journey to the point where it can be signed.
std::unique_ptr<Journey> readyToSign(const JourneyBench& bench) {
    auto journey = bench.begin();
    bench.logIn(*journey);
    bench.approve(*journey);
    bench.confirm(*journey);
    bench.choose(*journey, Method::Electronic);
    return journey;
}

ErrorCode codeOf(QFuture<std::expected<Outcome, Error>> submission) {
    const Result<Outcome> outcome = await(submission);
    REQUIRE_FALSE(outcome);
    return outcome.error().code;
}

/// A service that answers as the test says, with one application of one order.
struct StagedService {
    explicit StagedService(service::Application answer = inState(ApplicationState::MethodChosen))
        : application(std::move(answer)), server(ca, ca.issueTls(), [this](const ReceivedRequest&) {
              return HttpsServer::Response{.body = QJsonDocument(toJson(application)).toJson(),
                                           .headers = {"Connection: close"}};
          }) {
        setup.connection.address = server.address();
        setup.connection.trust.authorities = QSslCertificate::fromData(ca.root().certificatePem());
        setup.outboxFolder = folder.filePath(QStringLiteral("outbox"));
        setup.copiesFolder = folder.filePath(QStringLiteral("copies"));
    }
    [[nodiscard]] static service::Application inState(ApplicationState state) {
        service::Application application;
        application.id = QStringLiteral("A-1");
        application.orderId = QStringLiteral("O-1");
        application.state = state;
        application.method = Method::Electronic;
        return application;
    }

    QTemporaryDir folder;
    TestCa ca;
    service::Application application;
    HttpsServer server;
    JourneySetup setup;
    service::Order order{.id = QStringLiteral("O-1"),
                         .orderedOn = {},
                         .institution = {},
                         .kind = service::renewalOrder,
                         .applicationId = QStringLiteral("A-1")};
};

} // namespace

TEST_CASE("an applicant comes from the login to the receipt") {
    const JourneyBench bench;
    const auto journey = readyToSign(bench);
    CHECK(journey->identityNumber() == bench.identityNumber());
    CHECK(journey->application().state == ApplicationState::MethodChosen);
    CHECK(journey->documents().size() == 2);

    std::mutex mutex;
    std::vector<SubmissionStage> stages;
    const Outcome outcome = must(journey->signAndSubmit(bench.signer(), [&](const SubmissionProgress& now) {
        const std::lock_guard lock(mutex);
        if (stages.empty() || stages.back() != now.stage)
            stages.push_back(now.stage);
    }));
    CHECK(stages == std::vector{SubmissionStage::CheckingCertificate, SubmissionStage::SigningDocuments,
                                SubmissionStage::MakingBundle, SubmissionStage::CheckingBundle,
                                SubmissionStage::Sending, SubmissionStage::CheckingReceipt});
    CHECK(journey->application().state == ApplicationState::Submitted);
    CHECK(outcome.receipt.applicationId == journey->application().id);
    CHECK_FALSE(outcome.receipt.number.text().isEmpty());
    CHECK(bench.waiting().empty());

    SECTION("the copies that are kept are valid for whoever looks at them") {
        const QDir folder(outcome.folder);
        const signature::ValidationPolicy policy{bench.setup.trustAnchors, true};
        for (const auto* const name : {"application.asice", "application.pdf", "undertaking.pdf"}) {
            const auto report = signature::validateFile(folder.filePath(QLatin1String(name)), policy);
            REQUIRE(report);
            CHECK(report->indication() == signature::Indication::TotalPassed);
        }
        const auto bundle = readFile(folder.filePath(QStringLiteral("application.asice"))).value();
        CHECK(sha256Hex(bundle) == outcome.receipt.bundleSha256);
        const auto content = readFile(folder.filePath(QStringLiteral("receipt.json"))).value();
        const auto cms = readFile(folder.filePath(QStringLiteral("receipt.p7s"))).value();
        CHECK(signature::verifyDetached(content, cms, {bench.setup.trustAnchors}));
        for (const Document& document : journey->documents())
            CHECK(readFile(folder.filePath(document.info.name))->startsWith(document.content));
    }
    SECTION("the order cannot be applied for again") {
        const auto again = bench.begin();
        bench.logIn(*again);
        const service::OrderList list = must(again->orders());
        CHECK(await(again->openForm(list.orders.at(0).id)).error().code == ErrorCode::AlreadySubmitted);
    }
}

TEST_CASE("a wrong answer leaves the journey where it was") {
    const JourneyBench bench;
    const auto journey = bench.begin();
    must(journey->fetchServiceInfo());
    service::LoginRequest wrong = bench.loginRequest(*journey);
    wrong.accessPassword = Secret("wrong");
    CHECK(await(journey->logIn(std::move(wrong))).error().code == ErrorCode::LoginIncorrect);
    wrong = bench.loginRequest(*journey);
    wrong.captchaAnswer = QStringLiteral("?");
    CHECK(await(journey->logIn(std::move(wrong))).error().code == ErrorCode::CaptchaIncorrect);
    CHECK(journey->identityNumber().isEmpty());
    bench.logIn(*journey);
    bench.approve(*journey);
    const Result<service::Application> refused = await(journey->confirm(QStringLiteral("x")));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::SmsCodeIncorrect);
    CHECK(journey->application().state == ApplicationState::AwaitingConfirmation);
    bench.confirm(*journey);
    CHECK(journey->application().state == ApplicationState::Confirmed);
}

TEST_CASE("the service's refusal of a form comes through") {
    const JourneyBench bench;
    const auto journey = bench.begin();
    bench.logIn(*journey);
    must(journey->openForm(must(journey->orders()).orders.at(0).id));
    service::FormAnswers answers = JourneyBench::answers();
    answers.values[QStringLiteral("phone")] = QStringLiteral("0212 111 22 33");
    CHECK(await(journey->approveForm(answers)).error().code == ErrorCode::PhoneInvalid);
    CHECK(await(journey->approveForm(JourneyBench::answers())));
}

TEST_CASE("for wet ink both documents are saved, and the other way stays open") {
    const JourneyBench bench;
    const auto journey = bench.begin();
    bench.logIn(*journey);
    bench.approve(*journey);
    bench.confirm(*journey);
    bench.choose(*journey, Method::WetInk);
    CHECK(journey->application().state == ApplicationState::AwaitingPaper);
    const QDir folder(must(journey->saveForPaper()));
    for (const Document& document : journey->documents())
        CHECK(readFile(folder.filePath(document.info.name)) == document.content);
    const QFile::Permissions others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QFileInfoList kept = folder.entryInfoList(QDir::Files);
    kept.append(QFileInfo(folder.path()));
    for (const QFileInfo& file : kept)
        CHECK((file.permissions() & others) == 0);
    bench.choose(*journey, Method::Electronic);
    CHECK(await(journey->signAndSubmit(bench.signer(), unheard)));
}

TEST_CASE("what another run of the program chose meanwhile is seen before one chooses again") {
    const JourneyBench bench;
    const auto here = bench.begin();
    bench.logIn(*here);
    bench.approve(*here);
    bench.confirm(*here);
    const auto there = bench.begin();
    bench.logIn(*there);
    must(there->takeUp(must(there->orders()).orders.front()));
    must(there->chooseMethod(service::Method::WetInk));

    const auto chosen = await(here->chooseMethod(service::Method::Electronic));
    REQUIRE_FALSE(chosen);
    CHECK(chosen.error().code == ErrorCode::ChangedMeanwhile);
    CHECK(here->application().method == service::Method::WetInk);
    CHECK(must(here->chooseMethod(service::Method::Electronic)).method == service::Method::Electronic);
}

TEST_CASE("an application that was begun goes on in the next run") {
    const JourneyBench bench;
    const auto first = bench.begin();
    bench.logIn(*first);
    bench.approve(*first);
    const auto second = bench.begin();
    bench.logIn(*second);
    const service::OrderList list = must(second->orders());
    CHECK(list.orders.at(0).applicationId == first->application().id);
    CHECK(must(second->takeUp(list.orders.at(0))).state == ApplicationState::AwaitingConfirmation);
    bench.confirm(*second);
    bench.choose(*second, Method::Electronic);
    CHECK(await(second->signAndSubmit(bench.signer(), unheard)));
}

TEST_CASE("a bundle whose answer was lost is sent by the next run without signing again") {
    JourneyBench bench;
    const auto first = readyToSign(bench);
    SECTION("the service went before anything was sent") {
        CHECK(codeOf(first->signAndSubmit(bench.signer(), [&](const SubmissionProgress& now) {
                  if (now.stage == SubmissionStage::CheckingBundle)
                      QMetaObject::invokeMethod(
                          first.get(), [&] { bench.service.kill(); }, Qt::BlockingQueuedConnection);
              })) == ErrorCode::ServiceUnreachable);
    }
    SECTION("the applicant stopped while it was signed") {
        CHECK(codeOf(first->signAndSubmit(bench.signer(), [&](const SubmissionProgress& now) {
                  if (now.stage == SubmissionStage::CheckingBundle)
                      first->cancelSubmission();
              })) == ErrorCode::SubmissionStopped);
        bench.service.kill();
    }
    REQUIRE(bench.waiting().size() == 1);
    bench.service.start();
    const auto second = bench.begin();
    bench.logIn(*second);
    REQUIRE(must(second->hasPendingSubmission()));
    const Outcome outcome = must(second->resumeSubmission(unheard));
    CHECK(outcome.receipt.applicationId == first->application().id);
    CHECK(bench.waiting().empty());
    CHECK_FALSE(must(second->hasPendingSubmission()));
}

TEST_CASE("who stops while it is sent is told that it is kept, and goes on without signing") {
    JourneyBench bench;
    HeldLink link(bench.service.address());
    bench.setup.connection.address = link.address();
    const auto journey = readyToSign(bench);
    const auto stop = [&] {
        QMetaObject::invokeMethod(journey.get(), &Journey::cancelSubmission, Qt::QueuedConnection);
    };
    CHECK(codeOf(journey->signAndSubmit(bench.signer(), [&](const SubmissionProgress& now) {
              if (now.stage == SubmissionStage::Sending && now.total == 0)
                  link.holdAfter(20'000, stop);
          })) == ErrorCode::SubmissionStopped);
    REQUIRE(bench.waiting().size() == 1);
    CHECK(journey->isSigned());

    link.release();
    const Outcome outcome = must(journey->submit({}, unheard));
    CHECK(outcome.receipt.applicationId == journey->application().id);
    CHECK(bench.waiting().empty());
}

TEST_CASE("a bundle that arrived although its answer was lost gets the same receipt") {
    const JourneyBench bench;
    const auto first = readyToSign(bench);
    const Outcome outcome = must(first->signAndSubmit(bench.signer(), unheard));
    const auto bundle = readFile(QDir(outcome.folder).filePath(QStringLiteral("application.asice"))).value();
    REQUIRE(Outbox(bench.setup.outboxFolder)
                .store(outcome.receipt.applicationId, bench.service.address().toString(), bundle,
                       QDateTime::currentDateTimeUtc()));
    const auto second = bench.begin();
    bench.logIn(*second);
    REQUIRE(must(second->hasPendingSubmission()));
    CHECK(must(second->resumeSubmission(unheard)).receipt.number == outcome.receipt.number);
    CHECK(bench.waiting().empty());
}

TEST_CASE("a bundle that could not be sent stays, whatever this computer finds to be the reason") {
    StagedService staged;
    LeafProfile ended;
    ended.extendedKeyUsage = QStringLiteral("serverAuth");
    ended.subjectAltName = QStringLiteral("IP:127.0.0.1");
    ended.qcCompliance = ended.nesStatement = ended.nonRepudiation = false;
    ended.notBefore = QDateTime::currentDateTimeUtc().addDays(-20);
    ended.notAfter = QDateTime::currentDateTimeUtc().addDays(-10);
    const HttpServer longAgo([](const ReceivedRequest&) {
        return HttpServer::Response{404, {}, {"Date: Tue, 24 Nov 2020 10:00:00 GMT"}};
    });
    staged.setup.connection.plainAddress = QUrl(longAgo.address());
    Journey journey(staged.setup);
    must(journey.takeUp(staged.order));
    REQUIRE(Outbox(staged.setup.outboxFolder)
                .store(staged.application.id, {}, "bundle", QDateTime::currentDateTimeUtc()));
    staged.server.become(staged.ca.issue(ended));
    CHECK(codeOf(journey.resumeSubmission(unheard)) == ErrorCode::ClockWrong);
    CHECK(journey.isSigned());
}

TEST_CASE("an application that the service names for another order is not taken up") {
    StagedService staged;
    staged.application.orderId = QStringLiteral("O-2");
    Journey journey(staged.setup);
    const auto taken = await(journey.takeUp(staged.order));
    REQUIRE_FALSE(taken);
    CHECK(taken.error() == Error{ErrorCode::ServiceAnswerInvalid, {}, QStringLiteral("/orderId")});
    CHECK(journey.application().id.isEmpty());
}

TEST_CASE("the documents of one application are not shown for the next") {
    const JourneyBench bench;
    const auto journey = readyToSign(bench);
    REQUIRE(journey->documents().size() == 2);
    const QString first = journey->application().id;
    bench.approve(*journey);
    CHECK(journey->application().id != first);
    CHECK(journey->documents().empty());
}

TEST_CASE("a bundle waits while its application is to be signed by hand, and goes when it is not any more") {
    const JourneyBench bench;
    const auto first = readyToSign(bench);
    CHECK(codeOf(first->signAndSubmit(bench.signer(), [&](const SubmissionProgress& now) {
              if (now.stage == SubmissionStage::CheckingBundle)
                  first->cancelSubmission();
          })) == ErrorCode::SubmissionStopped);
    must(first->chooseMethod(Method::WetInk)); // as from another computer

    const auto second = bench.begin();
    bench.logIn(*second);
    CHECK_FALSE(must(second->hasPendingSubmission()));
    CHECK(second->application().id.isEmpty());
    CHECK(bench.waiting().size() == 1);
    must(second->takeUp(must(second->orders()).orders.front()));
    bench.choose(*second, Method::Electronic);
    CHECK(second->isSigned());
    CHECK(must(second->submit({}, unheard)).receipt.applicationId == first->application().id);
    CHECK(bench.waiting().empty());
}

TEST_CASE("a bundle of another service or another person is left alone, and told") {
    const JourneyBench bench;
    Outbox outbox(bench.setup.outboxFolder);
    const auto journey = readyToSign(bench);
    CHECK(journey->whyNothingWaits().code == ErrorCode::StateConflict);
    REQUIRE(outbox.store(QStringLiteral("SOME-ONES-ELSE"), bench.service.address().toString(), "bundle",
                         QDateTime::currentDateTimeUtc()));
    CHECK_FALSE(must(journey->hasPendingSubmission()));
    CHECK(journey->whyNothingWaits().code == ErrorCode::StateConflict);
    REQUIRE(outbox.store(QStringLiteral("OF-ANOTHER"), QStringLiteral("https://elsewhere.example"), "bundle",
                         QDateTime::currentDateTimeUtc()));
    CHECK_FALSE(must(journey->hasPendingSubmission()));
    CHECK(codeOf(journey->resumeSubmission(unheard)) == ErrorCode::NotFound);
    CHECK(journey->whyNothingWaits() ==
          Error{ErrorCode::SubmissionElsewhere, {QStringLiteral("https://elsewhere.example")}, {}});
    CHECK(bench.waiting().size() == 2);
}

TEST_CASE("what was signed is found and sent although the service has another address now") {
    JourneyBench bench;
    const auto first = readyToSign(bench);
    CHECK(codeOf(first->signAndSubmit(bench.signer(), [&](const SubmissionProgress& now) {
              if (now.stage == SubmissionStage::CheckingBundle)
                  first->cancelSubmission();
          })) == ErrorCode::SubmissionStopped);
    REQUIRE(bench.waiting().size() == 1);
    bench.setup.connection.address.setHost(QStringLiteral("localhost"));
    const auto second = bench.begin();
    CHECK(second->hasSignedBundle());
    bench.logIn(*second);
    REQUIRE(must(second->hasPendingSubmission()));
    CHECK(must(second->submit({}, unheard)).receipt.applicationId == first->application().id);
    CHECK(bench.waiting().empty());
}

TEST_CASE("an application that was submitted gives its receipt again, checked and stored") {
    JourneyBench bench;
    const auto first = readyToSign(bench);
    const Outcome submitted = must(first->signAndSubmit(bench.signer(), unheard));
    bool hasBundle = true;
    SECTION("where it was sent from") {
        REQUIRE(QFile::remove(QDir(submitted.folder).filePath(service::receiptName)));
    }
    SECTION("on another computer") {
        REQUIRE(QDir(submitted.folder).removeRecursively());
        hasBundle = false;
    }
    const auto second = bench.begin();
    bench.logIn(*second);
    must(second->takeUp(must(second->orders()).orders.front()));
    const Outcome again = must(second->fetchReceipt());
    CHECK(again.receipt.number == submitted.receipt.number);
    CHECK(again.hasBundle == hasBundle);
    for (const QString& name : {service::receiptName, service::receiptSignatureName})
        CHECK(QFile::exists(QDir(again.folder).filePath(name)));
}

TEST_CASE("who signs although it was submitted from elsewhere meanwhile gets that receipt, and keeps what "
          "was signed") {
    const JourneyBench bench;
    const auto here = readyToSign(bench);
    JourneySetup elsewhere = bench.setup;
    elsewhere.outboxFolder = bench.service.file(QStringLiteral("other-outbox"));
    elsewhere.copiesFolder = bench.service.file(QStringLiteral("other-copies"));
    const auto there = std::make_unique<Journey>(elsewhere);
    bench.logIn(*there);
    must(there->takeUp(must(there->orders()).orders.front()));
    must(there->fetchDocuments());
    const Outcome submitted = must(there->signAndSubmit(bench.signer(), unheard));

    const Outcome outcome = must(here->signAndSubmit(bench.signer(), unheard));
    CHECK(outcome.receipt.number == submitted.receipt.number);
    CHECK_FALSE(outcome.hasBundle);
    CHECK(bench.waiting().empty());
    CHECK(QDir(bench.setup.outboxFolder + QStringLiteral("/refused")).entryList(QDir::Files).size() == 2);
}

TEST_CASE("a bundle that the service refuses for good is moved away, and signed anew") {
    const JourneyBench bench;
    const auto journey = readyToSign(bench);
    REQUIRE(Outbox(bench.setup.outboxFolder)
                .store(journey->application().id, bench.service.address().toString(), "no bundle",
                       QDateTime::currentDateTimeUtc()));
    CHECK(journey->isSigned());
    CHECK(codeOf(journey->submit({}, unheard)) == ErrorCode::ContainerDamaged);
    CHECK_FALSE(journey->isSigned());
    CHECK(QDir(bench.setup.outboxFolder + QStringLiteral("/refused")).entryList(QDir::Files).size() == 2);
    CHECK(await(journey->submit([&] { return bench.signer(); }, unheard)));
}

TEST_CASE("how long a code is valid is counted from the service's answer, whatever the clock here says") {
    JourneyBench bench;
    const FixedClock tomorrow(QDateTime::currentDateTimeUtc().addDays(1));
    bench.setup.clock = &tomorrow;
    const auto journey = bench.begin();
    bench.logIn(*journey);
    CHECK(journey->codeLeft().count() == 0);
    bench.approve(*journey);
    CHECK(journey->codeLeft().count() > 0);
    CHECK(journey->resendIn().count() >= 0);
    bench.confirm(*journey);
    CHECK(journey->codeLeft().count() == 0);
}

TEST_CASE("a certificate with which nothing can be signed is told before a PIN is asked for") {
    /// Like a card that counts how often it was asked.
    class CountingSigner final : public signature::Signer {
    public:
        explicit CountingSigner(std::unique_ptr<signature::Signer> inner) : m_inner(std::move(inner)) {}
        [[nodiscard]] const signature::Certificate& certificate() const override {
            return m_inner->certificate();
        }
        [[nodiscard]] std::vector<signature::Certificate> chain() const override { return m_inner->chain(); }
        [[nodiscard]] std::vector<signature::SignatureAlgorithm> algorithms() const override {
            return m_inner->algorithms();
        }
        [[nodiscard]] Result<QByteArray> sign(const signature::SigningRequest& request) override {
            ++count;
            return m_inner->sign(request);
        }
        std::atomic<int> count = 0;

    private:
        std::unique_ptr<signature::Signer> m_inner;
    };
    const JourneyBench bench;
    const auto journey = readyToSign(bench);
    LeafProfile profile;
    ErrorCode expected = ErrorCode::Internal;
    SECTION("someone else's") {
        profile.identityNumber = QStringLiteral("10000000078");
        expected = ErrorCode::CertificateOfSomeoneElse;
    }
    SECTION("ended") {
        profile.notBefore = QDateTime::currentDateTimeUtc().addDays(-100);
        profile.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
        expected = ErrorCode::CertificateExpired;
    }
    SECTION("not qualified") {
        profile.nesStatement = false;
        expected = ErrorCode::CertificateNotQualified;
    }
    const auto signer =
        std::make_shared<CountingSigner>(bench.service.ca().signer(bench.service.ca().issue(profile)));
    CHECK(codeOf(journey->signAndSubmit(signer, unheard)) == expected);
    CHECK(signer->count == 0);
    CHECK(bench.waiting().empty());
    CHECK(await(journey->signAndSubmit(bench.signer(), unheard)));
}

TEST_CASE("a certificate of an authority that is not trusted signs nothing that is sent") {
    const JourneyBench bench;
    const auto journey = readyToSign(bench);
    const TestCa stranger(QStringLiteral("Stranger"));
    const std::shared_ptr<signature::Signer> signer = stranger.signer(stranger.issue({}));
    CHECK(codeOf(journey->signAndSubmit(signer, unheard)) == ErrorCode::CertificateUntrusted);
    CHECK(bench.waiting().empty());
    CHECK(journey->application().state == ApplicationState::MethodChosen);
}

TEST_CASE("a service that wants a newer client is believed") {
    ServiceOptions options;
    options.settings.insert(QStringLiteral("service/minimumClientVersion"), QStringLiteral("99.0"));
    const JourneyBench bench(options);
    const auto journey = bench.begin();
    const Result<service::ServiceInfo> info = await(journey->fetchServiceInfo());
    REQUIRE_FALSE(info);
    CHECK(info.error().code == ErrorCode::ClientTooOld);
    CHECK(info.error().arguments == QStringList{QStringLiteral("99.0")});
}

TEST_CASE("what a newer service asks of signatures and we cannot do is not done halfway") {
    ServiceOptions options;
    options.settings.insert(QStringLiteral("signature/digestAlgorithm"), QStringLiteral("SHA3-512"));
    const JourneyBench bench(options);
    const auto journey = readyToSign(bench);
    CHECK_FALSE(await(journey->signAndSubmit(bench.signer(), unheard)));
    CHECK(bench.waiting().empty());
}

TEST_CASE("another person's login begins anew") {
    const JourneyBench bench;
    const auto journey = bench.begin();
    bench.logIn(*journey);
    bench.approve(*journey);
    const service::Challenge challenge = must(journey->newChallenge());
    const QString other = QStringLiteral("10000000078");
    must(journey->logIn({challenge.id, bench.service.captcha(challenge.id), other,
                         Secret(bench.service.accessPassword(other).toUtf8())}));
    CHECK(journey->identityNumber() == other);
    CHECK(journey->application().id.isEmpty());
}

TEST_CASE("the same person's second login goes on") {
    const JourneyBench bench;
    const auto journey = bench.begin();
    bench.logIn(*journey);
    bench.approve(*journey);
    const QString application = journey->application().id;
    bench.logIn(*journey);
    CHECK(journey->application().id == application);
    bench.confirm(*journey);
}
