// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/card_dialog.h"

#include "ui/widgets/error_panel.h"
#include "ui/widgets/secret_edit.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace yenile::ui {

CardDialog::CardDialog(const QString& heading, QWidget* parent)
    : QDialog(parent), m_column(new QVBoxLayout(this)) {
    setWindowTitle(tr("PIN of your card"));
    setMinimumWidth(style::columns(this, 56));
    m_column->setSpacing(style::gap(this, 1.2));
    QLabel* const title = style::textLabel(heading, this);
    style::makeHeading(title, 1.15);
    m_column->addWidget(title);
}

void CardDialog::addCard(const QString& label, const QString& reader,
                         const std::optional<Error>& lastProblem) {
    m_column->addWidget(style::textLabel(tr("Card: %1\nReader: %2").arg(label, reader), this));
    if (!lastProblem)
        return;
    auto* const panel = new ErrorPanel(this);
    panel->showError(*lastProblem);
    m_column->addWidget(panel);
}

SecretEdit* CardDialog::addEntry(const QString& label, const QString& name, int longest) {
    auto* const edit = new SecretEdit(this);
    edit->setObjectName(name);
    edit->setAccessibleName(QString(label).remove(u'&'));
    edit->setMaxLength(longest);
    auto* const text = new QLabel(label, this);
    text->setBuddy(edit);
    m_column->addWidget(text);
    m_column->addWidget(edit);
    connect(edit, &QLineEdit::textChanged, this, &CardDialog::updateButton);
    return edit;
}

void CardDialog::addCautions(const QStringList& cautions) {
    if (cautions.isEmpty())
        return;
    auto* const panel = new Panel(style::Tone::Caution, this);
    panel->setText(cautions.join(u'\n'));
    m_column->addWidget(panel);
}

QCheckBox* CardDialog::addConsent(const QString& text) {
    auto* const consent = new QCheckBox(text, this);
    consent->setObjectName(QStringLiteral("pinLastTry"));
    m_column->addWidget(consent);
    connect(consent, &QCheckBox::toggled, this, &CardDialog::updateButton);
    return consent;
}

QPushButton* CardDialog::newButton(const QString& text, const QString& name) {
    m_buttons = new QDialogButtonBox(this);
    QPushButton* const button = m_buttons->addButton(text, QDialogButtonBox::AcceptRole);
    button->setObjectName(name);
    m_buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    return button;
}

void CardDialog::finish() {
    m_column->addWidget(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    updateButton();
    setMinimumWidth(
        qMax(minimumWidth(), m_column->totalMinimumSize().width())); // of a button with a long text, say
    // Qt would give no more than two thirds of the screen's height, and what is to be read could be cut off.
    resize(minimumWidth(), m_column->totalHeightForWidth(minimumWidth()));
}

} // namespace yenile::ui
