// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/http_client.h"
#include "core/network/time_stamp_client.h"
#include "core/signature/container/zip.h"
#include "core/signature/signing/asic.h"
#include "tests/core/network/evidence_server.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/sign_here.h"

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

struct Suite {
    KeyKind key;
    SignatureScheme scheme;
    DigestAlgorithm digest;
};

/// One signer, and everything around signatures over HTTP.
class Matrix {
public:
    explicit Matrix(const Suite& suite) : m_suite(suite) {
        (void)bench.write(u"0.pdf"_s, qtPdf());
        (void)bench.write(u"notes.txt"_s, "Merhaba\n");
    }

    void makePdf(Level level) {
        PadesOptions options;
        options.digest = m_suite.digest;
        options.timeStamper = level > Level::Basic ? m_stampers.get() : nullptr;
        REQUIRE(signPdf(bench.path(u"0.pdf"_s), bench.path(u"1.pdf"_s), m_signer, options, Clock::system()));
        extend(u"1.pdf"_s, level);
    }
    void makeContainer(Level level) {
        AsicOptions options;
        options.digest = m_suite.digest;
        options.timeStamper = level > Level::Basic ? m_stampers.get() : nullptr;
        REQUIRE(createContainer(bench.path(u"1.asice"_s),
                                {{u"notes.txt"_s, u"text/plain"_s, bench.read(u"notes.txt"_s)}}, m_signer,
                                options, Clock::system()));
        extend(u"1.asice"_s, level);
    }
    [[nodiscard]] ValidationReport validate(const QString& file) const {
        const auto report = validateFile(bench.path(file), {{bench.ca().issuer().certificate}});
        REQUIRE(report);
        return *report;
    }

    Bench bench;

private:
    void extend(const QString& file, Level level) {
        if (level == Level::Basic)
            return;
        const auto client = *network::httpClient(m_settings);
        const Result<void> extended = extendFile(
            bench.path(file), bench.path(file),
            {level, {bench.ca().issuer().certificate}, client.get(), m_stampers.get()}, Clock::system());
        INFO((extended ? QString() : codeName(extended.error().code) + extended.error().cause).toStdString());
        REQUIRE(extended);
    }

    Suite m_suite;
    EvidenceServer m_server{bench};
    Identity m_person =
        m_server.revocation().issue(u"AYŞE YILMAZ"_s, 60, "keyUsage=critical,nonRepudiation\n", m_suite.key);
    std::unique_ptr<Signer> m_key = bench.ca().signer(m_person);
    ChosenSigner m_signer{*m_key, {{m_suite.scheme, m_suite.digest}}};
    settings::Settings m_settings{
        {bench.path(u"none.ini"_s),
         bench.write(u"settings.ini"_s, "[network]\nlocalAddresses=true\n[signature]\ncacheFolder=" +
                                            bench.path(u"cache"_s).toUtf8() + "\n[timeStamp]\naddresses=" +
                                            m_server.timeStampAddress().toUtf8() + '\n')}};
    std::unique_ptr<TimeStamperList> m_stampers = *network::timeStampers(m_settings, bench.policy());
};

constexpr Level levels[] = {Level::Basic, Level::Time, Level::LongTerm, Level::Archive};

Suite anySuite() {
    return GENERATE(Suite{KeyKind::Rsa2048, SignatureScheme::RsaPkcs1, DigestAlgorithm::Sha256},
                    Suite{KeyKind::Rsa4096, SignatureScheme::RsaPkcs1, DigestAlgorithm::Sha512},
                    Suite{KeyKind::Rsa3072, SignatureScheme::RsaPss, DigestAlgorithm::Sha256},
                    Suite{KeyKind::P256, SignatureScheme::Ecdsa, DigestAlgorithm::Sha256},
                    Suite{KeyKind::P384, SignatureScheme::Ecdsa, DigestAlgorithm::Sha384},
                    Suite{KeyKind::P521, SignatureScheme::Ecdsa, DigestAlgorithm::Sha512});
}

} // namespace

TEST_CASE("PDFs of every level and algorithm stand before pdfsig, mutool and qpdf") {
    const Suite suite = anySuite();
    CAPTURE(static_cast<int>(suite.scheme));
    Matrix matrix(suite);
    for (const Level level : levels) {
        CAPTURE(levelName(level).toStdString());
        matrix.makePdf(level);
        const ValidationReport report = matrix.validate(u"1.pdf"_s);
        CHECK(report.indication() == Indication::TotalPassed);
        CHECK(report.signatures.front().level == u"PAdES-"_s + levelName(level));

        const QString file = matrix.bench.path(u"1.pdf"_s);
        CHECK(isSoundForQpdf(file));
        CHECK(run(u"pdfsig"_s, {file}).output.contains(u"Signature is Valid."_s));
        // mutool knows neither PSS nor document time stamps.
        if (level < Level::Archive && suite.scheme != SignatureScheme::RsaPss)
            CHECK(isIntactForMutool(file, 1));
        CHECK(matrix.bench.read(u"1.pdf"_s).startsWith(matrix.bench.read(u"0.pdf"_s)));
    }
}

TEST_CASE("containers of every level and algorithm stand before OpenSSL and unzip") {
    Matrix matrix(anySuite());
    for (const Level level : levels) {
        CAPTURE(levelName(level).toStdString());
        matrix.makeContainer(level);
        const ValidationReport report = matrix.validate(u"1.asice"_s);
        CHECK(report.indication() == Indication::TotalPassed);
        CHECK(report.signatures.front().level == u"CAdES-"_s + levelName(level));

        CHECK(run(u"unzip"_s, {u"-t"_s, matrix.bench.path(u"1.asice"_s)}).exitCode == 0);
        const auto entries = unzipped(matrix.bench.read(u"1.asice"_s));
        REQUIRE(entries);
        for (const ZipEntry& entry : *entries)
            (void)matrix.bench.write(u"unpacked/"_s + entry.name, entry.content);
        const QString meta = matrix.bench.path(u"unpacked/META-INF/"_s);
        CHECK(isValidForOpenssl(matrix.bench, meta + u"signature001.p7s"_s, meta + u"ASiCManifest001.xml"_s));
    }
}
