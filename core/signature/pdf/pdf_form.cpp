// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_document.h"

#include <QRegularExpression>
#include <QSet>

/// The form: what fields there are, and one more.
namespace yenile::signature {

using pdf::damaged;
using pdf::guarded;

namespace {

/// An array's text with one more element; `array` may be missing.
QByteArray arrayWith(QPDFObjectHandle array, const PdfReference& element) {
    QByteArray text = "[";
    if (array.isArray())
        for (QPDFObjectHandle& item : array.getArrayAsVector())
            text += ' ' + pdf::bytes(item.unparse());
    return text + ' ' + element.text() + " ]";
}

/// Adds `element` to `holder`'s array `key`. An array that is an object of its own goes to `changed`; one
/// that is part of its holder, or is new, is returned for the holder to take in.
std::optional<QByteArray> appended(QPDFObjectHandle holder, const char* key, const PdfReference& element,
                                   std::vector<PdfObject>& changed) {
    QPDFObjectHandle array = holder.getKey(key);
    if (!array.isNull() && !array.isArray())
        throw std::runtime_error(std::string(key) + " is not an array");
    QByteArray text = arrayWith(array, element);
    if (array.isNull() || !array.isIndirect())
        return text;
    changed.push_back({pdf::reference(array), text});
    return {};
}

/// In a tagged document one goes through a page with fields by its structure (ISO 14289-1, 7.18.3).
void addToPage(QPDFObjectHandle page, const PdfReference& field, bool isOrdered,
               std::vector<PdfObject>& changed) {
    std::map<std::string, QByteArray> entries;
    if (const auto annotations = appended(page, "/Annots", field, changed))
        entries["/Annots"] = *annotations;
    if (isOrdered && !page.hasKey("/Tabs"))
        entries["/Tabs"] = "/S";
    if (!entries.empty())
        changed.push_back({pdf::reference(page), pdf::dictionaryWith(page, entries)});
}

void addToForm(QPDFObjectHandle root, const PdfReference& field, const PdfReference& number,
               std::vector<PdfObject>& changed) {
    QPDFObjectHandle form = root.getKey("/AcroForm");
    std::map<std::string, QByteArray> entries{{"/SigFlags", "3"}}; // signed, and append only
    if (!form.isNull() && !form.isDictionary())
        throw std::runtime_error("/AcroForm is not a dictionary");
    if (form.isNull())
        form = QPDFObjectHandle::newDictionary();
    if (const auto fields = appended(form, "/Fields", field, changed))
        entries["/Fields"] = *fields;
    pdf::putForm(root, number, pdf::dictionaryWith(form, entries), changed);
}

/// ISO 32000-1, table 22: bits 4 and 6 for a new field, 6 or 9 to fill one. The owner's password allows all.
bool isPermitted(QPDF& qpdf, bool newField) {
    if (!qpdf.isEncrypted() || qpdf.ownerPasswordMatched())
        return true;
    return newField ? qpdf.allowModifyOther() && qpdf.allowModifyAnnotation()
                    : qpdf.allowModifyAnnotation() || qpdf.allowModifyForm();
}

QSet<QString> rootFieldNames(QPDFObjectHandle form) {
    QSet<QString> names;
    QPDFObjectHandle fields = form.isDictionary() ? form.getKey("/Fields") : QPDFObjectHandle::newNull();
    if (fields.isArray())
        for (QPDFObjectHandle& field : fields.getArrayAsVector())
            if (field.isDictionary() && field.getKey("/T").isString())
                names.insert(QString::fromStdString(field.getKey("/T").getUTF8Value()));
    return names;
}

} // namespace

Result<void> PdfFile::checkSignable(bool newField) const {
    return guarded(m_document->content, [this, newField]() -> Result<void> {
        QPDF& qpdf = m_document->qpdf;
        if (!isPermitted(qpdf, newField))
            return pdf::forbidden(QT_TRANSLATE_NOOP("PdfReason", "it is encrypted and may not be changed"));
        QPDFObjectHandle form = qpdf.getRoot().getKey("/AcroForm");
        const bool isForm = form.isDictionary() && form.hasKey("/XFA");
        QPDFObjectHandle fields = isForm ? form.getKey("/Fields") : QPDFObjectHandle::newNull();
        const bool hasShadow =
            fields.isArray() && fields.getArrayNItems() > 0 && !qpdf.getRoot().hasKey("/NeedsRendering");
        if (isForm && (newField || !hasShadow))
            return pdf::unsupported(
                QT_TRANSLATE_NOOP("PdfReason", "it is an XFA form, which programs show in different ways"));
        const Result<std::vector<PdfSignature>> existing = signatures();
        if (!existing)
            return failure(existing);
        const Result<QByteArray> newName = newField ? freeFieldName() : QByteArray();
        if (!newName)
            return failure(newName);
        for (const PdfSignature& signature : *existing) {
            if (signature.permission == 1)
                return pdf::forbidden(QT_TRANSLATE_NOOP("PdfReason", "it is certified as final"));
            if (newField && isClosed(QString::fromLatin1(*newName), signature.locks))
                return pdf::forbidden(QT_TRANSLATE_NOOP("PdfReason", "a signature in it locks its form"));
            // What we append would fall into its range and break it.
            const auto& range = signature.byteRange;
            if (range.size() == 4 && range[2] + range[3] > m_document->content.size())
                return damaged("a signature reaches beyond the end of the file");
        }
        return {};
    });
}

bool PdfFile::claimsPdfA1() const {
    static const QRegularExpression part(QStringLiteral("pdfaid:part\\s*(>|=\\s*[\"'])\\s*1\\s*[<\"']"));
    const Result<bool> claims = guarded(m_document->content, [this]() -> Result<bool> {
        QPDFObjectHandle metadata = m_document->qpdf.getRoot().getKey("/Metadata");
        if (!metadata.isStream())
            return false;
        const auto data = metadata.getStreamData(qpdf_dl_generalized);
        return part
            .match(QString::fromUtf8(reinterpret_cast<const char*>(data->getBuffer()),
                                     static_cast<qsizetype>(data->getSize())))
            .hasMatch();
    });
    return claims.value_or(false);
}

Result<QByteArray> PdfFile::freeFieldName() const {
    return guarded(m_document->content, [this]() -> Result<QByteArray> {
        const QSet<QString> taken = rootFieldNames(m_document->qpdf.getRoot().getKey("/AcroForm"));
        int number = 1;
        while (taken.contains(QStringLiteral("Signature%1").arg(number)))
            ++number;
        return "Signature" + QByteArray::number(number);
    });
}

void pdf::putForm(QPDFObjectHandle root, const PdfReference& number, const QByteArray& body,
                  std::vector<PdfObject>& changed) {
    QPDFObjectHandle form = root.getKey("/AcroForm");
    if (form.isIndirect() && !form.isNull()) {
        changed.push_back({reference(form), body});
        return;
    }
    changed.push_back({number, body});
    changed.push_back({reference(root), dictionaryWith(root, {{"/AcroForm", number.text()}})});
}

bool PdfFile::hasFormObject() const {
    QPDFObjectHandle form = m_document->qpdf.getRoot().getKey("/AcroForm");
    return form.isIndirect() && !form.isNull();
}

Result<std::vector<PdfObject>> PdfFile::withField(const PdfReference& field, const PdfReference& page,
                                                  const PdfReference& form, bool isSeen) const {
    return guarded(m_document->content, [&]() -> Result<std::vector<PdfObject>> {
        std::vector<PdfObject> changed;
        addToPage(m_document->qpdf.getObjectByID(page.number, page.generation), field, isSeen && isTagged(),
                  changed);
        addToForm(m_document->qpdf.getRoot(), field, form, changed);
        if (const Result<void> clean = pdf::checkWarnings(m_document->qpdf); !clean)
            return failure(clean);
        return changed;
    });
}

} // namespace yenile::signature
