// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonObject>

#include <optional>

namespace yenile::ctl {

/// A question of the renewal.
struct Question {
    QString member;           ///< of the answers file: "accessPassword", "form/phone"
    QString prompt;           ///< for the person at the terminal
    bool secret = false;      ///< not shown while it is typed
    QString kind = {};        ///< its name for the asking program; empty: the program is not asked
    QStringList details = {}; ///< its further arguments
};

/// The source of answers: the answers file, a program, or the person at the terminal.
class Answers {
public:
    /// An empty name: no file, or no program. Errors: FileNotReadable, FileDamaged.
    [[nodiscard]] static Result<Answers> open(const QString& file, const QString& program);

    /// The file's answer.
    [[nodiscard]] std::optional<QString> given(const QString& member) const;
    /// The names in an object of the file.
    [[nodiscard]] QStringList members(const QString& object) const;
    /// Whether a wrong answer can be corrected.
    [[nodiscard]] bool canAsk(const Question& question) const;
    /// From the file, otherwise by asking. Errors: AnswersIncomplete if nobody can be asked; Cancelled.
    [[nodiscard]] Result<QString> answer(const Question& question) const;
    /// By asking only, after a wrong answer.
    [[nodiscard]] Result<QString> ask(const Question& question) const;

private:
    [[nodiscard]] Result<QString> askProgram(const Question& question) const;

    QJsonObject m_given;
    QString m_program;
};

} // namespace yenile::ctl
