#include "core/signature/validation.h"

#include "core/signature/signature_check.h"

#include <QFile>

namespace yenile::signature {

Result<ValidationReport> validateFile(const QString& path, const ValidationPolicy& policy) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileNotReadable, {path}, file.errorString());
    const QByteArray beginning = file.peek(1024);
    if (beginning.startsWith("PK"))
        return validateContainer(path, policy);
    if (beginning.contains("%PDF-"))
        return validatePdf(path, policy);
    return fail(ErrorCode::FileDamaged, {path}, QStringLiteral("neither PDF nor container"));
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
