#pragma once

#include "core/process/channel.h"
#include "core/reading/protocol/messages.h"

namespace yenile::reading::worker {

/// Judges the signatures of a file as the task says. What has to be fetched is asked for on the channel.
/// Errors: those of validateBytes(); Internal.
[[nodiscard]] Result<Judgement> judge(const protocol::Task& task, const QByteArray& content,
                                      process::Channel& channel);

} // namespace yenile::reading::worker
