#include "core/signature/pades.h"

#include "core/signature/cades.h"
#include "core/signature/pdf_io.h"
#include "core/signature/pdf_signature_layout.h"

namespace yenile::signature {

namespace {

constexpr int roomForAttributes = 4096; // bytes of a CMS besides certificates and signature value
constexpr int roomForTimeStamp = 12 * 1024;

/// A text string object (ISO 32000-1, 7.9.2.2): UTF-16BE with its mark.
QByteArray textString(const QString& text) {
    QByteArray utf16 = "\xFE\xFF";
    for (const QChar character : text) {
        utf16 += static_cast<char>(character.unicode() >> 8);
        utf16 += static_cast<char>(character.unicode() & 0xFF);
    }
    return '<' + utf16.toHex() + '>';
}

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
    return std::max<qsizetype>(needed, options.reservedBytes);
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

} // namespace

Result<void> signPdf(const QString& input, const QString& output, Signer& signer, const PadesOptions& options,
                     const Clock& clock) {
    const Result<MappedFile> source = MappedFile::open(input);
    if (!source)
        return failure(source);
    const QByteArrayView original = source->bytes();
    const Result<PdfFile> file = PdfFile::open(original);
    if (!file)
        return failure(file);
    if (const Result<void> signable = file->checkSignable(); !signable)
        return signable;
    const Result<SignatureLayout> layout =
        SignatureLayout::make(*file, original, entries(options, clock.now()), reservedBytes(signer, options),
                              SignatureLayout::Appearance::Empty);
    if (!layout)
        return failure(layout);
    Result<void> stamped;
    const Result<QByteArray> cms = sign(*layout, signer, options, stamped);
    if (!cms)
        return failure(cms);
    if (const auto written = writeAppended(output, original, layout->filledWith(*cms)); !written)
        return written;
    return stamped;
}

} // namespace yenile::signature
