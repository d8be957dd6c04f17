// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"
#include "pkcs11/helper/driver_session.h"
#include "pkcs11/protocol/messages.h"

#include <functional>
#include <map>
#include <tuple>

namespace yenile::pkcs11::helper {

/// A certificate object of a token.
struct CertificateObject {
    signature::Certificate certificate; ///< its key is not decoded
    QByteArray keyId;                   ///< CKA_ID
    QString label;
};

/// Whether that certificate (DER), or in an HSM that has only keys its public key, is on the session's token.
/// Errors: TokenRemoved, TokenFailed.
[[nodiscard]] Result<bool> holds(const DriverSession& session, const QByteArray& certificate);

/// Reads the X.509 certificates of tokens, each once, because reading from a card is slow. An object is
/// recognised by its token, CKA_ID, label, issuer and serial number; if a driver does not show these, it is
/// read each time.
class CertificateReader {
public:
    /// Other objects and unreadable ones are left out. Errors: TokenRemoved, TokenFailed.
    [[nodiscard]] Result<std::vector<CertificateObject>> read(const DriverSession& session,
                                                              const protocol::TokenId& token);

private:
    /// Serial number and label of the token; CKA_ID, CKA_LABEL, CKA_ISSUER and CKA_SERIAL_NUMBER.
    using Name = std::tuple<QString, QString, QByteArray, QByteArray, QByteArray, QByteArray>;
    [[nodiscard]] std::optional<signature::Certificate>
    certificateOf(const Name& name, const std::function<QByteArray()>& value);
    std::map<Name, signature::Certificate> m_known;
};

} // namespace yenile::pkcs11::helper
