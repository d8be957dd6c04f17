// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/program.h"
#include "tests/core/signature/judges.h"
#include "tests/core/signature/pdf_samples.h"

#include <QDir>
#include <QJsonArray>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using yenile::tests::run;
using namespace Qt::StringLiterals;

namespace {

/// Signed files of one certification authority.
class Files : public Bench {
public:
    Files() {
        const auto ayse = signer();
        (void)write(u"plain.pdf"_s, qtPdf());
        REQUIRE(signPdf(u"plain.pdf"_s, u"signed.pdf"_s, *ayse));
        REQUIRE(createContainer(u"signed.asice"_s, *ayse, {u"signed.pdf"_s}));
    }

    [[nodiscard]] Ended verify(const QString& name, const QStringList& options = {}) const {
        return run({QStringList{u"verify"_s, path(name), u"--json"_s, u"--trust"_s, rootFile()} + options});
    }
};

std::string indication(const Ended& ended) {
    return ended.json().value(u"indication").toString().toStdString();
}

} // namespace

TEST_CASE("files that are signed under the trusted root pass") {
    const Files files;
    const auto [name, signatures] =
        GENERATE(table<QString, int>({{u"signed.pdf"_s, 1}, {u"signed.asice"_s, 2}}));
    const Ended ended = files.verify(name);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(indication(ended) == "TOTAL-PASSED");
    CHECK(ended.json().value(u"signatures").toArray().size() == signatures);
}

TEST_CASE("a report for people names who signed and what came of it") {
    const Files files;
    const Ended ended = run({{u"verify"_s, files.path(u"signed.pdf"_s), u"--trust"_s, files.rootFile(),
                              u"--language"_s, u"en"_s}});
    CHECK(ended.exitCode == 0);
    for (const auto& part : {u"AYŞE YILMAZ"_s, u"TOTAL-PASSED"_s, u"PAdES"_s,
                             u"qualified certificate (NES), identity number 10000000146"_s})
        CHECK(ended.output.contains(part));
}

