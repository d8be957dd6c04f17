#include "core/signature/pades.h"

#include "core/signature/algorithms.h"
#include "core/signature/cades.h"
#include "core/signature/pdf_file.h"
#include "core/signature/pdf_update.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace yenile::signature {

namespace {

constexpr int roomForAttributes = 4096; // bytes of a CMS besides certificates and signature value
constexpr int roomForTimeStamp = 12 * 1024;

/// A signature dictionary whose two open places are filled in when the whole file is laid out.
struct SignatureDictionary {
    QByteArray body;
    qsizetype byteRange = 0; ///< where the digits' room begins in the body
    qsizetype contents = 0;  ///< where the `<` stands
};

constexpr qsizetype byteRangeRoom = 4 * 20;

QByteArray hexString(QByteArrayView bytes) {
    return '<' + bytes.toByteArray().toHex() + '>';
}

/// A text string object (ISO 32000-1, 7.9.2.2): UTF-16BE with its mark.
QByteArray textString(const QString& text) {
    QByteArray utf16 = "\xFE\xFF";
    for (const QChar character : text) {
        utf16 += static_cast<char>(character.unicode() >> 8);
        utf16 += static_cast<char>(character.unicode() & 0xFF);
    }
    return hexString(utf16);
}

QByteArray pdfDate(const QDateTime& time) {
    return '(' + time.toUTC().toString(QStringLiteral("'D:'yyyyMMddHHmmss'Z'")).toLatin1() + ')';
}

SignatureDictionary signatureDictionary(const PadesOptions& options, const QDateTime& now,
                                        qsizetype reserved) {
    SignatureDictionary dictionary;
    QByteArray& body = dictionary.body;
    body = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M " + pdfDate(now);
    if (!options.reason.isEmpty())
        body += " /Reason " + textString(options.reason);
    if (!options.location.isEmpty())
        body += " /Location " + textString(options.location);
    body += " /ByteRange ";
    dictionary.byteRange = body.size();
    body += QByteArray(byteRangeRoom, ' ') + " /Contents ";
    dictionary.contents = body.size();
    body += '<' + QByteArray(2 * reserved, '0') + "> >>";
    return dictionary;
}

/// An invisible field: a widget without extent. PDF/A-1 wants an appearance all the same.
QByteArray fieldDictionary(const QByteArray& name, const PdfReference& page, const PdfReference& value,
                           const PdfReference& appearance) {
    return "<< /Type /Annot /Subtype /Widget /FT /Sig /T (" + name + ") /F 132 /Rect [0 0 0 0] /P " +
           page.text() + " /V " + value.text() + " /AP << /N " + appearance.text() + " >> >>";
}

constexpr auto emptyAppearance =
    "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Resources << >> /Length 0 >>\nstream\n\nendstream";

/// What is to be appended, and where the CMS goes in it.
struct Appendix {
    QByteArray bytes;
    qsizetype contents = 0; ///< of the `<`
    qsizetype afterContents = 0;
};

Result<Appendix> layOut(const PdfFile& file, QByteArrayView original, const PadesOptions& options,
                        const QDateTime& now, qsizetype reserved) {
    const Result<PdfRevision> revision = file.revision();
    const Result<PdfReference> page = file.firstPage();
    const Result<QByteArray> name = file.freeFieldName();
    if (!revision)
        return failure(revision);
    if (!page)
        return failure(page);
    if (!name)
        return failure(name);

    PdfUpdate update(original, *revision);
    const PdfReference value = update.reserve();
    const PdfReference field = update.reserve();
    const PdfReference appearance = update.reserve();
    const Result<std::vector<PdfObject>> changed = file.withField(field);
    if (!changed)
        return failure(changed);
    for (const PdfObject& object : *changed)
        update.put(object);
    const SignatureDictionary dictionary = signatureDictionary(options, now, reserved);
    update.put({value, dictionary.body});
    update.put({field, fieldDictionary(*name, *page, value, appearance)});
    update.put({appearance, emptyAppearance});

    Appendix appendix{update.finish()};
    appendix.contents = update.bodyOffset(value) + dictionary.contents;
    appendix.afterContents = appendix.contents + 2 * reserved + 2;
    const qsizetype start = original.size();
    const QByteArray byteRange = "[0 " + QByteArray::number(start + appendix.contents) + ' ' +
                                 QByteArray::number(start + appendix.afterContents) + ' ' +
                                 QByteArray::number(appendix.bytes.size() - appendix.afterContents) + ']';
    appendix.bytes.replace(update.bodyOffset(value) + dictionary.byteRange, byteRange.size(), byteRange);
    return appendix;
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

/// Fills the CMS in. A failing time stamp goes to `stamped`, for the signature is worth keeping without it.
Result<void> sign(Appendix& appendix, QByteArrayView original, Signer& signer, const PadesOptions& options,
                  Result<void>& stamped) {
    const QByteArrayView bytes = appendix.bytes;
    const QByteArray digest = digestOf(
        {original, bytes.first(appendix.contents), bytes.sliced(appendix.afterContents)}, options.digest);
    Result<QByteArray> cms = signDetached(
        digest, signer, {options.digest, {}, options.description, options.number, options.count});
    if (!cms)
        return failure(cms);
    const qsizetype room = appendix.afterContents - appendix.contents - 2;
    QByteArray hex = cms->toHex();
    stamped = addTimeStamp(*cms, options.digest, options.timeStamper);
    if (stamped && 2 * cms->size() <= room)
        hex = cms->toHex();
    else if (stamped)
        stamped = fail(ErrorCode::TimeStampFailed, {}, QStringLiteral("larger than its room"));
    if (hex.size() > room)
        return fail(ErrorCode::Internal, {}, QStringLiteral("CMS larger than its room"));
    appendix.bytes.replace(appendix.contents + 1, hex.size(), hex);
    return {};
}

Result<void> write(const QString& output, QByteArrayView original, const QByteArray& appendix) {
    QDir().mkpath(QFileInfo(output).absolutePath());
    QSaveFile file(output);
    if (!file.open(QIODevice::WriteOnly) || file.write(original.data(), original.size()) != original.size() ||
        file.write(appendix) != appendix.size() || !file.commit())
        return fail(ErrorCode::FileNotWritable, {output}, file.errorString());
    return {};
}

} // namespace

Result<void> signPdf(const QString& input, const QString& output, Signer& signer, const PadesOptions& options,
                     const Clock& clock) {
    QFile source(input);
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorCode::FileNotReadable, {input}, source.errorString());
    // Mapped, so that the largest documents do not have to fit into memory.
    const uchar* mapped = source.map(0, source.size());
    if (mapped == nullptr)
        return source.size() == 0 ? fail(ErrorCode::PdfDamaged, {}, QStringLiteral("empty file"))
                                  : fail(ErrorCode::FileNotReadable, {input}, source.errorString());
    const QByteArrayView original(mapped, source.size());

    const Result<PdfFile> file = PdfFile::open(original);
    if (!file)
        return failure(file);
    if (const Result<void> signable = file->checkSignable(); !signable)
        return signable;
    Result<Appendix> appendix = layOut(*file, original, options, clock.now(), reservedBytes(signer, options));
    if (!appendix)
        return failure(appendix);
    Result<void> stamped;
    if (const Result<void> done = sign(*appendix, original, signer, options, stamped); !done)
        return done;
    if (const Result<void> written = write(output, original, appendix->bytes); !written)
        return written;
    return stamped;
}

} // namespace yenile::signature
