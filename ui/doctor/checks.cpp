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

Check reader(const pkcs11::TokenSnapshot& snapshot) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Reader, snapshot.tokens.front().reader);
    if (!snapshot.readers)
        return failed(CheckKind::Reader, snapshot.readers.error());
    if (!snapshot.readers->empty())
        return passed(CheckKind::Reader, snapshot.readers->front().name);
    return {CheckKind::Reader, false, std::nullopt, {}, {}};
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

Check card(const pkcs11::TokenSnapshot& snapshot) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Card, snapshot.tokens.front().label,
                      pinWarning(snapshot.tokens.front().pin));
    const auto problem =
        find(snapshot, {ErrorCode::CardMute, ErrorCode::CardInUse, ErrorCode::TokenNotInitialised,
                        ErrorCode::TokenFailed, ErrorCode::TokenRemoved});
    if (!problem && snapshot.readers && std::ranges::any_of(*snapshot.readers, &pkcs11::Reader::hasCard))
        return {CheckKind::Card, false, std::nullopt, {}, {}}; // there, and unknown to the drivers
    return failed(CheckKind::Card, problem.value_or(Error{ErrorCode::NoCard, {}, {}}));
}

Check certificate(const pkcs11::TokenSnapshot& snapshot, const Clock& clock) {
    std::optional<Error> why;
    for (const pkcs11::Token& token : snapshot.tokens) {
        for (const pkcs11::TokenCertificate& entry : token.certificates) {
            const signature::Certificate& found = entry.certificate;
            if (found.isCa())
                continue;
            // Whose it must be is known after login; here it is compared with itself.
            why = renewal::whyUnusable(found, found.identityNumber(), clock);
            if (why)
                continue;
            const QString end = style::day(found.notAfter());
            const qint64 days = clock.now().daysTo(found.notAfter());
            return passed(
                CheckKind::Certificate,
                text(QT_TRANSLATE_NOOP("Checks", "%1, valid until %2 (days left: %3)"))
                    .arg(found.commonName(), end, QString::number(days)),
                days > soonDays
                    ? text(QT_TRANSLATE_NOOP("Checks", "A certificate is usually renewed in its last three "
                                                       "months; this one has more time left."))
                    : QString());
        }
    }
    if (snapshot.tokens.empty())
        return {CheckKind::Certificate, false, std::nullopt, {}, {}};
    return failed(CheckKind::Certificate, why.value_or(Error{ErrorCode::NoCertificate, {}, {}}));
}

} // namespace

std::vector<Check> tokenChecks(const pkcs11::TokenSnapshot& snapshot, const pkcs11::DriverSearch& search,
                               const Clock& clock) {
    return {reader(snapshot), driver(snapshot, search), card(snapshot), certificate(snapshot, clock)};
}

QString checkTitle(CheckKind kind) {
    switch (kind) {
    case CheckKind::Service:
        return text(QT_TRANSLATE_NOOP("Checks", "Registration service"));
    case CheckKind::Reader:
        return text(QT_TRANSLATE_NOOP("Checks", "Card reader"));
    case CheckKind::Driver:
        return text(QT_TRANSLATE_NOOP("Checks", "Card driver"));
    case CheckKind::Card:
        return text(QT_TRANSLATE_NOOP("Checks", "Card"));
    case CheckKind::Certificate:
        break;
    }
    return text(QT_TRANSLATE_NOOP("Checks", "Qualified certificate (NES)"));
}

} // namespace yenile::ui
