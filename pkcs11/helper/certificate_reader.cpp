#include "pkcs11/helper/certificate_reader.h"

namespace yenile::pkcs11::helper {

Result<std::vector<CertificateObject>> CertificateReader::read(const Session& session,
                                                               const protocol::TokenId& token) {
    const auto objects = session.objects(CKO_CERTIFICATE);
    if (!objects)
        return failure(objects);
    std::vector<CertificateObject> result;
    for (const CK_OBJECT_HANDLE object : *objects) {
        const auto text = [&](CK_ATTRIBUTE_TYPE type) {
            return session.attribute(object, type).value_or(QByteArray());
        };
        const Name name{token.serialNumber, token.label,      text(CKA_ID),
                        text(CKA_LABEL),    text(CKA_ISSUER), text(CKA_SERIAL_NUMBER)};
        if (auto certificate = certificateOf(session, object, name))
            result.push_back(
                {std::move(*certificate), std::get<2>(name), QString::fromUtf8(std::get<3>(name))});
    }
    return result;
}

std::optional<signature::Certificate>
CertificateReader::certificateOf(const Session& session, CK_OBJECT_HANDLE object, const Name& name) {
    if (const auto known = m_known.find(name); known != m_known.end())
        return known->second;
    const auto value = session.attribute(object, CKA_VALUE);
    const auto certificate = signature::Certificate::fromDer(value.value_or(QByteArray()));
    if (!certificate)
        return std::nullopt;
    if (!std::get<4>(name).isEmpty() && !std::get<5>(name).isEmpty())
        m_known.emplace(name, *certificate);
    return *certificate;
}

} // namespace yenile::pkcs11::helper
