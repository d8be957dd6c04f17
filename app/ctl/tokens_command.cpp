#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/text.h"
#include "core/base/await.h"

#include <QJsonArray>

namespace yenile::ctl {

namespace {

QString day(const QDateTime& time) {
    return time.toLocalTime().date().toString(QStringLiteral("dd.MM.yyyy"));
}

QJsonObject certificateJson(const pkcs11::TokenCertificate& found) {
    const signature::Certificate& certificate = found.certificate;
    return {{QStringLiteral("commonName"), certificate.commonName()},
            {QStringLiteral("identityNumber"), certificate.identityNumber()},
            {QStringLiteral("issuer"), certificate.issuerCommonName()},
            {QStringLiteral("serialNumber"), certificate.serialNumber()},
            {QStringLiteral("sha256"), certificate.sha256()},
            {QStringLiteral("notBefore"), certificate.notBefore().toString(Qt::ISODate)},
            {QStringLiteral("notAfter"), certificate.notAfter().toString(Qt::ISODate)},
            {QStringLiteral("isQualified"), certificate.isQualified()},
            {QStringLiteral("isForSigning"), certificate.isForSigning()},
            {QStringLiteral("isCa"), certificate.isCa()},
            {QStringLiteral("keyId"), QString::fromLatin1(found.keyId.toHex())},
            {QStringLiteral("label"), found.label},
            {QStringLiteral("hasPrivateKey"), found.hasPrivateKey}};
}

QJsonObject pinJson(const pkcs11::PinState& pin) {
    return {{QStringLiteral("initialised"), pin.initialised},
            {QStringLiteral("countLow"), pin.countLow},
            {QStringLiteral("finalTry"), pin.finalTry},
            {QStringLiteral("locked"), pin.locked},
            {QStringLiteral("protectedPath"), pin.protectedPath},
            {QStringLiteral("minimumLength"), pin.minimumLength},
            {QStringLiteral("maximumLength"), pin.maximumLength}};
}

QJsonObject tokenJson(const pkcs11::Token& token) {
    QJsonArray certificates;
    for (const pkcs11::TokenCertificate& certificate : token.certificates)
        certificates << certificateJson(certificate);
    return {{QStringLiteral("driver"), token.driver},
            {QStringLiteral("reader"), token.reader},
            {QStringLiteral("label"), token.label},
            {QStringLiteral("serialNumber"), token.serialNumber},
            {QStringLiteral("manufacturer"), token.manufacturer},
            {QStringLiteral("model"), token.model},
            {QStringLiteral("pin"), pinJson(token.pin)},
            {QStringLiteral("certificates"), certificates}};
}

QString tokenText(const pkcs11::Token& token) {
    QStringList lines{Text::tr("%1 in %2 (%3)").arg(token.label, token.reader, token.driver)};
    if (token.pin.locked)
        lines << QStringLiteral("  ") + sentence({ErrorCode::PinLocked, {}, {}});
    else if (token.pin.finalTry)
        lines << QStringLiteral("  ") + Text::tr("Only one PIN try is left.");
    for (const pkcs11::TokenCertificate& found : token.certificates) {
        const signature::Certificate& certificate = found.certificate;
        if (certificate.isCa())
            continue;
        lines << QStringLiteral("  ") + Text::tr("%1, valid until %2, issued by %3, serial number %4")
                                            .arg(certificate.commonName(), day(certificate.notAfter()),
                                                 certificate.issuerCommonName(), certificate.serialNumber());
    }
    return lines.join(QLatin1Char('\n'));
}

QJsonObject snapshotJson(const pkcs11::TokenSnapshot& snapshot, const QStringList& drivers) {
    QJsonArray tokens;
    for (const pkcs11::Token& token : snapshot.tokens)
        tokens << tokenJson(token);
    QJsonArray problems;
    for (const Error& problem : snapshot.problems)
        problems << errorJson(problem);
    return {{QStringLiteral("drivers"), QJsonArray::fromStringList(drivers)},
            {QStringLiteral("tokens"), tokens},
            {QStringLiteral("problems"), problems}};
}

/// Returns the exit code.
int show(const Output& output, const pkcs11::TokenSnapshot& snapshot, const QStringList& drivers) {
    for (const Error& problem : snapshot.problems)
        output.warn(problem);
    const QJsonObject json = snapshotJson(snapshot, drivers);
    if (snapshot.tokens.empty())
        return output.fail(whyNoToken(snapshot, drivers), json);
    QStringList texts;
    for (const pkcs11::Token& token : snapshot.tokens)
        texts << tokenText(token);
    output.show(texts.join(QLatin1Char('\n')), json);
    return Done;
}

} // namespace

int listTokens(const Context& context) {
    const QStringList drivers = driversInUse(context.settings);
    pkcs11::TokenMonitor monitor(drivers);
    const Result<pkcs11::TokenSnapshot> snapshot = await(monitor.refresh());
    return snapshot ? show(context.output, *snapshot, drivers) : context.output.fail(snapshot.error());
}

int watchTokens(const Context& context) {
    const QStringList drivers = driversInUse(context.settings);
    pkcs11::TokenMonitor monitor(drivers);
    QJsonObject last;
    const auto tell = [&](const pkcs11::TokenSnapshot& snapshot) {
        if (const QJsonObject now = snapshotJson(snapshot, drivers); now != last) {
            last = now;
            static_cast<void>(show(context.output, snapshot, drivers));
        }
    };
    QObject::connect(&monitor, &pkcs11::TokenMonitor::changed, &monitor, tell);
    monitor.watchReaders();
    monitor.refresh(); // the first state, with or without readers
    return QCoreApplication::exec();
}

} // namespace yenile::ctl
