// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <map>

namespace yenile::signature {

/// Certification paths that were found. As long as this exists, on its thread, a path is built once for all
/// signatures of a certificate, as far as they come with the same certificates and are judged for the same
/// time: most of a file's signatures are. Within another one it is that one.
class PathCache {
public:
    /// What a path depends on.
    struct Question {
        const Certificate& certificate;
        const std::vector<Certificate>& others;
        const std::vector<Certificate>& anchors;
        qint64 time; ///< seconds since 1970
    };

    PathCache();
    ~PathCache();
    Q_DISABLE_COPY_MOVE(PathCache)

    /// Empty where it is not known.
    [[nodiscard]] static std::vector<Certificate> find(const Question& question);
    static void store(const Question& question, const std::vector<Certificate>& path);

    /// The first certificate that is the same: each signature brings its own ones anew, and reports that keep
    /// them need the memory of one.
    [[nodiscard]] static Certificate shared(const Certificate& certificate);

private:
    struct Known {
        std::vector<Certificate> others, anchors;
        qint64 time;
        std::vector<Certificate> path;
    };
    std::map<QByteArray, Known> m_known;        ///< by the certificate's DER: the last one asked for
    std::map<QByteArray, Certificate> m_shared; ///< by their DER
    PathCache* m_outer;
};

} // namespace yenile::signature
