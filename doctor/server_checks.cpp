// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/server_checks.h"

#include "doctor/text.h"

#include <algorithm>
#include <ranges>

namespace yenile::doctor {

namespace {

QString first(const QStringList& names) {
    return names.isEmpty() ? QStringLiteral("?") : names.first();
}

QString outcomeText(const network::Probe& seen) {
    return seen.reached ? Text::tr("reached") : Text::tr("not reached (%1)").arg(seen.cause);
}

auto ofPurpose(CheckKind purpose, const std::vector<CheckedServer>& servers) {
    return servers |
           std::views::filter([purpose](const CheckedServer& server) { return server.purpose == purpose; });
}

/// Where nobody vouches for what the server showed, whoever issued it may stand in between.
QString whoVouches(const std::vector<CheckedServer>& servers) {
    for (const CheckedServer& server : ofPurpose(CheckKind::Service, servers))
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
        check.detail = whoVouches(servers);
    return check;
}

Check reachCheck(CheckKind purpose, const std::vector<CheckedServer>& servers) {
    QStringList reached;
    QStringList missed;
    for (const CheckedServer& server : ofPurpose(purpose, servers))
        (server.usual.reached ? reached : missed) << server.address.host();
    reached.removeDuplicates();
    missed.removeDuplicates();
    if (reached.isEmpty() && missed.isEmpty())
        return passed(purpose, Text::tr("None is named"));
    if (reached.isEmpty())
        return failed(purpose, {ErrorCode::AddressUnreachable, {missed.join(QStringLiteral(", "))}, {}});
    return passed(purpose, reached.join(QStringLiteral(", ")),
                  missed.isEmpty() ? QString()
                                   : Text::tr("Not reached: %1").arg(missed.join(QStringLiteral(", "))));
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
                          day(certificate.expiryDate()));
    for (const QString& complaint : seen.complaints)
        lines << complaint;
    return lines;
}

} // namespace yenile::doctor
