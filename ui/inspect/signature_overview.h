// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/signature/validation/validation.h"

#include <QMap>
#include <QWidget>

class QGridLayout;

namespace yenile::ui {

/// One line for each signature of a file: whether the signed content is unaltered and the signer trusted. The
/// file is read again, in a thread of its own.
class SignatureOverview : public QWidget {
    Q_OBJECT
public:
    explicit SignatureOverview(QWidget* parent = nullptr);

    /// `titles`: of the container's members, if they have any.
    void inspect(const QString& file, const std::vector<signature::Certificate>& trustAnchors,
                 const QMap<QString, QString>& titles = {});

private:
    void show(const signature::ValidationReport& report);
    void addMark(int row, int column, bool good, const QString& text);

    [[nodiscard]] static QString integrityText(signature::SignatureReport::Integrity integrity);
    [[nodiscard]] QString titleOf(const signature::SignatureReport& report) const;

    QGridLayout* m_grid;
    QMap<QString, QString> m_titles;
};

} // namespace yenile::ui
