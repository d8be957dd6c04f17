// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"
#include "core/settings/settings.h"
#include "pkcs11/token_monitor.h"
#include "ui/token/certificate_list.h"

#include <optional>

namespace yenile::ui {

/// What the pages share: the journey and the cards, and what was chosen on the way.
struct WizardContext {
    settings::Settings& settings;
    renewal::Journey& journey;
    pkcs11::TokenMonitor& tokens;

    bool resume = false; ///< a signed bundle of an earlier run waits to be sent
    service::Order order{};
    std::optional<service::ApplicationState> takenUp{}; ///< state of an application of an earlier run
    service::Method method = service::Method::Electronic;
    std::optional<CertificateChoice> certificate{};
    std::function<void()> dismissApproval{}; ///< closes the question for the approval of a remote key
    std::optional<renewal::Outcome> outcome{};
    QStringList documentsRead{}; ///< digests of those that were read to the end
};

} // namespace yenile::ui