TEST_CASE(
    "a certificate that is qualified by the rules of the EU alone is called that, and is no Turkish one") {
    const Files files;
    LeafProfile european;
    european.nesStatement = false;
    const auto signer = files.signer(european);
    REQUIRE(files.signPdf(u"plain.pdf"_s, u"european.pdf"_s, *signer));
    const Ended ended = run({{u"verify"_s, files.path(u"european.pdf"_s), u"--trust"_s, files.rootFile(),
                              u"--language"_s, u"en"_s}});
    INFO(ended.output.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(ended.output.contains(u"qualified by the rules of the EU, not by Turkish ones (NES)"));
    CHECK(files.verify(u"european.pdf"_s, {u"--qualified"_s}).exitCode == 4);
}

TEST_CASE("a report for people says what each signature covers and what came after it") {
    const Files files;
    const auto zeynep = files.signer();
    REQUIRE(files.signPdf(u"signed.pdf"_s, u"twice.pdf"_s, *zeynep));
    const auto shown = [&](const QString& name) {
        return run({{u"verify"_s, files.path(name), u"--trust"_s, files.rootFile(), u"--language"_s,
                     u"en"_s}})
            .output;
    };
    const QString twice = shown(u"twice.pdf"_s);
    INFO(twice.toStdString());
    CHECK(twice.contains(u"covers the file as it was then\n  after it: signed further: Signature2\n"));
    CHECK(twice.contains(u"covers the whole file"));
    CHECK(shown(u"signed.asice"_s).contains(u"covers signed.pdf"));
}

TEST_CASE("what came after a signature is told in the reader's words and language") {
    const Files files;
    (void)files.write(u"small.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(files.signPdf(u"small.pdf"_s, u"signed-small.pdf"_s, *files.signer()));
    const QByteArray pdf = files.read(u"signed-small.pdf"_s);
    const QString altered =
        files.write(u"altered.pdf"_s, revised(pdf, {{4, "<< /Length 3 >>\nstream\nq Q\nendstream"}}));
    const auto [language, said] = GENERATE(table<QString, QString>(
        {{u"en"_s, u"after it: not allowed: the content of page 1 was changed\n"_s},
         {u"tr"_s, u"ondan sonra: izin verilmeyen değişiklik: 1. sayfanın içeriği değiştirildi\n"_s}}));
    const Ended ended =
        run({{u"verify"_s, altered, u"--trust"_s, files.rootFile(), u"--language"_s, language}});
    INFO(ended.output.toStdString());
    CHECK(ended.exitCode == 3);
    CHECK(ended.output.contains(said));
}

TEST_CASE("the report is written as XML, too, also on what cannot be judged") {
    const Files files;
    const auto statusIn = [&](const QString& name) {
        const QString report = files.path(u"report.xml"_s);
        QFile::remove(report);
        (void)files.verify(name, {u"--report-xml"_s, report});
        const Verdict found = run(
            u"xmllint"_s,
            {u"--xpath"_s,
             u"//*[local-name()='SignatureValidationStatus']/*[contains(local-name(), 'Indication')]/text()"_s,
             report});
        return found.output.simplified().toStdString();
    };
    CHECK(statusIn(u"signed.pdf"_s) == "urn:etsi:019102:mainindication:total-passed");
    (void)files.write(u"broken.pdf"_s, files.read(u"signed.pdf"_s).first(500));
    CHECK(statusIn(u"broken.pdf"_s) ==
          "urn:etsi:019102:mainindication:total-failed urn:etsi:019102:subindication:FORMAT_FAILURE");
}

TEST_CASE("one changed byte is told of") {
    const Files files;
    QByteArray content = files.read(u"signed.pdf"_s);
    content[100] = static_cast<char>(content[100] ^ 1);
    (void)files.write(u"altered.pdf"_s, content);
    const Ended ended = files.verify(u"altered.pdf"_s);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 3);
    CHECK(indication(ended) == "TOTAL-FAILED");
}

TEST_CASE("without a trusted root nobody can tell") {
    const Files files;
    const Ended ended = run({{u"verify"_s, files.path(u"signed.pdf"_s), u"--json"_s, u"--settings"_s,
                              files.path(u"none.ini"_s)}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 4);
    CHECK(indication(ended) == "INDETERMINATE");
}

TEST_CASE("a certificate that is not qualified passes unless qualified ones are asked for") {
    const Files files;
    LeafProfile plain;
    plain.qcCompliance = plain.nesStatement = false;
    const auto signer = files.signer(plain);
    REQUIRE(files.signPdf(u"plain.pdf"_s, u"signed.pdf"_s, *signer));
    CHECK(files.verify(u"signed.pdf"_s).exitCode == 0);
    CHECK(files.verify(u"signed.pdf"_s, {u"--qualified"_s}).exitCode == 4);
}

TEST_CASE("a PDF without a signature does not pass") {
    const Files files;
    const Ended ended = files.verify(u"plain.pdf"_s);
    CHECK(ended.exitCode == 4);
    CHECK(indication(ended) == "INDETERMINATE");
}

TEST_CASE("files that cannot be judged are told of with a code") {
    const Files files;
    (void)files.write(u"damaged.pdf"_s, "%PDF-1.7 and nothing else");
    const auto [name, problem] = GENERATE(table<QString, std::string>(
        {{u"damaged.pdf"_s, "PdfDamaged"}, {u"absent.pdf"_s, "FileNotReadable"}}));
    const Ended ended = files.verify(name);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == problem);
    CHECK(ended.json().value(u"file").toString() == files.path(name));
    CHECK(indication(ended) == (name == u"damaged.pdf"_s ? "TOTAL-FAILED" : "INDETERMINATE"));
}

TEST_CASE("a signature beside its file is verified with that, and what was signed can be saved") {
    const Files files;
    const QString container = files.path(u"signed.asice"_s);
    REQUIRE(run(u"unzip"_s, {u"-q"_s, container, u"-d"_s, files.path(u"in"_s)}).exitCode == 0);
    const QString signature = u"in/META-INF/signature001.p7s"_s;
    CHECK(files.verify(signature).exitCode == 4);
    const Ended whole =
        files.verify(signature, {u"--content"_s, files.path(u"in/META-INF/ASiCManifest001.xml"_s)});
    INFO(whole.output.toStdString() << whole.errors.toStdString());
    CHECK(whole.exitCode == 0);
    CHECK(files.verify(signature, {u"--content"_s, files.path(u"plain.pdf"_s)}).exitCode == 3);

    REQUIRE(files.signPdf(u"signed.pdf"_s, u"twice.pdf"_s, *files.signer()));
    const Ended saved = files.verify(u"twice.pdf"_s, {u"--save-signed"_s, files.path(u"saved"_s)});
    CHECK(saved.exitCode == 0);
    CHECK(saved.json().value(u"policy").toObject().value(u"trustAnchors").toInt() == 1);
    CHECK(files.read(u"saved/signature-1.pdf"_s) == files.read(u"signed.pdf"_s));
    CHECK(files.read(u"saved/signature-2.pdf"_s) == files.read(u"twice.pdf"_s));
}

TEST_CASE("a policy in a file rules what is trusted and which algorithms count") {
    const Files files;
    (void)files.rootFile();
    const auto by = [&](const QByteArray& policy) {
        return run({{u"verify"_s, files.path(u"signed.pdf"_s), u"--json"_s, u"--policy"_s,
                     files.write(u"policy.json"_s, policy)}});
    };
    const Ended fine = by(R"({ "trustAnchors": ["root.pem"] })");
    INFO(fine.output.toStdString() << fine.errors.toStdString());
    CHECK(fine.exitCode == 0);
    const Ended ended = by(R"({ "trustAnchors": ["root.pem"],
                                "algorithms": { "digests": [{ "name": "SHA-256", "until": "2020-12-31" }] } })");
    CHECK(ended.exitCode == 4);
    const auto first = ended.json().value(u"signatures").toArray().first().toObject();
    CHECK(first.value(u"subIndication").toString() == u"CRYPTO_CONSTRAINTS_FAILURE_NO_POE"_s);
    const Ended misspelt = by(R"({ "trustAnchor": ["root.pem"] })");
    CHECK(misspelt.exitCode == 1);
    CHECK(misspelt.json().value(u"error").toObject().value(u"code").toString() == u"YNL-4206"_s);
}

