// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/revising/revise.h"

#include "core/signature/cms/cms_verify.h"
#include "core/signature/cms/time_stamp.h"
#include "core/signature/pdf/pdf_signature_layout.h"
#include "core/signature/pdf/pdf_update.h"
#include "core/signature/signing/evidence.h"

#include <QCryptographicHash>

#include <algorithm>

namespace yenile::signature {

namespace {

constexpr qsizetype roomForTimeStamp = qsizetype{16} * 1024;
constexpr auto stampDigest = DigestAlgorithm::Sha256;

/// The document and what was appended to it so far, in one piece: each step reads what the last one wrote.
class Work {
public:
    Work(QByteArrayView pdf, const ExtensionParameters& parameters, const Clock& now)
        : options(parameters), clock(now), m_content(pdf.toByteArray()), m_original(pdf.size()) {}

    [[nodiscard]] const QByteArray& content() const { return m_content; }
    [[nodiscard]] QByteArray appended() const { return m_content.sliced(m_original); }
    void append(const QByteArray& revision) {
        m_file.reset(); // it reads the content where that lies
        m_content += revision;
    }

    /// Opened once, however many steps read it before the next is appended.
    [[nodiscard]] const Result<PdfFile>& file() {
        const Secret none;
        if (!m_file)
            m_file.emplace(PdfFile::open(m_content, options.password != nullptr ? *options.password : none));
        return *m_file;
    }

    const ExtensionParameters& options;
    const Clock& clock;

private:
    QByteArray m_content;
    qsizetype m_original;
    std::optional<Result<PdfFile>> m_file;
};

/// For who signed and who stamped in one signature field.
Result<Evidence> evidenceOf(const PdfSignature& signature, EvidenceCollector& collector) {
    if (signature.subFilter == "/ETSI.RFC3161")
        return collector.ofTimeStamp(signature.contents, signature.fieldName);
    return collector.ofSignature(
        verifyCms({}, signature.contents, CmsProfile::Pkcs7, {}, ErrorCode::DocumentAltered),
        signature.fieldName);
}

/// The document security store with what is there and what is new (EN 319 142-1, 5.4).
class StoreWriter {
public:
    StoreWriter(PdfValidationData data, PdfUpdate& update) : m_data(std::move(data)), m_update(update) {}

    /// What one signature needs, under the digest of its /Contents.
    void add(const PdfSignature& signature, const Evidence& evidence) {
        std::vector<QByteArray> certificates;
        certificates.reserve(evidence.certificates.size());
        for (const Certificate& certificate : evidence.certificates)
            certificates.push_back(certificate.der());
        const QByteArray entry =
            "<< /Type /VRI" + array("/Cert", references(m_data.certificates, certificates)) +
            array("/OCSP", references(m_data.ocspResponses, evidence.revocation.ocspResponses)) +
            array("/CRL", references(m_data.crls, evidence.revocation.crls)) + " >>";
        const QByteArray digest = QCryptographicHash::hash(signature.contents, QCryptographicHash::Sha1);
        m_data.bySignature['/' + digest.toHex().toUpper()] = entry;
    }

    [[nodiscard]] QByteArray text() const {
        QByteArray bySignature;
        for (const auto& [key, entry] : m_data.bySignature)
            bySignature += ' ' + key + ' ' + entry;
        return "<< /Type /DSS" + array("/Certs", listed(m_data.certificates)) +
               array("/OCSPs", listed(m_data.ocspResponses)) + array("/CRLs", listed(m_data.crls)) +
               " /VRI <<" + bySignature + " >> >>";
    }

private:
    static QByteArray array(const char* key, const QByteArray& items) {
        return items.isEmpty() ? QByteArray() : QByteArray(" ") + key + " [" + items + " ]";
    }

    /// Each a stream of its own, which is made where there is none yet.
    QByteArray references(std::vector<QByteArray>& known, const std::vector<QByteArray>& wanted) {
        for (const QByteArray& der : wanted) {
            if (m_data.references.contains(der))
                continue;
            const PdfReference stream = m_update.reserve();
            m_update.put({stream, "<< /Length " + QByteArray::number(der.size()) + " >>\nstream\n" + der +
                                      "\nendstream"});
            m_data.references.emplace(der, stream.text());
            known.push_back(der);
        }
        return listed(wanted);
    }

