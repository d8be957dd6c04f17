// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/service/messages.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace yenile::ui {

class SecretEdit;

/// One field of the application form, entered as its kind asks; read-only ones are plain text.
class FieldEditor : public QWidget {
    Q_OBJECT
public:
    explicit FieldEditor(service::FormField field, QWidget* parent = nullptr);

    [[nodiscard]] const service::FormField& field() const { return m_field; }
    /// As it is written to the answers.
    [[nodiscard]] QString value() const;
    /// The same of a field that isSecret().
    [[nodiscard]] Secret secret() const;
    /// Clears a field that isSecret(); others keep what was typed.
    void forgetSecret();
    [[nodiscard]] bool isSecret() const { return m_field.kind == service::FieldKind::SecurityWord; }
    /// Shows below the field what is wrong with it, or hides that again. Errors: FormFieldInvalid,
    /// PhoneInvalid, SecurityWordsDiffer.
    Result<void> check();
    void focusEntry();

private:
    void addLabel();
    void addEntry();
    void addRules();
    void leave();
    [[nodiscard]] QLabel* makeReadOnly();
    [[nodiscard]] Result<void> checked() const;
    QLineEdit* addLine(QLineEdit* line, const QString& name, const QString& label);

    service::FormField m_field;
    QVBoxLayout* m_column;
    QLabel* m_help;
    QLabel* m_problem;
    QLineEdit* m_line = nullptr;
    QLineEdit* m_repeat = nullptr;
    QCheckBox* m_box = nullptr;
    QComboBox* m_choice = nullptr;
};

} // namespace yenile::ui