TEST_CASE("the policy that the settings name is the usual one, and roots named beside it come in its place") {
    const Files files;
    (void)files.rootFile();
    const QString policy =
        files.write(u"policy.json"_s, R"({ "trustAnchors": ["root.pem"], "requireRevocation": true })");
    const QString settings =
        files.write(u"settings.ini"_s, "[signature]\nvalidationPolicy=" + policy.toUtf8() + "\n");
    const auto indicationWith = [&](const QStringList& options) {
        return indication(run(
            {QStringList{u"verify"_s, files.path(u"signed.pdf"_s), u"--json"_s, u"--settings"_s, settings} +
             options}));
    };
    CHECK(indicationWith({}) == "INDETERMINATE"); // no revocation status
    const QString lenient = files.write(u"lenient.json"_s, R"({ "trustAnchors": [] })");
    CHECK(indicationWith({u"--policy"_s, lenient}) == "INDETERMINATE");
    CHECK(indicationWith({u"--policy"_s, lenient, u"--trust"_s, files.rootFile()}) == "TOTAL-PASSED");
}

TEST_CASE("without the program that reads documents no file is read, and the error says what to do") {
    const Files files;
    const QString alone = files.path(u"alone"_s); // beside it there is nothing
    REQUIRE(QDir().mkpath(alone));
    const QString copy = alone + u"/yenilectl"_s;
    REQUIRE(QFile::copy(yenilectl(), copy));
    const Ended ended = run({{u"verify"_s, files.path(u"signed.pdf"_s), u"--json"_s}}, copy);
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == codeName(ErrorCode::ReaderMissing).toStdString());
}
