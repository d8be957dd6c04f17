#include "core/signature/extend.h"

#include "core/signature/cms_verify.h"
#include "core/signature/evidence.h"
#include "core/signature/pdf_io.h"
#include "core/signature/pdf_signature_layout.h"
#include "core/signature/pdf_update.h"
#include "core/signature/time_stamp.h"

#include <algorithm>

namespace yenile::signature {

namespace {

constexpr qsizetype roomForTimeStamp = 16 * 1024;
constexpr auto stampDigest = DigestAlgorithm::Sha256;

/// The document and what was appended to it so far, in one piece: each step reads what the last one wrote.
struct Work {
    QByteArray content;
    const ExtendOptions& options;
    const Clock& clock;
};

/// Who signed and who stamped in one signature field.
Result<void> collectFrom(const PdfSignature& signature, EvidenceCollector& evidence) {
    if (signature.subFilter == "/ETSI.RFC3161")
        return evidence.addTimeStamp(signature.contents, signature.fieldName);
    return evidence.addSignature(
        verifyCms({}, signature.contents, CmsProfile::Pkcs7, {}, ErrorCode::DocumentAltered),
        signature.fieldName);
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

Result<void> appendStore(Work& work, const PdfFile& file, const EvidenceCollector& evidence) {
    const Result<PdfRevision> revision = file.revision();
    const Result<PdfValidationData> existing = file.validationData();
    if (!revision)
        return failure(revision);
    if (!existing)
        return failure(existing);
    std::vector<QByteArray> certificates;
    for (const Certificate& certificate : evidence.certificates())
        certificates.push_back(certificate.der());

    PdfUpdate update(work.content, *revision);
    QByteArray body = "<< /Type /DSS ";
    body += grownArray(*existing, "/Certs", existing->certificates, certificates, update);
    body +=
        grownArray(*existing, "/OCSPs", existing->ocspResponses, evidence.revocation().ocspResponses, update);
    body += grownArray(*existing, "/CRLs", existing->crls, evidence.revocation().crls, update);
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
    EvidenceCollector evidence(work.options, work.clock);
    for (const PdfSignature& signature : *signatures)
        if (const auto collected = collectFrom(signature, evidence); !collected)
            return collected;
    return appendStore(work, *file, evidence);
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
    if (options.level >= Level::LongTerm)
        if (const auto done = addStore(work); !done)
            return done;
    if (options.level == Level::Archive)
        if (const auto done = addDocumentTimeStamp(work); !done)
            return done;
    return writeAppended(output, work.content, {});
}

} // namespace yenile::signature
