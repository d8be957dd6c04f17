// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/revising/revise.h"

#include "core/signature/pdf/pdf_signature_layout.h"
#include "core/signature/pdf/signature_stamp.h"

namespace yenile::signature {

namespace {

/// The signature dictionary (ISO 32000-1, 12.8.1; EN 319 142-1, 6.3).
QByteArray entries(const SignatureRequest& request) {
    QByteArray text = "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (" +
                      request.time.toUTC().toString(QStringLiteral("'D:'yyyyMMddHHmmss'Z'")).toLatin1() + ')';
    if (!request.reason.isEmpty())
        text += " /Reason " + textString(request.reason);
    if (!request.location.isEmpty())
        text += " /Location " + textString(request.location);
    return text;
}

} // namespace

Result<SignatureLayout> layOutSignature(QByteArrayView pdf, const SignatureRequest& request,
                                        const Secret& password) {
    const Result<PdfFile> file = PdfFile::open(pdf, password);
    if (!file)
        return failure(file);
    const bool newField = !request.visible || request.visible->place.field.isEmpty();
    if (const Result<void> signable = file->checkSignable(newField); !signable)
        return failure(signable);
    return layOut(*file, pdf, entries(request), request.room, FieldAppearance::Empty, request.visible);
}

} // namespace yenile::signature
