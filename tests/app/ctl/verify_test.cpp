#include "tests/app/ctl/program.h"
#include "tests/core/signature/bench.h"
#include "tests/core/signature/pdf_samples.h"

#include <QJsonArray>

#include <catch2/catch.hpp>

using namespace yenile::tests;
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
}
