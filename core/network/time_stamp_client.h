#pragma once

#include "core/base/secret.h"
#include "core/settings/settings.h"
#include "core/signature/signing/time_stamper_list.h"

#include <QUrl>

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

/// One authority over HTTP or HTTPS (RFC 3161, 3.4). Errors: AddressUnreachable, TimeStampFailed.
class TimeStampClient final : public signature::TimeStamper {
public:
    TimeStampClient(QUrl address, TimeStampAccount account)
        : m_address(std::move(address)), m_account(std::move(account)) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;

private:
    QUrl m_address;
    TimeStampAccount m_account;
};

/// Those at these addresses, in their order, as far as the policy trusts their stamps; `accounts` is the file
/// of the settings, or empty. What the policy points to must outlive them. Errors: SettingInvalid when the
/// accounts can be read by others or cannot be understood; FileNotReadable.
[[nodiscard]] Result<std::unique_ptr<signature::TimeStamperList>>
timeStampers(const QStringList& addresses, const QString& accounts,
             const signature::ValidationPolicy& policy);
/// Those of the settings.
[[nodiscard]] Result<std::unique_ptr<signature::TimeStamperList>>
timeStampers(const settings::Settings& settings, const signature::ValidationPolicy& policy);

} // namespace yenile::network
