// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/settings.h"
#include "app/service/state/applications.h"
#include "tests/app/service/api.h"

#include "core/base/file.h"

#include <catch2/catch.hpp>

#include <QProcess>

using namespace yenile;
using namespace yenile::tests;

namespace {

struct Output {
    int exitCode = -1;
    QString text;
};

Output run(const char* program, const QStringList& arguments) {
    QProcess process;
    process.start(QLatin1String(program), arguments);
    REQUIRE(process.waitForFinished(60'000));
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput())};
}

} // namespace

TEST_CASE("The documents say what the form said, in sound PDF/A with Turkish letters and embedded fonts") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject application = api.readyToSign();
    const QString id = application.value(u"id").toString();
    int number = 0;
    for (const auto* const name : {"application.pdf", "undertaking.pdf"}) {
        INFO(name);
        const QJsonObject info = application.value(u"documents").toArray().at(number++).toObject();
        const QString version = info.value(u"version").toString();
        CHECK(!version.isEmpty());
        const QByteArray content = api.document(id, QLatin1String(name));
        CHECK(api.document(id, QLatin1String(name)) == content);
        const QString file = service.file(QLatin1String(name));
        REQUIRE(writeFile(file, content));
        CHECK(content.startsWith("%PDF-1.4"));
        CHECK(content.contains("pdfaid:part"));
        CHECK(run("qpdf", {QStringLiteral("--check"), file}).exitCode == 0);
        const QString text = run("pdftotext", {QStringLiteral("-layout"), file, QStringLiteral("-")}).text;
        for (const auto* const part : {"AYŞE YILMAZ", "10000000146", "Örnek Kamu Kurumu"})
            CHECK(text.simplified().contains(QString::fromUtf8(part)));
        CHECK(text.contains(id));
        CHECK(text.contains(QStringLiteral("Metin sürümü ") + version));
        CHECK(!text.contains(QStringLiteral("karanfil")));
        const QStringList fonts =
            run("pdffonts", {file}).text.split(QLatin1Char('\n'), Qt::SkipEmptyParts).mid(2);
        CHECK(!fonts.isEmpty());
        for (const QString& font : fonts)
            CHECK(font.contains(QStringLiteral("yes"))); // embedded
    }
}

TEST_CASE("What is known of a document is the same with its content and without") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString id = api.readyToSign().value(u"id").toString();
    const registration::Database database(registration::readSettings(service.state()).value());
    const auto infos = registration::documentsOf(database, id);
    const auto whole = registration::wholeDocumentsOf(database, id);
    REQUIRE(infos.size() == 2);
    REQUIRE(whole.size() == 2);
    const auto known = [](const service::DocumentInfo& info) {
        return QVariantList{info.name.text(), info.title.tr, info.title.en,
                            info.size,        info.sha256,   info.version.value_or(QString())};
    };
    for (size_t i = 0; i < infos.size(); ++i) {
        CHECK(known(whole[i].info) == known(infos[i]));
        CHECK(whole[i].info.sha256 == sha256Hex(whole[i].content));
        CHECK(known(registration::findDocument(database, id, infos[i].name)->info) == known(infos[i]));
    }
}

TEST_CASE("The undertaking repeats what was chosen about publishing") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QString id = api.readyToSign().value(u"id").toString();
    const QString file = service.file(QStringLiteral("undertaking.pdf"));
    REQUIRE(writeFile(file, api.document(id, QStringLiteral("undertaking.pdf"))));
    CHECK(run("pdftotext", {file, QStringLiteral("-")})
              .text.simplified()
              .contains(QStringLiteral("Sertifikamın internette yayımlanmasını istemiyorum.")));
}

TEST_CASE("The form declares that all is true, who answers for damage, and asks for a certificate") {
    const ServiceProcess service;
    Api api(service);
    api.logIn(ayse);
    const QJsonObject form = api.get(QStringLiteral("/v1/orders/%1/form").arg(api.orderId())).json;
    const QString declaration = form.value(u"declaration").toObject().value(u"tr").toString();
    for (const auto* const part :
         {"doğru olduğunu", "zararların", "nitelikli elektronik sertifika düzenlenmesini"})
        CHECK(declaration.contains(QString::fromUtf8(part)));
}

TEST_CASE("Declaration, and where the paper goes, are the operator's to say and stand in the form") {
    const ServiceProcess service(
        {{{QStringLiteral("form/declaration"), QStringLiteral("Kendi beyanımız.")},
          {QStringLiteral("paper/destination"), QStringLiteral("Posta kutusu 61, Ankara")}},
         {}});
    Api api(service);
    api.logIn(ayse);
    const QString id = api.readyToSign().value(u"id").toString();
    const QString file = service.file(QStringLiteral("application.pdf"));
    REQUIRE(writeFile(file, api.document(id, QStringLiteral("application.pdf"))));
    const QString text = run("pdftotext", {QStringLiteral("-layout"), file, QStringLiteral("-")}).text;
    CHECK(text.contains(QStringLiteral("Kendi beyanımız.")));
    CHECK(text.indexOf(QStringLiteral("Posta kutusu 61, Ankara")) > text.indexOf(QStringLiteral("İmza")));
    CHECK(text.contains(QStringLiteral("MERNİS’ten doğrulandı")));
    CHECK(api.get(QStringLiteral("/v1/service")).json.value(u"paperDestination").toObject().value(u"tr") ==
          QStringLiteral("Posta kutusu 61, Ankara"));
}

TEST_CASE("The e-mail with the access password says all that it has to") {
    const ServiceProcess service(
        {{{QStringLiteral("service/programUrl"), QStringLiteral("https://kayit.example/yenile")}}, {}});
    const QString text = service.mails().first().value(u"text").toString();
    for (const auto* const part :
         {"kurum yetkilinizin bildirdiği adres", "15 Ocak 2004", "5070 sayılı", "aynı hukuki sonucu",
          "kurum yetkiliniz bildirmiştir", "MERNİS'ten doğrulanmıştır", "Resimdeki yazı",
          "Siparişinizi seçin", "SMS onay kodu", "Elektronik imza: geçerli nitelikli elektronik sertifika",
          "Islak imza", "kurum yetkilinize teslim edin", "https://kayit.example/yenile",
          "bilgi@kayit.example", "444 0 000"})
        CHECK(text.contains(QString::fromUtf8(part)));
}

TEST_CASE("The service says when a renewal may begin and where one's identity number is to be learnt") {
    const ServiceProcess service(
        {{{QStringLiteral("service/renewalDays"), QStringLiteral("180")},
          {QStringLiteral("contact/identityNumberUrl"), QStringLiteral("https://nufus.example/kimlik")}},
         {}});
    const QJsonObject info = Api(service).get(QStringLiteral("/v1/service")).json;
    CHECK(info.value(u"renewalDays").toInt() == 180);
    CHECK(info[u"contact"][u"identityNumberUrl"].toString() ==
          QStringLiteral("https://nufus.example/kimlik"));
}
