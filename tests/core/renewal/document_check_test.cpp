// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renewal/document_check.h"

#include "core/base/canonical_json.h"
#include "core/base/file.h"
#include "core/renewal/form_answers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::renewal;
using namespace Qt::StringLiterals;
using service::FieldKind;

namespace {

service::FormField field(const QString& name, FieldKind kind, const QString& given = {}) {
    service::FormField field;
    field.name = name;
    field.kind = kind;
    field.value = given;
    field.readOnly = !given.isEmpty();
    return field;
}

service::ApplicationForm form() {
    return {u"O-1"_s,
            {},
            {{{},
              {field(u"firstName"_s, FieldKind::Text, u"AYŞE"_s), field(u"unit"_s, FieldKind::Text),
               field(u"phone"_s, FieldKind::Phone), field(u"word"_s, FieldKind::SecurityWord)}}}};
}

service::FormAnswers answers() {
    service::FormAnswers answers{{{u"unit"_s, u" Bilgi İşlem "_s}, {u"phone"_s, u"0532 111 22 33"_s}}};
    answers.secrets.emplace(u"word"_s, Secret("Kardelen42"));
    return answers;
}

/// An application whose record is right, as long as nobody changes it.
struct Bench {
    Bench() {
        application.id = u"A-1"_s;
        application.orderId = u"O-1"_s;
        for (const auto& name : {u"application.pdf"_s, u"undertaking.pdf"_s})
            documents.push_back({{MemberName::of(name).value(), {}, 0, {}}, name.toUtf8()});
    }

    [[nodiscard]] QJsonObject record() const {
        QJsonArray digests;
        for (const Document& document : documents)
            digests << QJsonObject{{u"name"_s, document.info.name.text()},
                                   {u"sha256"_s, sha256Hex(document.content)}};
        return {{u"applicationId"_s, u"A-1"_s},
                {u"orderId"_s, u"O-1"_s},
                {u"identityNumber"_s, u"10000000146"_s},
                {u"answers"_s, QJsonObject{{u"firstName"_s, u"AYŞE"_s},
                                           {u"unit"_s, u"Bilgi İşlem"_s},
                                           {u"phone"_s, u"+905321112233"_s}}},
                {u"documents"_s, digests}};
    }

    Result<void> check(const QJsonObject& record) {
        application.record = canonicalJson(record);
        return checkRecord(application, u"10000000146"_s, expected, documents);
    }

    ExpectedAnswers expected = expectedInRecord(form(), tidied(form(), answers()));
    service::Application application;
    std::vector<Document> documents;
};

QJsonObject with(QJsonObject record, const QString& member, const QJsonValue& value) {
    record.insert(member, value);
    return record;
}

} // namespace

TEST_CASE("answers are sent without blanks, telephone numbers in their one form") {
    const service::FormAnswers sent = tidied(form(), answers());
    CHECK(sent.values.value(u"unit"_s) == u"Bilgi İşlem"_s);
    CHECK(sent.values.value(u"phone"_s) == u"+905321112233"_s);
    CHECK(sent.secrets.at(u"word"_s).bytes() == QByteArrayView("Kardelen42"));
}

TEST_CASE("what the record has to say is every answer but the secret ones, those left open among them") {
    service::FormAnswers given = answers();
    given.values.remove(u"unit"_s);
    const ExpectedAnswers expected = expectedInRecord(form(), tidied(form(), given));
    CHECK(expected.values.value(u"firstName"_s) == u"AYŞE"_s);
    CHECK(expected.names == QSet{u"firstName"_s, u"unit"_s, u"phone"_s});
    CHECK(expected.values.keys().size() == 3);
    CHECK(expected.values.value(u"unit"_s).isEmpty());
}

TEST_CASE("a record that says what the form said passes") {
    Bench bench;
    CHECK(bench.check(bench.record()));
}

TEST_CASE("a record that says something else is not signed") {
    Bench bench;
    QJsonObject record = bench.record();
    QJsonObject said = record.value(u"answers").toObject();
    SECTION("another application") {
        record = with(record, u"applicationId"_s, u"A-2"_s);
    }
    SECTION("another order") {
        record = with(record, u"orderId"_s, u"O-2"_s);
    }
    SECTION("another person") {
        record = with(record, u"identityNumber"_s, u"10000000078"_s);
    }
    SECTION("another answer") {
        record = with(record, u"answers"_s, with(said, u"phone"_s, u"+905321112234"_s));
    }
    SECTION("another name than the form showed") {
        record = with(record, u"answers"_s, with(said, u"firstName"_s, u"FATMA"_s));
    }
    SECTION("an answer left out") {
        said.remove(u"unit"_s);
        record = with(record, u"answers"_s, said);
    }
    SECTION("the security word") {
        record = with(record, u"answers"_s, with(said, u"word"_s, u"Kardelen42"_s));
    }
    SECTION("another document") {
        bench.documents.front().content += '\n';
    }
    SECTION("a document more") {
        QJsonArray digests = record.value(u"documents").toArray();
        digests << QJsonObject{{u"name"_s, u"power-of-attorney.pdf"_s}, {u"sha256"_s, sha256Hex("x")}};
        record = with(record, u"documents"_s, digests);
    }
    SECTION("a document less") {
        bench.documents.pop_back();
    }
    SECTION("an answer more than the form asked for") {
        record = with(record, u"answers"_s, with(said, u"powerOfAttorney"_s, u"true"_s));
    }
    SECTION("an answer that is no text") {
        record = with(record, u"answers"_s, with(said, u"unit"_s, QJsonObject{{u"x"_s, 1}}));
    }
    SECTION("something besides the answers") {
        record = with(record, u"consent"_s, u"to everything"_s);
    }
    SECTION("more of a document than its digest") {
        QJsonArray digests = record.value(u"documents").toArray();
        digests[0] = with(digests[0].toObject(), u"title"_s, u"another"_s);
        record = with(record, u"documents"_s, digests);
    }
    SECTION("nothing") {
        record = {};
    }
    const Result<void> checked = bench.check(record);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::DocumentNotExpected);
}

TEST_CASE("who approved the form in an earlier run signs no record that says more than it asked for") {
    Bench bench;
    bench.expected = expectedInRecord(form());
    const QJsonObject record = bench.record();
    CHECK(bench.check(record));
    const QJsonObject said = record.value(u"answers").toObject();
    CHECK_FALSE(bench.check(with(record, u"answers"_s, with(said, u"powerOfAttorney"_s, u"true"_s))));
    CHECK_FALSE(bench.check(with(record, u"answers"_s, with(said, u"word"_s, u"Kardelen42"_s))));
    QJsonObject less = said;
    less.remove(u"phone"_s);
    CHECK_FALSE(bench.check(with(record, u"answers"_s, less)));
}

TEST_CASE("a record in another form than the canonical one is not signed") {
    Bench bench;
    bench.application.record = QJsonDocument(bench.record()).toJson(QJsonDocument::Indented);
    CHECK_FALSE(checkRecord(bench.application, u"10000000146"_s, bench.expected, bench.documents));
}
