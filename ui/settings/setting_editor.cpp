// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/setting_editor.h"

#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

using settings::Type;

namespace {

/// The person's own file is known; one of the administrator is told.
QString originOf(const settings::Value& value, bool managed) {
    if (managed)
        return SettingEditor::tr("managed by your organisation (%1)").arg(value.file);
    return value.origin == settings::Origin::User ? SettingEditor::tr("your setting") : originText(value);
}

} // namespace

SettingEditor::SettingEditor(const settings::Setting& setting, const settings::Settings& settings,
                             QWidget* parent)
    : QWidget(parent), m_setting(setting) {
    const settings::Value value = settings.value(setting.key);
    const bool managed = settings.isManaged(setting.key);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::gap(this, 0.3));
    QLabel* const meaning = style::textLabel(meaningOf(setting), this);
    column->addWidget(meaning);
    auto* const row = new QHBoxLayout;
    column->addLayout(row);
    const QString name = QLatin1String(setting.name);
    QWidget* editor = nullptr;
    if (setting.type == Type::YesNo) {
        editor = m_check = new QCheckBox(tr("Yes"), this);
        m_check->setChecked(value.value.toBool());
    } else if (setting.type == Type::Choice) {
        editor = m_choice = new QComboBox(this);
        m_choice->setEditable(true);
        m_choice->setInsertPolicy(QComboBox::NoInsert);
        m_choice->addItems(choicesOf(setting));
        m_choice->setCurrentText(valueText(value));
        m_choice->lineEdit()->setPlaceholderText(defaultText(setting));
    } else {
        editor = m_field = new QLineEdit(valueText(value), this);
        m_field->setPlaceholderText(tr("Example: %1").arg(QLatin1String(setting.example)));
        m_field->setCursorPosition(0);
    }
    editor->setObjectName(QStringLiteral("setting.") + name);
    editor->setAccessibleName(name);
    editor->setAccessibleDescription(meaning->text());
    editor->setEnabled(!managed);
    row->addWidget(editor, 1);
    if (m_field && !managed)
        addBrowse(row);
    QLabel* const source =
        style::quietLabel(QStringLiteral("%1 · %2").arg(name, originOf(value, managed)), this);
    source->setObjectName(QStringLiteral("source.") + name);
    column->addWidget(source);
    m_before = text();
}

void SettingEditor::addBrowse(QHBoxLayout* row) {
    if (m_setting.type != Type::File && m_setting.type != Type::FileList && m_setting.type != Type::Folder)
        return;
    auto* const browse = new QPushButton(tr("Choose…"), this);
    browse->setAutoDefault(false);
    browse->setAccessibleName(tr("Choose for %1").arg(QLatin1String(m_setting.name)));
    row->addWidget(browse);
    connect(browse, &QPushButton::clicked, this, &SettingEditor::choose);
}

void SettingEditor::choose() {
    const QString before = m_field->text().section(u',', -1).trimmed();
    const QString chosen = m_setting.type == Type::Folder
                               ? QFileDialog::getExistingDirectory(this, tr("Choose a folder"), before)
                               : QFileDialog::getOpenFileName(this, tr("Choose a file"), before);
    if (chosen.isEmpty())
        return;
    const bool further = isList() && !m_field->text().isEmpty();
    m_field->setText(further ? m_field->text() + QStringLiteral(", ") + chosen : chosen);
}

bool SettingEditor::isList() const {
    return m_setting.type == Type::AddressList || m_setting.type == Type::FileList ||
           m_setting.type == Type::List;
}

QString SettingEditor::text() const {
    if (m_check)
        return m_check->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    return (m_choice ? m_choice->currentText() : m_field->text()).trimmed();
}

bool SettingEditor::isChanged() const {
    return text() != m_before;
}

QVariant SettingEditor::value() const {
    if (m_check)
        return m_check->isChecked();
    if (text().isEmpty())
        return m_setting.byDefault();
    if (!isList())
        return text();
    QStringList items;
    for (const QString& item : text().split(u',', Qt::SkipEmptyParts))
        items << item.trimmed();
    return items;
}

} // namespace yenile::ui
