// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/server_checks.h"

#include "core/base/shown_day.h"
#include "doctor/text.h"

#include <algorithm>
#include <ranges>

namespace yenile::doctor {

namespace {

QString first(const QStringList& names) {
    return names.isEmpty() ? QStringLiteral("?") : names.first();
}

/// Over plain HTTP there is nothing to complain about.
bool isTrusted(const network::Probe& seen) {
    return seen.reached && seen.complaints.isEmpty() && seen.keyExpected;
}

QString outcomeText(const network::Probe& seen) {
    if (!seen.reached)
        return Text::tr("not reached (%1)").arg(seen.cause);
    if (!seen.complaints.isEmpty())
        return Text::tr("reached, but its certificate is not trusted");
    return isTrusted(seen) ? Text::tr("reached") : Text::tr("reached, but it has another key than expected");
}

auto ofPurpose(CheckKind purpose, const std::vector<CheckedServer>& servers) {
    return servers |
           std::views::filter([purpose](const CheckedServer& server) { return server.purpose == purpose; });
}

/// Where nobody vouches for what the server showed, whoever issued it may stand in between.
QString whoVouches(CheckKind purpose, const std::vector<CheckedServer>& servers) {
    for (const CheckedServer& server : ofPurpose(purpose, servers))
        if (!server.usual.complaints.isEmpty() && !server.usual.chain.isEmpty())
            return Text::tr("The certificate that %1 shows is issued by %2. If that is your organisation's "
                            "inspection of TLS, its authority goes into the setting service/caFile.")
                .arg(server.address.host(),
                     first(server.usual.chain.first().issuerInfo(QSslCertificate::CommonName)));
    return {};
}

} // namespace

Check serviceCheck(const Result<service::ServiceInfo>& info, const std::vector<CheckedServer>& servers) {
    if (info)
        return passed(CheckKind::Service, info->name);
    Check check = failed(CheckKind::Service, info.error());
    if (info.error().code == ErrorCode::ServiceCertificateUntrusted)
        check.detail = whoVouches(CheckKind::Service, servers);
    return check;
}

Check reachCheck(CheckKind purpose, const std::vector<CheckedServer>& servers) {
    QStringList usable;
    QStringList untrusted;
    QStringList missed;
    bool onlyForbidden = true; // of those that were missed
    for (const CheckedServer& server : ofPurpose(purpose, servers)) {
        QStringList& hosts = isTrusted(server.usual) ? usable : server.usual.reached ? untrusted : missed;
        if (!hosts.contains(server.address.host()))
            hosts << server.address.host();
        onlyForbidden = onlyForbidden && (server.usual.reached || server.usual.isForbidden);
    }
    const QString comma = QStringLiteral(", ");
    if (usable.isEmpty() && !untrusted.isEmpty()) {
        Check check = failed(purpose, {ErrorCode::AddressUntrusted, {untrusted.join(comma)}, {}});
        check.detail = whoVouches(purpose, servers);
        return check;
    }
    if (usable.isEmpty() && !missed.isEmpty())
        return failed(purpose, {onlyForbidden ? ErrorCode::AddressForbidden : ErrorCode::AddressUnreachable,
                                {missed.join(comma)},
                                {}});
    if (usable.isEmpty())
        return passed(purpose, Text::tr("None is named"));
    QStringList details;
    if (!missed.isEmpty())
        details << Text::tr("Not reached: %1").arg(missed.join(comma));
    if (!untrusted.isEmpty())
        details << Text::tr("Reached, but not trusted: %1").arg(untrusted.join(comma));
    return passed(purpose, usable.join(comma), details.join(QStringLiteral("; ")));
}

QString routeText(const CheckedServer& server) {
    const QString usual = outcomeText(server.usual);
    if (server.usual.proxy.isEmpty())
        return Text::tr("%1; no proxy is on the way").arg(usual);
    return Text::tr("through the proxy %1: %2; without it: %3")
        .arg(server.usual.proxy, usual, outcomeText(server.direct));
}

QStringList chainText(const network::Probe& seen) {
    QStringList lines;
    for (const QSslCertificate& certificate : seen.chain)
        lines << Text::tr("%1, issued by %2, valid until %3")
                     .arg(first(certificate.subjectInfo(QSslCertificate::CommonName)),
                          first(certificate.issuerInfo(QSslCertificate::CommonName)),
                          shownDay(certificate.expiryDate()));
    for (const QString& complaint : seen.complaints)
        lines << complaint;
    return lines;
}

} // namespace yenile::doctor
