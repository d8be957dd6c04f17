// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation.h"

#include "core/base/mapped_file.h"
#include "core/signature/container/file_kind.h"
#include "core/signature/validation/signature_check.h"

namespace yenile::signature {

Result<ValidationReport> validateFile(const QString& path, const ValidationPolicy& policy,
                                      const Beside& beside) {
    const Result<MappedFile> source = MappedFile::open(path);
    if (!source)
        return failure(source);
    const QByteArrayView bytes = source->bytes();
    return validateBytes(QByteArray::fromRawData(bytes.data(), bytes.size()), path, policy, beside);
}

namespace {

Result<ValidationReport> judgeByKind(const QByteArray& content, const QString& name,
                                     const ValidationPolicy& policy, const Beside& beside) {
    if (const auto foreign = foreignKindOf(content))
        return ValidationReport{name, {foreignReport({name, *foreign})}};
    const Result<FileKind> kind = fileKind(QByteArrayView(content), name);
    if (!kind)
        return failure(kind);
    const Secret none;
    const Secret& password = beside.password != nullptr ? *beside.password : none;
    switch (*kind) {
    case FileKind::Pdf:
        return validatePdfBytes(content, name, policy, password);
    case FileKind::Container:
        return validateContainerBytes(content, name, policy, password);
    case FileKind::Cms:
        break;
    }
    return validateCmsBytes(content, name, policy, beside.signedContent);
}

} // namespace

Result<ValidationReport> validateBytes(const QByteArray& content, const QString& name,
                                       const ValidationPolicy& policy, const Beside& beside) {
    Result<ValidationReport> report = judgeByKind(content, name, policy, beside);
    if (report)
        report->validationTime = policy.clock->now();
    return report;
}

} // namespace yenile::signature
