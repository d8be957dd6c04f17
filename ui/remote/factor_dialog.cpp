// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remote/factor_dialog.h"

#include "ui/widgets/error_panel.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/style.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace yenile::ui {

FactorDialog::FactorDialog(const remote::FactorRequest& request, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("factorDialog"));
    setWindowTitle(tr("Remote signing"));
    setMinimumWidth(style::columns(this, 56));
    auto* const column = new QVBoxLayout(this);
    column->setSpacing(style::gap(this, 1.2));
    QLabel* const title = style::textLabel(
        request.count > 1 ? tr("Signature %1 of %2").arg(request.number).arg(request.count) : tr("Signature"),
        this);
    style::makeHeading(title, 1.15);
    column->addWidget(title);
    column->addWidget(style::textLabel(tr("Document: %1").arg(request.description), this));
    column->addWidget(style::textLabel(tr("Remote signing service: %1").arg(request.service), this));
    if (request.lastProblem) {
        auto* const panel = new ErrorPanel(this);
        panel->showError(*request.lastProblem);
        column->addWidget(panel);
    }
    for (size_t at = 0; at < request.factors.size(); ++at)
        addFactor(column, request.factors[at], request.challenges.value(static_cast<qsizetype>(at)));
    auto* const buttons = new QDialogButtonBox(this);
    m_sign = buttons->addButton(tr("Sign"), QDialogButtonBox::AcceptRole);
    m_sign->setObjectName(QStringLiteral("factorAccept"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    updateButton();
    resize(minimumWidth(), column->totalHeightForWidth(minimumWidth()));
}

void FactorDialog::addFactor(QVBoxLayout* column, const remote::Factor& factor, const QString& challenge) {
    for (const QString& text : {factor.description, challenge})
        if (!text.isEmpty())
            column->addWidget(style::quietLabel(text, this));
    auto* const edit = new SecretEdit(this);
    edit->setObjectName(QStringLiteral("factor.%1").arg(m_edits.size()));
    edit->setAccessibleName(factor.label);
    auto* const label = new QLabel(QString(factor.label).replace(u'&', QStringLiteral("&&")), this);
    label->setTextFormat(Qt::PlainText); // of the service
    label->setBuddy(edit);
    column->addWidget(label);
    column->addWidget(edit);
    connect(edit, &QLineEdit::textChanged, this, &FactorDialog::updateButton);
    m_edits.push_back(edit);
}

void FactorDialog::updateButton() {
    m_sign->setEnabled(
        std::ranges::none_of(m_edits, [](const SecretEdit* edit) { return edit->text().isEmpty(); }));
}

std::vector<Secret> FactorDialog::answers() const {
    std::vector<Secret> all;
    for (const SecretEdit* const edit : m_edits)
        all.push_back(edit->secret());
    return all;
}

} // namespace yenile::ui
