#pragma once

#include "pkcs11/token.h"

#include <QDialog>

class QCheckBox;
class QPushButton;

namespace yenile::ui {

class SecretEdit;

/// Asks for the PIN of a card; says which card, for which document, and how the tries stand.
class PinDialog : public QDialog {
    Q_OBJECT
public:
    explicit PinDialog(const pkcs11::PinRequest& request, QWidget* parent = nullptr);

    [[nodiscard]] Secret pin() const;

private:
    void addTries(const pkcs11::PinRequest& request);
    void addEntry(const pkcs11::PinState& pin);
    void updateButton();

    SecretEdit* m_pin = nullptr;
    QPushButton* m_sign = nullptr;
    QCheckBox* m_sure = nullptr; ///< where it is the last try
    qsizetype m_shortest = 1;
};

} // namespace yenile::ui
