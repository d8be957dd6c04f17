// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/time_stamp_client.h"

#include "core/network/http_client.h"
#include "core/signature/signing/customer_identity.h"

#include <QFileInfo>
#include <QSettings>

namespace yenile::network {

namespace {

using namespace Qt::StringLiterals;
using settings::Key;
using Kind = TimeStampAccount::Kind;

std::optional<Kind> kindNamed(const QString& name) {
    if (name == u"basic")
        return Kind::Basic;
    if (name == u"bearer")
        return Kind::Bearer;
    if (name == u"kamusm")
        return Kind::KamuSm;
    return {};
}

/// A section of the accounts' file; none: the authority wants no account.
Result<TimeStampAccount> accountOf(QSettings& accounts, const QString& host) {
    if (!accounts.childGroups().contains(host))
        return TimeStampAccount{};
    const auto text = [&](const QString& name) {
        return accounts.value(host + u'/' + name).toStringList().join(u',');
    };
    const std::optional<Kind> kind = kindNamed(text(u"kind"_s));
    if (!kind)
        return fail(ErrorCode::SettingInvalid, {settings::Settings::name(Key::TimeStampAccounts)},
                    host + u" without a known kind"_s);
    QString password = text(u"password"_s);
    return TimeStampAccount{*kind, text(u"user"_s), Secret::take(password)};
}

Result<void> checkAccounts(const QString& file) {
    if (file.isEmpty())
        return {};
    const QFileInfo info(file);
    if (!info.isReadable())
        return fail(ErrorCode::FileNotReadable, {file});
    if (info.permission(QFile::ReadGroup) || info.permission(QFile::ReadOther))
        return fail(ErrorCode::SettingInvalid, {settings::Settings::name(Key::TimeStampAccounts)},
                    u"others can read the file"_s);
    return {};
}

/// Fields by which the authority knows its customer.
Result<Fields> credentials(const TimeStampAccount& account, const QByteArray& request) {
    switch (account.kind) {
    case Kind::None:
        break;
    case Kind::Basic:
        return Fields{
            {"Authorization",
             "Basic " + (account.user.toUtf8() + ':' + account.password.bytes().toByteArray()).toBase64()}};
    case Kind::Bearer:
        return Fields{{"Authorization", "Bearer " + account.password.bytes().toByteArray()}};
    case Kind::KamuSm: {
        const Result<QByteArray> identity =
            signature::customerIdentity(request, account.user.toULongLong(), account.password.bytes());
        if (!identity)
            return failure(identity);
        return Fields{{"identity", *identity}};
    }
    }
    return Fields{};
}

} // namespace

Result<QByteArray> TimeStampClient::exchange(const QByteArray& request) {
    Result<Fields> known = credentials(m_account, request);
    if (!known)
        return failure(known);
    return ask({.verb = QByteArrayLiteral("POST"),
                .url = m_address,
                .fields = {{"Content-Type", "application/timestamp-query"}},
                .credentials = std::move(*known),
                .body = request,
                .reach = m_access.reach,
                .redirectReach = m_access.redirectReach},
               m_access.trust);
}

Result<std::unique_ptr<signature::TimeStamperList>> timeStampers(const settings::Settings& settings,
                                                                 const signature::ValidationPolicy& policy) {
    const QString file = settings.text(Key::TimeStampAccounts);
    if (const Result<void> checked = checkAccounts(file); !checked)
        return failure(checked);
    const Result<ServerTrust> trust = serverTrust(settings);
    if (!trust)
        return failure(trust);
    const TimeStampAccess access{*trust, Reach::Anywhere, foreignReach(settings)};
    QSettings accounts(file, QSettings::IniFormat);
    std::vector<std::unique_ptr<signature::TimeStamper>> all;
    for (const QString& address : settings.list(Key::TimeStampAddresses)) {
        const QUrl url(address);
        Result<TimeStampAccount> account = accountOf(accounts, url.host());
        if (!account)
            return failure(account);
        if (account->kind != Kind::None && url.scheme() != u"https")
            return fail(ErrorCode::SettingInvalid, {settings::Settings::name(Key::TimeStampAddresses)},
                        u"the account at %1 goes over https alone"_s.arg(url.host()));
        all.push_back(std::make_unique<TimeStampClient>(url, std::move(*account), access));
    }
    return std::make_unique<signature::TimeStamperList>(std::move(all), policy);
}

std::unique_ptr<signature::TimeStamperList> foreignTimeStampers(const QStringList& addresses,
                                                                const TimeStampAccess& access,
                                                                const signature::ValidationPolicy& policy) {
    std::vector<std::unique_ptr<signature::TimeStamper>> all;
    for (const QString& address : addresses)
        all.push_back(std::make_unique<TimeStampClient>(QUrl(address), TimeStampAccount{}, access));
    return std::make_unique<signature::TimeStamperList>(std::move(all), policy);
}

} // namespace yenile::network
