// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/program.h"
#include "tests/core/signature/bench.h"

#include <QJsonArray>
#include <QSettings>

#include <catch2/catch.hpp>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

TEST_CASE("a command that is not understood ends with 2 and says what was wrong") {
    const auto arguments = GENERATE(values<QStringList>({{},
                                                         {u"dance"_s},
                                                         {u"verify"_s},
                                                         {u"sign"_s, u"a.pdf"_s},
                                                         {u"tokens"_s, u"--pin"_s, u"123456"_s},
                                                         {u"renew"_s, u"--method"_s, u"telepathy"_s},
                                                         {u"renew"_s, u"--pin-fd"_s, u"-1"_s},
                                                         {u"policy"_s, u"--language"_s, u"fr"_s}}));
    const Ended ended = run({arguments});
    INFO(arguments.join(u' ').toStdString());
    CHECK(ended.exitCode == 2);
    CHECK(ended.output.isEmpty());
    CHECK(ended.errors.contains(u"YNL-1302"_s));
}

TEST_CASE("a command that is not understood is told of in JSON where JSON is asked for") {
    const auto arguments =
        GENERATE(values<QStringList>({{u"verify"_s, u"--json"_s},
                                      {u"dance"_s, u"--json"_s},
                                      {u"renew"_s, u"--method"_s, u"telepathy"_s, u"--json"_s}}));
    const Ended ended = run({arguments});
    INFO(arguments.join(u' ').toStdString());
    CHECK(ended.exitCode == 2);
    CHECK(ended.problem() == "UsageInvalid");
    CHECK(ended.errors.isEmpty());
}

TEST_CASE("what a file is called does nothing to a terminal, and programs are told the name itself") {
    const QString name = u"kira\x1b]0;X\asözleşmesi.pdf"_s;
    const Ended ended = run({{u"verify"_s, name}});
    CHECK(ended.exitCode == 1);
    CHECK(ended.errors.contains(u"kira\uFFFD]0;X\uFFFDsözleşmesi.pdf"));
    CHECK_FALSE(ended.errors.contains(u'\x1b'));
    const QJsonObject error = run({{u"verify"_s, name, u"--json"_s}}).json().value(u"error"_s).toObject();
    CHECK(error.value(u"arguments"_s).toArray().contains(name));
}

TEST_CASE("help and version are no failures") {
    const auto argument = GENERATE(values<QString>({u"--help"_s, u"--version"_s}));
    const Ended ended = run({{argument}});
    CHECK(ended.exitCode == 0);
    CHECK(!ended.output.isEmpty());
}

TEST_CASE("help is told in the language that is asked for") {
    const auto [language, wanted] = GENERATE(
        table<QString, QString>({{u"tr"_s, u"İmzalanacak dosyalar"_s}, {u"en"_s, u"Files to sign"_s}}));
    CHECK(run({{u"sign"_s, u"--language"_s, language, u"--help"_s}}).output.contains(wanted));
}

TEST_CASE("what was wrong with a command is told in the language that is asked for") {
    const auto [arguments, wanted] = GENERATE(table<QStringList, QString>(
        {{{u"sign"_s, u"a.pdf"_s, u"--language"_s, u"tr"_s}, u"--output eksik"_s},
         {{u"sign"_s, u"a.pdf"_s, u"--language"_s, u"en"_s}, u"--output is missing"_s},
         {{u"--language"_s, u"en"_s}, u"a command is missing"_s},
         {{u"policy"_s, u"--dance"_s, u"--language"_s, u"en"_s}, u"--dance is not known here"_s},
         {{u"extend"_s, u"a.pdf"_s, u"--level"_s, u"X"_s, u"--language"_s, u"en"_s},
          u"--level takes one of {B-T,B-LT,B-LTA}"_s},
         {{u"verify"_s, u"a.pdf"_s, u"--password-fd"_s, u"-1"_s, u"--language"_s, u"en"_s},
          u"--password-fd does not take that value"_s},
         {{u"verify"_s, u"a.pdf"_s, u"--language"_s, u"en"_s, u"--trust"_s}, u"--trust takes one value"_s}}));
    const Ended ended = run({arguments});
    INFO(ended.errors.toStdString());
    CHECK(ended.exitCode == 2);
    CHECK(ended.errors.contains(wanted));
}

TEST_CASE("the settings in force are listed with where they come from") {
    const Bench bench;
    const QString file = bench.path(u"settings.ini"_s);
    QSettings(file, QSettings::IniFormat).setValue(u"service/address"_s, u"https://kayit.example"_s);

    const Ended ended = run({{u"policy"_s, u"--settings"_s, file, u"--json"_s}});
    REQUIRE(ended.exitCode == 0);
    QMap<QString, QJsonObject> settings;
    for (const QJsonValue& each : ended.json().value(u"settings").toArray())
        settings.insert(each.toObject().value(u"name").toString(), each.toObject());
    CHECK(settings[u"service/address"_s].value(u"value").toString() == u"https://kayit.example"_s);
    CHECK(settings[u"service/address"_s].value(u"origin").toString() == u"user"_s);
    CHECK(settings[u"ui/copiesFolder"_s].value(u"origin").toString() == u"default"_s);

    const Ended text = run({{u"policy"_s, u"--settings"_s, file}});
    CHECK(text.output.contains(u"service/address = https://kayit.example"_s));
    CHECK(text.output.contains(u"reminder/enabled = true"_s));
}

TEST_CASE("a setting is explained, and one that is not there is an error") {
    const Bench bench;
    const QString file = bench.path(u"settings.ini"_s);
    QSettings(file, QSettings::IniFormat).setValue(u"network/proxy"_s, u"none"_s);
    const auto explain = [&](const QString& name) {
        return run({{u"policy"_s, u"--settings"_s, file, u"--language"_s, u"en"_s, u"--explain"_s, name}});
    };
    const Ended known = explain(u"network/proxy"_s);
    CHECK(known.exitCode == 0);
    for (const auto& words : {u"The proxy: system"_s, u"Default: system"_s, u"In force: none"_s, file})
        CHECK(known.output.contains(words));
    const Ended unknown = explain(u"network/proxi"_s);
    CHECK(unknown.exitCode == 1);
    CHECK(unknown.errors.contains(u"network/proxi"_s));
    CHECK(unknown.errors.contains(u"there is no such setting"_s));
}

TEST_CASE("failures are told in the language that is asked for") {
    const Ended turkish = run({{u"verify"_s, u"nothing.pdf"_s, u"--language"_s, u"tr"_s}});
    CHECK(turkish.exitCode == 1);
    CHECK(turkish.errors.contains(u"dosyası"_s));
    const Ended english = run({{u"verify"_s, u"nothing.pdf"_s, u"--language"_s, u"en"_s}});
    CHECK(english.errors.contains(u"The file nothing.pdf could not be read."_s));
    for (const Ended& ended : {turkish, english})
        CHECK(ended.errors.contains(u"YNL-1101"_s));
}
