// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRectF>
#include <QString>
#include <QStringList>

#include <optional>

namespace yenile::signature {

/// Where a signature is seen.
struct SignaturePlace {
    enum class Corner { TopLeft, TopRight, BottomRight, BottomLeft }; ///< as one sees the page

    int page = -1; ///< from 1; below zero, from the end
    Corner corner = Corner::BottomRight;
    QString field = {}; ///< where given: that empty signature field of the form (its fully qualified name)
    /// Where something is seen on that page, which a signature in a corner keeps clear of: in units of the
    /// page, from its upper left corner as it is shown.
    QList<QRectF> taken = {};
};

/// What is seen there.
struct VisibleSignature {
    SignaturePlace place;
    QStringList lines; ///< also said to those who do not see it
};

[[nodiscard]] QString cornerName(SignaturePlace::Corner corner); ///< "bottomRight"
[[nodiscard]] std::optional<SignaturePlace::Corner> cornerNamed(const QString& name);

} // namespace yenile::signature
