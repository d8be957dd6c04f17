// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <optional>
#include <span>
#include <vector>

/// Is everything there that a renewal needs?
namespace yenile::doctor {

/// The checks, in the order in which faults should be fixed.
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
    bool known = false;           ///< false: not finished, or it depends on one that failed
    std::optional<Error> problem; ///< nothing: passed
    QString detail;               ///< name of reader, card, certificate holder …; why it is not known
    QString warning;              ///< passed with a remark: expires soon, PIN tries low
    QString places = {};          ///< where a missing driver was searched for
};

[[nodiscard]] Check passed(CheckKind kind, QString detail = {}, QString warning = {});
[[nodiscard]] Check failed(CheckKind kind, Error problem, QString places = {});
/// It depends on a check that failed.
[[nodiscard]] Check unknown(CheckKind kind, QString why = {});

/// The first check that failed; null if all passed.
[[nodiscard]] const Check* firstFailed(std::span<const Check> checks);

/// In the language of the program.
[[nodiscard]] QString checkTitle(CheckKind kind);
/// The name for programs, for example "cardService". Never changes.
[[nodiscard]] QString checkName(CheckKind kind);
/// The exit code of `yenilectl doctor` if this is the first check that failed: 10 or more. Never changes.
[[nodiscard]] int exitCode(CheckKind kind);

} // namespace yenile::doctor
