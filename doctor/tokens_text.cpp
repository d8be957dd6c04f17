// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/shown_day.h"
#include "core/renewal/certificate_choice.h"
#include "doctor/table.h"
#include "doctor/text.h"
#include "doctor/tokens_report.h"
#include "pkcs11/cards.h"
#include "pkcs11/known_drivers.h"

#include <QFileInfo>

#include <algorithm>

namespace yenile::doctor {

namespace {

QString stateOf(const pkcs11::Reader& reader) {
    if (!reader.hasCard)
        return Text::tr("empty");
    if (reader.isMute)
        return Text::tr("card does not answer");
    return reader.isInExclusiveUse ? Text::tr("card in use by another program") : Text::tr("card");
}

QString pinStateOf(const pkcs11::Token& token) {
    const pkcs11::PinState& pin = token.pin;
    if (!pin.isRequired)
        return Text::tr("no PIN needed");
    if (!pin.initialised)
        return Text::tr("no PIN yet");
    if (pin.locked)
        return Text::tr("PIN locked");
    if (pin.finalTry)
        return Text::tr("one PIN try left");
    if (pin.toBeChanged)
        return Text::tr("PIN to be changed");
    if (pin.countLow)
        return Text::tr("a PIN try was wrong");
    return pkcs11::tellsOfTries(token) ? Text::tr("PIN in order")
                                       : Text::tr("has a PIN; does not tell of wrong tries");
}

QString stateOf(const pkcs11::TokenCertificate& found, const Clock& clock) {
    if (const auto why = renewal::whyUnusable(found.certificate, found.certificate.identityNumber(), clock))
        return sentence(*why);
    switch (found.key) {
    case pkcs11::KeyPresence::Missing:
        return sentence({ErrorCode::KeyMissing, {}, {}});
    case pkcs11::KeyPresence::Hidden:
        return Text::tr("can sign if its key shows after the PIN");
    case pkcs11::KeyPresence::Seen:
        break;
    }
    return Text::tr("can sign");
}

QString readersTable(const std::vector<pkcs11::Reader>& readers) {
    QList<QStringList> rows{{Text::tr("READER"), Text::tr("STATE"), Text::tr("ANSWER TO RESET")}};
    for (const pkcs11::Reader& reader : readers)
        rows << QStringList{reader.name, stateOf(reader), QString::fromLatin1(reader.answerToReset.toHex())};
    return table(rows);
}

QString nameOf(const QString& driver) {
    const pkcs11::KnownDriver* const known = pkcs11::knownDriverAt(driver);
    return known ? known->name : QFileInfo(driver).fileName();
}

/// Why a driver did not start, where it did not.
QString stateOf(const QString& driver, const pkcs11::TokenSnapshot& snapshot) {
    for (const auto& errors : {snapshot.failedChoices, snapshot.problems, snapshot.asides}) {
        for (const Error& error : errors)
            if (error.code == ErrorCode::DriverFailed && error.arguments.value(0) == driver)
                return error.arguments.value(1);
    }
    return Text::tr("works");
}

QString driversTable(const pkcs11::TokenSnapshot& snapshot) {
    QList<QStringList> rows{{Text::tr("DRIVER"), Text::tr("FILE"), Text::tr("STATE")}};
    for (const QString& path : snapshot.drivers)
        rows << QStringList{nameOf(path), path, stateOf(path, snapshot)};
    return table(rows);
}

/// Where two cards bear one name, their readers tell them apart.
QString nameOf(const pkcs11::Card& card, const std::vector<pkcs11::Card>& all) {
    const auto isNamesake = [&](const pkcs11::Card& other) { return other.token.label == card.token.label; };
    return std::ranges::count_if(all, isNamesake) == 1
               ? card.token.label
               : QStringLiteral("%1 (%2)").arg(card.token.label, card.token.reader);
}

QString cardsTable(const std::vector<pkcs11::Card>& cards) {
    QList<QStringList> rows{{Text::tr("CARD"), Text::tr("SERIAL NUMBER"), Text::tr("PIN"), Text::tr("READER"),
                             Text::tr("DRIVER")}};
    for (const pkcs11::Card& card : cards) {
        QStringList drivers;
        for (const QString& driver : card.drivers)
            drivers << nameOf(driver);
        rows << QStringList{card.token.label, card.token.serialNumber, pinStateOf(card.token),
                            card.token.reader, drivers.join(QStringLiteral(", "))};
    }
    return table(rows);
}

/// Without the authorities' certificates, which nobody signs with; empty where there are no others.
QString certificatesTable(const std::vector<pkcs11::Card>& cards, const Clock& clock) {
    QList<QStringList> rows{{Text::tr("CERTIFICATE"), Text::tr("VALID UNTIL"), Text::tr("ISSUED BY"),
                             Text::tr("SERIAL NUMBER"), Text::tr("CARD"), Text::tr("STATE")}};
    for (const pkcs11::Card& card : cards) {
        for (const pkcs11::TokenCertificate& found : card.token.certificates) {
            const signature::Certificate& certificate = found.certificate;
            if (!certificate.isCa())
                rows << QStringList{certificate.commonName(),
                                    columnDay(certificate.notAfter()),
                                    certificate.issuerCommonName(),
                                    certificate.serialNumber(),
                                    nameOf(card, cards),
                                    stateOf(found, clock)};
        }
    }
    return rows.size() > 1 ? table(rows) : QString();
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
    if (!search.switchedOff.isEmpty())
        text +=
            QLatin1Char('\n') +
            Text::tr("Switched off in p11-kit's configuration: %1").arg(search.switchedOff.join(separator));
    return text;
}

} // namespace

QString tokensText(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search,
                   const Clock& clock) {
    QStringList parts;
    if (snapshot.readers && !snapshot.readers->empty())
        parts << readersTable(*snapshot.readers);
    if (!snapshot.drivers.isEmpty())
        parts << driversTable(snapshot);
    if (!hasCandidate(snapshot))
        parts << searched(search);
    if (!snapshot.tokens.empty()) {
        const std::vector<pkcs11::Card> cards = pkcs11::cards(snapshot);
        parts << cardsTable(cards);
        if (const QString certificates = certificatesTable(cards, clock); !certificates.isEmpty())
            parts << certificates;
    }
    return parts.join(QStringLiteral("\n\n"));
}

} // namespace yenile::doctor
