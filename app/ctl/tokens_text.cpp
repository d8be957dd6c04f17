#include "app/ctl/table.h"
#include "app/ctl/text.h"
#include "app/ctl/tokens_report.h"
#include "core/renewal/certificate_choice.h"
#include "pkcs11/known_drivers.h"

namespace yenile::ctl {

namespace {

QString day(const QDateTime& time) {
    return time.toLocalTime().date().toString(QStringLiteral("dd.MM.yyyy"));
}

QString stateOf(const pkcs11::Reader& reader) {
    if (!reader.hasCard)
        return Text::tr("empty");
    if (reader.isMute)
        return Text::tr("card does not answer");
    return reader.isInExclusiveUse ? Text::tr("card in use by another program") : Text::tr("card");
}

QString stateOf(const pkcs11::PinState& pin) {
    if (!pin.initialised)
        return Text::tr("no PIN yet");
    if (pin.locked)
        return Text::tr("PIN locked");
    if (pin.finalTry)
        return Text::tr("one PIN try left");
    return pin.countLow ? Text::tr("a PIN try was wrong") : Text::tr("PIN in order");
}

QString stateOf(const pkcs11::TokenCertificate& found, const Clock& clock) {
    if (!found.hasPrivateKey)
        return sentence({ErrorCode::KeyMissing, {}, {}});
    const auto why = renewal::whyUnusable(found.certificate, found.certificate.identityNumber(), clock);
    return why ? sentence(*why) : Text::tr("can sign");
}

QString readersTable(const std::vector<pkcs11::Reader>& readers) {
    QList<QStringList> rows{{Text::tr("READER"), Text::tr("STATE"), Text::tr("ANSWER TO RESET")}};
    for (const pkcs11::Reader& reader : readers)
        rows << QStringList{reader.name, stateOf(reader), QString::fromLatin1(reader.answerToReset.toHex())};
    return table(rows);
}

QString driversTable(const QStringList& drivers) {
    QList<QStringList> rows{{Text::tr("DRIVER"), Text::tr("FILE")}};
    for (const QString& path : drivers) {
        const pkcs11::KnownDriver* const known = pkcs11::knownDriverAt(path);
        rows << QStringList{known ? known->name : QStringLiteral("-"), path};
    }
    return table(rows);
}

QString tokensTable(const std::vector<pkcs11::Token>& tokens) {
    QList<QStringList> rows{
        {Text::tr("CARD"), Text::tr("SERIAL NUMBER"), Text::tr("PIN"), Text::tr("READER")}};
    for (const pkcs11::Token& token : tokens)
        rows << QStringList{token.label, token.serialNumber, stateOf(token.pin), token.reader};
    return table(rows);
}

/// Without the authorities' certificates, which nobody signs with.
QString certificatesTable(const std::vector<pkcs11::Token>& tokens, const Clock& clock) {
    QList<QStringList> rows{{Text::tr("CERTIFICATE"), Text::tr("VALID UNTIL"), Text::tr("ISSUED BY"),
                             Text::tr("SERIAL NUMBER"), Text::tr("STATE")}};
    for (const pkcs11::Token& token : tokens) {
        for (const pkcs11::TokenCertificate& found : token.certificates) {
            const signature::Certificate& certificate = found.certificate;
            if (!certificate.isCa())
                rows << QStringList{certificate.commonName(), day(certificate.notAfter()),
                                    certificate.issuerCommonName(), certificate.serialNumber(),
                                    stateOf(found, clock)};
        }
    }
    return table(rows);
}

QString searched(const pkcs11::DriverSearch& search) {
    const QString separator = QStringLiteral(", ");
    QString text = Text::tr("Drivers that were looked for: %1\nIn these folders: %2\n"
                            "And what p11-kit is configured for in: %3")
                       .arg(search.files.join(separator), search.folders.join(separator),
                            search.configurations.join(separator));
    if (!search.refused.isEmpty())
        text += QLatin1Char('\n') +
                Text::tr("Not allowed by the settings: %1").arg(search.refused.join(separator));
    return text;
}

} // namespace

QString tokensText(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search,
                   const Clock& clock) {
    QStringList parts;
    if (snapshot.readers && !snapshot.readers->empty())
        parts << readersTable(*snapshot.readers);
    if (!snapshot.drivers.isEmpty())
        parts << driversTable(snapshot.drivers);
    if (snapshot.tokens.empty()) {
        parts << searched(search);
    } else {
        parts << tokensTable(snapshot.tokens);
        parts << certificatesTable(snapshot.tokens, clock);
    }
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace yenile::ctl
