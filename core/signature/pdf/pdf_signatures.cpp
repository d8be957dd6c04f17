// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_document.h"

#include <algorithm>
#include <set>

/// The signatures of the form.
namespace yenile::signature {

using pdf::guarded;

namespace {

QByteArray name(QPDFObjectHandle dictionary, const char* key) {
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isName() ? pdf::bytes(value.getName()) : QByteArray();
}

QByteArray string(QPDFObjectHandle dictionary, const char* key) {
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isString() ? pdf::bytes(value.getStringValue()) : QByteArray();
}

QString text(QPDFObjectHandle dictionary, const char* key) {
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isString() ? QString::fromStdString(value.getUTF8Value()) : QString();
}

std::vector<qint64> integers(QPDFObjectHandle array) {
    constexpr int mostNumbers = 5; // more than are right
    std::vector<qint64> numbers;
    if (array.isArray())
        for (int i = 0; i < std::min(array.getArrayNItems(), mostNumbers); ++i)
            numbers.push_back(array.getArrayItem(i).isInteger() ? array.getArrayItem(i).getIntValue() : -1);
    return numbers;
}

/// /Contents of a signature is never encrypted (ISO 32000-2, 7.6.2). qpdf takes that for true of /Type /Sig
/// alone, and decrypts what document time stamps have in the clear.
QByteArray contentsIn(QPDFObjectHandle value, const QByteArray& type, QByteArrayView encryptedFile) {
    QPDFObjectHandle contents = value.getKey("/Contents");
    if (contents.isIndirect()) // the range goes around what stands in the dictionary
        return {};
    const qint64 begin = contents.getParsedOffset();
    if (type == "/Sig" || encryptedFile.isEmpty() || begin < 0 || begin >= encryptedFile.size() ||
        encryptedFile[begin] != '<')
        return string(value, "/Contents");
    const qsizetype end = encryptedFile.indexOf('>', begin);
    return end < 0 ? QByteArray()
                   : QByteArray::fromHex(encryptedFile.sliced(begin + 1, end - begin - 1).toByteArray());
}

/// A FieldMDP transform's parameters or a Lock dictionary. What is not understood closes everything. Counts
/// the names in it.
void addLock(QPDFObjectHandle dictionary, std::vector<FieldLock>& locks, size_t& names) {
    if (!dictionary.isDictionary())
        return;
    FieldLock lock;
    const QByteArray action = name(dictionary, "/Action");
    QPDFObjectHandle permission = dictionary.getKey("/P");
    const bool isFinal = permission.isInteger() && permission.getIntValue() == 1;
    if (!isFinal && action == "/Include")
        lock.action = FieldLock::Action::Include;
    if (!isFinal && action == "/Exclude")
        lock.action = FieldLock::Action::Exclude;
    if (QPDFObjectHandle fields = dictionary.getKey("/Fields"); fields.isArray())
        for (QPDFObjectHandle& field : fields.getArrayAsVector())
            if (field.isString()) {
                lock.fields.insert(QString::fromStdString(field.getUTF8Value()));
                ++names;
            }
    locks.push_back(std::move(lock));
}

void readTransforms(QPDFObjectHandle value, PdfSignature& signature, size_t& lockedNames) {
    QPDFObjectHandle references = value.getKey("/Reference");
    if (!references.isArray())
        return;
    for (QPDFObjectHandle& item : references.getArrayAsVector()) {
        if (!item.isDictionary())
            continue;
        QPDFObjectHandle parameters = item.getKey("/TransformParams");
        const QByteArray method = name(item, "/TransformMethod");
        if (method == "/DocMDP") {
            QPDFObjectHandle permission =
                parameters.isDictionary() ? parameters.getKey("/P") : QPDFObjectHandle::newNull();
            signature.permission = permission.isInteger() ? permission.getIntValueAsInt() : 2;
        }
        if (method == "/FieldMDP")
            addLock(parameters, signature.locks, lockedNames);
    }
}

/// Goes through a field tree and keeps what is signed.
class Collector {
public:
    /// `encryptedFile` is empty where it is not.
    explicit Collector(QByteArrayView encryptedFile) : m_encryptedFile(encryptedFile) {}

    std::vector<PdfSignature> signatures;

    struct Inherited {
        QString name;
        QByteArray type;
        QPDFObjectHandle value = QPDFObjectHandle::newNull();
    };

    void visit(QPDFObjectHandle field, Inherited above, int depth) {
        if (depth > pdf::deepestNesting)
            throw pdf::LimitExceeded{QT_TRANSLATE_NOOP("PdfReason", "its form fields are nested too deep")};
        if (++m_fields > pdf::mostFields)
            throw pdf::LimitExceeded{QT_TRANSLATE_NOOP("PdfReason", "it has too many form fields")};
        if (!field.isDictionary() || (field.isIndirect() && !m_visited.insert(field.getObjGen()).second))
            return; // a field that comes twice is one field, and may not lead in circles
        if (field.getKey("/T").isString())
            above.name += (above.name.isEmpty() ? QString() : QStringLiteral(".")) +
                          QString::fromStdString(field.getKey("/T").getUTF8Value());
        if (above.name.size() > pdf::longestFieldName)
            throw pdf::LimitExceeded{
                QT_TRANSLATE_NOOP("PdfReason", "the names of its form fields are too long")};
        if (field.hasKey("/FT"))
            above.type = name(field, "/FT");
        if (field.hasKey("/V"))
            above.value = field.getKey("/V");
        bool hasChildFields = false;
        if (QPDFObjectHandle kids = field.getKey("/Kids"); kids.isArray())
            for (QPDFObjectHandle& kid : kids.getArrayAsVector())
                if (kid.isDictionary() && kid.hasKey("/T")) { // the others are the field's widgets
                    hasChildFields = true;
                    visit(kid, above, depth + 1);
                }
        if (!hasChildFields && above.type == "/Sig" && above.value.isDictionary())
            add(field, above);
    }

