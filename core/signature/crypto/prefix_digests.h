// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/openssl.h"

#include <QByteArrayView>

#include <map>
#include <vector>

namespace yenile::signature {

/// Digests of one content from its beginning to several places, and of something behind that: what each of a
/// document's signatures has signed. As long as this exists, on its thread, digestOf() of such parts goes on
/// from the place; so all of them together cost what the content costs, not what it costs times them.
class PrefixDigests {
public:
    /// `places` ascend, and are all that digests are wanted to.
    PrefixDigests(QByteArrayView content, std::vector<qsizetype> places);
    ~PrefixDigests();
    Q_DISABLE_COPY_MOVE(PrefixDigests)

    /// The digest of `part` so far, to be gone on with, where it is one of these; null where it is not.
    [[nodiscard]] static openssl::DigestContext begun(QByteArrayView part, const EVP_MD* algorithm);

    /// Bytes that went through digests.
    [[nodiscard]] qint64 digestedBytes() const { return m_digestedBytes; }

private:
    using Contexts = std::vector<openssl::DigestContext>;
    [[nodiscard]] Contexts read(const EVP_MD* algorithm);
    [[nodiscard]] openssl::DigestContext at(qsizetype place, const EVP_MD* algorithm);

    QByteArrayView m_content;
    std::vector<qsizetype> m_places;
    std::map<int, Contexts> m_contexts; ///< of each algorithm, one for each place
    qint64 m_digestedBytes = 0;
    PrefixDigests* m_outer;
};

} // namespace yenile::signature
