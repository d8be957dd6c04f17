// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_document.h"

#include <algorithm>
#include <climits>

/// The structure of tagged documents, as far as a new field becomes part of it.
namespace yenile::signature {

using pdf::guarded;

namespace {

/// What an entry that is an array, a single thing or nothing becomes with one more.
QByteArray withOneMore(QPDFObjectHandle entry, const PdfReference& added) {
    QByteArray text = "[";
    if (entry.isArray())
        for (QPDFObjectHandle& each : entry.getArrayAsVector())
            text += ' ' + pdf::bytes(each.unparse());
    else if (!entry.isNull())
        text += ' ' + pdf::bytes(entry.unparse());
    return text + ' ' + added.text() + " ]";
}

/// The element of the whole document, where there is one; else the root of all.
QPDFObjectHandle parentIn(QPDFObjectHandle structure) {
    QPDFObjectHandle kids = structure.getKey("/K");
    const std::vector<QPDFObjectHandle> all =
        kids.isArray() ? kids.getArrayAsVector() : std::vector<QPDFObjectHandle>{kids};
    if (all.size() != 1)
        return structure;
    QPDFObjectHandle only = all.front();
    const bool isDocument = only.isDictionary() && only.isIndirect() && only.getKey("/S").isName() &&
                            only.getKey("/S").getName() == "/Document";
    return isDocument ? only : structure;
}

int freeKey(QPDF& qpdf, QPDFObjectHandle structure) {
    QPDFObjectHandle numbers = structure.getKey("/ParentTree");
    QPDFObjectHandle next = structure.getKey("/ParentTreeNextKey");
    long long key = next.isInteger() ? next.getIntValue() : 0;
    if (numbers.isDictionary()) {
        QPDFNumberTreeObjectHelper tree(numbers, qpdf, false);
        if (tree.begin() != tree.end())
            key = std::max(key, tree.getMax() + 1);
    }
    if (key < 0 || key >= INT_MAX)
        throw std::runtime_error("/ParentTree");
    return static_cast<int>(key);
}

/// The tree with one more number, the largest of all: in its root, or in a leaf of its own below it.
void putNumber(QPDFObjectHandle numbers, const QByteArray& pair, int key, const PdfReference& leaf,
               std::map<std::string, QByteArray>& root, std::vector<PdfObject>& changed) {
    if (!numbers.isDictionary()) {
        changed.push_back({leaf, "<< /Nums [" + pair + "] >>"});
        root["/ParentTree"] = leaf.text();
        return;
    }
    QByteArray text;
    if (numbers.hasKey("/Kids")) {
        const QByteArray limit = QByteArray::number(key);
        changed.push_back({leaf, "<< /Limits [" + limit + ' ' + limit + "] /Nums [" + pair + "] >>"});
        text = pdf::dictionaryWith(numbers, {{"/Kids", withOneMore(numbers.getKey("/Kids"), leaf)}});
    } else {
        QByteArray all = "[";
        QPDFObjectHandle pairs = numbers.getKey("/Nums");
        if (pairs.isArray())
            for (QPDFObjectHandle& each : pairs.getArrayAsVector())
                all += ' ' + pdf::bytes(each.unparse());
        text = pdf::dictionaryWith(numbers, {{"/Nums", all + ' ' + pair + " ]"}});
    }
    if (numbers.isIndirect())
        changed.push_back({pdf::reference(numbers), text});
    else
        root["/ParentTree"] = text;
}

} // namespace

bool PdfFile::isTagged() const {
    const Result<bool> is = guarded(m_document->content, [this]() -> Result<bool> {
        QPDFObjectHandle structure = m_document->qpdf.getRoot().getKey("/StructTreeRoot");
        return structure.isDictionary() && structure.isIndirect();
    });
    return is.value_or(false);
}

Result<PdfTag> PdfFile::withTag(const PdfReference& field, const PdfReference& page,
                                const PdfReference& element, const PdfReference& leaf) const {
    return guarded(m_document->content, [&]() -> Result<PdfTag> {
        QPDFObjectHandle structure = m_document->qpdf.getRoot().getKey("/StructTreeRoot");
        QPDFObjectHandle parent = parentIn(structure);
        PdfTag tag{.key = freeKey(m_document->qpdf, structure)};
        tag.changed.push_back({element, "<< /Type /StructElem /S /Form /P " + pdf::reference(parent).text() +
                                            " /Pg " + page.text() + " /K << /Type /OBJR /Obj " +
                                            field.text() + " /Pg " + page.text() + " >> >>"});
        std::map<std::string, QByteArray> root{{"/ParentTreeNextKey", QByteArray::number(tag.key + 1)}};
        putNumber(structure.getKey("/ParentTree"), QByteArray::number(tag.key) + ' ' + element.text(),
                  tag.key, leaf, root, tag.changed);
        const QByteArray kids = withOneMore(parent.getKey("/K"), element);
        if (parent.getObjGen() == structure.getObjGen())
            root["/K"] = kids;
        else
            tag.changed.push_back({pdf::reference(parent), pdf::dictionaryWith(parent, {{"/K", kids}})});
        tag.changed.push_back({pdf::reference(structure), pdf::dictionaryWith(structure, root)});
        if (const Result<void> clean = pdf::checkWarnings(m_document->qpdf); !clean)
            return failure(clean);
        return tag;
    });
}

} // namespace yenile::signature
