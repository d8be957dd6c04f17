// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace yenile::ctl {

/// The exit codes.
enum ExitCode {
    Done = 0,
    Failed = 1,
    Usage = 2,
    SignatureInvalid = 3,
    SignatureIndeterminate = 4,
    LevelNotReached = 5, ///< signed, but not at the level that was asked for
    NotLookedUp = 6      ///< signed, but the status of the certificate is unknown
};

/// Output for people as text, or for programs as one JSON document on standard output.
class Output {
public:
    explicit Output(bool json) : m_json(json) {}

    [[nodiscard]] bool isJson() const { return m_json; }
    /// The same with each JSON document on one line, for several documents.
    [[nodiscard]] Output asLines() const {
        Output lines(*this);
        lines.m_format = QJsonDocument::Compact;
        return lines;
    }
    /// The same with messages on standard error, if the result goes to standard output.
    [[nodiscard]] Output aside() const;
    /// Progress; only for people. From any thread.
    void step(const QString& text) const;
    /// A problem after which the program tries again; only for people, on standard error.
    void warn(const Error& error) const;

    /// The outcome, in one of the two forms.
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

/// The technical cause as another line of a text; empty if there is none.
[[nodiscard]] QString detail(const Error& error);

} // namespace yenile::ctl
