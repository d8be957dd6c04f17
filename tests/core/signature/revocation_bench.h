// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/http_transport.h"
#include "tests/core/signature/judges.h"

#include <atomic>

namespace yenile::tests {

/// Extensions of a qualified certificate, for OpensslRevocation::issue().
inline const QByteArray qualifiedExtensions =
    "keyUsage=critical,digitalSignature,nonRepudiation\n"
    "1.3.6.1.5.5.7.1.3=ASN1:SEQUENCE:statements\n"
    "[statements]\netsi=SEQUENCE:etsi\nnes=SEQUENCE:nes\n"
    "[etsi]\nid=OID:0.4.0.1862.1.1\n[nes]\nid=OID:2.16.792.1.61.0.1.5070.1.1\n";

/// What OpenSSL's responder and lists say of the certificates of the bench's issuing authority.
class OpensslRevocation final : public signature::HttpTransport {
public:
    explicit OpensslRevocation(const Bench& bench);

    /// A certificate for documents, or for a time-stamping authority, that names responder and list; of a
    /// person with that identity number, if any.
    [[nodiscard]] Identity issue(const QString& name, int days = 60,
                                 const QByteArray& moreExtensions = "keyUsage=critical,nonRepudiation\n",
                                 KeyKind key = KeyKind::P256, const QString& identityNumber = {});
    [[nodiscard]] Identity issueTsa() {
        return issue(QStringLiteral("TSA"), 60, "extendedKeyUsage=critical,timeStamping\n");
    }
    void revoke(const Identity& identity, const QDateTime& when, const QByteArray& reason = {});

    /// As if it had never been revoked.
    void reinstate(const Identity& identity);

    [[nodiscard]] Result<QByteArray> get(const QString& url) override;
    [[nodiscard]] Result<QByteArray> post(const QString& url, const QByteArray& contentType,
                                          const QByteArray& body) override;

    /// What the certificates name, as http://HOST: responder /, list /issuer.crl, issuer's certificate
    /// /issuer.crt.
    QString address = QStringLiteral("http://revocation.test");
    QDateTime listTime; ///< when the list says it was issued; null: now
    /// Of which certificates the list speaks, as a section of OpenSSL's issuingDistributionPoint; empty: of
    /// all.
    QByteArray listScope;
    std::atomic<bool> responderIsDown = false;
    std::atomic<bool> listIsDown = false;
    std::atomic<int> requests = 0;

private:
    void mark(const Identity& identity, const QByteArray& revocation);
    void writeIndex() const;

    const Bench& m_bench;
    struct Issued {
        Identity identity;
        QByteArray revocation; ///< as OpenSSL's index has it: the time, and after a comma the reason
    };
    std::vector<Issued> m_issued;
};

} // namespace yenile::tests
