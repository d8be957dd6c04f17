// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yenile::ctl {

/// What the program ends with.
enum ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2,
    SignatureInvalid = 3,
    SignatureIndeterminate = 4,
    LevelNotReached = 5, ///< signed, but not for as long as was asked for
    NotLookedUp = 6      ///< signed, but whether the certificate is good could not be found out
};

/// Speaks to people in lines of text, or to programs in one JSON document on standard output.
class Output {
public:
    explicit Output(bool json) : m_json(json) {}

    [[nodiscard]] bool isJson() const { return m_json; }
    /// The same with each JSON document on one line, for whoever says more than one.
    [[nodiscard]] Output asLines() const {
        Output lines(*this);
        lines.m_format = QJsonDocument::Compact;
        return lines;
    }
    /// The same with what is said on standard error, where standard output takes what was made.
    [[nodiscard]] Output aside() const;
    /// How far it has come; for people alone. In any thread.
    void step(const QString& text) const;
    /// What went wrong and is tried again; for people alone, on standard error.
    void warn(const Error& error) const;

    /// The outcome, in one of the two ways.
    void show(const QString& text, const QJsonObject& json) const;
    /// The sentence, the remedy, the code and the technical cause; as JSON, `json` with a member "error".
    /// Returns the exit code. `advice` in place of the remedy, where that speaks to somebody else.
    [[nodiscard]] int fail(const Error& error, QJsonObject json = {}, const QString& advice = {}) const;

private:
    bool m_json;
    bool m_aside = false;
    QJsonDocument::JsonFormat m_format = QJsonDocument::Indented;
};

/// Writes a result into a file, or for "-" to standard output. Errors: as writeFile().
[[nodiscard]] Result<void> writeResult(const QString& output, QByteArrayView content);

/// Whether that is standard output.
[[nodiscard]] bool isStandardOutput(const QString& output);

/// The technical cause as a further line of a text; empty where none is known.
[[nodiscard]] QString detail(const Error& error);

} // namespace yenile::ctl
