// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/signature/signing/asic.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/judges/authority.h"
#include "tests/support/sign_here.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProcess>
#include <QTextStream>

#include <algorithm>

/// Writes signatures of every level, format, algorithm and profile that we make into a folder, with what
/// others need to judge them. Named FORMAT_LEVEL_KEY_DIGEST_PROFILE. Documents that are given besides are
/// signed invisibly and visibly, at the lowest and at the highest level; so are those that a program of
/// others leaves in the folder `others` below, which has unsigned.pdf, ours.pdf and a person's key.

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

enum class Format { Pdf, VisiblePdf, ArchivePdf, Container };

struct Key {
    KeyKind kind;
    const char* name;
    SignatureScheme scheme;
};
constexpr Key p256{KeyKind::P256, "p256", SignatureScheme::Ecdsa};
constexpr Key rsa{KeyKind::Rsa2048, "rsa2048", SignatureScheme::RsaPkcs1};
constexpr Key pss{KeyKind::Rsa2048, "rsa2048pss", SignatureScheme::RsaPss};

struct Sample {
    Format format = Format::Pdf;
    Level level = Level::Basic;
    Key key = p256;
    DigestAlgorithm digest = DigestAlgorithm::Sha256;
    UsageProfile profile = UsageProfile::P1;
    int signatures = 1;
    QString document = {}; ///< the file to sign; none: one of our own
};

QString digestWord(DigestAlgorithm digest) {
    return digest == DigestAlgorithm::Sha256
               ? u"sha256"_s
               : (digest == DigestAlgorithm::Sha384 ? u"sha384"_s : u"sha512"_s);
}

QString formatWord(Format format) {
    switch (format) {
    case Format::Pdf:
        return u"pdf"_s;
    case Format::VisiblePdf:
        return u"visible"_s;
    case Format::ArchivePdf:
        return u"pdfa1b"_s;
    case Format::Container:
        return u"asice"_s;
    }
    return {};
}

QString nameOf(const Sample& sample) {
    if (!sample.document.isEmpty())
        return u"%1_%2_%3.pdf"_s.arg(QFileInfo(sample.document).completeBaseName(), formatWord(sample.format),
                                     levelName(sample.level));
    const QString times = sample.signatures > 1 ? u"_x%1"_s.arg(sample.signatures) : QString();
    return u"%1_%2_%3_%4_%5%6.%7"_s.arg(formatWord(sample.format), levelName(sample.level),
                                        QLatin1StringView(sample.key.name), digestWord(sample.digest),
                                        QLatin1StringView(rulesOf(sample.profile).name), times,
                                        sample.format == Format::Container ? u"asice"_s : u"pdf"_s);
}

std::vector<Sample> samples(const QStringList& documents) {
    std::vector<Sample> all;
    for (const Format format : {Format::Pdf, Format::VisiblePdf, Format::ArchivePdf, Format::Container})
        for (const Level level : {Level::Basic, Level::Time, Level::LongTerm, Level::Archive})
            all.push_back({format, level});
    for (const Format format : {Format::Pdf, Format::Container}) {
        const Key keys[] = {rsa,
                            pss,
                            {KeyKind::Rsa3072, "rsa3072", SignatureScheme::RsaPkcs1},
                            {KeyKind::Rsa4096, "rsa4096", SignatureScheme::RsaPkcs1},
                            {KeyKind::P384, "p384", SignatureScheme::Ecdsa},
                            {KeyKind::P521, "p521", SignatureScheme::Ecdsa}};
        for (const Key& key : keys)
            all.push_back({format, Level::LongTerm, key});
        for (const DigestAlgorithm digest : {DigestAlgorithm::Sha384, DigestAlgorithm::Sha512})
            for (const Key& key : {p256, rsa, pss})
                all.push_back({format, Level::LongTerm, key, digest});
        for (const UsageProfile profile : {UsageProfile::P2, UsageProfile::P3, UsageProfile::P4})
            all.push_back({format, Level::LongTerm, p256, DigestAlgorithm::Sha256, profile});
    }
    for (const Level level : {Level::Basic, Level::Archive}) {
        all.push_back({Format::Pdf, level, p256, DigestAlgorithm::Sha256, UsageProfile::P1, 2});
        all.push_back({Format::VisiblePdf, level, p256, DigestAlgorithm::Sha256, UsageProfile::P1, 2});
    }
    for (const QString& document : documents)
        for (const Format format : {Format::Pdf, Format::VisiblePdf})
            for (const Level level : {Level::Basic, Level::Archive})
                all.push_back({.format = format, .level = level, .document = document});
    return all;
}

