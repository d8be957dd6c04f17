// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting_table.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace yenile::ui {

/// An editor for one setting, by its type. A setting locked by the policy is shown as managed.
class SettingEditor : public QWidget {
    Q_OBJECT
public:
    SettingEditor(const settings::Setting& setting, const settings::Settings& settings,
                  QWidget* parent = nullptr);

    [[nodiscard]] settings::Key key() const { return m_setting.key; }
    /// Whether the person changed it.
    [[nodiscard]] bool isChanged() const;
    /// The value to save; the default if the field is empty.
    [[nodiscard]] QVariant value() const;
    [[nodiscard]] QString text() const; ///< of the field

private:
    void addBrowse(QHBoxLayout* row);
    void choose();
    [[nodiscard]] bool isList() const;

    const settings::Setting& m_setting;
    QString m_before;
    QLineEdit* m_field = nullptr;
    QCheckBox* m_check = nullptr;
    QComboBox* m_choice = nullptr;
};

} // namespace yenile::ui
