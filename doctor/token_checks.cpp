// SPDX-License-Identifier: GPL-3.0-or-later
#include "doctor/token_checks.h"

#include "core/base/shown_day.h"
#include "core/renewal/certificate_choice.h"
#include "doctor/text.h"
#include "pkcs11/cards.h"
#include "pkcs11/diagnosis.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace yenile::doctor {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("Checks", source);
}

std::optional<Error> find(const pkcs11::TokenSnapshot& snapshot, std::initializer_list<ErrorCode> codes) {
    for (const Error& problem : pkcs11::diagnose(snapshot))
        if (std::ranges::find(codes, problem.code) != codes.end())
            return problem;
    return std::nullopt;
}

bool isNoReader(const pkcs11::TokenSnapshot& snapshot) {
    return !snapshot.readers && snapshot.readers.error().code == ErrorCode::NoReader;
}

/// The cards that the rows speak of: first the one that would be used, then the others that could be.
struct Cards {
    std::vector<pkcs11::Card> cards;
    const pkcs11::TokenCertificate* usable = nullptr; ///< on the first card
    std::vector<renewal::Unusable> others;            ///< that cannot be used
};

/// Lines, one for each card; its name stands before it where there are several.
template <typename Tell>
QString ofEach(const Cards& found, const Tell& tell) {
    QStringList lines;
    for (const pkcs11::Card& card : found.cards) {
        const QString line = tell(card.token);
        if (line.isEmpty())
            continue;
        lines << (found.cards.size() == 1 ? line : QStringLiteral("%1: %2").arg(card.token.label, line));
    }
    return lines.join(QLatin1Char('\n'));
}

Cards findCards(const TokenFacts& facts) {
    Cards found;
    for (pkcs11::Card& card : pkcs11::cards(facts.snapshot)) {
        if (card.isCandidate)
            found.cards.push_back(std::move(card));
    }
    const auto isBetter = [&](const pkcs11::TokenCertificate& entry) {
        return entry.key != pkcs11::KeyPresence::Missing && (!found.usable || entry.key < found.usable->key);
    };
    std::size_t used = 0;
    for (std::size_t i = 0; i < found.cards.size(); ++i) {
        for (const pkcs11::TokenCertificate& entry : found.cards[i].token.certificates) {
            if (entry.certificate.isCa())
                continue;
            // Whose it must be may be known after login alone; before, it is compared with itself.
            const QString owner = facts.identityNumber.value_or(entry.certificate.identityNumber());
            auto why = renewal::whyUnusable(entry.certificate, owner, facts.clock);
            if (!why && entry.key == pkcs11::KeyPresence::Missing)
                why = Error{ErrorCode::KeyMissing, {}, {}};
            if (why)
                found.others.push_back({entry.certificate, *why});
            else if (isBetter(entry)) {
                found.usable = &entry;
                used = i;
            }
        }
    }
    std::rotate(found.cards.begin(), found.cards.begin() + static_cast<std::ptrdiff_t>(used),
                found.cards.begin() + static_cast<std::ptrdiff_t>(used) + (found.cards.empty() ? 0 : 1));
    return found;
}

Check cardService(const pkcs11::TokenSnapshot& snapshot, const Cards& found) {
    if (!snapshot.readers && !isNoReader(snapshot)) {
        if (!found.cards.empty())
            return passed(CheckKind::CardService,
                          text(QT_TRANSLATE_NOOP("Checks", "Not running; this token does without it")));
        return failed(CheckKind::CardService, snapshot.readers.error());
    }
    if (snapshot.readers && snapshot.readers->empty() && found.cards.empty())
        return unknown(CheckKind::CardService);
    return passed(CheckKind::CardService, text(QT_TRANSLATE_NOOP("Checks", "Running")));
}

