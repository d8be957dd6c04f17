// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_signature_layout.h"

#include "core/signature/pdf/pdf_update.h"
#include "core/signature/pdf/signature_stamp.h"

namespace yenile::signature {

namespace {

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

std::vector<SignatureNote> notesOn(const PdfWidget& widget) {
    if (widget.coversFields)
        return {{SignatureNote::Kind::CoversFields}};
    if (widget.coversText)
        return {{SignatureNote::Kind::CoversText}};
    return {};
}

/// A field that is seen becomes part of a tagged document's structure: its key there. What cannot be kept is
/// noted: other programs take a signed document whose structure grew for altered.
std::optional<int> putTag(PdfUpdate& update, const PdfFile& file, const PdfReference& field,
                          const PdfReference& page, std::vector<SignatureNote>& notes) {
    if (!file.isTagged())
        return {};
    const auto earlier = file.signatures();
    const auto tag = earlier && earlier->empty()
                         ? file.withTag(field, page, update.reserve(), update.reserve())
                         : Result<PdfTag>(fail(ErrorCode::PdfChangeForbidden));
    if (!tag) {
        notes.push_back({tag.error().code == ErrorCode::PdfChangeForbidden
                             ? SignatureNote::Kind::StructureKept
                             : SignatureNote::Kind::StructureDamaged});
        return {};
    }
    for (const PdfObject& object : tag->changed)
        update.put(object);
    return tag->key;
}

/// The new field, or the old one that is filled, and what else changes with it.
Result<void> putField(PdfUpdate& update, const PdfFile& file, const PdfWidget& widget,
                      const PdfReference& value, const std::optional<PdfReference>& appearance,
                      const QString& spoken, std::vector<SignatureNote>& notes) {
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
                                                  FieldAppearance appearance,
                                                  const std::optional<VisibleSignature>& visible,
                                                  std::vector<SignatureNote>& notes) {
    if (visible && !widget.size.isEmpty()) {
        const Result<Stamp> stamp = putStamp(update, visible->lines, widget.size, widget.rotation);
        if (!stamp)
            return failure(stamp);
        if (!stamp->missing.isEmpty())
            notes.push_back({SignatureNote::Kind::LettersMissing, stamp->missing});
        return stamp->form;
    }
    if (appearance == FieldAppearance::None)
        return std::optional<PdfReference>();
    const PdfReference form = update.reserve();
    update.put({form, emptyAppearance});
    return form;
}

} // namespace

Result<SignatureLayout> layOut(const PdfFile& file, QByteArrayView original, const QByteArray& entries,
                               qsizetype reserved, FieldAppearance appearance,
                               const std::optional<VisibleSignature>& visible) {
    const Result<PdfRevision> revision = file.updatable();
    if (!revision)
        return failure(revision);
    const Result<PdfWidget> widget = widgetFor(file, visible);
    if (!widget)
        return failure(widget);

    PdfUpdate update(original, *revision);
    const PdfReference value = update.reserve();
    SignatureLayout layout;
    layout.notes = notesOn(*widget);
    const auto form = putAppearance(update, *widget, appearance, visible, layout.notes);
    if (!form)
        return failure(form);
    const QString spoken = visible ? visible->lines.join(QStringLiteral("; ")) : QString();
    if (const Result<void> put = putField(update, file, *widget, value, *form, spoken, layout.notes); !put)
        return failure(put);
    // Value and range stand before the other entries, which grow where the file is encrypted. The range's
    // numbers are known when the whole file is laid out.
    const QByteArray opening = "<< ";
    const QByteArray head = layout.head(0);
    update.put({value, opening + head + '<' + QByteArray(2 * reserved, '0') + "> " + entries +
                           widget->transforms + " >>"});
    layout.revision = update.finish();
    const qsizetype start = update.bodyOffset(value) + opening.size();
    layout.contents = start + head.size();
    layout.afterContents = layout.contents + 2 * reserved + 2;
    layout.revision.replace(start, head.size(), layout.head(original.size()));
    return layout;
}

} // namespace yenile::signature
