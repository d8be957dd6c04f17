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

/// By what signatures and certificates are judged.
namespace yenile::signature {

/// Which algorithms are strong enough, and until when (in the manner of ETSI TS 119 312). What ended counts
/// where a time stamp proves that the signature was there before.
struct AlgorithmPolicy {
    struct Digest {
        QString name;                    ///< "SHA-256"
        std::optional<QDate> until = {}; ///< the last day, UTC; none: it lasts
    };
    /// Keys of this size and more, up to the next rule's.
    struct KeySize {
        int bits = 0;
        std::optional<QDate> until = {};
    };
    std::vector<Digest> digests = {
        {QStringLiteral("SHA-256")}, {QStringLiteral("SHA-384")}, {QStringLiteral("SHA-512")}};
    std::vector<KeySize> rsa = {{2048}};
    std::vector<KeySize> ec = {{256}};
    /// Of EC keys, by their names in OpenSSL: NIST's and Brainpool's (TS 119 312, 6.2.2.3).
    QStringList curves = {QStringLiteral("prime256v1"),      QStringLiteral("secp384r1"),
                          QStringLiteral("secp521r1"),       QStringLiteral("brainpoolP256r1"),
                          QStringLiteral("brainpoolP384r1"), QStringLiteral("brainpoolP512r1")};
};

/// Which revocation status has to be known for a signature to pass; data at hand always counts.
enum class RevocationDemand {
    AsKnown,    ///< none is needed
    WhereNamed, ///< that on certificates that say where to ask
    Always
};

/// The way to what can be read on the pages of a PDF, where somebody is at hand who knows fonts.
class PageText {
public:
    PageText() = default;
    PageText(const PageText&) = delete;
    PageText& operator=(const PageText&) = delete;
    virtual ~PageText() = default;

    /// Where words stand on a page, from 1: in its units, from its upper left corner as it is shown. None
    /// where it cannot be read.
    [[nodiscard]] virtual QList<QRectF> words(QByteArrayView pdf, const Secret& password, int page) = 0;
};

/// What is trusted, and since when it is now.
struct ValidationPolicy {
    std::vector<Certificate> trustAnchors = {};
    bool requireQualified = false; ///< only certificates with the NES statements pass
    const Clock* clock = &Clock::system();
    std::vector<Certificate> timeStampAnchors = {}; ///< for time stamps, besides the others
    RevocationDemand revocation = RevocationDemand::AsKnown;
    HttpTransport* transport =
        nullptr; ///< where to ask for such word; not owned. Null: only the data at hand
    /// Whoever receives a signature at once does not wait until the grace period of its profile is over.
    bool awaitGracePeriod = true;
    AlgorithmPolicy algorithms = {};
    /// Trusted to answer for any issuer, besides those that an issuer put in charge (RFC 6960, 4.2.2.2).
    std::vector<Certificate> responders = {};
    /// Forms may be filled in after a signature that says nothing of it, unless another one forbids it.
    bool allowFormFilling = false;
    PageText* pageText = nullptr; ///< not owned. Null: what was covered later is not looked for
};

} // namespace yenile::signature
