#include "ui/doctor/checks.h"

#include "core/renewal/certificate_choice.h"
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

const Error* find(const pkcs11::TokenSnapshot& snapshot, std::initializer_list<ErrorCode> codes) {
    for (const Error& problem : snapshot.problems)
        if (std::ranges::find(codes, problem.code) != codes.end())
            return &problem;
    return nullptr;
}

Check failed(CheckKind kind, Error problem) {
    return {kind, true, std::move(problem), {}, {}};
}

Check passed(CheckKind kind, QString detail, QString warning = {}) {
    return {kind, true, std::nullopt, std::move(detail), std::move(warning)};
}

Check reader(const pkcs11::TokenSnapshot& snapshot) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Reader, snapshot.tokens.front().reader);
    if (const Error* problem = find(snapshot, {ErrorCode::CardServiceNotRunning, ErrorCode::NoReader}))
        return failed(CheckKind::Reader, *problem);
    if (find(snapshot, {ErrorCode::NoCard}))
        return passed(CheckKind::Reader, {});
    return {CheckKind::Reader, false, std::nullopt, {}, {}};
}

Check driver(const pkcs11::TokenSnapshot& snapshot, const QStringList& drivers) {
    if (!snapshot.tokens.empty())
        return passed(CheckKind::Driver, QFileInfo(snapshot.tokens.front().driver).fileName());
    if (drivers.isEmpty())
        return failed(CheckKind::Driver, {ErrorCode::DriverMissing, {}, {}});
    if (const Error* problem =
            find(snapshot, {ErrorCode::DriverMissing, ErrorCode::DriverFailed, ErrorCode::DriverTimedOut,
                            ErrorCode::DriverCrashed, ErrorCode::HelperMissing}))
        return failed(CheckKind::Driver, *problem);
    return passed(CheckKind::Driver, QFileInfo(drivers.front()).fileName());
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
    const Error* const problem =
        find(snapshot, {ErrorCode::TokenNotInitialised, ErrorCode::TokenFailed, ErrorCode::TokenRemoved});
    return failed(CheckKind::Card, problem ? *problem : Error{ErrorCode::NoCard, {}, {}});
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
                text(QT_TRANSLATE_NOOP("Checks", "%1, valid until %2")).arg(found.commonName(), end),
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

std::vector<Check> tokenChecks(const pkcs11::TokenSnapshot& snapshot, const QStringList& drivers,
                               const Clock& clock) {
    return {reader(snapshot), driver(snapshot, drivers), card(snapshot), certificate(snapshot, clock)};
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
