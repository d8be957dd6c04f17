#include "core/network/time_stamp_client.h"

#include "core/network/http_exchange.h"
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

} // namespace

Result<QByteArray> TimeStampClient::exchange(const QByteArray& request) {
    HttpQuestion question{m_address, "application/timestamp-query", request};
    switch (m_account.kind) {
    case Kind::None:
        break;
    case Kind::Basic:
        question.headers.emplace_back(
            "Authorization",
            "Basic " + (m_account.user.toUtf8() + ':' + m_account.password.bytes().toByteArray()).toBase64());
        break;
    case Kind::Bearer:
        question.headers.emplace_back("Authorization", "Bearer " + m_account.password.bytes().toByteArray());
        break;
    case Kind::KamuSm: {
        const Result<QByteArray> identity =
            signature::customerIdentity(request, m_account.user.toULongLong(), m_account.password.bytes());
        if (!identity)
            return identity;
        question.headers.emplace_back("identity", *identity);
        break;
    }
    }
    return ask(std::move(question), Reach::Anywhere);
}

Result<std::unique_ptr<signature::TimeStamperList>>
timeStampers(const QStringList& addresses, const QString& file, const signature::ValidationPolicy& policy) {
    if (const Result<void> checked = checkAccounts(file); !checked)
        return failure(checked);
    QSettings accounts(file, QSettings::IniFormat);
    std::vector<std::unique_ptr<signature::TimeStamper>> all;
    for (const QString& address : addresses) {
        const QUrl url(address);
        Result<TimeStampAccount> account = accountOf(accounts, url.host());
        if (!account)
            return failure(account);
        all.push_back(std::make_unique<TimeStampClient>(url, std::move(*account)));
    }
    return std::make_unique<signature::TimeStamperList>(std::move(all), policy);
}

Result<std::unique_ptr<signature::TimeStamperList>> timeStampers(const settings::Settings& settings,
                                                                 const signature::ValidationPolicy& policy) {
    return timeStampers(settings.list(Key::TimeStampAddresses), settings.text(Key::TimeStampAccounts),
                        policy);
}

} // namespace yenile::network
