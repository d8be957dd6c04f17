// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <stop_token>

namespace yenile::renewal {

/// What is signed, and by which rules.
struct BundleTask {
    service::Application application;
    std::vector<Document> documents;
    service::SignaturePolicy policy;
    std::vector<signature::Certificate> trustAnchors;
    const Clock* clock = &Clock::system();
    std::function<void(SubmissionProgress)> progress;
    std::stop_token stop;
    /// For policies that demand more than level B-B.
    std::shared_ptr<signature::TimeStamper> timeStamper = {};
    std::shared_ptr<signature::HttpTransport> transport = {};
    /// Where signatures are kept if only a time stamp or revocation data are missing. Empty: they are not
    /// kept. The caller clears the application's signatures once the bundle is safe.
    QString keptFolder = {};
};

/// Checks the signer's certificate as far as possible now (chain, validity, usage, revocation), signs the
/// documents, puts them and the record into a container, signs that, and checks everything as the service
/// will. Blocks: for a worker thread. Errors: Cancelled; those of signature and signer; what the check found.
/// If the service's level or usage profile cannot be reached: TimeStampFailed and the network's. What is
/// signed is kept then, and the next call continues with it.
[[nodiscard]] Result<QByteArray> makeSignedBundle(const BundleTask& task, signature::Signer& signer);

} // namespace yenile::renewal
