// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/renewal.h"
#include "app/ctl/text.h"
#include "core/base/file.h"
#include "core/base/shown_day.h"
#include "core/base/temporary_folder.h"
#include "core/service/form_rules.h"
#include "core/service/link.h"

#include <utility>

namespace yenile::ctl {

Result<void> Renewal::fetchServiceInfo() {
    const Result<service::ServiceInfo> info = await(m_journey.fetchServiceInfo());
    if (!info)
        return failure(info);
    m_context.output.step(Text::tr("Registration service: %1").arg(info->name));
    if (info->environment != QLatin1String("production"))
        m_context.output.step(Text::tr("Test environment: what you do here has no effect in real life."));
    if (info->maintenanceNotice)
        m_context.output.step(*info->maintenanceNotice);
    if (const auto sunset = m_journey.sunset())
        m_context.output.step(
            Text::tr("From %1 on the registration service needs a newer Yenile. Install it before then.")
                .arg(shownDay(*sunset)));
    tellClock();
    return {};
}

void Renewal::tellClock() const {
    if (const Result<void> right = m_journey.checkClock(); !right)
        m_context.output.warn(right.error());
}

/// Whom to ask, before the first question.
void Renewal::tellHelp() {
    const service::Contact& contact = m_journey.serviceInfo().contact;
    // As in the wizard, an address is shown only if it is a page that a person may be sent to.
    const auto page = [](const QString& address) {
        return service::pageLink(address).toString(QUrl::FullyEncoded);
    };
    QStringList ways{contact.email, contact.phone, page(contact.faqUrl)};
    ways.removeAll(QString());
    if (!ways.isEmpty())
        m_context.output.step(Text::tr("Help: %1").arg(ways.join(QStringLiteral(", "))));
    if (const QString where = page(contact.identityNumberUrl.value_or(QString())); !where.isEmpty())
        m_context.output.step(Text::tr("Your T.C. Kimlik No: %1").arg(where));
}

Result<void> Renewal::logIn() {
    tellHelp();
    return m_options.provider.isEmpty() ? logInByPassword() : logInThroughProvider();
}

Result<void> Renewal::logInByPassword() {
    if (m_identityNumber.isEmpty()) {
        const Result<QString> typed = m_answers.answer(
            {.member = QStringLiteral("identityNumber"), .prompt = Text::tr("Identity number:")});
        if (!typed)
            return failure(typed);
        const Result<QString> number = service::normalisedIdentityNumber(*typed);
        if (!number)
            return failure(number);
        m_identityNumber = *number;
    }
    Result<void> outcome;
    bool wrongPassword = false;
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        if (!outcome) {
            if (!m_answers.canAsk({.member = {}, .prompt = {}, .kind = QStringLiteral("captcha")}))
                break; // a further try needs what the next picture shows
            m_context.output.warn(outcome.error());
        }
        outcome = logInOnce(wrongPassword);
        wrongPassword = !outcome && outcome.error().code == ErrorCode::LoginIncorrect;
        if (outcome || (!wrongPassword && outcome.error().code != ErrorCode::CaptchaIncorrect))
            break;
    }
    return outcome;
}

Result<void> Renewal::logInOnce(bool askPassword) {
    const Question question{.member = QStringLiteral("accessPassword"),
                            .prompt = Text::tr("Application form access password (it came by e-mail):"),
                            .kind = QStringLiteral("access-password"),
                            .details = {m_identityNumber}};
    if (askPassword && !m_answers.canAsk(question))
        return fail(ErrorCode::LoginIncorrect);
    if (askPassword || m_accessPassword.isEmpty()) {
        Result<Secret> password =
            askPassword ? m_answers.ask<Secret>(question) : m_answers.answer<Secret>(question);
        if (!password)
            return failure(password);
        m_accessPassword = std::move(*password);
    }
    // A picture serves once, whatever was wrong.
    const Result<service::Challenge> challenge = await(m_journey.newChallenge());
    if (!challenge)
        return failure(challenge);
    const Result<QString> captcha = readCaptcha(*challenge);
    if (!captcha)
        return failure(captcha);
    const Result<service::Session> session =
        await(m_journey.logIn({challenge->id, *captcha, m_identityNumber, m_accessPassword.duplicate()}));
    if (!session)
        return failure(session);
    m_accessPassword.wipe();
    m_context.output.step(Text::tr("Logged in: %1").arg(session->subscriberName));
    return {};
}

Result<QString> Renewal::readCaptcha(const service::Challenge& challenge) {
    const Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder)
        return failure(folder);
    const QString picture = folder->filePath(QStringLiteral("captcha.png"));
    if (const Result<void> written = writeFile(picture, challenge.picture, FileAccess::OwnerOnly); !written)
        return failure(written);
    const Question question{.member = QStringLiteral("captcha"),
                            .prompt = Text::tr("Text in the picture %1:").arg(picture),
                            .kind = QStringLiteral("captcha"),
                            .details = {challenge.id, picture}};
    const bool first = !std::exchange(m_pictureRead, true); // the file knows no second one
    return first ? m_answers.answer(question) : m_answers.ask(question);
}

} // namespace yenile::ctl
