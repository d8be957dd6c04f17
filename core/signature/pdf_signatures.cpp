#include "core/signature/pdf_document.h"

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

std::vector<qint64> integers(QPDFObjectHandle array) {
    std::vector<qint64> numbers;
    if (array.isArray())
        for (QPDFObjectHandle& item : array.getArrayAsVector())
            numbers.push_back(item.isInteger() ? item.getIntValue() : -1);
    return numbers;
}

/// Whether that FieldMDP transform or Lock dictionary closes fields that do not exist yet.
bool closesNewFields(QPDFObjectHandle lock) {
    if (!lock.isDictionary())
        return false;
    QPDFObjectHandle permission = lock.getKey("/P");
    const QByteArray action = name(lock, "/Action");
    return action == "/All" || action == "/Exclude" ||
           (permission.isInteger() && permission.getIntValue() == 1);
}

/// The fields that such a dictionary closes by name.
void addLockedFields(QPDFObjectHandle lock, std::vector<QString>& fields) {
    if (!lock.isDictionary() || name(lock, "/Action") != "/Include" || !lock.getKey("/Fields").isArray())
        return;
    for (QPDFObjectHandle& field : lock.getKey("/Fields").getArrayAsVector())
        if (field.isString())
            fields.push_back(QString::fromStdString(field.getUTF8Value()));
}

void readTransforms(QPDFObjectHandle value, PdfSignature& signature) {
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
        if (method == "/FieldMDP") {
            signature.locksDocument |= closesNewFields(parameters);
            addLockedFields(parameters, signature.lockedFields);
        }
    }
}

/// Goes through a field tree and keeps what is signed.
class Collector {
public:
    std::vector<PdfSignature> signatures;

    struct Inherited {
        QString name;
        QByteArray type;
        QPDFObjectHandle value = QPDFObjectHandle::newNull();
    };

    void visit(QPDFObjectHandle field, Inherited above, int depth) {
        if (depth > pdf::deepestNesting)
            throw std::runtime_error("fields nested too deep");
        if (!field.isDictionary() || (field.isIndirect() && !m_visited.insert(field.getObjGen()).second))
            return; // a field that comes twice is one field, and may not lead in circles
        if (field.getKey("/T").isString())
            above.name += (above.name.isEmpty() ? QString() : QStringLiteral(".")) +
                          QString::fromStdString(field.getKey("/T").getUTF8Value());
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

private:
    void add(QPDFObjectHandle field, const Inherited& inherited) {
        QPDFObjectHandle value = inherited.value;
        PdfSignature signature;
        signature.fieldName = inherited.name;
        signature.field = pdf::reference(field);
        signature.type = name(value, "/Type");
        signature.subFilter = name(value, "/SubFilter");
        signature.byteRange = integers(value.getKey("/ByteRange"));
        signature.contents = string(value, "/Contents");
        signature.time = string(value, "/M");
        signature.locksDocument = closesNewFields(field.getKey("/Lock"));
        addLockedFields(field.getKey("/Lock"), signature.lockedFields);
        readTransforms(value, signature);
        signatures.push_back(std::move(signature));
    }

    std::set<QPDFObjGen> m_visited;
};

qint64 signedEnd(const PdfSignature& signature) {
    const auto& range = signature.byteRange;
    return range.size() == 4 ? range[2] + range[3] : 0;
}

} // namespace

Result<std::vector<PdfSignature>> PdfFile::signatures() const {
    return guarded([this]() -> Result<std::vector<PdfSignature>> {
        Collector collector;
        QPDFObjectHandle form = m_document->qpdf.getRoot().getKey("/AcroForm");
        QPDFObjectHandle fields = form.isDictionary() ? form.getKey("/Fields") : QPDFObjectHandle::newNull();
        if (fields.isArray())
            for (QPDFObjectHandle& field : fields.getArrayAsVector())
                collector.visit(field, {}, 0);
        std::ranges::stable_sort(collector.signatures, {}, signedEnd);
        return std::move(collector.signatures);
    });
}

} // namespace yenile::signature
