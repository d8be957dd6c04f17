// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "resources/translations.h"

#include <QCoreApplication>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <catch2/catch.hpp>

#include <set>

using namespace yenile;

namespace {

struct Text {
    QString context;
    QString source;
    QString translation;
    bool finished = false;
};

std::vector<Text> readTexts(const QString& file) {
    const Result<QByteArray> content = readFile(file);
    REQUIRE(content);
    std::vector<Text> texts;
    QString context;
    QXmlStreamReader xml(*content);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            texts.push_back({context, xml.readElementText(), {}, false});
        else if (xml.name() == u"translation" && !texts.empty()) {
            texts.back().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            texts.back().translation = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
    }
    REQUIRE_FALSE(xml.hasError());
    return texts;
}

/// What is to be translated according to the sources.
std::vector<Text> textsInSources() {
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("fresh_tr.ts"));
    const QDir root(QStringLiteral(YENILE_SOURCE_DIR));
    QStringList arguments{QStringLiteral("-silent"), QStringLiteral("-no-obsolete"), QStringLiteral("-I"),
                          root.path()};
    for (const auto* name : {"core", "pkcs11", "doctor", "ui", "app"})
        arguments << root.filePath(QLatin1String(name));
    QProcess lupdate;
    lupdate.start(QStringLiteral(YENILE_LUPDATE), arguments << QStringLiteral("-ts") << file);
    REQUIRE(lupdate.waitForFinished(-1));
    REQUIRE(lupdate.exitCode() == 0);
    return readTexts(file);
}

std::set<std::pair<QString, QString>> keys(const std::vector<Text>& texts) {
    std::set<std::pair<QString, QString>> all;
    for (const Text& text : texts)
        all.emplace(text.context, text.source);
    return all;
}

QStringList placeholders(const QString& text) {
    static const QRegularExpression placeholder(QStringLiteral("%[1-9n]"));
    QStringList found;
    auto matches = placeholder.globalMatch(text);
    while (matches.hasNext())
        found << matches.next().captured();
    found.removeDuplicates();
    found.sort();
    return found;
}

const QString turkishFile = QStringLiteral(YENILE_SOURCE_DIR "/resources/translations/yenile_tr.ts");

} // namespace

TEST_CASE("every text of the programs has a Turkish one, and none is left over") {
    const auto inSources = keys(textsInSources());
    const auto inTurkish = keys(readTexts(turkishFile));
    REQUIRE(inSources.size() > 100);
    for (const auto& [context, source] : inSources) {
        INFO(qPrintable(context + QStringLiteral(": ") + source));
        CHECK(inTurkish.contains({context, source}));
    }
    for (const auto& [context, source] : inTurkish) {
        INFO("left over: " << qPrintable(context + QStringLiteral(": ") + source));
        CHECK(inSources.contains({context, source}));
    }
}

TEST_CASE("every Turkish text is finished and keeps the placeholders") {
    for (const Text& text : readTexts(turkishFile)) {
        INFO(qPrintable(text.context + QStringLiteral(": ") + text.source));
        CHECK(text.finished);
        CHECK_FALSE(text.translation.isEmpty());
        CHECK(placeholders(text.source) == placeholders(text.translation));
    }
}

TEST_CASE("errors speak the chosen language") {
    const Error wrongPin{ErrorCode::PinIncorrect, {}, {}};
    installLanguage(QStringLiteral("en"));
    CHECK(sentence(wrongPin) == QStringLiteral("The PIN is not correct."));
    installLanguage(QStringLiteral("tr"));
    CHECK(sentence(wrongPin).contains(QStringLiteral("PIN")));
    CHECK(sentence(wrongPin) != QStringLiteral("The PIN is not correct."));
    installLanguage(QStringLiteral("en"));
}
