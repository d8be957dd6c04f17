// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "doctor/check.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace yenile::ui {

class GlyphLabel;

/// One check: mark, what is checked, what was found, and the remedy where something is missing.
class CheckRow : public QWidget {
    Q_OBJECT
public:
    explicit CheckRow(doctor::CheckKind kind, QWidget* parent = nullptr);

    void showCheck(const doctor::Check& check);
    /// Still being looked at.
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
