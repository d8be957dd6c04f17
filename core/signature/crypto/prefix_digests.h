// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/crypto/openssl.h"

#include <QByteArrayView>

#include <map>
#include <vector>

namespace yenile::signature {

/// Digests of one content from its beginning to several places, followed by something else: what each
/// signature of a document covers. While this exists, on its thread, digestOf() continues from the nearest
/// place. So all signatures together read the content once, not once each.
class PrefixDigests {
public:
    /// `places` are in ascending order, and are all the places that will be asked for.
    PrefixDigests(QByteArrayView content, std::vector<qsizetype> places);
    ~PrefixDigests();
    Q_DISABLE_COPY_MOVE(PrefixDigests)

    /// The unfinished digest of `part`, if it ends at one of the places; otherwise null.
    [[nodiscard]] static openssl::DigestContext begun(QByteArrayView part, const EVP_MD* algorithm);

    /// The number of bytes that were digested.
    [[nodiscard]] qint64 digestedBytes() const { return m_digestedBytes; }

private:
    using Contexts = std::vector<openssl::DigestContext>;
    [[nodiscard]] Contexts read(const EVP_MD* algorithm);
    [[nodiscard]] openssl::DigestContext at(qsizetype place, const EVP_MD* algorithm);

    QByteArrayView m_content;
    std::vector<qsizetype> m_places;
    std::map<int, Contexts> m_contexts; ///< for each algorithm, one for each place
    qint64 m_digestedBytes = 0;
    PrefixDigests* m_outer;
};

} // namespace yenile::signature
