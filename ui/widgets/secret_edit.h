#pragma once

#include "core/base/secret.h"

#include <QLineEdit>

namespace yenile::ui {

/// A line for a password, a security word or a PIN: hidden unless asked for, and pasting works.
class SecretEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit SecretEdit(QWidget* parent = nullptr);

    /// A copy of what was typed; the line keeps it, so that a failed step can be tried again.
    [[nodiscard]] Secret secret() const;

private:
    void setShown(bool shown);

    QAction* m_toggle;
    bool m_shown = false;
};

} // namespace yenile::ui
