// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/certificates/certificate.h"

#include <map>
#include <optional>

namespace yenile::signature {

/// Certification paths that were looked for. As long as this exists, on its thread, a path is built once for
/// all signatures of a certificate, as far as they come with the same certificates and are judged for the
/// same time: most of a file's signatures are. Within another one it is that one.
class PathCache {
public:
    /// What a path depends on.
    struct Question {
        const Certificate& certificate;
        const std::vector<Certificate>& others;
        const std::vector<Certificate>& anchors;
        qint64 time; ///< seconds since 1970
    };

    /// The path, or why there is none.
    struct Outcome {
        std::vector<Certificate> path; ///< empty: there is none
        int error = 0;                 ///< OpenSSL's X509_V_ERR_…
        int depth = 0;                 ///< of the certificate with that error; 0: the signer's own
        std::optional<Certificate> at; ///< that certificate
    };

    PathCache();
    ~PathCache();
    Q_DISABLE_COPY_MOVE(PathCache)

    /// Nothing where it was not asked before.
    [[nodiscard]] static std::optional<Outcome> find(const Question& question);
    static void store(const Question& question, const Outcome& outcome);

    /// The first certificate that is the same: each signature brings its own ones anew, and reports that keep
    /// them need the memory of one.
    [[nodiscard]] static Certificate shared(const Certificate& certificate);

private:
    struct Known {
        std::vector<Certificate> others, anchors;
        qint64 time;
        Outcome outcome;
    };
    std::map<QByteArray, Known> m_known;        ///< by the certificate's DER: the last one asked for
    std::map<QByteArray, Certificate> m_shared; ///< by their DER
    PathCache* m_outer;
};

} // namespace yenile::signature
