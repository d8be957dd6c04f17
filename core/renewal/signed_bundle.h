// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <stop_token>

namespace yenile::renewal {

/// What is signed, and by what rules.
struct BundleTask {
    service::Application application;
    std::vector<Document> documents;
    service::SignaturePolicy policy;
    std::vector<signature::Certificate> trustAnchors;
    const Clock* clock = &Clock::system();
    std::function<void(SubmissionProgress)> progress;
    std::stop_token stop;
    /// For policies that want more than level B-B.
    std::shared_ptr<signature::TimeStamper> timeStamper = {};
    std::shared_ptr<signature::HttpTransport> transport = {};
    /// Where signatures wait that only lack what makes them last; empty: they do not. Whoever takes the
    /// bundle clears those of the application when it is safe.
    QString keptFolder = {};
};

/// Checks the signer's certificate as far as that can be done now (chain, validity, usage, revocation), signs
/// the documents, binds them and the record into a container, signs that, and checks the whole as the service
/// will. Blocks: for a worker thread. Errors: Cancelled, those of signature and signer, and what the
/// check found. Where the service's level or usage profile cannot be reached: TimeStampFailed, the network's;
/// what is signed is kept then, and the next call goes on with it.
[[nodiscard]] Result<QByteArray> makeSignedBundle(const BundleTask& task, signature::Signer& signer);

} // namespace yenile::renewal
