// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/network/http.h"
#include "core/signature/signing/time_stamper_list.h"

namespace yenile::network {

/// How an authority knows its customers.
struct TimeStampAccount {
    enum class Kind {
        None,
        Basic,  ///< RFC 7617
        Bearer, ///< RFC 6750; the password is the token
        KamuSm  ///< signature/customer_identity.h; the user is the customer's number
    };
    Kind kind = Kind::None;
    QString user;
    Secret password;
};

/// How far the way to an authority, and on from there, may lead.
struct TimeStampAccess {
    ServerTrust trust = {};
    Reach reach = Reach::Public;
    Reach redirectReach = Reach::Public;
};

/// One authority over HTTP or HTTPS (RFC 3161, 3.4); an account is told over HTTPS alone. Errors:
/// AddressUnreachable, TimeStampFailed.
class TimeStampClient final : public signature::TimeStamper {
public:
    TimeStampClient(QUrl address, TimeStampAccount account, TimeStampAccess access)
        : m_address(std::move(address)), m_account(std::move(account)), m_access(std::move(access)) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;

private:
    QUrl m_address;
    TimeStampAccount m_account;
    TimeStampAccess m_access;
};

/// Those of the settings, in their order, as far as the policy trusts their stamps; they alone hear of the
/// accounts. What the policy points to must outlive them. Errors: SettingInvalid when the
/// accounts can be read by others or cannot be understood, or one would not go over HTTPS; FileNotReadable;
/// those of serverTrust().
[[nodiscard]] Result<std::unique_ptr<signature::TimeStamperList>>
timeStampers(const settings::Settings& settings, const signature::ValidationPolicy& policy);

/// Those that somebody else names, in their order: they hear of no account.
[[nodiscard]] std::unique_ptr<signature::TimeStamperList>
foreignTimeStampers(const QStringList& addresses, const TimeStampAccess& access,
                    const signature::ValidationPolicy& policy);

} // namespace yenile::network
