// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "core/network/http.h"
#include "core/signature/signing/time_stamper_list.h"

namespace yenile::network {

/// How an authority identifies its customers.
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

/// Which servers an authority may be at.
struct TimeStampAccess {
    ServerTrust trust = {};
    Reach reach = Reach::Public;
    Reach redirectReach = Reach::Public;
};

/// One authority over HTTP or HTTPS (RFC 3161, 3.4). The account is sent over HTTPS only. Errors:
/// those of network::ask(), TimeStampFailed.
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

/// The authorities in the settings, in their order, if the policy trusts their stamps. Only these get the
/// accounts. The policy must outlive them. Errors: SettingInvalid if the file of accounts can be read by
/// others or is malformed, or if an account would not go over HTTPS; FileNotReadable; those of serverTrust().
[[nodiscard]] Result<std::unique_ptr<signature::TimeStamperList>>
timeStampers(const settings::Settings& settings, const signature::ValidationPolicy& policy);

/// The authorities that the service names, in their order. They get no account.
[[nodiscard]] std::unique_ptr<signature::TimeStamperList>
foreignTimeStampers(const QStringList& addresses, const TimeStampAccess& access,
                    const signature::ValidationPolicy& policy);

} // namespace yenile::network
