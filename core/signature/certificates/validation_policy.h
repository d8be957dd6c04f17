// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/secret.h"
#include "core/signature/certificates/certificate.h"
#include "core/signature/certificates/http_transport.h"

#include <QByteArrayView>
#include <QDate>
#include <QList>
#include <QRectF>
#include <QStringList>

#include <optional>
#include <vector>

/// The rules by which signatures and certificates are judged.
namespace yenile::signature {

/// Which algorithms are strong enough, and until when (like ETSI TS 119 312). An algorithm that has expired
/// is accepted if a time stamp proves that the signature existed before.
struct AlgorithmPolicy {
    struct Digest {
        QString name;                    ///< "SHA-256"
        std::optional<QDate> until = {}; ///< the last day, UTC; none: no end
    };
    /// For keys of this size and larger, up to the next rule.
    struct KeySize {
        int bits = 0;
        std::optional<QDate> until = {};
    };
    std::vector<Digest> digests = {
        {QStringLiteral("SHA-256")}, {QStringLiteral("SHA-384")}, {QStringLiteral("SHA-512")}};
    std::vector<KeySize> rsa = {{2048}};
    std::vector<KeySize> ec = {{256}};
    /// For EC keys, by their names in OpenSSL: NIST's and Brainpool's curves (TS 119 312, 6.2.2.3).
    QStringList curves = {QStringLiteral("prime256v1"),      QStringLiteral("secp384r1"),
                          QStringLiteral("secp521r1"),       QStringLiteral("brainpoolP256r1"),
                          QStringLiteral("brainpoolP384r1"), QStringLiteral("brainpoolP512r1")};
};

/// Which revocation status must be known for a signature to pass. Data that are at hand always count.
enum class RevocationDemand {
    AsKnown,    ///< none
    WhereNamed, ///< that of certificates that name a source
    Always
};

/// The text on the pages of a PDF, from code that can read fonts.
class PageText {
public:
    PageText() = default;
    PageText(const PageText&) = delete;
    PageText& operator=(const PageText&) = delete;
    virtual ~PageText() = default;

    /// The places of the words on a page, from 1: in its units, from its upper left corner as shown. None if
    /// it cannot be read.
    [[nodiscard]] virtual QList<QRectF> words(QByteArrayView pdf, const Secret& password, int page) = 0;
};

/// What is trusted, and the time of validation.
struct ValidationPolicy {
    std::vector<Certificate> trustAnchors = {};
    bool requireQualified = false; ///< only certificates with the NES statements are accepted
    const Clock* clock = &Clock::system();
    std::vector<Certificate> timeStampAnchors = {}; ///< for time stamps, in addition to the others
    RevocationDemand revocation = RevocationDemand::AsKnown;
    HttpTransport* transport =
        nullptr; ///< for fetching revocation data; not owned. Null: only the data at hand
    /// Whether the grace period of the signature's profile must be over. False for those who receive
    /// signatures at once.
    bool awaitGracePeriod = true;
    AlgorithmPolicy algorithms = {};
    /// Responders that are trusted for any issuer, in addition to those that an issuer authorised (RFC
    /// 6960, 4.2.2.2).
    std::vector<Certificate> responders = {};
    /// Whether forms may be filled in after a signature that does not mention it, unless another one forbids
    /// it.
    bool allowFormFilling = false;
    PageText* pageText = nullptr; ///< not owned. Null: covered text is not looked for
};

} // namespace yenile::signature
