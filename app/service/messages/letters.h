// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/settings.h"
#include "app/service/state/applicants.h"
#include "core/service/messages.h"

#include <QJsonObject>

/// The texts that applicants get by e-mail and SMS, in Turkish.
namespace yenile::registration {

/// How long a mail server may be unreachable.
inline constexpr int letterLifetimeSeconds = 3 * 24 * 60 * 60;

/// The source of the address, the legal effect of a signature, and each step until the certificate is made.
[[nodiscard]] QJsonObject passwordLetter(const service::ServiceInfo& info, const Wording& wording,
                                         const Applicant& applicant, const QString& password);

[[nodiscard]] QJsonObject codeMessage(const QString& application, const QString& phone, const QString& code,
                                      int lifetimeSeconds);

[[nodiscard]] QJsonObject receiptLetter(const service::ServiceInfo& info, const Applicant& applicant,
                                        const QString& application, const QString& receiptNumber);

} // namespace yenile::registration
