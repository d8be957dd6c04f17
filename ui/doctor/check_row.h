// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/check.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace yenile::ui {

class GlyphLabel;

/// One check: its mark, its name, the result, and the remedy if there is a problem.
class CheckRow : public QWidget {
    Q_OBJECT
public:
    explicit CheckRow(doctor::CheckKind kind, QWidget* parent = nullptr);

    void showCheck(const doctor::Check& check);
    /// The check is still running.
    void showWaiting();

private:
    doctor::CheckKind m_kind;
    GlyphLabel* m_mark;
    QLabel* m_text;
    QLabel* m_remedy;
    QToolButton* m_where; ///< shows and hides the places
    QLabel* m_places;
};

} // namespace yenile::ui
