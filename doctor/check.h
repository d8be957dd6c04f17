// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <optional>
#include <span>
#include <vector>

/// Is everything there that a renewal needs?
namespace yenile::doctor {

/// The rungs of the ladder, in the order in which they are to be mended.
enum class CheckKind {
    Settings,
    Storage,
    Service,
    Clock,
    TimeStamps,
    Revocation,
    CardService,
    Reader,
    Card,
    Driver,
    Token,
    Certificate,
    Key
};

struct Check {
    CheckKind kind = CheckKind::Service;
    bool known = false;           ///< false: still being looked at, or it depends on one that failed
    std::optional<Error> problem; ///< nothing: it is well
    QString detail;               ///< name of reader, card, certificate holder …; why it is not known
    QString warning;              ///< well, but worth knowing: ends soon, PIN tries low
    QString places = {};          ///< where a missing driver was looked for
};

[[nodiscard]] Check passed(CheckKind kind, QString detail = {}, QString warning = {});
[[nodiscard]] Check failed(CheckKind kind, Error problem, QString places = {});
/// It depends on another one.
[[nodiscard]] Check unknown(CheckKind kind, QString why = {});

/// The first that failed; null where all are well.
[[nodiscard]] const Check* firstFailed(std::span<const Check> checks);

/// In the language of the program.
[[nodiscard]] QString checkTitle(CheckKind kind);
/// For programs: "cardService"; never changes.
[[nodiscard]] QString checkName(CheckKind kind);
/// What `yenilectl doctor` ends with where that is the first that failed: 10 and more; never changes.
[[nodiscard]] int exitCode(CheckKind kind);

} // namespace yenile::doctor
