// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/http/exchange.h"
#include "app/service/http/metrics.h"
#include "app/service/messages/courier.h"
#include "app/service/receipt.h"
#include "app/service/settings.h"
#include "app/service/signer_inquiry.h"
#include "app/service/state/audit.h"
#include "app/service/state/database.h"
#include "app/service/status_log.h"
#include "core/base/clock.h"
#include "core/reading/client/reader_pool.h"
#include "core/signature/certificates/certificate.h"

namespace yenile::registration {

class IdentityProvider;

/// What the operations use.
struct Service {
    const ServiceSettings& settings;
    const Clock& clock;
    const Database& database;
    const Courier& courier;
    const ReceiptWriter& receipts;
    const AuditLog& audit;
    const StatusLog& statuses;
    SignerInquiry& inquiry;
    reading::ReaderPool& readers;                     ///< for validating bundles
    std::vector<signature::Certificate> trustAnchors; ///< the issuers among them
    std::vector<signature::Certificate>
        issuers; ///< between signers and roots; their status is checked as well
    const Metrics& metrics;
    IdentityProvider* provider; ///< for logins; null: only captcha and password
    QByteArray pepper;          ///< a secret of this service, for hashes of short values
};

/// All endpoints of protocol v1. `service` must outlive them.
[[nodiscard]] std::vector<Endpoint> protocolEndpoints(const Service& service);

// The parts of it, a file each.
[[nodiscard]] std::vector<Endpoint> monitoringEndpoints(const Service& service);
[[nodiscard]] std::vector<Endpoint> publicEndpoints(const Service& service);
[[nodiscard]] std::vector<Endpoint> providerEndpoints(const Service& service);
[[nodiscard]] std::vector<Endpoint> orderEndpoints(const Service& service);
[[nodiscard]] std::vector<Endpoint> applicationEndpoints(const Service& service);
[[nodiscard]] std::vector<Endpoint> confirmationEndpoints(const Service& service);
[[nodiscard]] std::vector<Endpoint> submissionEndpoints(const Service& service);

} // namespace yenile::registration
