// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/bundle_verdict.h"
#include "core/service/messages.h"
#include "tests/app/service/contract.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QRegularExpression>

#include <set>

using namespace yenile;
using namespace yenile::tests;

namespace {

/// The description's example of a message through the codec that client and service share, and back.
template <typename Message>
void checkCodec(const char* schema) {
    INFO(schema);
    const QJsonObject example = exampleOf(schema);
    REQUIRE(!example.isEmpty());
    const Result<Message> message = service::fromJson<Message>(example);
    REQUIRE(message);
    const QJsonObject written = service::toJson(*message);
    CHECK(written == example);
    CHECK(schemaViolations(schema, written).join(u'\n').toStdString() == std::string());
    QJsonObject newer = example;
    newer.insert(QStringLiteral("unheardOf"), QJsonArray{1, QStringLiteral("x")});
    CHECK(service::fromJson<Message>(newer).has_value());
    for (auto member = example.begin(); member != example.end(); ++member) {
        QJsonObject wrong = example;
        wrong.insert(member.key(), QJsonArray{QJsonValue(7.5)});
        INFO(member.key().toStdString());
        CHECK(!service::fromJson<Message>(wrong).has_value());
    }
}

QString description() {
    QFile file(QStringLiteral(YENILE_SOURCE_DIR "/resources/api/registration-v1.yaml"));
    REQUIRE(file.open(QFile::ReadOnly));
    return QString::fromUtf8(file.readAll());
}

} // namespace

TEST_CASE("Every operation is described whole, and every example fits") {
    CHECK(flawsOfDescription().join(u'\n').toStdString() == std::string());
}

TEST_CASE("Client and service write and read what is described, and pass over what is newer") {
    checkCodec<service::ServiceInfo>("ServiceInfo");
    checkCodec<service::Challenge>("Challenge");
    checkCodec<service::LoginRequest>("LoginRequest");
    checkCodec<service::ProviderLogin>("ProviderLogin");
    checkCodec<service::Session>("Session");
    checkCodec<service::AccessPasswordRequest>("AccessPasswordRequest");
    checkCodec<service::OrderList>("OrderList");
    checkCodec<service::ApplicationForm>("ApplicationForm");
    checkCodec<service::FormAnswers>("FormAnswers");
    checkCodec<service::Application>("Application");
    checkCodec<service::ConfirmationRequest>("ConfirmationRequest");
    checkCodec<service::MethodRequest>("MethodRequest");
    checkCodec<service::ApplicationStatus>("ApplicationStatus");
    checkCodec<service::BundleUpload>("BundleUpload");
    checkCodec<service::Receipt>("Receipt");
    checkCodec<service::ReceiptContent>("ReceiptContent");
}

TEST_CASE("Every refusal of a bundle that is described is final, but what another try or day can change") {
    const QString text = description();
    const qsizetype start = text.indexOf(QStringLiteral("\n    BundleRefused:\n"));
    REQUIRE(start > 0);
    const QString refused = text.mid(start, text.indexOf(QStringLiteral("\n      content:"), start) - start);
    static const QRegularExpression word(QStringLiteral("`(\\w+)`"));
    std::set<ErrorCode> described;
    for (auto found = word.globalMatch(refused); found.hasNext();)
        described.insert(codeNamed(found.next().captured(1)));
    described.erase(ErrorCode::Internal); // fields of the header
    described.erase(ErrorCode::RequestInvalid);
    described.erase(ErrorCode::CertificateNotYetValid);
    const auto final = service::finalRefusals();
    const auto named = [](const std::set<ErrorCode>& codes) {
        QStringList names;
        for (const ErrorCode code : codes)
            names.append(codeName(code));
        return names.join(u' ').toStdString();
    };
    CHECK(named(described) == named(std::set<ErrorCode>(final.begin(), final.end())));
}

TEST_CASE("Every error that the description names is one of the table") {
    const QString text = description();
    QStringList names;
    for (const ErrorEntry& entry : errorTable())
        names.append(QString::fromLatin1(entry.name));
    static const QRegularExpression code(QStringLiteral("^            code: (\\w+)$"),
                                         QRegularExpression::MultilineOption);
    int count = 0;
    for (auto found = code.globalMatch(text); found.hasNext(); ++count)
        CHECK(names.contains(found.next().captured(1)));
    CHECK(count >= 10);
}
