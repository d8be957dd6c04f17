#include "core/signature/pdf_signature_layout.h"

#include "core/signature/algorithms.h"
#include "core/signature/pdf_update.h"

namespace yenile::signature {

namespace {

constexpr qsizetype byteRangeRoom = 80; // four numbers

/// A signature dictionary whose two open places are filled in when the whole file is laid out.
struct Dictionary {
    QByteArray body;
    qsizetype byteRange = 0; ///< where the room for the numbers begins in the body
    qsizetype contents = 0;  ///< where the `<` stands

    // Both stand before the other entries, which grow where the file is encrypted.
    Dictionary(const QByteArray& entries, qsizetype reserved) {
        body = "<< /ByteRange ";
        byteRange = body.size();
        body += QByteArray(byteRangeRoom, ' ') + " /Contents ";
        contents = body.size();
        body += '<' + QByteArray(2 * reserved, '0') + "> " + entries + " >>";
    }
};

constexpr auto emptyAppearance =
    "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Resources << >> /Length 0 >>\nstream\n\nendstream";

/// An invisible field: a widget without extent, printed and locked.
QByteArray fieldDictionary(const QByteArray& name, const PdfReference& page, const PdfReference& value,
                           const std::optional<PdfReference>& appearance) {
    QByteArray text = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (" + name +
                      ") /F 132 /Rect [0 0 0 0] /P " + page.text() + " /V " + value.text();
    if (appearance)
        text += " /AP << /N " + appearance->text() + " >>";
    return text + " >>";
}

} // namespace

Result<SignatureLayout> SignatureLayout::make(const PdfFile& file, QByteArrayView original,
                                              const QByteArray& entries, qsizetype reserved,
                                              Appearance appearance) {
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
    const Result<std::vector<PdfObject>> changed = file.withField(field);
    if (!changed)
        return failure(changed);
    for (const PdfObject& object : *changed)
        update.put(object);
    std::optional<PdfReference> form;
    if (appearance == Appearance::Empty) {
        form = update.reserve();
        update.put({*form, emptyAppearance});
    }
    const Dictionary dictionary(entries, reserved);
    update.put({value, dictionary.body});
    update.put({field, fieldDictionary(*name, *page, value, form)});

    SignatureLayout layout(original);
    layout.m_bytes = update.finish();
    layout.m_contents = update.bodyOffset(value) + dictionary.contents;
    layout.m_afterContents = layout.m_contents + 2 * reserved + 2;
    const QByteArray byteRange = "[0 " + QByteArray::number(original.size() + layout.m_contents) + ' ' +
                                 QByteArray::number(original.size() + layout.m_afterContents) + ' ' +
                                 QByteArray::number(layout.m_bytes.size() - layout.m_afterContents) + ']';
    layout.m_bytes.replace(update.bodyOffset(value) + dictionary.byteRange, byteRange.size(), byteRange);
    return layout;
}

QByteArray SignatureLayout::digest(DigestAlgorithm algorithm) const {
    const QByteArrayView bytes = m_bytes;
    return digestOf({m_original, bytes.first(m_contents), bytes.sliced(m_afterContents)}, algorithm);
}

QByteArray SignatureLayout::filledWith(const QByteArray& value) const {
    QByteArray filled = m_bytes;
    return filled.replace(m_contents + 1, 2 * value.size(), value.toHex());
}

} // namespace yenile::signature
