// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/await.h"
#include "core/base/canonical_json.h"
#include "core/base/file.h"
#include "tests/support/https_server.h"
#include "ui/wizard/review_page.h"
#include "ui/wizard/submission_page.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using Response = HttpsServer::Response;

/// Single pages before a service that does what a real one does seldom.
namespace {

constexpr int patience = 60000;

/// One application of one order, whose record says what the test says.
class Stage {
public:
    Stage()
        : server(m_ca, m_ca.issueTls(), [this](const ReceivedRequest& request) { return answer(request); }) {
        REQUIRE(await(journey.takeUp({.id = u"O-1"_s,
                                      .orderedOn = {},
                                      .institution = {},
                                      .kind = service::renewalOrder,
                                      .applicationId = u"A-1"_s})));
    }

private:
    [[nodiscard]] Response answer(const ReceivedRequest& request) const {
        if (request.target.endsWith("/form"))
            return json(toJson(form()));
        if (request.target.contains("/documents/"))
            return {.contentType = "application/pdf", .body = request.target};
        if (request.target.endsWith("/bundle"))
            return {.status = 409,
                    .contentType = "application/problem+json",
                    .body = json(toJson(service::Problem{409, ErrorCode::StateConflict, {}, {}})).body};
        return json(toJson(application()));
    }
    [[nodiscard]] static Response json(const QJsonObject& object) {
        return {.body = QJsonDocument(object).toJson()};
    }
    [[nodiscard]] static service::ApplicationForm form() {
        service::FormField field;
        field.name = u"unit"_s;
        field.label = {u"Birim"_s, u"Unit"_s};
        return {u"O-1"_s, {}, {{{}, {field}}}};
    }
    [[nodiscard]] service::Application application() const {
        service::Application application;
        application.id = u"A-1"_s;
        application.orderId = u"O-1"_s;
        application.state = service::ApplicationState::MethodChosen;
        application.method = service::Method::Electronic;
        QJsonArray digests;
        for (const QString& name : {u"application.pdf"_s, u"undertaking.pdf"_s}) {
            const QByteArray content = "/v1/applications/A-1/documents/" + name.toUtf8();
            application.documents.push_back(
                {MemberName::of(name).value(), {name, name}, content.size(), sha256Hex(content)});
            digests << QJsonObject{{u"name"_s, name}, {u"sha256"_s, sha256Hex(content)}};
        }
        application.record = canonicalJson({{u"applicationId"_s, u"A-1"_s},
                                            {u"orderId"_s, u"O-1"_s},
                                            {u"identityNumber"_s, QString()},
                                            {u"answers"_s, QJsonObject{{u"unit"_s, unit}}},
                                            {u"documents"_s, digests}});
        return application;
    }
    [[nodiscard]] renewal::JourneySetup setup() const {
        renewal::JourneySetup setup;
        setup.connection.address = server.address();
        setup.connection.trust.authorities = QSslCertificate::fromData(m_ca.root().certificatePem());
        setup.outboxFolder = m_folder.filePath(u"outbox"_s);
        setup.copiesFolder = m_folder.filePath(u"copies"_s);
        return setup;
    }

    QTemporaryDir m_folder;
    TestCa m_ca;
    settings::Settings m_settings{{m_folder.filePath(u"policy.ini"_s), m_folder.filePath(u"user.ini"_s)}};
    pkcs11::TokenMonitor m_tokens{std::vector<pkcs11::DriverFile>()};

public:
    QString unit = u"Bilgi"_s; ///< that the record names
    HttpsServer server;
    renewal::Journey journey{setup()};
    ui::WizardContext context{m_settings, journey, m_tokens};
};

} // namespace

TEST_CASE("a record that is another one than before is shown anew, although the documents are the same") {
    Stage stage;
    ui::ReviewPage page(stage.context);
    const auto isShown = [&](const QString& unit) {
        page.initializePage();
        return QTest::qWaitFor(
            [&] {
                const auto* const record = page.findChild<QTextBrowser*>(u"record"_s);
                return record && record->toPlainText().contains(unit);
            },
            patience);
    };
    CHECK(isShown(u"Bilgi"_s));
    stage.unit = u"Yazı"_s;
    REQUIRE(await(stage.journey.chooseMethod(service::Method::Electronic)));
    CHECK(isShown(u"Yazı"_s));
}

TEST_CASE("what had waited to be sent and cannot be sent any more leaves the way to the orders open") {
    Stage stage;
    REQUIRE(renewal::Outbox(stage.journey.setup().outboxFolder)
                .store(u"A-1"_s, {}, "bundle", QDateTime::currentDateTimeUtc()));
    stage.context.resume = true;
    ui::SubmissionPage page(stage.context);
    page.initializePage();
    CHECK_FALSE(page.isComplete());
    CHECK(QTest::qWaitFor([&] { return page.isComplete(); }, patience));
    CHECK_FALSE(stage.context.resume);
    CHECK(stage.journey.isSigned());
}
