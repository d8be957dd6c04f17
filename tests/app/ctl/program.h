// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace yenile::tests {

/// How yenilectl is called.
struct Call {
    QStringList arguments;
    QByteArray input = {};                   ///< its standard input, which is no terminal
    QMap<QString, QString> environment = {}; ///< over that of the test
};

/// How it ended.
struct Ended {
    int exitCode = -1; ///< -1: it crashed
    QString output;
    QString errors;

    /// The one document on standard output; empty where there is something else.
    [[nodiscard]] QJsonObject json() const;
    /// The code's name in that document; empty where nothing went wrong.
    [[nodiscard]] std::string problem() const;
};

/// The program under test.
[[nodiscard]] QString yenilectl();

/// Runs it to its end, as a script would; another copy of it where that is named.
[[nodiscard]] Ended run(const Call& call, const QString& program = yenilectl());

/// The environment of someone whose driver finds no card, and who has no smart card service, written to an
/// empty folder below `folder`.
[[nodiscard]] QMap<QString, QString> withoutCard(const QString& folder);

/// The environment of a computer whose clock is off, by "+10m" or "-1d". Times that pass by are as long as
/// ever.
[[nodiscard]] QMap<QString, QString> clockOff(const QString& offset);

} // namespace yenile::tests
