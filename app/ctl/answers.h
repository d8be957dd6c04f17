// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QJsonObject>

#include <optional>

namespace yenile::ctl {

/// A question of the renewal.
struct Question {
    QString member;           ///< of the answers file: "accessPassword", "form/phone"
    QString prompt;           ///< for the person at the terminal
    QString kind = {};        ///< its name for the asking program; empty: the program is not asked
    QStringList details = {}; ///< its further arguments
};

/// The source of answers: the answers file, a program, or the person at the terminal. An answer is a QString
/// or a Secret; a Secret is not shown while it is typed.
class Answers {
public:
    /// An empty name: no file, or no program. Errors: FileNotReadable, FileDamaged.
    [[nodiscard]] static Result<Answers> open(const QString& file, const QString& program);

    /// The file's answer.
    template <typename Value = QString>
    [[nodiscard]] std::optional<Value> given(const QString& member) const;
    /// The names in an object of the file.
    [[nodiscard]] QStringList members(const QString& object) const;
    /// Whether a wrong answer can be corrected.
    [[nodiscard]] bool canAsk(const Question& question) const;
    /// From the file, otherwise by asking. Errors: AnswersIncomplete if nobody can be asked; Cancelled.
    template <typename Value = QString>
    [[nodiscard]] Result<Value> answer(const Question& question) const;
    /// By asking only, after a wrong answer.
    template <typename Value = QString>
    [[nodiscard]] Result<Value> ask(const Question& question) const;

private:
    template <typename Value>
    [[nodiscard]] Result<Value> askProgram(const Question& question) const;

    QJsonObject m_given;
    QString m_program;
};

} // namespace yenile::ctl
