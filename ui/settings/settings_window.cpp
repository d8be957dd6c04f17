// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/settings_window.h"

#include "core/network/proxy.h"
#include "ui/settings/connection_test.h"
#include "ui/settings/setting_editor.h"
#include "ui/widgets/card_frame.h"
#include "ui/widgets/style.h"
#include "ui/widgets/work_area.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace yenile::ui {

namespace {

struct Section {
    const char* name;
    const char* title;
};
constexpr Section sections[] = {
    {"service", QT_TRANSLATE_NOOP("SettingsWindow", "Registration service")},
    {"signature", QT_TRANSLATE_NOOP("SettingsWindow", "Trust")},
    {"timeStamp", QT_TRANSLATE_NOOP("SettingsWindow", "Time stamps")},
    {"network", QT_TRANSLATE_NOOP("SettingsWindow", "Network")},
    {"token", QT_TRANSLATE_NOOP("SettingsWindow", "Card drivers")},
    {"ui", QT_TRANSLATE_NOOP("SettingsWindow", "Language and documents")},
    {"submission", QT_TRANSLATE_NOOP("SettingsWindow", "Submission")},
};

QString titleOf(const QString& section) {
    const auto found = std::ranges::find_if(
        sections, [&](const Section& each) { return section == QLatin1String(each.name); });
    return found == std::end(sections) ? section
                                       : QCoreApplication::translate("SettingsWindow", found->title);
}

} // namespace

SettingsWindow::SettingsWindow(settings::Settings& settings, QWidget* parent)
    : QDialog(parent), m_settings(settings), m_area(new WorkArea(WorkArea::Scrolling::WhenNeeded, this)) {
    setObjectName(QStringLiteral("settings"));
    setWindowTitle(tr("Settings"));
    style::resizeOnScreen(*this, style::columns(this, 92), style::gap(this, 80));
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(style::gap(this, 1.2));
    column->addWidget(style::textLabel(tr("Changes take effect when Yenile is started again."), this));
    column->addWidget(m_area, 1);
    auto* const buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Save"), QDialogButtonBox::AcceptRole)
        ->setObjectName(QStringLiteral("saveSettings"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    addEditors();
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsWindow::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &SettingsWindow::reject);
}

void SettingsWindow::addEditors() {
    QString last;
    CardFrame* card = nullptr;
    for (const settings::Setting& setting : settings::settingTable()) {
        const QString section = QString::fromLatin1(setting.name).section(u'/', 0, 0);
        if (section != std::exchange(last, section)) {
            card = new CardFrame(titleOf(section), this);
            card->column()->setSpacing(style::gap(this, 1.4));
            m_area->body()->addWidget(card);
        }
        m_editors.push_back(new SettingEditor(setting, m_settings, this));
        card->column()->addWidget(m_editors.back());
        if (setting.key == settings::Key::ServiceAddress)
            card->column()->addWidget(new ConnectionTest(
                m_settings, [this] { return textOf(settings::Key::ServiceAddress); },
                [this] { return textOf(settings::Key::Proxy); }, this));
    }
    m_area->body()->addStretch();
}

QString SettingsWindow::textOf(settings::Key key) const {
    return (*std::ranges::find(m_editors, key, &SettingEditor::key))->text();
}

void SettingsWindow::accept() {
    m_area->clearError();
    for (const SettingEditor* const editor : m_editors)
        if (editor->isChanged())
            if (const Result<void> kept = m_settings.set(editor->key(), editor->value()); !kept)
                return m_area->showError(kept.error());
    if (const Result<void> proxy = network::useProxy(m_settings); !proxy)
        return m_area->showError(proxy.error());
    QDialog::accept();
}

void SettingsWindow::reject() {
    (void)network::useProxy(m_settings); // the test may have taken another one
    QDialog::reject();
}

} // namespace yenile::ui
