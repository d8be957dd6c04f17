// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/helper_channel.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/worker/painter.h"

namespace yenile::reading::worker {

/// Judges the signatures of a file, and looks at the members where they are asked about. Errors: those of
/// validateBytes() and readContainerBytes().
[[nodiscard]] Result<Judgement> judge(const QByteArray& content, const QString& name,
                                      const signature::ValidationPolicy& policy,
                                      const std::optional<MemberQuestion>& members,
                                      const signature::Beside& beside = {});

/// The same as the task says. What has to be fetched is asked for on the channel. Errors: Internal as well.
[[nodiscard]] Result<Judgement> judge(const protocol::Task& task, const QByteArray& content,
                                      const signature::Beside& beside, process::HelperChannel& channel,
                                      OpenPainter* openPainter);

} // namespace yenile::reading::worker
