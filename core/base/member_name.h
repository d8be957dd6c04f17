// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace yenile {

/// The name of a file that comes from outside or goes into a container. It is one part of a path and valid on
/// every system, so a file written under it into a folder stays in that folder.
class MemberName {
public:
    /// An empty name: what a message holds before it is read.
    MemberName() = default;
    /// Errors: MemberNameInvalid, with the name and the reason.
    [[nodiscard]] static Result<MemberName> of(const QString& text);
    /// The closest valid name to any text: characters that are not allowed become "_".
    [[nodiscard]] static MemberName nearest(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }
    operator const QString&() const { return m_text; } // usable as a text

    friend bool operator==(const MemberName&, const MemberName&) = default;

private:
    explicit MemberName(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// A key that is equal for names that some file system treats as the same: it ignores case and Unicode normal
/// form.
[[nodiscard]] QString foldedName(const QString& name);

/// The first name whose key equals that of an earlier one.
[[nodiscard]] std::optional<QString> repeatedName(const QStringList& names);

/// Whether the text has invisible characters, or characters that reverse the direction of what follows.
[[nodiscard]] bool hidesCharacters(const QString& text);

} // namespace yenile
