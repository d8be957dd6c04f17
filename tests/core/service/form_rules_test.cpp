// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/form_rules.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::service;

namespace {

FormField field(FieldKind kind) {
    FormField field;
    field.name = QStringLiteral("x");
    field.kind = kind;
    field.label = {QStringLiteral("Alan"), QStringLiteral("Field")};
    field.required = true;
    return field;
}

std::optional<ErrorCode> refusal(const FormField& field, const char* value) {
    const Result<void> checked = checkField(field, QString::fromUtf8(value));
    return checked ? std::nullopt : std::optional(checked.error().code);
}

} // namespace

TEST_CASE("a Turkish mobile number is understood however it is typed") {
    for (const char* typed : {"5321112242", "05321112242", "905321112242", "+90 532 111 22 42",
                              "00905321112242", "0 (532) 111-22-42", "0532.111.22.42"}) {
        INFO(typed);
        CHECK(normalisedPhone(QString::fromLatin1(typed)) == QStringLiteral("+905321112242"));
    }
    for (const char* typed :
         {"", "532111224", "53211122422", "2121112242", "+49 532 111 2242", "532111224x"}) {
        INFO(typed);
        CHECK_FALSE(normalisedPhone(QString::fromLatin1(typed)));
    }
}

TEST_CASE("a T.C. Kimlik No is checked by its check digits") {
    CHECK(normalisedIdentityNumber(QStringLiteral("10000000146")) == QStringLiteral("10000000146"));
    CHECK(normalisedIdentityNumber(QStringLiteral(" 100 000 001 46 ")) == QStringLiteral("10000000146"));
    for (const char* typed : {"10000000147", "10000000156", "00000000000", "11000000146", "1", ""}) {
        INFO(typed);
        const auto number = normalisedIdentityNumber(QString::fromLatin1(typed));
        REQUIRE_FALSE(number);
        CHECK(number.error().code == ErrorCode::IdentityNumberInvalid);
    }
}

TEST_CASE("a foreigner's number is taken as it is, a passport number in capitals") {
    CHECK(normalisedIdentityNumber(QStringLiteral("99123456789")) == QStringLiteral("99123456789"));
    CHECK(normalisedIdentityNumber(QStringLiteral("u12345678")) == QStringLiteral("U12345678"));
    CHECK_FALSE(normalisedIdentityNumber(QStringLiteral("U1234-5678")));
    CHECK_FALSE(normalisedIdentityNumber(QStringLiteral("Ü12345678")));
}

TEST_CASE("a required field may not be empty, another may") {
    FormField text = field(FieldKind::Text);
    CHECK(refusal(text, "") == ErrorCode::FormFieldInvalid);
    text.required = false;
    CHECK_FALSE(refusal(text, ""));
}

TEST_CASE("a text keeps to its length and its pattern as a whole") {
    FormField word = field(FieldKind::SecurityWord);
    word.minimumLength = 6;
    word.maximumLength = 8;
    word.pattern = QStringLiteral("[a-zçğıöşü]+");
    CHECK_FALSE(refusal(word, "çiğdem"));
    CHECK(refusal(word, "kısa") == ErrorCode::FormFieldInvalid);
    CHECK(refusal(word, "karanfiller") == ErrorCode::FormFieldInvalid);
    CHECK(refusal(word, "karanf1l") == ErrorCode::FormFieldInvalid);
    word.pattern = QStringLiteral("abc|defghi");
    CHECK(refusal(word, "abcdef") == ErrorCode::FormFieldInvalid);
}

TEST_CASE("a choice is one of those that were offered, an e-mail address has its parts") {
    FormField choice = field(FieldKind::Choice);
    choice.choices = {{QStringLiteral("3"), {QStringLiteral("3 Yıl"), QStringLiteral("3 years")}}};
    CHECK_FALSE(refusal(choice, "3"));
    CHECK(refusal(choice, "4") == ErrorCode::FormFieldInvalid);
    CHECK_FALSE(refusal(field(FieldKind::Email), "ayse@example.org"));
    CHECK(refusal(field(FieldKind::Email), "ayse@example") == ErrorCode::FormFieldInvalid);
    CHECK(refusal(field(FieldKind::Phone), "1234") == ErrorCode::PhoneInvalid);
}

TEST_CASE("what is read only is never wrong") {
    FormField given = field(FieldKind::Phone);
    given.readOnly = true;
    CHECK_FALSE(refusal(given, "anything"));
}

TEST_CASE("the answers to a form are checked field by field, secrets among them") {
    ApplicationForm form;
    FormField word = field(FieldKind::SecurityWord);
    word.name = QStringLiteral("securityWord");
    form.sections = {{{}, {field(FieldKind::Phone), word}}};
    FormAnswers answers;
    answers.values.insert(QStringLiteral("x"), QStringLiteral("+905321112242"));
    const Result<void> without = checkAnswers(form, answers);
    REQUIRE_FALSE(without);
    CHECK(without.error().cause == QStringLiteral("securityWord"));
    answers.secrets.emplace(QStringLiteral("securityWord"), Secret("karanfil"));
    CHECK(checkAnswers(form, answers));
}
