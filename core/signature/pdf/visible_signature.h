// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>

class QDateTime;

namespace yenile::signature {

/// The place of a visible signature.
struct SignaturePlace {
    enum class Corner { TopLeft, TopRight, BottomRight, BottomLeft }; ///< as one sees the page

    int page = -1; ///< from 1; below zero, from the end
    Corner corner = Corner::BottomRight;
    QString field = {}; ///< if given: this empty signature field of the form (its fully qualified name)
    /// The occupied areas of that page, which a signature in a corner avoids: in units of the page, from its
    /// upper left corner as shown.
    QList<QRectF> taken = {};
};

/// The content of a visible signature.
struct VisibleSignature {
    SignaturePlace place;
    QStringList lines; ///< also read by screen readers
};

/// Its text: who, when and, if given, why; in the program's language.
[[nodiscard]] QStringList stampLines(const QString& name, const QDateTime& time, const QString& reason);

[[nodiscard]] QString cornerName(SignaturePlace::Corner corner); ///< "bottomRight"
[[nodiscard]] std::optional<SignaturePlace::Corner> cornerNamed(const QString& name);

} // namespace yenile::signature
