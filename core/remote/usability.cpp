// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/remote/usability.h"

#include "core/remote/algorithms.h"

namespace yenile::remote {

using namespace Qt::StringLiterals;

std::optional<Error> whyUnusable(const Credential& credential) {
    if (!credential.isEnabled)
        return Error{ErrorCode::RemoteCredentialDisabled, {}, u"key disabled"_s};
    // One that is expired says so itself.
    if (credential.status == "revoked"_L1 || credential.status == "suspended"_L1)
        return Error{ErrorCode::RemoteCredentialDisabled, {}, u"certificate "_s + credential.status};
    if (algorithmsNamed(credential.algorithms, credential.certificate().keyType()).empty())
        return Error{ErrorCode::MechanismUnsupported, {credential.algorithms.join(u", ")}, {}};
    return std::nullopt;
}

} // namespace yenile::remote