Check reader(const TokenFacts& facts, const Cards& found) {
    const pkcs11::TokenSnapshot& snapshot = facts.snapshot;
    if (!found.cards.empty())
        return passed(CheckKind::Reader,
                      ofEach(found, [](const pkcs11::Token& token) { return token.reader; }));
    if (isNoReader(snapshot)) {
        Check check = failed(CheckKind::Reader, snapshot.readers.error());
        if (!facts.usbReaders.empty())
            check.detail =
                text(QT_TRANSLATE_NOOP(
                         "Checks",
                         "%1 is plugged in, but no driver for it is at work. Plug it in again. If that "
                         "does not help, install the reader's driver (Debian: libccid)."))
                    .arg(facts.usbReaders.front().name);
        return check;
    }
    if (snapshot.readers && !snapshot.readers->empty())
        return passed(CheckKind::Reader, snapshot.readers->front().name);
    return unknown(CheckKind::Reader);
}

Check card(const pkcs11::TokenSnapshot& snapshot, const Cards& found) {
    if (!found.cards.empty())
        return passed(CheckKind::Card, ofEach(found, [&](const pkcs11::Token& token) {
                          return isCard(token, snapshot)
                                     ? text(QT_TRANSLATE_NOOP("Checks", "In the reader"))
                                     : text(QT_TRANSLATE_NOOP("Checks", "Part of this computer"));
                      }));
    if (!snapshot.readers || snapshot.readers->empty())
        return unknown(CheckKind::Card);
    if (const auto problem = find(snapshot, {ErrorCode::CardMute, ErrorCode::CardInUse}))
        return failed(CheckKind::Card, *problem);
    if (std::ranges::any_of(*snapshot.readers, &pkcs11::Reader::hasCard))
        return passed(CheckKind::Card, text(QT_TRANSLATE_NOOP("Checks", "In the reader")));
    return failed(CheckKind::Card, Error{ErrorCode::NoCard, {}, {}});
}

/// So that support can see at once whether the driver lies somewhere else.
QString whereSearched(const pkcs11::DriverSearch& search) {
    const QString separator = QStringLiteral(", ");
    QString where = text(QT_TRANSLATE_NOOP("Checks", "Looked for %1 in %2, and for p11-kit's modules in %3."))
                        .arg(search.files.join(separator), search.folders.join(separator),
                             search.configurations.join(separator));
    if (!search.refused.isEmpty())
        where += QLatin1Char('\n') + text(QT_TRANSLATE_NOOP("Checks", "Not allowed by the settings: %1"))
                                         .arg(search.refused.join(separator));
    if (!search.switchedOff.isEmpty())
        where += QLatin1Char('\n') +
                 text(QT_TRANSLATE_NOOP("Checks", "Switched off in p11-kit's configuration: %1"))
                     .arg(search.switchedOff.join(separator));
    return where;
}

Check driver(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search, const Cards& found) {
    const auto nameOf = [](const pkcs11::Token& token) { return QFileInfo(token.driver).fileName(); };
    if (!found.cards.empty())
        return passed(CheckKind::Driver, ofEach(found, nameOf),
                      snapshot.failedChoices.empty() ? QString() : sentence(snapshot.failedChoices.front()));
    if (!snapshot.failedChoices.empty())
        return failed(CheckKind::Driver, snapshot.failedChoices.front());
    if (search.drivers.empty())
        return failed(CheckKind::Driver, {ErrorCode::DriverMissing, {}, {}}, whereSearched(search));
    if (const auto problem = find(snapshot, {ErrorCode::CardUnknown}))
        return failed(CheckKind::Driver, *problem, whereSearched(search));
    const auto card = std::ranges::find_if(
        snapshot.tokens, [&](const pkcs11::Token& token) { return isCard(token, snapshot); });
    if (card != snapshot.tokens.end())
        return passed(CheckKind::Driver, nameOf(*card));
    if (const auto problem =
            find(snapshot, {ErrorCode::DriverMissing, ErrorCode::DriverFailed, ErrorCode::DriverTimedOut,
                            ErrorCode::DriverCrashed, ErrorCode::HelperMissing}))
        return failed(CheckKind::Driver, *problem);
    return passed(CheckKind::Driver, QFileInfo(search.drivers.front().path).fileName());
}

