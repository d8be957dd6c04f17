// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "core/process/frame.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/protocol/revision_message.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/container/zip.h"
#include "core/signature/crypto/algorithms.h"
#include "core/signature/signing/asic.h"
#include "core/signature/signing/cades.h"
#include "pkcs11/protocol/messages.h"
#include "tests/core/signature/openssl_tsa.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/core/signature/revocation_bench.h"
#include "tests/core/signature/revocation_made.h"
#include "tests/fuzz/seeds.h"
#include "tests/support/sign_here.h"

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace yenile::tests {

using namespace signature;

namespace {

const QByteArray content = "Taahh\xc3\xbct"; // what the targets hold the signatures against

/// Keeps what was asked and answered.
class Recorder final : public TimeStamper {
public:
    explicit Recorder(TimeStamper& inner) : m_inner(inner) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override {
        asked = request;
        answer = m_inner.exchange(request).value();
        return answer;
    }
    QByteArray asked;
    QByteArray answer;

private:
    TimeStamper& m_inner;
};

class Maker {
public:
    FuzzCorpus corpus() {
        m_corpus.context.anchor = m_bench.ca().root().certificate.der();
        m_corpus.context.issuer = issuer().certificate.der();
        m_corpus.context.person = m_person.certificate.der();
        makeCertificates();
        makeTimeStamps();
        makeCms();
        makeRevocation();
        makeDocuments();
        makeContainers();
        makeFrames();
        return std::move(m_corpus);
    }

private:
    [[nodiscard]] const Identity& issuer() const { return m_bench.ca().issuer(); }
    void add(const char* target, const QByteArray& seed) { m_corpus.seeds[QLatin1String(target)] << seed; }

    void command(const QString& program, const QStringList& arguments) const {
        const Verdict verdict = run(program, arguments);
        if (verdict.exitCode != 0)
            throw std::runtime_error(verdict.output.toStdString());
    }
    [[nodiscard]] QByteArray qpdf(const QString& from, const QStringList& options) const {
        command(u"qpdf"_s, options + QStringList{m_bench.path(from), m_bench.path(u"qpdf.pdf"_s)});
        return m_bench.read(u"qpdf.pdf"_s);
    }

    void makeCertificates() {
        const TestCa& ca = m_bench.ca();
        for (const Identity& each :
             {ca.root(), issuer(), m_person, ca.issueTls(), ca.issueOcsp(), ca.issueTsa(), ca.issueReceipt()})
            add("certificate", each.certificate.der());
        add("certificate", m_person.certificatePem() + issuer().certificatePem());
        add("issuer_answer", issuer().certificate.der());
        add("issuer_answer", issuer().certificatePem());
        command(u"openssl"_s, {u"crl2pkcs7"_s, u"-nocrl"_s, u"-certfile"_s,
                               m_bench.write(u"issuer.pem"_s, issuer().certificatePem()), u"-outform"_s,
                               u"DER"_s, u"-out"_s, m_bench.path(u"issuer.p7c"_s)});
        add("issuer_answer", m_bench.read(u"issuer.p7c"_s));
    }

    void makeTimeStamps() {
        Recorder recorder(m_tsa);
        add("time_stamp",
            requestTimeStamp(digestOf({content}, DigestAlgorithm::Sha256), DigestAlgorithm::Sha256, recorder)
                .value());
        add("time_stamp", recorder.answer);
        m_corpus.context.request = recorder.asked;
    }

    void makeCms() {
        CadesOptions options;
        options.signingTime = QDateTime::currentDateTimeUtc();
        for (const KeyKind kind : {KeyKind::P256, KeyKind::Rsa2048})
            add("cms", signDetached(digestOf({content}, DigestAlgorithm::Sha256), *m_bench.signer(with(kind)),
                                    options)
                           .value());
        const QByteArray basic = m_corpus.seeds[u"cms"_s].first();
        const QByteArray stamped = withSignatureTimeStamp(basic, DigestAlgorithm::Sha256, m_tsa).value();
        add("cms", stamped);
        add("cms", withValidationData(stamped, {issuer().certificate}, m_data).value());
        // As others write it: with indefinite lengths, without the ESS certificate.
        command(u"openssl"_s, {u"cms"_s, u"-sign"_s, u"-binary"_s, u"-stream"_s, u"-in"_s,
                               m_bench.write(u"content"_s, content), u"-signer"_s,
                               m_bench.write(u"me.pem"_s, m_person.certificatePem()), u"-inkey"_s,
                               m_bench.write(u"me.key"_s, m_person.keyPem()), u"-outform"_s, u"DER"_s,
                               u"-out"_s, m_bench.path(u"openssl.p7s"_s)});
        add("cms", m_bench.read(u"openssl.p7s"_s));
    }

    void makeRevocation() {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const QByteArray& response : m_data.ocspResponses)
            add("ocsp_response", response);
        for (const QDateTime& revokedAt : {QDateTime(), now.addDays(-1)})
            add("ocsp_response",
                make(MadeResponse{now.addSecs(-60), now.addDays(7), revokedAt, now.addYears(-1)},
                     m_person.certificate, issuer().certificate, m_bench.ca().issueOcsp()));
        for (const QByteArray& list : m_data.crls)
            add("crl", list);
        add("crl", make(MadeList{now.addSecs(-60),
                                 now.addDays(7),
                                 {{m_person.certificate, now.addDays(-1), 1}},
                                 now.addYears(-1)},
                        issuer()));
        add("crl",
            make(MadeList{now.addSecs(-60), now.addDays(7), {{m_person.certificate, now.addDays(-1), 6}}},
                 issuer()));
    }

    void makeDocuments() {
        const auto signer = m_bench.ca().signer(m_person);
        const QByteArray widget =
            "<< /Type /Annot /Subtype /Widget /FT /Tx /T (ad) /Rect [10 10 90 30] /P 3 0 R /V (x) >>";
        const QByteArray field =
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (imza) /Rect [10 40 90 60] /P 3 "
            "0 R /Lock << /Type /SigFieldLock /Action /Include /Fields [(ad)] >> >>";
        add("pdf", SamplePdf{}.bytes());
        const QByteArray form = SamplePdf{"/AcroForm 7 0 R",
                                          "/Annots [5 0 R 6 0 R]",
                                          {widget, field, "<< /Fields [5 0 R 6 0 R] /SigFlags 1 >>"}}
                                    .bytes();
        add("pdf", form);
        (void)m_bench.write(u"form.pdf"_s, form);
        add("pdf", qpdf(u"form.pdf"_s, {u"--object-streams=generate"_s}));
        add("pdf", qpdf(u"form.pdf"_s, {u"--linearize"_s}));
        add("pdf", qpdf(u"form.pdf"_s, {u"--encrypt"_s, QString(), u"owner"_s, u"256"_s, u"--"_s}));
        sign(u"form.pdf"_s, u"1.pdf"_s, *signer, {});
        sign(u"1.pdf"_s, u"2.pdf"_s, *signer, u"imza"_s);
        extend(u"2.pdf"_s, u"3.pdf"_s);
        for (const QString& name : {u"1.pdf"_s, u"2.pdf"_s, u"3.pdf"_s})
            add("pdf", m_bench.read(name));
    }

    void makeContainers() {
        (void)m_bench.write(u"note.txt"_s, "Merhaba\n");
        m_bench.createContainer(u"1.asice"_s, *m_bench.ca().signer(m_person), {u"note.txt"_s, u"1.pdf"_s})
            .value();
        extend(u"1.asice"_s, u"2.asice"_s);
        for (const QString& name : {u"1.asice"_s, u"2.asice"_s}) {
            add("container", m_bench.read(name));
            const auto entries = unzipped(m_bench.read(name)).value();
            for (const ZipEntry& entry : entries)
                if (entry.name.endsWith(u".xml"_s))
                    add("manifest", entry.content);
        }
    }

    void sign(const QString& from, const QString& to, Signer& signer, const QString& field) const {
        PadesOptions options;
        options.place.emplace().field = field;
        signPdf(m_bench.path(from), m_bench.path(to), signer, options, Clock::system()).value();
    }

    void extend(const QString& from, const QString& to) {
        extendFile(m_bench.path(from), m_bench.path(to),
                   {Level::Archive, {issuer().certificate}, &m_revocation, &m_tsa}, Clock::system())
            .value();
    }

    void makeFrames() {
        const auto addFrame = [&](const QCborMap& map) { add("frame", process::encode(map)); };
        const auto report = validateFile(m_bench.path(u"3.pdf"_s), {{issuer().certificate}, false}).value();
        const SignatureAlgorithm algorithm{SignatureScheme::Ecdsa, DigestAlgorithm::Sha256};
        {
            using namespace pkcs11;
            using namespace pkcs11::protocol;
            addFrame(toCbor(HelperRequest{RequestKind::Sign,
                                          {u"1"_s, u"kart"_s},
                                          m_person.certificate.der(),
                                          PinDelivery::Frame,
                                          "1",
                                          QByteArray(32, 'x'),
                                          content,
                                          algorithm}));
            Token token;
            token.reader = u"okuyucu"_s;
            token.certificates = {{m_person.certificate, "1", u"imza"_s, KeyPresence::Seen, {algorithm}}};
            addFrame(toCbor(Listing{{token}, {Error{ErrorCode::PinIncorrect, {u"1"_s}, u"0xA0"_s}}}));
            addFrame(toCbor(PinState{}));
            addFrame(toCbor(SignOutcome{SignNeed::Nothing, QByteArray(64, 's')}));
        }
        using namespace reading;
        using namespace reading::protocol;
        addFrame(toCbor(Task{.kind = TaskKind::Judge,
                             .memory = 1 << 28,
                             .processorSeconds = 60,
                             .hasPassword = true,
                             .name = u"a.pdf"_s,
                             .policy = toCbor(m_bench.policy()),
                             .members = MemberQuestion{{{u"a.pdf"_s, 100}}}}));
        addFrame(toCbor(m_bench.policy()));
        addFrame(toCbor(ReaderQuestion{ReaderQuestion::Kind::Post,
                                       u"http://a.test/"_s,
                                       "application/ocsp-request",
                                       "x",
                                       {EvidenceQuestion::Source::Responder, u"http://a.test/"_s, u"1"_s}}));
        addFrame(toCbor(QuestionAnswer{"x"}));
        addFrame(toCbor(PageRequest{PageRequest::Kind::Draw, 1, 96}));
        addFrame(toCbor(Overview{{{595, 842}}, {{u"Giriş"_s, 0, 0}}}));
        addFrame(toCbor(QList<Word>{{{1, 2, 3, 4}, u"Taahhüt"_s}}));
        const SignatureRequest request{
            .time = QDateTime::currentDateTimeUtc(),
            .reason = u"Taahhüt"_s,
            .room = 4096,
            .visible = VisibleSignature{{.field = u"imza"_s, .taken = {{1, 2, 3, 4}}}, {u"Ayşe"_s}}};
        addFrame(toCbor(request));
        addFrame(toCbor(ReviserHere()
                            .layOut(m_bench.write(u"layout.pdf"_s, SamplePdf{}.bytes()),
                                    {.time = request.time, .room = 64}, {})
                            .value()));
        addFrame(toCbor(ExtensionParameters{.trustAnchors = {m_person.certificate}}, request.time));
        addFrame(toCbor(Judgement{report, {{u"a.pdf"_s, QString(64, u'0'), {}}}}));
    }

    Bench m_bench;
    OpensslRevocation m_revocation{m_bench};
    Identity m_person = m_revocation.issue(u"AYŞE YILMAZ"_s, 60, qualifiedExtensions);
    OpensslTsa m_tsa{m_bench, m_revocation.issueTsa()};
    RevocationData m_data = revocationData();
    FuzzCorpus m_corpus;

    [[nodiscard]] RevocationData revocationData() {
        RevocationData data;
        for (const RevocationSource source : {RevocationSource::Responder, RevocationSource::List})
            data.add(fetchRevocationData(m_person.certificate, issuer().certificate,
                                         {.transport = &m_revocation}, Freshness::WithinValidity, source)
                         .value());
        return data;
    }
};

} // namespace

FuzzCorpus signedCorpus() {
    return Maker().corpus();
}

} // namespace yenile::tests
