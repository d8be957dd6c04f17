// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/new_session.h"

#include "app/service/crypto.h"
#include "app/service/state/access.h"

namespace yenile::registration {

service::Session newSession(const Service& service, const Applicant& applicant, const QString& event) {
    const service::Session session{QString::fromLatin1(randomBytes(32).toBase64(
                                       QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)),
                                   service.clock.now().addSecs(service.settings.sessionSeconds),
                                   applicant.name()};
    addSession(service.database, session.token, applicant.id, session.expiresAt);
    service.audit.add(event, applicant.id, service.clock.now());
    return session;
}

} // namespace yenile::registration