    [[nodiscard]] QByteArray listed(const std::vector<QByteArray>& values) const {
        QByteArray text;
        for (const QByteArray& der : values)
            text += ' ' + m_data.references.at(der);
        return text;
    }

    PdfValidationData m_data;
    PdfUpdate& m_update;
};

Result<void> addStore(Work& work) {
    const Result<PdfFile>& file = work.file();
    if (!file)
        return failure(file);
    const Result<std::vector<PdfSignature>> signatures = file->signatures();
    if (!signatures)
        return failure(signatures);
    const Result<PdfRevision> revision = file->updatable();
    if (!revision)
        return failure(revision);
    Result<PdfValidationData> existing = file->validationData();
    if (!existing)
        return failure(existing);
    PdfUpdate update(work.content(), *revision);
    StoreWriter writer(std::move(*existing), update);
    EvidenceCollector collector(work.options, work.clock);
    for (const PdfSignature& signature : *signatures) {
        const Result<Evidence> evidence = evidenceOf(signature, collector);
        if (!evidence)
            return failure(evidence);
        writer.add(signature, *evidence);
    }
    const PdfReference store = update.reserve();
    update.put({store, writer.text()});
    const Result<PdfObject> catalog = file->catalogWith("/DSS", store.text());
    if (!catalog)
        return failure(catalog);
    update.put(*catalog);
    work.append(update.finish());
    return {};
}

Result<void> addDocumentTimeStamp(Work& work) {
    if (work.options.timeStamper == nullptr)
        return fail(ErrorCode::TimeStampFailed, {}, QStringLiteral("no authority set"));
    const Result<PdfFile>& file = work.file();
    if (!file)
        return failure(file);
    const Result<SignatureLayout> layout =
        layOut(*file, work.content(), "/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161",
               roomForTimeStamp, file->claimsPdfA1() ? FieldAppearance::Empty : FieldAppearance::None);
    if (!layout)
        return failure(layout);
    const Result<QByteArray> token =
        requestTimeStamp(layout->digest(work.content(), stampDigest), stampDigest, *work.options.timeStamper);
    if (!token)
        return failure(token);
    if (token->size() > layout->room())
        return fail(ErrorCode::TimeStampFailed, {}, QStringLiteral("larger than its room"));
    work.append(layout->filledWith(*token));
    return {};
}

/// Whether every signature has a time stamp of its own or one over the document behind it.
Result<bool> areStamped(Work& work) {
    const Result<PdfFile>& file = work.file();
    if (!file)
        return failure(file);
    const Result<std::vector<PdfSignature>> signatures = file->signatures();
    if (!signatures)
        return failure(signatures);
    if (signatures->empty())
        return fail(ErrorCode::SignatureMissing, {QStringLiteral("PDF")});
    if (signatures->back().subFilter == "/ETSI.RFC3161")
        return true;
    return std::ranges::all_of(*signatures, [](const PdfSignature& signature) {
        return signature.subFilter == "/ETSI.RFC3161" ||
               !verifyCms({}, signature.contents, CmsProfile::Pkcs7, {}, ErrorCode::DocumentAltered)
                    .signatureTimeStamps.empty();
    });
}

} // namespace

Result<QByteArray> extensionOf(QByteArrayView pdf, const ExtensionParameters& parameters,
                               const Clock& clock) {
    Work work(pdf, parameters, clock);
    const Result<bool> stamped = areStamped(work);
    if (!stamped)
        return failure(stamped);
    if (!*stamped)
        if (const auto done = addDocumentTimeStamp(work); !done)
            return failure(done);
    if (parameters.level >= Level::LongTerm)
        if (const auto done = addStore(work); !done)
            return failure(done);
    if (parameters.level == Level::Archive)
        if (const auto done = addDocumentTimeStamp(work); !done)
            return failure(done);
    return work.appended();
}

} // namespace yenile::signature
