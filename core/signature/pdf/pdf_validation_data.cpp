// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_document.h"

/// The document security store.
namespace yenile::signature {

using pdf::guarded;

namespace {

constexpr size_t largestStream = size_t{64} * 1024 * 1024;

/// Appends the decoded streams of an array, and remembers where they stand.
void readStreams(QPDFObjectHandle store, const char* key, std::vector<QByteArray>& values,
                 PdfValidationData& data) {
    QPDFObjectHandle array = store.getKey(key);
    if (!array.isArray())
        return;
    for (QPDFObjectHandle& item : array.getArrayAsVector()) {
        if (!item.isStream() || item.getRawStreamData()->getSize() > largestStream)
            continue;
        const auto decoded = item.getStreamData(qpdf_dl_generalized);
        values.emplace_back(reinterpret_cast<const char*>(decoded->getBuffer()),
                            static_cast<qsizetype>(decoded->getSize()));
        data.references.emplace(values.back(), pdf::bytes(item.unparse()));
    }
}

} // namespace

Result<PdfValidationData> PdfFile::validationData() const {
    return guarded(m_document->content, [this]() -> Result<PdfValidationData> {
        PdfValidationData data;
        QPDFObjectHandle store = m_document->qpdf.getRoot().getKey("/DSS");
        if (!store.isDictionary())
            return data;
        readStreams(store, "/Certs", data.certificates, data);
        readStreams(store, "/OCSPs", data.ocspResponses, data);
        readStreams(store, "/CRLs", data.crls, data);
        if (QPDFObjectHandle bySignature = store.getKey("/VRI"); bySignature.isDictionary())
            for (const std::string& key : bySignature.getKeys())
                data.bySignature.emplace(pdf::bytes(key), pdf::bytes(bySignature.getKey(key).unparse()));
        return data;
    });
}

Result<PdfObject> PdfFile::catalogWith(const QByteArray& key, const QByteArray& value) const {
    return guarded(m_document->content, [&]() -> Result<PdfObject> {
        QPDFObjectHandle root = m_document->qpdf.getRoot();
        return PdfObject{pdf::reference(root), pdf::dictionaryWith(root, {{key.toStdString(), value}})};
    });
}

} // namespace yenile::signature
