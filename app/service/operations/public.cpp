// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/operations/operations.h"

#include "app/service/captcha.h"
#include "app/service/crypto.h"
#include "app/service/documents/painting.h"
#include "app/service/http/client_address.h"
#include "app/service/messages/letters.h"
#include "app/service/messages/password_channel.h"
#include "app/service/operations/limits.h"
#include "app/service/operations/new_session.h"
#include "app/service/state/uploads.h"
#include "core/base/file.h"
#include "core/service/form_rules.h"

/// What is around a session: the service's description, captcha, login and logout, a new access password.
namespace yenile::registration {
namespace {

Result<void> checkCaptcha(const Service& service, const Request& request, const QString& id,
                          const QString& answer) {
    if (const auto allowed = checkAddress(service, request); !allowed)
        return allowed;
    if (takeChallenge(service.database, id, answer, service.clock.now()))
        return {};
    service.database.transaction([&] {
        countAttempt(service.database, addressLimit(service.settings), counted(request.peer),
                     service.clock.now());
    });
    return fail(ErrorCode::CaptchaIncorrect);
}

Result<Response> describe(const Service& service) {
    return jsonResponse(service::toJson(service.settings.info));
}

Result<Response> challenge(const Service& service, const Request& request) {
    const ServiceSettings& settings = service.settings;
    const QString text = randomText(settings.captcha.length, captchaAlphabet);
    const service::Challenge challenge{newId(), painted([&] { return drawCaptcha(text); }),
                                       speakCaptcha(text, request.acceptLanguage),
                                       service.clock.now().addSecs(settings.captcha.lifetimeSeconds)};
    service.database.transaction([&] {
        cleanAccess(service.database, service.clock.now());
        cleanUploads(service.database, service.clock.now());
        addChallenge(service.database, challenge.id, text, challenge.expiresAt);
    });
    if (settings.captcha.reveal)
        if (const auto written =
                writeFile(settings.file(QStringLiteral("spool/captcha/%1.txt").arg(challenge.id)),
                          text.toUtf8(), FileAccess::OwnerOnly);
            !written)
            return failure(written);
    return jsonResponse(service::toJson(challenge), 201);
}

enum class Password { Wrong, Known, New };

/// Takes as long for an unknown person as for a known one with a wrong password.
Password judged(const std::optional<Applicant>& applicant, const Secret& password, int passes) {
    static const QString nobody = hashSecret(randomBytes(16), passes);
    const QStringList hashes =
        applicant ? QStringList{applicant->passwordHash, applicant->newPasswordHash} : QStringList{nobody};
    const auto found = secretAmong(password.bytes(), hashes, passes);
    if (!applicant || !found)
        return Password::Wrong;
    return *found == 0 ? Password::Known : Password::New;
}

/// The first login with a new password ends the old one, and who came in by it.
void takeNewPassword(const Service& service, const Applicant& applicant) {
    takePasswordHash(service.database, applicant.id, applicant.newPasswordHash);
    endSessions(service.database, applicant.id);
    service.audit.add(QStringLiteral("password changed"), applicant.id, service.clock.now());
}

Result<Change> logIn(const Service& service, const Request& request) {
    const Result<service::LoginRequest> login = readMessage<service::LoginRequest>(request);
    if (!login)
        return failure(login);
    if (const auto human = checkCaptcha(service, request, login->challengeId, login->captchaAnswer); !human)
        return failure(human);
    const Result<QString> number = service::normalisedIdentityNumber(login->identityNumber);
    if (!number)
        return failure(number);
    const AttemptLimit limit = loginLimit(service.settings);
    if (const auto allowed = checkLimit(service, limit, *number); !allowed)
        return failure(allowed);
    const auto applicant = findApplicantByNumber(service.database, *number);
    const Password password = judged(applicant, login->accessPassword, service.settings.hashPasses);
    return [&service, limit, request, number = *number, applicant, password]() -> Result<Response> {
        // Others may have tried in the meantime.
        if (const auto allowed = checkLimit(service, limit, number); !allowed)
            return failure(allowed);
        if (password == Password::Wrong) {
            countTry(service, limit, number, request);
            service.audit.add(QStringLiteral("login refused"), {}, service.clock.now());
            return fail(ErrorCode::LoginIncorrect);
        }
        if (password == Password::New)
            takeNewPassword(service, *applicant);
        forgetAttempts(service.database, limit, number);
        return jsonResponse(service::toJson(newSession(service, *applicant, QStringLiteral("login"))), 201);
    };
}

Result<Change> logOut(const Service& service, const Request& request) {
    return [&service, request]() -> Result<Response> {
        endSession(service.database, QString::fromLatin1(request.bearerToken));
        service.audit.add(QStringLiteral("logout"), request.applicant, service.clock.now());
        return Response{204, {}, {}, {}};
    };
}

Result<Change> sendPassword(const Service& service, const Request& request) {
    const auto asked = readMessage<service::AccessPasswordRequest>(request);
    if (!asked)
        return failure(asked);
    if (const auto human = checkCaptcha(service, request, asked->challengeId, asked->captchaAnswer); !human)
        return failure(human);
    const Result<QString> number = service::normalisedIdentityNumber(asked->identityNumber);
    if (!number)
        return failure(number);
    const AttemptLimit limit = passwordLimit(service.settings);
    if (const auto allowed = checkLimit(service, limit, *number); !allowed)
        return failure(allowed);
    const QString password = randomText(service.settings.accessPasswordLength, clearAlphabet);
    const QString hash =
        hashSecret(password.toUtf8(), service.settings.hashPasses, saltOf(service.pepper, *number));
    return [&service, limit, request, number = *number, password, hash]() -> Result<Response> {
        if (const auto allowed = checkLimit(service, limit, number); !allowed)
            return failure(allowed);
        countTry(service, limit, number, request);
        service.audit.add(QStringLiteral("password asked for"), {}, service.clock.now());
        // Whether there is such a person is looked up later: here it would show in the time that the answer
        // takes.
        service.courier.put(PasswordChannel::kind(), PasswordChannel::request(number, password, hash),
                            letterLifetimeSeconds);
        return Response{202, {}, {}, {}};
    };
}

} // namespace

std::vector<Endpoint> publicEndpoints(const Service& service) {
    return {
        {"GET", QStringLiteral("/v1/service"), false, BodyKind::None,
         Reading([&service](const Request&) { return describe(service); })},
        {"POST", QStringLiteral("/v1/challenges"), false, BodyKind::None,
         Reading([&service](const Request& request) { return challenge(service, request); })},
        {"POST", QStringLiteral("/v1/sessions"), false, BodyKind::Json,
         Preparation([&service](const Request& request) { return logIn(service, request); })},
        {"DELETE", QStringLiteral("/v1/sessions/current"), true, BodyKind::None,
         Preparation([&service](const Request& request) { return logOut(service, request); })},
        {"POST", QStringLiteral("/v1/access-passwords"), false, BodyKind::Json,
         Preparation([&service](const Request& request) { return sendPassword(service, request); })},
    };
}

} // namespace yenile::registration
