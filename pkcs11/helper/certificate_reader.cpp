// SPDX-License-Identifier: GPL-3.0-or-later
#include "pkcs11/helper/certificate_reader.h"

#include "pkcs11/helper/certificate_key.h"
#include "pkcs11/helper/key_table.h"

#include <algorithm>

namespace yenile::pkcs11::helper {

Result<bool> holds(const DriverSession& session, const QByteArray& certificate) {
    const auto objects = session.objects(CKO_CERTIFICATE);
    if (!objects)
        return failure(objects);
    if (std::ranges::any_of(*objects, [&](CK_OBJECT_HANDLE object) {
            return session.attribute(object, CKA_VALUE) == certificate;
        }))
        return true;
    const auto wanted = certificateWithoutKey(certificate);
    if (!wanted)
        return failure(wanted);
    const auto keys = KeyTable::read(session, false);
    if (!keys)
        return failure(keys);
    return keys->shows(keyOf(wanted->handle()));
}

Result<std::vector<CertificateObject>> CertificateReader::read(const DriverSession& session,
                                                               const protocol::TokenId& token) {
    const auto objects = session.objects(CKO_CERTIFICATE);
    if (!objects)
        return failure(objects);
    std::vector<CK_ATTRIBUTE_TYPE> wanted{CKA_ID, CKA_LABEL, CKA_ISSUER, CKA_SERIAL_NUMBER};
    if (m_known.empty()) // all of them have to be read
        wanted.push_back(CKA_VALUE);
    std::vector<CertificateObject> result;
    for (const CK_OBJECT_HANDLE object : *objects) {
        const auto shown = session.attributes(object, wanted);
        const auto text = [&](std::size_t index) { return shown[index].value_or(QByteArray()); };
        const Name name{token.serialNumber, token.label, text(0), text(1), text(2), text(3)};
        const auto value = [&] {
            return shown.size() > 4 ? text(4) : session.attribute(object, CKA_VALUE).value_or(QByteArray());
        };
        if (auto certificate = certificateOf(name, value))
            result.push_back(
                {std::move(*certificate), std::get<2>(name), QString::fromUtf8(std::get<3>(name))});
    }
    return result;
}

std::optional<signature::Certificate>
CertificateReader::certificateOf(const Name& name, const std::function<QByteArray()>& value) {
    if (const auto known = m_known.find(name); known != m_known.end())
        return known->second;
    const auto certificate = certificateWithoutKey(value());
    if (!certificate)
        return std::nullopt;
    if (!std::get<4>(name).isEmpty() && !std::get<5>(name).isEmpty())
        m_known.emplace(name, *certificate);
    return *certificate;
}

} // namespace yenile::pkcs11::helper
