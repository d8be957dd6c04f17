// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_unsigned_fields.h"

#include <QCoreApplication>

#include <algorithm>

namespace yenile::signature {

namespace pdf {

const char* UnsignedField::reason() const {
    if (!QPDFObjectHandle(field).isIndirect() || QPDFObjectHandle(widget).isNull() ||
        !QPDFObjectHandle(widget).isIndirect())
        return QT_TRANSLATE_NOOP("PdfReason", "it stands on no page");
    return demands ? QT_TRANSLATE_NOOP("PdfReason", "it demands how it is signed") : nullptr;
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
        std::vector<PdfEmptyField> fields;
        for (const pdf::UnsignedField& each :
             pdf::UnsignedFields(m_document->qpdf.getRoot().getKey("/AcroForm")).all)
            fields.push_back({each.name, each.reason() != nullptr ? pdf::words(each.reason()) : QString()});
        return fields;
    });
}

} // namespace yenile::signature
