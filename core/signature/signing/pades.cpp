// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/pades.h"

#include "core/signature/pdf/pdf_io.h"
#include "core/signature/pdf/pdf_signature_layout.h"
#include "core/signature/pdf/signature_stamp.h"
#include "core/signature/signing/cades.h"

namespace yenile::signature {

namespace {

constexpr int roomForAttributes = 4096; // bytes of a CMS besides certificates and signature value
constexpr int roomForTimeStamp = 12 * 1024;

/// The signature dictionary (ISO 32000-1, 12.8.1; EN 319 142-1, 6.3).
QByteArray entries(const PadesOptions& options, const QDateTime& now) {
    QByteArray text = "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (" +
                      now.toUTC().toString(QStringLiteral("'D:'yyyyMMddHHmmss'Z'")).toLatin1() + ')';
    // EN 319 142-1, 6.3: not beside a signature policy.
    if (!options.reason.isEmpty() && options.profile == UsageProfile::P1)
        text += " /Reason " + textString(options.reason);
    if (!options.location.isEmpty())
        text += " /Location " + textString(options.location);
    return text;
}

/// Room for the CMS that this signer will make; too little would cost a second PIN entry.
qsizetype reservedBytes(const Signer& signer, const PadesOptions& options) {
    qsizetype needed =
        roomForAttributes + signer.certificate().der().size() + signer.certificate().keyBits() / 8;
    if (options.timeStamper != nullptr)
        needed += roomForTimeStamp;
    for (const Certificate& certificate : signer.chain())
        needed += certificate.der().size();
    return needed;
}

/// The value of /Contents. A failing time stamp goes to `stamped`, for the signature is worth keeping without
/// it.
Result<QByteArray> sign(const SignatureLayout& layout, Signer& signer, const PadesOptions& options,
                        Result<void>& stamped) {
    Result<QByteArray> cms = signDetached(
        layout.digest(options.digest), signer,
        {options.digest, {}, options.profile, options.description, options.number, options.count});
    if (!cms)
        return cms;
    QByteArray withStamp = *cms;
    stamped = addTimeStamp(withStamp, options.digest, options.timeStamper);
    if (withStamp.size() <= layout.room())
        return withStamp;
    stamped = fail(ErrorCode::TimeStampFailed, {}, QStringLiteral("larger than its room"));
    if (cms->size() > layout.room())
        return fail(ErrorCode::Internal, {}, QStringLiteral("CMS larger than its room"));
    return cms;
}

/// What is to be seen of the signature; nothing where it was not asked for.
std::optional<VisibleSignature> visible(const Signer& signer, const PadesOptions& options,
                                        const QDateTime& now) {
    if (!options.place)
        return {};
    return VisibleSignature{*options.place,
                            stampLines(signer.certificate().commonName(), now, options.reason)};
}

} // namespace

Result<void> signPdf(const QString& input, const QString& output, Signer& signer, const PadesOptions& options,
                     const Clock& clock) {
    Result<MappedFile> source = MappedFile::open(input);
    if (!source)
        return failure(source);
    const QByteArrayView original = source->bytes();
    const Secret none;
    const Result<PdfFile> file =
        PdfFile::open(original, options.password != nullptr ? *options.password : none);
    if (!file)
        return failure(file);
    const bool newField = !options.place || options.place->field.isEmpty();
    if (const Result<void> signable = file->checkSignable(newField); !signable)
        return signable;
    const QDateTime now = clock.now();
    const Result<SignatureLayout> layout =
        SignatureLayout::make(*file, original, entries(options, now), reservedBytes(signer, options),
                              SignatureLayout::Appearance::Empty, visible(signer, options, now));
    if (!layout)
        return failure(layout);
    if (options.tell)
        for (const QString& note : layout->notes())
            options.tell(note);
    Result<void> stamped;
    const Result<QByteArray> cms = sign(*layout, signer, options, stamped);
    if (!cms)
        return failure(cms);
    if (const auto written = writeAppended(output, std::move(*source), layout->filledWith(*cms)); !written)
        return written;
    return stamped;
}

} // namespace yenile::signature
