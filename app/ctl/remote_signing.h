// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/remote_approval.h"

namespace yenile::ctl {

/// A signer for the key with that certificate at the remote signing service in the settings; blocks.
/// `approval` must outlive the signer. Errors: SettingInvalid, also if the settings name no service; those of
/// remote::RemoteService; as chooseCertificate().
[[nodiscard]] Result<std::shared_ptr<signature::Signer>> openRemoteSigner(const CommandContext& context,
                                                                          const Wanted& wanted,
                                                                          const Clock& clock,
                                                                          RemoteApproval& approval);

} // namespace yenile::ctl
