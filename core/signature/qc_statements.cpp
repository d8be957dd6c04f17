#include "core/signature/qc_statements.h"

#include "core/signature/openssl.h"

#include <QSet>

namespace yenile::signature {

namespace {

constexpr auto etsiQcCompliance = "0.4.0.1862.1.1";
constexpr auto btkNes = "2.16.792.1.61.0.1.5070.1.1";

struct FreeSequence {
    void operator()(ASN1_SEQUENCE_ANY* sequence) const { sk_ASN1_TYPE_pop_free(sequence, ASN1_TYPE_free); }
};
using Sequence = std::unique_ptr<ASN1_SEQUENCE_ANY, FreeSequence>;

Sequence sequenceIn(const ASN1_STRING* der) {
    const unsigned char* at = ASN1_STRING_get0_data(der);
    return Sequence(d2i_ASN1_SEQUENCE_ANY(nullptr, &at, ASN1_STRING_length(der)));
}

/// The identifier that a QCStatement begins with, as dotted numbers.
QByteArray statementId(const ASN1_TYPE* statement) {
    if (statement->type != V_ASN1_SEQUENCE)
        return {};
    const Sequence parts = sequenceIn(statement->value.sequence);
    if (!parts || sk_ASN1_TYPE_num(parts.get()) < 1)
        return {};
    const ASN1_TYPE* id = sk_ASN1_TYPE_value(parts.get(), 0);
    char text[80] = "";
    if (id->type == V_ASN1_OBJECT)
        OBJ_obj2txt(text, sizeof text, id->value.object, 1);
    return text;
}

} // namespace

bool hasNesStatements(const X509* certificate) {
    const int index = X509_get_ext_by_NID(certificate, NID_qcStatements, -1);
    if (index < 0)
        return false;
    const Sequence statements = sequenceIn(X509_EXTENSION_get_data(X509_get_ext(certificate, index)));
    QSet<QByteArray> ids;
    for (int i = 0; statements && i < sk_ASN1_TYPE_num(statements.get()); ++i)
        ids.insert(statementId(sk_ASN1_TYPE_value(statements.get(), i)));
    ERR_clear_error();
    return ids.contains(etsiQcCompliance) && ids.contains(btkNes);
}

} // namespace yenile::signature
