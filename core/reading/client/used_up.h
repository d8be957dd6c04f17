// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// Private to this folder.
namespace yenile::reading {

/// Whether a reader that ended with that status (ChildProcess::endStatus()) had used up what it was allowed.
[[nodiscard]] bool isUsedUp(int status);

/// Whether a reader takes a further file after one that it answered about.
[[nodiscard]] bool takesFurtherFiles();

} // namespace yenile::reading
