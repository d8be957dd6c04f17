// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/remote_approval.h"

namespace yenile::ctl {

/// Over the key at the settings' remote signing service whose certificate is looked for; waits for it. What
/// is asked goes to `approval`, which has to outlive the signer. Errors: SettingInvalid, also where the
/// settings name none; those of remote::RemoteService; as chooseCertificate().
[[nodiscard]] Result<std::shared_ptr<signature::Signer>>
openRemoteSigner(const Context& context, const Wanted& wanted, const Clock& clock, RemoteApproval& approval);

} // namespace yenile::ctl
