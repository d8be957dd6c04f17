// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace yenile {

/// The name of a file that comes from outside, or goes into a container: one part of a path, which every
/// system takes. Whoever writes a file of such a name into a folder stays in that folder.
class MemberName {
public:
    /// No name: what a message holds before it is read.
    MemberName() = default;
    /// Errors: MemberNameInvalid, with the name and the reason.
    [[nodiscard]] static Result<MemberName> of(const QString& text);
    /// The nearest name to a text that need not be one: what cannot stand in a name becomes "_".
    [[nodiscard]] static MemberName nearest(const QString& text);

    [[nodiscard]] const QString& text() const { return m_text; }
    operator const QString&() const { return m_text; } // wherever a text is wanted

    friend bool operator==(const MemberName&, const MemberName&) = default;

private:
    explicit MemberName(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/// Names that file systems may take for one have this in common: case and normal form do not count.
[[nodiscard]] QString foldedName(const QString& name);

/// The first name that another one before it is taken for.
[[nodiscard]] std::optional<QString> repeatedName(const QStringList& names);

/// Whether there is a character in it that nobody sees, or one that turns round what stands behind it.
[[nodiscard]] bool hidesCharacters(const QString& text);

} // namespace yenile
