// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/password_row.h"

#include "ui/widgets/secret_edit.h"
#include "ui/widgets/style.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yenile::ui {

PasswordRow::PasswordRow(QWidget* parent) : QWidget(parent), m_edit(new SecretEdit(this)) {
    m_edit->setObjectName(QStringLiteral("documentPassword"));
    auto* const label = new QLabel(tr("&Password of the document"), this);
    label->setBuddy(m_edit);
    auto* const open = new QPushButton(tr("Open"), this);
    open->setObjectName(QStringLiteral("openWithPassword"));
    open->setDefault(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(label);
    row->addWidget(m_edit, 1);
    row->addWidget(open);
    connect(open, &QPushButton::clicked, this, &PasswordRow::entered);
    hide();
}

Secret PasswordRow::password() const {
    return m_edit->secret();
}

void PasswordRow::ask() {
    show();
    m_edit->selectAll();
    m_edit->setFocus();
}

} // namespace yenile::ui
