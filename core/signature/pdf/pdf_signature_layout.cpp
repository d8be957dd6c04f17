// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_signature_layout.h"

#include "core/signature/crypto/algorithms.h"
#include "core/signature/pdf/pdf_update.h"
#include "core/signature/pdf/signature_stamp.h"

#include <QCoreApplication>

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

/// A widget, printed and locked.
QByteArray fieldDictionary(const QByteArray& name, const PdfWidget& widget, const PdfReference& value,
                           const std::optional<PdfReference>& appearance, const QString& spoken,
                           const std::optional<int>& structureKey) {
    QByteArray text = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (" + name + ") /F 132 /Rect " +
                      widget.rectangle + " /P " + widget.page.text() + " /V " + value.text();
    if (!spoken.isEmpty())
        text += " /TU " + textString(spoken);
    if (structureKey)
        text += " /StructParent " + QByteArray::number(*structureKey);
    if (appearance)
        text += " /AP << /N " + appearance->text() + " >>";
    return text + " >>";
}

/// Where the signature goes: an invisible one to the first page.
Result<PdfWidget> widgetFor(const PdfFile& file, const std::optional<VisibleSignature>& visible) {
    if (visible && !visible->place.field.isEmpty())
        return file.emptyField(visible->place.field);
    if (visible)
        return file.corner(visible->place, stampSize(visible->lines));
    const Result<PdfReference> page = file.firstPage();
    if (!page)
        return failure(page);
    return PdfWidget{.page = *page};
}

QStringList notesOn(const PdfWidget& widget) {
    if (widget.coversFields)
        return {QCoreApplication::translate(
            "SignatureStamp", "The page has no room for another signature: where it is seen, it "
                              "covers fields or notes that are there. Choose another page.")};
    if (widget.coversText)
        return {QCoreApplication::translate(
            "SignatureStamp", "The page has no free room: where the signature is seen, it covers "
                              "part of what stands there. Choose another page.")};
    return {};
}

/// A field that is seen becomes part of a tagged document's structure: its key there. What cannot be kept is
/// noted: other programs take a signed document whose structure grew for altered.
std::optional<int> putTag(PdfUpdate& update, const PdfFile& file, const PdfReference& field,
                          const PdfReference& page, QStringList& notes) {
    if (!file.isTagged())
        return {};
    const auto earlier = file.signatures();
    const auto tag = earlier && earlier->empty()
                         ? file.withTag(field, page, update.reserve(), update.reserve())
                         : Result<PdfTag>(fail(ErrorCode::PdfChangeForbidden));
    if (!tag) {
        notes << (tag.error().code == ErrorCode::PdfChangeForbidden
                      ? QCoreApplication::translate(
                            "SignatureStamp",
                            "The document is signed already, so that its structure for screen readers stays "
                            "as it "
                            "is: that lacks the new signature, which PDF/UA does not allow.")
                      : QCoreApplication::translate(
                            "SignatureStamp",
                            "The document's structure for screen readers is damaged and cannot take in the "
                            "signature, so that it no longer conforms to PDF/UA."));
        return {};
    }
    for (const PdfObject& object : tag->changed)
        update.put(object);
    return tag->key;
}

/// The new field, or the old one that is filled, and what else changes with it.
Result<void> putField(PdfUpdate& update, const PdfFile& file, const PdfWidget& widget,
                      const PdfReference& value, const std::optional<PdfReference>& appearance,
                      const QString& spoken, QStringList& notes) {
    Result<std::vector<PdfObject>> changed;
    const PdfReference form = file.hasFormObject() ? PdfReference() : update.reserve();
    if (widget.existing) {
        changed = file.filledField(widget, value, appearance, form);
    } else {
        const Result<QByteArray> name = file.freeFieldName();
        if (!name)
            return failure(name);
        const PdfReference field = update.reserve();
        const std::optional<int> key =
            spoken.isEmpty() ? std::nullopt : putTag(update, file, field, widget.page, notes);
        changed = file.withField(field, widget.page, form, key.has_value());
        update.put({field, fieldDictionary(*name, widget, value, appearance, spoken, key)});
    }
    if (!changed)
        return failure(changed);
    for (const PdfObject& object : *changed)
        update.put(object);
    return {};
}

Result<std::optional<PdfReference>> putAppearance(PdfUpdate& update, const PdfWidget& widget,
                                                  SignatureLayout::Appearance appearance,
                                                  const std::optional<VisibleSignature>& visible,
                                                  QStringList& notes) {
    if (visible && !widget.size.isEmpty()) {
        const Result<Stamp> stamp = putStamp(update, visible->lines, widget.size, widget.rotation);
        if (!stamp)
            return failure(stamp);
        if (!stamp->missing.isEmpty())
            notes << QCoreApplication::translate("SignatureStamp",
                                                 "No font on this computer has these letters, so that a mark "
                                                 "stands in their place where the signature is seen: %1")
                         .arg(stamp->missing.join(QLatin1Char(' ')));
        return stamp->form;
    }
    if (appearance == SignatureLayout::Appearance::None)
        return std::optional<PdfReference>();
    const PdfReference form = update.reserve();
    update.put({form, emptyAppearance});
    return form;
}

} // namespace

Result<SignatureLayout> SignatureLayout::make(const PdfFile& file, QByteArrayView original,
                                              const QByteArray& entries, qsizetype reserved,
                                              Appearance appearance,
                                              const std::optional<VisibleSignature>& visible) {
    const Result<PdfRevision> revision = file.updatable();
    if (!revision)
        return failure(revision);
    const Result<PdfWidget> widget = widgetFor(file, visible);
    if (!widget)
        return failure(widget);

    PdfUpdate update(original, *revision);
    const PdfReference value = update.reserve();
    SignatureLayout layout(original);
    layout.m_notes = notesOn(*widget);
    const auto form = putAppearance(update, *widget, appearance, visible, layout.m_notes);
    if (!form)
        return failure(form);
    const QString spoken = visible ? visible->lines.join(QStringLiteral("; ")) : QString();
    if (const Result<void> put = putField(update, file, *widget, value, *form, spoken, layout.m_notes); !put)
        return failure(put);
    const Dictionary dictionary(entries + widget->transforms, reserved);
    update.put({value, dictionary.body});

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