/// Of the card that would be used.
std::optional<Error> pinProblem(const pkcs11::PinState& pin) {
    if (!pin.isRequired)
        return std::nullopt;
    if (pin.locked)
        return Error{ErrorCode::PinLocked, {}, {}};
    return pin.initialised ? std::nullopt : std::optional(Error{ErrorCode::PinNotSet, {}, {}});
}

QString pinWarning(const pkcs11::PinState& pin) {
    if (pin.locked)
        return sentence({ErrorCode::PinLocked, {}, {}});
    if (pin.finalTry)
        return text(QT_TRANSLATE_NOOP("Checks", "Only one PIN try is left."));
    if (pin.countLow)
        return text(QT_TRANSLATE_NOOP("Checks", "A wrong PIN was entered before."));
    if (pin.toBeChanged)
        return text(QT_TRANSLATE_NOOP("Checks", "The PIN is to be changed."));
    return {};
}

Check token(const pkcs11::TokenSnapshot& snapshot, const Cards& found) {
    if (!found.cards.empty()) {
        if (const auto problem = pinProblem(found.cards.front().token.pin))
            return failed(CheckKind::Token, *problem);
        QStringList names;
        for (const pkcs11::Card& card : found.cards)
            names << card.token.label;
        return passed(CheckKind::Token, names.join(QLatin1Char('\n')),
                      ofEach(found, [](const pkcs11::Token& token) { return pinWarning(token.pin); }));
    }
    if (const auto problem =
            find(snapshot, {ErrorCode::TokenNotInitialised, ErrorCode::TokenFailed, ErrorCode::TokenRemoved}))
        return failed(CheckKind::Token, *problem);
    return unknown(CheckKind::Token);
}

Check certificate(const TokenFacts& facts, const Cards& found) {
    const pkcs11::TokenSnapshot& snapshot = facts.snapshot;
    const auto& renewalDays = facts.renewalDays;
    if (!found.usable) {
        const bool isThere =
            !found.cards.empty() ||
            std::ranges::any_of(snapshot.tokens, [&](const auto& token) { return isCard(token, snapshot); });
        return isThere ? failed(CheckKind::Certificate, renewal::whyNone(found.others))
                       : unknown(CheckKind::Certificate);
    }
    const signature::Certificate& mine = found.usable->certificate;
    const qint64 days = facts.clock.now().daysTo(mine.notAfter());
    return passed(
        CheckKind::Certificate,
        text(QT_TRANSLATE_NOOP("Checks", "%1, valid until %2 (days left: %3)"))
            .arg(mine.commonName(), shownDay(mine.notAfter()), QString::number(days)),
        renewalDays && days > *renewalDays
            ? text(QT_TRANSLATE_NOOP("Checks", "Its renewal may begin %1 days before it ends, on %2."))
                  .arg(QString::number(*renewalDays), shownDay(mine.notAfter().addDays(-*renewalDays)))
            : QString());
}

Check key(const Cards& found) {
    if (!found.usable)
        return unknown(CheckKind::Key);
    if (found.usable->key == pkcs11::KeyPresence::Seen)
        return passed(CheckKind::Key, text(QT_TRANSLATE_NOOP("Checks", "On the card")));
    return unknown(CheckKind::Key,
                   text(QT_TRANSLATE_NOOP("Checks", "This card shows it after the PIN only.")));
}

} // namespace

std::vector<Check> tokenChecks(const TokenFacts& facts) {
    const Cards found = findCards(facts);
    return {cardService(facts.snapshot, found),
            reader(facts, found),
            card(facts.snapshot, found),
            driver(facts.snapshot, facts.search, found),
            token(facts.snapshot, found),
            certificate(facts, found),
            key(found)};
}

} // namespace yenile::doctor
