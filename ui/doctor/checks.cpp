#include "ui/doctor/checks.h"

#include "core/renewal/certificate_choice.h"
#include "pkcs11/diagnosis.h"
#include "ui/widgets/style.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace yenile::ui {

namespace {

/// A renewal is possible in the last three months of a certificate.
constexpr int soonDays = 90;

QString text(const char* source) {
    return QCoreApplication::translate("Checks", source);
}

std::optional<Error> find(const pkcs11::TokenSnapshot& snapshot, std::initializer_list<ErrorCode> codes) {
    for (const Error& problem : pkcs11::diagnose(snapshot))
        if (std::ranges::find(codes, problem.code) != codes.end())
            return problem;
    return std::nullopt;
}

Check failed(CheckKind kind, Error problem, QString places = {}) {
    return {kind, true, std::move(problem), {}, {}, std::move(places)};
}

Check passed(CheckKind kind, QString detail, QString warning = {}) {
    return {kind, true, std::nullopt, std::move(detail), std::move(warning)};
}

Check unknown(CheckKind kind, QString why = {}) {
    return {kind, false, std::nullopt, std::move(why), {}};
}

bool isNoReader(const pkcs11::TokenSnapshot& snapshot) {
    return !snapshot.readers && snapshot.readers.error().code == ErrorCode::NoReader;
}

Check cardService(const pkcs11::TokenSnapshot& snapshot) {
    if (!snapshot.readers && !isNoReader(snapshot)) {
        if (!snapshot.tokens.empty())
            return passed(CheckKind::CardService,
                          text(QT_TRANSLATE_NOOP("Checks", "Not running; this token does without it")));
        return failed(CheckKind::CardService, snapshot.readers.error());
    }
    if (snapshot.readers && snapshot.readers->empty() && snapshot.tokens.empty())
        return unknown(CheckKind::CardService);
    return passed(CheckKind::CardService, text(QT_TRANSLATE_NOOP("Checks", "Running")));
}

Check reader(const pkcs11::TokenSnapshot& snapshot) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Reader, snapshot.tokens.front().reader);
    if (isNoReader(snapshot))
        return failed(CheckKind::Reader, snapshot.readers.error());
    if (snapshot.readers && !snapshot.readers->empty())
        return passed(CheckKind::Reader, snapshot.readers->front().name);
    return unknown(CheckKind::Reader);
}

Check card(const pkcs11::TokenSnapshot& snapshot) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Card, snapshot.tokens.front().isRemovable
                                           ? text(QT_TRANSLATE_NOOP("Checks", "In the reader"))
                                           : text(QT_TRANSLATE_NOOP("Checks", "Part of this computer")));
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
    return where;
}

Check driver(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Driver, QFileInfo(snapshot.tokens.front().driver).fileName());
    if (search.drivers.empty())
        return failed(CheckKind::Driver, {ErrorCode::DriverMissing, {}, {}}, whereSearched(search));
    if (const auto problem = find(snapshot, {ErrorCode::CardUnknown}))
        return failed(CheckKind::Driver, *problem, whereSearched(search));
    if (const auto problem =
            find(snapshot, {ErrorCode::DriverMissing, ErrorCode::DriverFailed, ErrorCode::DriverTimedOut,
                            ErrorCode::DriverCrashed, ErrorCode::HelperMissing}))
        return failed(CheckKind::Driver, *problem);
    return passed(CheckKind::Driver, QFileInfo(search.drivers.front().path).fileName());
}

QString pinWarning(const pkcs11::PinState& pin) {
    if (pin.locked)
        return sentence({ErrorCode::PinLocked, {}, {}});
    if (pin.finalTry)
        return text(QT_TRANSLATE_NOOP("Checks", "Only one PIN try is left."));
    if (pin.countLow)
        return text(QT_TRANSLATE_NOOP("Checks", "A wrong PIN was entered before."));
    return {};
}

