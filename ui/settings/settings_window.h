// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/settings/settings.h"

#include <QDialog>

#include <vector>

namespace yenile::ui {

class SettingEditor;
class WorkArea;

/// All settings of the table. Changes take effect at the next start of the program.
class SettingsWindow : public QDialog {
    Q_OBJECT
public:
    explicit SettingsWindow(settings::Settings& settings, QWidget* parent = nullptr);

public Q_SLOTS:
    /// Saves the changes; stays open if that fails.
    void accept() override;
    void reject() override;

private:
    void addEditors();
    [[nodiscard]] QString textOf(settings::Key key) const;

    settings::Settings& m_settings;
    WorkArea* m_area;
    std::vector<SettingEditor*> m_editors;
};

} // namespace yenile::ui
