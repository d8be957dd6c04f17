// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/base/member_name.h"

#include <QTemporaryDir>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

TEST_CASE("a name that every system takes is a name") {
    for (const QString& name : {u"application.pdf"_s, u"Başvuru Formu (2026).pdf"_s, u".hidden"_s, u"a..b"_s,
                                u"console.txt"_s, u"COM10"_s, u"сертификат.pdf"_s, u"\U0001F4C4.txt"_s}) {
        INFO(name.toStdString());
        const Result<MemberName> member = MemberName::of(name);
        REQUIRE(member);
        CHECK(member->text() == name);
    }
}

TEST_CASE("what leads elsewhere, or cannot be unpacked everywhere, is no name of a file") {
    const QString name =
        GENERATE(as<QString>(), u""_s, u"."_s, u".."_s, u"../x.pdf"_s, u"/etc/passwd"_s, u"a/b.pdf"_s,
                 u"..\\x.pdf"_s, u"C:x.pdf"_s, u"what?.pdf"_s, u"a|b"_s, u"line\nbreak.pdf"_s, u"del\u007f"_s,
                 u"fdp.\u202Eexe"_s, u"zero\u200Bwidth"_s, u"ends."_s, u"ends "_s, u"con"_s, u"NUL.pdf"_s,
                 u"Com1.txt"_s, u"LPT\u00B2"_s, u"mimetype"_s, u"MimeType"_s, u"META-INF"_s, u"meta-inf"_s,
                 QString(QChar(0xD800)), QString(241, u'a'), QString(121, u'ş'));
    INFO(name.toStdString());
    const Result<MemberName> member = MemberName::of(name);
    REQUIRE_FALSE(member);
    CHECK(member.error().code == ErrorCode::MemberNameInvalid);
    CHECK(member.error().arguments.value(0) == name);
    CHECK_FALSE(member.error().arguments.value(1).isEmpty());
}

TEST_CASE("names that differ in case or normal form alone are told as one") {
    CHECK(repeatedName({u"a.pdf"_s, u"b.pdf"_s, u"A.PDF"_s}) == u"A.PDF"_s);
    CHECK(repeatedName({u"\u015F.pdf"_s, u"s\u0327.pdf"_s}) == u"s\u0327.pdf"_s);
    CHECK_FALSE(repeatedName({u"a.pdf"_s, u"a.txt"_s}));
}

TEST_CASE("a file can be written under the longest name") {
    const QTemporaryDir folder;
    for (const QString& name : {QString(240, u'a'), QString(120, u'ş'), u"\U0001F4C4"_s.repeated(60)}) {
        CAPTURE(name.toStdString());
        const Result<MemberName> member = MemberName::of(name);
        REQUIRE(member);
        CHECK(writeFile(folder.filePath(*member), "content", FileAccess::OwnerOnly));
    }
}

TEST_CASE("what is no name becomes one") {
    for (const QString& text : {u"ACDE-3479"_s, QString(64, u'A')}) // as long as the protocol allows
        CHECK(MemberName::nearest(text).text() == text);
    for (const QString& text : {u"../../x"_s, u""_s, u"con"_s, u"a b."_s, QString(500, u'ş')})
        CHECK(MemberName::of(MemberName::nearest(text)));
}
