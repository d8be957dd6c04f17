// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/trust.h"

#include "core/base/file.h"
#include "core/signature/validation/validation_policy_file.h"

namespace yenile::ctl {

Result<std::vector<signature::Certificate>> trustAnchors(const settings::Settings& settings,
                                                         const QString& file) {
    const QString name = file.isEmpty() ? settings.text(settings::Key::TrustAnchorFile) : file;
    if (name.isEmpty())
        return {};
    const Result<QByteArray> pem = readFile(name);
    if (!pem)
        return failure(pem);
    return signature::Certificate::fromPem(*pem, signature::Certificate::Reading::WhenAsked);
}

Result<signature::ValidationPolicy> validationPolicy(const settings::Settings& settings,
                                                     const QString& policyFile, const QString& anchorFile) {
    const QString file =
        policyFile.isEmpty() ? settings.text(settings::Key::ValidationPolicyFile) : policyFile;
    Result<signature::ValidationPolicy> policy;
    if (!file.isEmpty())
        policy = signature::readValidationPolicy(file);
    if (!policy || (!file.isEmpty() && anchorFile.isEmpty()))
        return policy;
    Result<std::vector<signature::Certificate>> anchors = trustAnchors(settings, anchorFile);
    if (!anchors)
        return failure(anchors);
    policy->trustAnchors = std::move(*anchors);
    return policy;
}

} // namespace yenile::ctl
