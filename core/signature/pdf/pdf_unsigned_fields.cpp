// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_unsigned_fields.h"

#include <QCoreApplication>

#include <algorithm>

namespace yenile::signature {

namespace pdf {

const char* UnsignedField::flaw() const {
    if (!QPDFObjectHandle(field).isIndirect() || QPDFObjectHandle(widget).isNull() ||
        !QPDFObjectHandle(widget).isIndirect())
        return QT_TRANSLATE_NOOP("PdfReason", "it stands on no page");
    return demands ? QT_TRANSLATE_NOOP("PdfReason", "it demands how it is signed") : nullptr;
}

const char* UnsignedField::prohibition(const std::vector<PdfSignature>& signatures) const {
    for (const PdfSignature& each : signatures) {
        if (each.permission == 1)
            return QT_TRANSLATE_NOOP("PdfReason", "it is certified as final");
        if (isClosed(name, each.locks))
            return QT_TRANSLATE_NOOP("PdfReason", "a signature in it locks that field");
    }
    return nullptr;
}

const char* UnsignedField::reason(const std::vector<PdfSignature>& signatures) const {
    const char* lacking = flaw();
    return lacking != nullptr ? lacking : prohibition(signatures);
}

UnsignedFields::UnsignedFields(QPDFObjectHandle form) {
    if (form.isDictionary())
        visit(form.getKey("/Fields"), {}, false, false, 0);
}

void UnsignedFields::visit(QPDFObjectHandle fields, const QString& above, bool isSignature, bool isSigned,
                           int depth) {
    if (depth > pdf::deepestNesting || !fields.isArray())
        return;
    for (QPDFObjectHandle& field : fields.getArrayAsVector())
        if (field.isDictionary() && (!field.isIndirect() || m_visited.insert(field.getObjGen()).second))
            visitField(field, above, isSignature, isSigned, depth);
}

void UnsignedFields::visitField(QPDFObjectHandle field, QString name, bool isSignature, bool isSigned,
                                int depth) {
    if (field.getKey("/T").isString())
        name += (name.isEmpty() ? QString() : QStringLiteral(".")) +
                QString::fromStdString(field.getKey("/T").getUTF8Value());
    if (field.hasKey("/FT"))
        isSignature = field.getKey("/FT").isNameAndEquals("/Sig");
    isSigned = isSigned || field.hasKey("/V");
    std::vector<QPDFObjectHandle> widgets;
    bool hasFields = false;
    QPDFObjectHandle kids = field.getKey("/Kids");
    if (kids.isArray())
        for (QPDFObjectHandle& kid : kids.getArrayAsVector())
            if (kid.isDictionary())
                kid.hasKey("/T") ? void(hasFields = true) : widgets.push_back(kid);
    if (hasFields)
        return visit(kids, name, isSignature, isSigned, depth + 1);
    if (!isSignature || isSigned)
        return;
    if (widgets.empty())
        widgets.push_back(field);
    const auto seen = std::ranges::find_if(
        widgets, [](QPDFObjectHandle widget) { return widget.getKey("/Rect").isRectangle(); });
    all.push_back(
        {name, field, seen == widgets.end() ? QPDFObjectHandle::newNull() : *seen, field.hasKey("/SV")});
}

} // namespace pdf

Result<std::vector<PdfEmptyField>> PdfFile::emptyFields() const {
    return pdf::guarded(m_document->content, [this]() -> Result<std::vector<PdfEmptyField>> {
        const Result<std::vector<PdfSignature>> existing = signatures();
        if (!existing)
            return failure(existing);
        std::vector<PdfEmptyField> fields;
        for (const pdf::UnsignedField& each :
             pdf::UnsignedFields(m_document->qpdf.getRoot().getKey("/AcroForm")).all) {
            const char* reason = each.reason(*existing);
            fields.push_back({each.name, reason != nullptr ? pdf::words(reason) : QString()});
        }
        return fields;
    });
}

} // namespace yenile::signature
