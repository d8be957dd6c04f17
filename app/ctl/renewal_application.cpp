// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/renewal.h"
#include "app/ctl/text.h"
#include "core/base/shown_day.h"
#include "core/renewal/order_words.h"

#include <algorithm>

namespace yenile::ctl {

using service::ApplicationState;

namespace {

QString orderText(const service::Order& order) {
    return QStringLiteral("%1  %2  %3  %4")
        .arg(order.id, columnDay(order.orderedOn), order.institution, renewal::inWords(order));
}

} // namespace

Result<service::Order> Renewal::chooseOrder() {
    const Result<service::OrderList> list = step([this] { return m_journey.orders(); });
    if (!list)
        return failure(list);
    const std::vector<service::Order>& orders = list->orders;
    if (orders.empty())
        return fail(ErrorCode::OrderNotFound);
    const Result<QString> id = chosenOrder(orders);
    if (!id)
        return failure(id);
    const auto chosen = std::ranges::find(orders, *id, &service::Order::id);
    if (chosen == orders.end())
        return fail(ErrorCode::OrderNotFound);
    return *chosen;
}

Result<QString> Renewal::chosenOrder(const std::vector<service::Order>& orders) {
    if (!m_options.order.isEmpty())
        return m_options.order;
    const Question question{.member = QStringLiteral("order"), .prompt = Text::tr("Order:")};
    if (orders.size() == 1 && !m_answers.given(question.member))
        return orders.front().id;
    for (const service::Order& order : orders)
        m_context.output.step(orderText(order));
    return m_answers.answer(question);
}

/// To a confirmed application, or one that is further, from wherever it stands.
Result<void> Renewal::apply(const service::Order& order) {
    m_context.output.step(Text::tr("Order of %1 from %2").arg(shownDay(order.orderedOn), order.institution));
    if (order.applicationId && !m_options.newForm) {
        const auto taken = step([&] { return m_journey.takeUp(order); });
        if (!taken)
            return failure(taken);
        m_context.output.step(Text::tr("The application %1 goes on.").arg(taken->id));
    } else if (const Result<void> filled = fillForm(order.id); !filled) {
        return filled;
    }
    if (m_journey.application().state == ApplicationState::AwaitingConfirmation)
        return confirm();
    return {};
}

Result<void> Renewal::fillForm(const QString& orderId) {
    const Result<service::ApplicationForm> form = step([&] { return m_journey.openForm(orderId); });
    if (!form)
        return failure(form);
    Result<service::FormAnswers> answers = answerForm(*form);
    if (!answers)
        return failure(answers);
    const auto application = step([&] { return m_journey.approveForm(*answers); });
    answers->secrets.clear();
    if (!application)
        return failure(application);
    m_context.output.step(Text::tr("The form was approved: application %1").arg(application->id));
    return {};
}

Result<void> Renewal::confirm() {
    Result<void> outcome;
    for (int attempt = 0; attempt < mostTries; ++attempt) {
        if (const Result<void> code = renewCode(); !code)
            return outcome ? code : outcome; // what was wrong with the last code says more
        const service::Application& application = m_journey.application();
        const Question question{.member = QStringLiteral("smsCode"),
                                .prompt =
                                    Text::tr("Code from the SMS to %1:").arg(application.confirmation->phone),
                                .kind = QStringLiteral("sms-code"),
                                .details = {application.id}};
        if (!outcome) {
            if (!m_answers.canAsk(question))
                return outcome;
            m_context.output.warn(outcome.error());
        }
        const Result<QString> code = outcome ? m_answers.answer(question) : m_answers.ask(question);
        if (!code)
            return failure(code);
        const auto confirmed = step([&] { return m_journey.confirm(*code); });
        if (confirmed) {
            m_context.output.step(Text::tr("The code was right: the application is confirmed."));
            return {};
        }
        outcome = failure(confirmed);
        const ErrorCode problem = confirmed.error().code;
        if (problem != ErrorCode::SmsCodeIncorrect && problem != ErrorCode::SmsCodeExpired)
            return outcome;
    }
    return outcome;
}

/// Asks for a new code where the awaited one can no longer be entered.
Result<void> Renewal::renewCode() {
    const auto& confirmation = m_journey.application().confirmation;
    if (confirmation && confirmation->attemptsLeft > 0 && m_journey.codeLeft().count() > 0)
        return {};
    const auto sent = step([this] { return m_journey.resendCode(); });
    if (!sent)
        return failure(sent);
    m_context.output.step(Text::tr("A new code was sent."));
    if (!sent->confirmation)
        return fail(ErrorCode::StateConflict);
    return {};
}

} // namespace yenile::ctl
