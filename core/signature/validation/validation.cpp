#include "core/signature/validation/validation.h"

#include "core/signature/container/file_kind.h"
#include "core/signature/validation/signature_check.h"

namespace yenile::signature {

Result<ValidationReport> validateFile(const QString& path, const ValidationPolicy& policy) {
    const Result<FileKind> kind = fileKind(path);
    if (!kind)
        return failure(kind);
    return *kind == FileKind::Pdf ? validatePdf(path, policy) : validateContainer(path, policy);
}

Result<ValidationReport> validateBytes(const QByteArray& content, const QString& name,
                                       const ValidationPolicy& policy) {
    const Result<FileKind> kind = fileKind(QByteArrayView(content), name);
    if (!kind)
        return failure(kind);
    return *kind == FileKind::Pdf ? validatePdfBytes(content, name, policy)
                                  : validateContainerBytes(content, name, policy);
}

Result<Certificate> verifyDetached(QByteArrayView content, QByteArrayView cms,
                                   const ValidationPolicy& policy) {
    const SignatureReport report =
        checkSignature({content}, cms, CmsProfile::Detached, {}, ErrorCode::SignatureInvalid, {}, policy);
    if (report.problem)
        return std::unexpected(*report.problem);
    return *report.signer;
}

} // namespace yenile::signature
