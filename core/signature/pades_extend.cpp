#include "core/signature/pades_extend.h"

#include "core/signature/certificate_path.h"
#include "core/signature/cms_verify.h"
#include "core/signature/pdf_io.h"
#include "core/signature/pdf_signature_layout.h"
#include "core/signature/pdf_update.h"
#include "core/signature/time_stamp.h"

#include <algorithm>

namespace yenile::signature {

namespace {

constexpr qsizetype roomForTimeStamp = 16 * 1024;
constexpr auto stampDigest = DigestAlgorithm::Sha256;

/// What goes into the document security store.
struct Collection {
    std::vector<Certificate> certificates;
    RevocationData revocation;

    void add(const Certificate& certificate) {
        if (std::ranges::find(certificates, certificate) == certificates.end())
            certificates.push_back(certificate);
    }
};

/// The document and what was appended to it so far, in one piece: each step reads what the last one wrote.
struct Work {
    QByteArray content;
    const ExtendOptions& options;
    const Clock& clock;
};

/// A signer, a time-stamping authority or a responder, with the way to its anchor and word on each step of
/// it.
Result<void> collect(const Certificate& certificate, const std::vector<Certificate>& others, const Work& work,
                     Collection& collection) {
    const std::vector<Certificate> path =
        certificatePath(certificate, others, work.options.trustAnchors, work.clock.now());
    if (path.empty())
        return fail(ErrorCode::CertificateUntrusted, {certificate.commonName()});
    for (size_t i = 0; i < path.size(); ++i) {
        collection.add(path[i]);
        if (i + 1 == path.size() || needsNoRevocationData(path[i]))
            continue;
        const auto data = fetchRevocationData(path[i], path[i + 1], *work.options.transport, work.clock);
        if (!data)
            return failure(data);
        collection.revocation.add(*data);
        for (const QByteArray& response : data->ocspResponses)
            for (const Certificate& responder : responderCertificates(response))
                collection.add(responder);
    }
    return {};
}

/// Who signed and who stamped in one signature field.
Result<void> collectFrom(const PdfSignature& signature, const Work& work, Collection& collection) {
    std::vector<QByteArray> tokens;
    if (signature.subFilter == "/ETSI.RFC3161") {
        tokens.push_back(signature.contents);
    } else {
        const CmsResult cms =
            verifyCms({}, signature.contents, CmsProfile::Pkcs7, {}, ErrorCode::DocumentAltered);
        if (!cms.signer)
            return fail(ErrorCode::SignatureInvalid, {signature.fieldName});
        if (const auto signer = collect(*cms.signer, cms.certificates, work, collection); !signer)
            return signer;
        tokens = cms.signatureTimeStamps;
    }
    for (const QByteArray& token : tokens) {
        const TimeStampSigner stamp = timeStampSigner(token);
        if (!stamp.authority)
            return fail(ErrorCode::TimeStampFailed, {signature.fieldName});
        if (const auto done = collect(*stamp.authority, stamp.certificates, work, collection); !done)
            return done;
    }
    return {};
}

QByteArray streamBody(const QByteArray& content) {
    return "<< /Length " + QByteArray::number(content.size()) + " >>\nstream\n" + content + "\nendstream";
}

/// Puts new streams beside those that are there; the array's text.
QByteArray grownArray(const PdfValidationData& existing, const char* key,
                      const std::vector<QByteArray>& known, const std::vector<QByteArray>& wanted,
                      PdfUpdate& update) {
    const auto old = existing.references.find(key);
    QByteArray text = old == existing.references.end() ? QByteArray() : old->second;
    for (const QByteArray& der : wanted) {
        if (std::ranges::find(known, der) != known.end())
            continue;
        const PdfReference stream = update.reserve();
        update.put({stream, streamBody(der)});
        text += ' ' + stream.text();
    }
    return text.isEmpty() ? QByteArray() : QByteArray(key) + " [" + text + " ] ";
}

Result<void> appendStore(Work& work, const PdfFile& file, const Collection& collection) {
    const Result<PdfRevision> revision = file.revision();
    const Result<PdfValidationData> existing = file.validationData();
    if (!revision)
        return failure(revision);
    if (!existing)
        return failure(existing);
    std::vector<QByteArray> certificates;
    for (const Certificate& certificate : collection.certificates)
        certificates.push_back(certificate.der());

    PdfUpdate update(work.content, *revision);
    QByteArray body = "<< /Type /DSS ";
    body += grownArray(*existing, "/Certs", existing->certificates, certificates, update);
    body +=
        grownArray(*existing, "/OCSPs", existing->ocspResponses, collection.revocation.ocspResponses, update);
    body += grownArray(*existing, "/CRLs", existing->crls, collection.revocation.crls, update);
    if (const auto vri = existing->references.find("/VRI"); vri != existing->references.end())
        body += "/VRI " + vri->second + ' ';
    const PdfReference store = update.reserve();
    update.put({store, body + ">>"});
    const Result<PdfObject> catalog = file.catalogWith("/DSS", store.text());
    if (!catalog)
        return failure(catalog);
    update.put(*catalog);
    work.content += update.finish();
    return {};
}

Result<void> addStore(Work& work) {
    const Result<PdfFile> file = PdfFile::open(work.content);
    if (!file)
        return failure(file);
    const Result<std::vector<PdfSignature>> signatures = file->signatures();
    if (!signatures)
        return failure(signatures);
    Collection collection;
    for (const PdfSignature& signature : *signatures)
        if (const auto collected = collectFrom(signature, work, collection); !collected)
            return collected;
    return appendStore(work, *file, collection);
}

Result<void> addDocumentTimeStamp(Work& work) {
    if (work.options.timeStamper == nullptr)
        return fail(ErrorCode::TimeStampFailed, {}, QStringLiteral("no authority set"));
    const Result<PdfFile> file = PdfFile::open(work.content);
    if (!file)
        return failure(file);
    const Result<SignatureLayout> layout = SignatureLayout::make(
        *file, work.content, "/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161",
        roomForTimeStamp, SignatureLayout::Appearance::None);
    if (!layout)
        return failure(layout);
    const Result<QByteArray> token =
        requestTimeStamp(layout->digest(stampDigest), stampDigest, *work.options.timeStamper);
    if (!token)
        return failure(token);
    if (token->size() > layout->room())
        return fail(ErrorCode::TimeStampFailed, {}, QStringLiteral("larger than its room"));
    work.content += layout->filledWith(*token);
    return {};
}

/// Whether every signature has a time stamp of its own or one over the document behind it.
Result<bool> areStamped(const QByteArray& content) {
    const Result<PdfFile> file = PdfFile::open(content);
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

Result<void> extendPdf(const QString& input, const QString& output, const ExtendOptions& options,
                       const Clock& clock) {
    const Result<MappedFile> source = MappedFile::open(input);
    if (!source)
        return failure(source);
    Work work{source->bytes().toByteArray(), options, clock};
    const Result<bool> stamped = areStamped(work.content);
    if (!stamped)
        return failure(stamped);
    if (!*stamped)
        if (const auto done = addDocumentTimeStamp(work); !done)
            return done;
    if (const auto done = addStore(work); !done)
        return done;
    if (options.level == PadesLevel::Archive)
        if (const auto done = addDocumentTimeStamp(work); !done)
            return done;
    return writeAppended(output, work.content, {});
}

} // namespace yenile::signature
