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
    QString kind = {};        ///< what the asking program calls it; empty: it does not know it
    QStringList details = {}; ///< its further arguments
};

/// Where answers come from: the answers file, a program that is asked, the person at the terminal.
class Answers {
public:
    /// An empty name stands for no file and no program. Errors: FileNotReadable, FileDamaged.
    [[nodiscard]] static Result<Answers> open(const QString& file, const QString& program);

    /// What the file says.
    [[nodiscard]] std::optional<QString> given(const QString& member) const;
    /// The names in an object of the file.
    [[nodiscard]] QStringList members(const QString& object) const;
    /// Whether a wrong answer can be given anew.
    [[nodiscard]] bool canAsk(const Question& question) const;
    /// From the file, else by asking. Errors: AnswersIncomplete where nobody can be asked, Cancelled.
    [[nodiscard]] Result<QString> answer(const Question& question) const;
    /// By asking alone, after an answer that was wrong.
    [[nodiscard]] Result<QString> ask(const Question& question) const;

private:
    [[nodiscard]] Result<QString> askProgram(const Question& question) const;

    QJsonObject m_given;
    QString m_program;
};

} // namespace yenile::ctl
