// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/connection_test.h"

#include "core/base/when_done.h"
#include "core/network/proxy.h"
#include "doctor/server_checks.h"
#include "ui/widgets/style.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <memory>

namespace yenile::ui {

ConnectionTest::ConnectionTest(const settings::Settings& settings, std::function<QString()> address,
                               std::function<QString()> proxy, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_address(std::move(address)), m_proxy(std::move(proxy)),
      m_button(new QPushButton(tr("Test the connection"), this)), m_outcome(style::textLabel({}, this)) {
    m_button->setObjectName(QStringLiteral("testConnection"));
    m_button->setAutoDefault(false);
    m_outcome->setObjectName(QStringLiteral("connectionOutcome"));
    m_outcome->hide();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_button, 0, Qt::AlignLeft);
    column->addWidget(m_outcome);
    connect(m_button, &QPushButton::clicked, this, &ConnectionTest::start);
}

void ConnectionTest::start() {
    const QUrl address(m_address());
    m_outcome->show();
    if (address.scheme() != u"https" || address.host().isEmpty())
        return m_outcome->setText(tr("The address has to begin with https://"));
    const Result<network::ServerTrust> trust = network::serviceTrust(m_settings);
    const Result<void> proxy = network::useProxy(m_proxy());
    if (!trust || !proxy)
        return m_outcome->setText(sentence(!trust ? trust.error() : proxy.error()));
    m_button->setEnabled(false);
    m_outcome->setText(tr("Looking for the service…"));
    const auto server = std::make_shared<doctor::CheckedServer>(doctor::CheckedServer{.address = address});
    whenDone(network::probe(address, *trust, network::ProbeRoute::Usual, network::Reach::Anywhere, *this),
             this, [this, server, trust](const network::Probe& usual) {
                 server->usual = usual;
                 whenDone(network::probe(server->address, *trust, network::ProbeRoute::Direct,
                                         network::Reach::Anywhere, *this),
                          this, [this, server](const network::Probe& direct) {
                              server->direct = direct;
                              m_button->setEnabled(true);
                              m_outcome->setText(
                                  (QStringList{doctor::routeText(*server)} + doctor::chainText(server->usual))
                                      .join(u'\n'));
                          });
             });
}

} // namespace yenile::ui