/// Makes samples in a bench, under names of its own.
class Maker {
public:
    Result<void> make(const Sample& sample) {
        Result<void> made = sample.format == Format::Container ? signContainer(sample) : signPdfs(sample);
        if (!made || sample.level == Level::Basic || sample.level == Level::Time)
            return made;
        const ExtensionParameters options{
            sample.level, {m_bench.ca().issuer().certificate}, &m_revocation, &m_tsa};
        made = extendFile(path(u"signed"_s), path(u"extended"_s), options, Clock::system());
        return made ? replaceSigned() : made;
    }
    [[nodiscard]] QString result() const { return m_bench.path(u"signed"_s); }
    [[nodiscard]] const TestCa& ca() const { return m_bench.ca(); }
    /// What others need to sign as well.
    Result<void> prepare(const QDir& folder) {
        const Identity person = m_revocation.issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions, KeyKind::P256);
        for (const auto& [name, content] : {std::pair(u"person.key"_s, person.keyPem()),
                                            {u"person.pem"_s, person.certificatePem()},
                                            {u"issuer.pem"_s, ca().issuer().certificatePem()},
                                            {u"unsigned.pdf"_s, qtPdf()}})
            if (const Result<void> written = writeFile(folder.filePath(name), content); !written)
                return written;
        const Result<void> made = signPdfs({});
        if (!made)
            return made;
        return QFile::copy(result(), folder.filePath(u"ours.pdf"_s)) ? Result<void>()
                                                                     : fail(ErrorCode::Internal);
    }
    [[nodiscard]] bool writeAuthority(const QDir& folder) {
        return tests::writeAuthority(folder, ca(), m_revocation);
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_bench.path(name); }
    [[nodiscard]] std::unique_ptr<Signer> signer(const Sample& sample) {
        return m_bench.ca().signer(
            m_revocation.issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions, sample.key.kind, u"10000000146"_s));
    }
    [[nodiscard]] Result<void> replaceSigned() const {
        QFile::remove(path(u"signed"_s));
        return QFile::rename(path(u"extended"_s), path(u"signed"_s)) ? Result<void>()
                                                                     : fail(ErrorCode::Internal);
    }

    Result<void> signContainer(const Sample& sample) {
        AsicOptions options;
        options.digest = sample.digest;
        options.profile = sample.profile;
        options.timeStamper = sample.level == Level::Basic ? nullptr : &m_tsa;
        const auto key = signer(sample);
        ChosenSigner chosen(*key, {{sample.key.scheme, sample.digest}});
        return createContainer(path(u"signed"_s),
                               {{u"application.pdf"_s, u"application/pdf"_s, qtPdf()},
                                {u"record.json"_s, u"application/json"_s, "{}"}},
                               chosen, options, Clock::system());
    }

    static QByteArray documentOf(const Sample& sample) {
        if (!sample.document.isEmpty())
            return readFile(sample.document).value_or(QByteArray());
        return sample.format == Format::ArchivePdf ? qtPdf(QPagedPaintDevice::PdfVersion_A1b) : qtPdf();
    }

    Result<void> signPdfs(const Sample& sample) {
        (void)m_bench.write(u"signed"_s, documentOf(sample));
        for (int number = 1; number <= sample.signatures; ++number) {
            PadesOptions options;
            options.digest = sample.digest;
            options.profile = sample.profile;
            options.timeStamper = sample.level == Level::Basic ? nullptr : &m_tsa;
            if (sample.format != Format::Pdf)
                options.place = SignaturePlace{.page = number};
            const auto key = signer(sample);
            ChosenSigner chosen(*key, {{sample.key.scheme, sample.digest}});
            Result<void> made =
                signature::signPdf(path(u"signed"_s), path(u"extended"_s), chosen, options, Clock::system());
            if (made)
                made = replaceSigned();
            if (!made)
                return made;
        }
        return {};
    }

    Bench m_bench;
    OpensslRevocation m_revocation{m_bench};
    OpensslTsa m_tsa{m_bench, m_revocation.issueTsa()};
};

/// Lets others sign; what they signed.
QStringList signedByOthers(Maker& maker, const QDir& folder, const QString& signers) {
    const QDir others(folder.filePath(u"others"_s));
    if (!folder.mkpath(u"others"_s) || !maker.prepare(others) ||
        QProcess::execute(signers, {others.path()}) != 0)
        return {};
    QStringList documents;
    for (const QFileInfo& each : others.entryInfoList({u"*.pdf"_s}))
        if (each.fileName() != u"unsigned.pdf"_s && each.fileName() != u"ours.pdf"_s) {
            documents.append(each.filePath());
            QFile::copy(each.filePath(), folder.filePath(each.fileName()));
        }
    return documents;
}

} // namespace

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    QTextStream out(stdout);
    if (argc < 3) {
        out << "usage: yenile-judge-samples FOLDER SIGNERS [DOCUMENT.pdf ...]\n";
        return 2;
    }
    const QDir folder(application.arguments().at(1));
    Maker maker;
    const QStringList others = signedByOthers(maker, folder, application.arguments().at(2));
    bool isWhole = !others.isEmpty();
    for (const Sample& sample : samples(application.arguments().mid(3) + others)) {
        const Result<void> made = maker.make(sample);
        if (!made)
            out << nameOf(sample) << ": " << codeName(made.error().code) << ' ' << made.error().cause << '\n';
        else
            isWhole = QFile::copy(maker.result(), folder.filePath(nameOf(sample))) && isWhole;
    }
    isWhole = maker.writeAuthority(folder) && isWhole;
    return isWhole ? 0 : 1;
}
