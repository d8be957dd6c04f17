// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/signing/pades.h"

#include "core/signature/pdf/pdf_io.h"
#include "core/signature/signing/cades.h"

namespace yenile::signature {

namespace {

constexpr int roomForAttributes = 4096; // bytes of a CMS besides certificates and signature value
constexpr int roomForTimeStamp = 12 * 1024;

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
Result<QByteArray> sign(const SignatureLayout& layout, QByteArrayView original, Signer& signer,
                        const PadesOptions& options, Result<void>& stamped) {
    Result<QByteArray> cms = signDetached(
        layout.digest(original, options.digest), signer,
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

SignatureRequest requestFor(const Signer& signer, const PadesOptions& options, const QDateTime& now) {
    SignatureRequest request{.time = now,
                             // EN 319 142-1, 6.3: not beside a signature policy.
                             .reason = options.profile == UsageProfile::P1 ? options.reason : QString(),
                             .location = options.location,
                             .room = reservedBytes(signer, options)};
    if (options.place)
        request.visible = {*options.place,
                           stampLines(signer.certificate().commonName(), now, options.reason)};
    return request;
}

} // namespace

Result<void> signPdf(const QString& input, const QString& output, Signer& signer, PdfReviser& reviser,
                     const PadesOptions& options, const Clock& clock) {
    Result<MappedFile> source = MappedFile::open(input);
    if (!source)
        return failure(source);
    const Secret none;
    const Result<SignatureLayout> layout =
        reviser.layOut(input, requestFor(signer, options, clock.now()),
                       options.password != nullptr ? *options.password : none);
    if (!layout)
        return failure(layout);
    if (!layout->fits(source->bytes().size()))
        return fail(ErrorCode::ReaderFailed, {}, QStringLiteral("a signature's layout that does not fit"));
    if (options.tell)
        for (const SignatureNote& note : layout->notes)
            options.tell(noteText(note));
    Result<void> stamped;
    const Result<QByteArray> cms = sign(*layout, source->bytes(), signer, options, stamped);
    if (!cms)
        return failure(cms);
    if (const auto written = writeAppended(output, std::move(*source), layout->filledWith(*cms)); !written)
        return written;
    return stamped;
}

} // namespace yenile::signature
