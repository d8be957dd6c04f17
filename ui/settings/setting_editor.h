// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/setting_table.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace yenile::ui {

/// A setting, edited as its type wants it; one that the policy holds is shown as managed.
class SettingEditor : public QWidget {
    Q_OBJECT
public:
    SettingEditor(const settings::Setting& setting, const settings::Settings& settings,
                  QWidget* parent = nullptr);

    [[nodiscard]] settings::Key key() const { return m_setting.key; }
    /// Whether the person changed it.
    [[nodiscard]] bool isChanged() const;
    /// What is to be kept; the default where the field is empty.
    [[nodiscard]] QVariant value() const;
    [[nodiscard]] QString text() const; ///< as it stands in the field

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
