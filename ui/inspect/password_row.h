// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <QWidget>

namespace yenile::ui {

class SecretEdit;

/// Asks for the password of a document.
class PasswordRow : public QWidget {
    Q_OBJECT
public:
    explicit PasswordRow(QWidget* parent = nullptr);

    /// A copy of what was typed.
    [[nodiscard]] Secret password() const;
    /// Shows the row and waits for the password there.
    void ask();

Q_SIGNALS:
    void entered();

private:
    SecretEdit* m_edit;
};

} // namespace yenile::ui
