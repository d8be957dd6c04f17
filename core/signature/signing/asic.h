// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/container/container.h"
#include "core/signature/signing/signer.h"

namespace yenile::signature {

struct AsicOptions {
    DigestAlgorithm digest = DigestAlgorithm::Sha256;
    UsageProfile profile = UsageProfile::P1;
    QString description;
    int number = 1;
    int count = 1;
    /// For level B-T: the time-stamping authority. Not owned.
    TimeStamper* timeStamper = nullptr;
};

/// Writes an ASiC-E container with CAdES (ETSI EN 319 162-1, 6.2 and A): members,
/// META-INF/ASiCManifest001.xml over all of them, and META-INF/signature001.p7s (CAdES baseline B-B) over the
/// manifest. It is not on the disk yet then: whoever keeps it writes it with writeFile(). Errors: the file
/// errors, the signer's. TimeStampFailed: only the time stamp is missing, and `output` was written at level
/// B-B.
[[nodiscard]] Result<void> createContainer(const QString& output, const std::vector<ContainerMember>& members,
                                           Signer& signer, const AsicOptions& options, const Clock& clock);

} // namespace yenile::signature
