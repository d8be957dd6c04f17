// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QLineEdit>

namespace yenile::ui {

/// A line for a password, a security word or a PIN: hidden until the person wants to see it; pasting works.
/// Says when Caps Lock seems to be on.
class SecretEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretEdit(QWidget* parent = nullptr);

    /// A copy of what was typed; the line keeps it, so that a failed step can be tried again.
    [[nodiscard]] Secret secret() const;
    /// Empties the line, and what it could undo.
    void forget() { setText({}); }

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setShown(bool shown);
    void showCapsLock(bool on);

    QAction* m_toggle;
    QAction* m_capsLock;
    bool m_shown = false;
};

} // namespace yenile::ui
