// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/finding.h"
#include "core/signature/certificates/revocation.h"
#include "core/signature/cms/complete_references.h"
#include "core/signature/cms/signer_statements.h"
#include "core/signature/cms/usage_profile.h"

#include <memory>

namespace yenile::signature {

/// The form that a CMS must have.
enum class CmsProfile {
    Pades,    ///< ESS certificate; zero bytes may follow it in /Contents
    Pkcs7,    ///< as Pades, but the ESS certificate may be missing (adbe.pkcs7.detached)
    Cades,    ///< ESS certificate; one exact DER object
    Detached, ///< the ESS certificate may be missing
    Alone     ///< a separate file: the ESS certificate may be missing, the content may be inside
};

/// The contents of a CMS, as far as they could be read.
struct CmsResult {
    std::optional<Finding> finding; ///< nothing: unaltered, and signed with the key of `signer`
    std::optional<Certificate> signer;
    std::vector<Certificate> certificates; ///< all that are in it
    std::optional<QDateTime> signingTime;  ///< the signed attribute
    bool hasSigningCertificate = false;    ///< the ESS attribute
    QStringList digests;                   ///< that it uses, in the algorithm policy's names; its own first
    QByteArray signatureValue;             ///< what signature time stamps cover
    std::optional<PolicyReference> policy; ///< the signed attribute
    SignerStatements statements;           ///< signed attributes, too
    RevocationData revocation;             ///< that lies in it
    std::optional<CompleteReferences> references; ///< to its validation data, as ES-X-L has them
    std::vector<QByteArray> signatureTimeStamps;  ///< the unsigned attribute's tokens, DER
    std::vector<QByteArray> referenceTimeStamps;  ///< those of CAdES-C-timestamp, over the references
    std::vector<QByteArray> archiveTimeStamps;    ///< those of archive-time-stamp-v3 (EN 319 122-1, 5.5.3)
};

/// A CMS SignedData (RFC 5652) that is read once for all of its signers. The bytes must outlive it.
class CmsMessage {
public:
    explicit CmsMessage(QByteArrayView bytes);
    ~CmsMessage();
    Q_DISABLE_COPY_MOVE(CmsMessage)

    [[nodiscard]] QByteArrayView bytes() const { return m_bytes; }
    /// 0 if it is not a SignedData.
    [[nodiscard]] int signerCount() const;
    /// The content inside; nothing if it is detached.
    [[nodiscard]] std::optional<QByteArrayView> attachedContent() const;

    /// For this folder.
    struct Content;
    [[nodiscard]] Content& content() const { return *m_content; }

private:
    QByteArrayView m_bytes;
    std::unique_ptr<Content> m_content;
};

/// Checks one signer of a CMS over the content, which is given in parts. Only Cades and Alone may have
/// several signers. Does not judge trust or the strength of algorithms. `name` and `altered` are for the
/// finding: whose signature it is, and what a wrong digest means.
[[nodiscard]] CmsResult verifyCms(const std::vector<QByteArrayView>& content, const CmsMessage& cms,
                                  CmsProfile profile, const QString& name, ErrorCode altered, int signer = 0);
[[nodiscard]] inline CmsResult verifyCms(const std::vector<QByteArrayView>& content, QByteArrayView cms,
                                         CmsProfile profile, const QString& name, ErrorCode altered,
                                         int signer = 0) {
    return verifyCms(content, CmsMessage(cms), profile, name, altered, signer);
}

} // namespace yenile::signature