    /// Signed widgets that the form has forgotten.
    void visitPages(QPDFObjectHandle node, int depth) {
        if (depth > pdf::deepestNesting || !node.isDictionary() || !m_nodes.insert(node.getObjGen()).second)
            return;
        m_isListed = false;
        if (QPDFObjectHandle kids = node.getKey("/Kids"); kids.isArray()) {
            for (const QPDFObjectHandle& kid : kids.getArrayAsVector())
                visitPages(kid, depth + 1);
            return;
        }
        QPDFObjectHandle annotations = node.getKey("/Annots");
        if (!annotations.isArray())
            return;
        for (QPDFObjectHandle& widget : annotations.getArrayAsVector())
            if (widget.isDictionary() && name(widget, "/FT") == "/Sig" && widget.hasKey("/T") &&
                widget.getKey("/V").isDictionary() && widget.getKey("/V").hasKey("/ByteRange"))
                visit(widget, {}, 0);
    }

private:
    /// One value in two fields is one signature.
    void add(QPDFObjectHandle field, const Inherited& inherited) {
        QPDFObjectHandle value = inherited.value;
        if (value.isIndirect() && !m_values.insert(value.getObjGen()).second)
            return;
        if (signatures.size() == pdf::mostSignatures)
            throw pdf::LimitExceeded{QT_TRANSLATE_NOOP("PdfReason", "it has too many signatures")};
        PdfSignature signature;
        signature.fieldName = inherited.name;
        signature.isListed = m_isListed;
        signature.field = pdf::reference(field);
        signature.type = name(value, "/Type");
        signature.subFilter = name(value, "/SubFilter");
        signature.byteRange = integers(value.getKey("/ByteRange"));
        signature.contents = contentsIn(value, signature.type, m_encryptedFile);
        signature.time = string(value, "/M");
        signature.reason = text(value, "/Reason");
        signature.location = text(value, "/Location");
        addLock(field.getKey("/Lock"), signature.locks, m_lockedFields);
        readTransforms(value, signature, m_lockedFields);
        if (m_lockedFields > pdf::mostLockedFields)
            throw pdf::LimitExceeded{
                QT_TRANSLATE_NOOP("PdfReason", "its signatures lock too many form fields")};
        signatures.push_back(std::move(signature));
    }

    QByteArrayView m_encryptedFile;
    std::set<QPDFObjGen> m_visited;
    std::set<QPDFObjGen> m_values;
    std::set<QPDFObjGen> m_nodes; // of the page tree
    bool m_isListed = true;
    size_t m_fields = 0;
    size_t m_lockedFields = 0;
};

/// Copies of one value, in dictionaries of their own.
void dropRepeated(std::vector<PdfSignature>& signatures) {
    const auto isCopy = [](const PdfSignature& a, const PdfSignature& b) {
        return a.byteRange.size() == 4 && a.byteRange == b.byteRange && a.contents == b.contents;
    };
    const auto rest = std::ranges::unique(signatures, isCopy);
    signatures.erase(rest.begin(), rest.end());
}

qint64 signedEnd(const PdfSignature& signature) {
    const auto& range = signature.byteRange;
    return range.size() == 4 ? range[2] + range[3] : 0;
}

} // namespace

bool FieldLock::closes(const QString& field) const {
    bool isNamed = false;
    for (qsizetype end = field.size(); end > 0 && !isNamed; end = field.lastIndexOf(u'.', end - 1))
        isNamed = fields.contains(field.first(end));
    return action == Action::All || isNamed == (action == Action::Include);
}

bool isClosed(const QString& field, const std::vector<FieldLock>& locks) {
    return std::ranges::any_of(locks, [&](const FieldLock& lock) { return lock.closes(field); });
}

Result<std::vector<PdfSignature>> PdfFile::signatures() const {
    return guarded(m_document->content, [this]() -> Result<std::vector<PdfSignature>> {
        Collector collector(m_document->qpdf.isEncrypted() ? m_document->content : QByteArrayView());
        QPDFObjectHandle form = m_document->qpdf.getRoot().getKey("/AcroForm");
        QPDFObjectHandle fields = form.isDictionary() ? form.getKey("/Fields") : QPDFObjectHandle::newNull();
        if (fields.isArray())
            for (QPDFObjectHandle& field : fields.getArrayAsVector())
                collector.visit(field, {}, 0);
        collector.visitPages(m_document->qpdf.getRoot().getKey("/Pages"), 0);
        std::ranges::stable_sort(collector.signatures, {}, signedEnd);
        dropRepeated(collector.signatures);
        return std::move(collector.signatures);
    });
}

} // namespace yenile::signature
