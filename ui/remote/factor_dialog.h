// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/remote/approval.h"

#include <QDialog>

namespace yenile::ui {

class SecretEdit;

/// Asks for what a remote signing service wants to be shown before it signs.
class FactorDialog : public QDialog {
    Q_OBJECT
public:
    explicit FactorDialog(const remote::FactorRequest& request, QWidget* parent = nullptr);

    [[nodiscard]] std::vector<Secret> answers() const;

private:
    void addFactor(class QVBoxLayout* column, const remote::Factor& factor, const QString& challenge);
    void updateButton();

    std::vector<SecretEdit*> m_edits;
    class QPushButton* m_sign = nullptr;
};

} // namespace yenile::ui
