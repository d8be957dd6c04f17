// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/browser_address.h"

#include "core/oauth/browser.h"
#include "ui/widgets/style.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace yenile::ui {

BrowserAddress::BrowserAddress(QWidget* parent)
    : QWidget(parent), m_line(new QLineEdit(this)), m_again(new QPushButton(tr("&Open it again"), this)),
      m_copy(new QPushButton(tr("&Copy the address"), this)) {
    m_line->setObjectName(QStringLiteral("browserAddress"));
    m_line->setAccessibleName(tr("Address for the web browser"));
    m_line->setReadOnly(true);
    m_again->setObjectName(QStringLiteral("browserAgain"));
    m_copy->setObjectName(QStringLiteral("browserCopy"));

    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->addWidget(
        style::quietLabel(tr("If no page opened, open this address in a browser of this computer:"), this));
    column->addWidget(m_line);
    auto* const row = new QHBoxLayout;
    for (QPushButton* const button : {m_again, m_copy}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    row->addStretch();
    column->addLayout(row);

    connect(m_again, &QPushButton::clicked, this, &BrowserAddress::open);
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_line->text()); });
    setAddress({});
}

void BrowserAddress::setAddress(const QUrl& address) {
    m_url = address;
    m_line->setText(QString::fromLatin1(address.toEncoded()));
    m_line->setCursorPosition(0);
    for (QPushButton* const button : {m_again, m_copy})
        button->setEnabled(!address.isEmpty());
}

bool BrowserAddress::open() {
    const bool success = oauth::openInBrowser(m_url);
    Q_EMIT opened(success);
    return success;
}

} // namespace yenile::ui
