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
    return {{{u"unit"_s, u" Bilgi İşlem "_s}, {u"phone"_s, u"0532 111 22 33"_s}},
            {{u"word"_s, u"Kardelen42"_s}}};
}

/// An application whose record is right, as long as nobody changes it.
struct Bench {
    Bench() {
        application.id = u"A-1"_s;
        application.orderId = u"O-1"_s;
        for (const auto& name : {u"application.pdf"_s, u"undertaking.pdf"_s})
            documents.push_back({{name, {}, 0, {}}, name.toUtf8()});
    }

    [[nodiscard]] QJsonObject record() const {
        QJsonArray digests;
        for (const Document& document : documents)
            digests << QJsonObject{{u"name"_s, document.info.name},
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
        return checkRecord(application, u"10000000146"_s, expectedInRecord(form(), tidied(form(), answers())),
                           documents);
    }

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
    CHECK(sent.secrets.value(u"word"_s) == u"Kardelen42"_s);
}

TEST_CASE("what the record has to say holds no secret") {
    const service::FormAnswers expected = expectedInRecord(form(), tidied(form(), answers()));
    CHECK(expected.values.value(u"firstName"_s) == u"AYŞE"_s);
    CHECK(expected.secrets.keys() == QStringList{u"word"_s});
    CHECK(expected.secrets.value(u"word"_s).isEmpty());
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
    SECTION("nothing") {
        record = {};
    }
    const Result<void> checked = bench.check(record);
    REQUIRE_FALSE(checked);
    CHECK(checked.error().code == ErrorCode::DocumentNotExpected);
}

TEST_CASE("a record in another form than the canonical one is not signed") {
    Bench bench;
    bench.application.record = QJsonDocument(bench.record()).toJson(QJsonDocument::Indented);
    CHECK_FALSE(checkRecord(bench.application, u"10000000146"_s, {}, bench.documents));
}
