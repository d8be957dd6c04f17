// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/helper_channel.h"
#include "core/reading/protocol/messages.h"

namespace yenile::reading::worker {

/// Does a task to Open, LayOut or Extend, and returns its answer. What has to be fetched is asked for on the
/// channel. Errors: those of ReaderProcess.
using Revise = Result<QCborMap>(const protocol::Task& task, const QByteArray& pdf, const Secret& password,
                                process::HelperChannel& channel);

/// Loads what revises: only signing and extending need it, and it takes long to load the libraries that set
/// the text of a visible signature. Before the sandbox is entered. Null where it is not there.
[[nodiscard]] Revise* loadReviser();

} // namespace yenile::reading::worker