Check token(const pkcs11::TokenSnapshot& snapshot) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Token, snapshot.tokens.front().label,
                      pinWarning(snapshot.tokens.front().pin));
    if (const auto problem =
            find(snapshot, {ErrorCode::TokenNotInitialised, ErrorCode::TokenFailed, ErrorCode::TokenRemoved}))
        return failed(CheckKind::Token, *problem);
    return unknown(CheckKind::Token);
}

/// A certificate to sign with, or why there is none.
struct Found {
    const pkcs11::TokenCertificate* usable = nullptr;
    std::vector<renewal::Unusable> others;
};

Found findUsable(const pkcs11::TokenSnapshot& snapshot, const Clock& clock) {
    Found found;
    for (const pkcs11::Token& token : snapshot.tokens) {
        for (const pkcs11::TokenCertificate& entry : token.certificates) {
            if (entry.certificate.isCa())
                continue;
            // Whose it must be is known after login; here it is compared with itself.
            const auto why =
                renewal::whyUnusable(entry.certificate, entry.certificate.identityNumber(), clock);
            if (why)
                found.others.push_back({entry.certificate, *why});
            else if (!found.usable || entry.hasPrivateKey)
                found.usable = &entry;
            if (found.usable && found.usable->hasPrivateKey)
                return found;
        }
    }
    return found;
}

Check certificate(const pkcs11::TokenSnapshot& snapshot, const Clock& clock) {
    if (snapshot.tokens.empty())
        return unknown(CheckKind::Certificate);
    const Found found = findUsable(snapshot, clock);
    if (!found.usable)
        return failed(CheckKind::Certificate, renewal::whyNone(found.others));
    const signature::Certificate& mine = found.usable->certificate;
    const qint64 days = clock.now().daysTo(mine.notAfter());
    return passed(CheckKind::Certificate,
                  text(QT_TRANSLATE_NOOP("Checks", "%1, valid until %2 (days left: %3)"))
                      .arg(mine.commonName(), style::day(mine.notAfter()), QString::number(days)),
                  days > soonDays
                      ? text(QT_TRANSLATE_NOOP("Checks", "A certificate is usually renewed in its last three "
                                                         "months; this one has more time left."))
                      : QString());
}

Check key(const pkcs11::TokenSnapshot& snapshot, const Clock& clock) {
    const Found found = findUsable(snapshot, clock);
    if (!found.usable)
        return unknown(CheckKind::Key);
    if (found.usable->hasPrivateKey)
        return passed(CheckKind::Key, text(QT_TRANSLATE_NOOP("Checks", "On the card")));
    return unknown(CheckKind::Key,
                   text(QT_TRANSLATE_NOOP("Checks", "This card shows it after the PIN only.")));
}

} // namespace

std::vector<Check> tokenChecks(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search,
                               const Clock& clock) {
    return {cardService(snapshot),    reader(snapshot), card(snapshot),
            driver(snapshot, search), token(snapshot),  certificate(snapshot, clock),
            key(snapshot, clock)};
}

QString checkTitle(CheckKind kind) {
    switch (kind) {
    case CheckKind::Service:
        return text(QT_TRANSLATE_NOOP("Checks", "Registration service"));
    case CheckKind::Clock:
        return text(QT_TRANSLATE_NOOP("Checks", "Clock of this computer"));
    case CheckKind::CardService:
        return text(QT_TRANSLATE_NOOP("Checks", "Smart card service"));
    case CheckKind::Reader:
        return text(QT_TRANSLATE_NOOP("Checks", "Card reader"));
    case CheckKind::Card:
        return text(QT_TRANSLATE_NOOP("Checks", "Card"));
    case CheckKind::Driver:
        return text(QT_TRANSLATE_NOOP("Checks", "Card driver"));
    case CheckKind::Token:
        return text(QT_TRANSLATE_NOOP("Checks", "Token on the card"));
    case CheckKind::Key:
        return text(QT_TRANSLATE_NOOP("Checks", "Private key"));
    case CheckKind::Certificate:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Checks", "Qualified certificate (NES)"));
}

} // namespace yenile::ui
