// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/flow.h"

#include <QCoreApplication>

#include <algorithm>

namespace yenile::ui::flow {

namespace {

QString text(const char* source) {
    return QCoreApplication::translate("Flow", source);
}

PageId following(PageId page, const WizardContext& context) {
    const bool paper = context.method == service::Method::WetInk;
    switch (page) {
    case PageId::Readiness:
        return PageId::Login;
    case PageId::Login:
        return context.resume ? PageId::Submission : PageId::Orders;
    case PageId::Orders:
        if (context.outcome)
            return PageId::Done;
        if (!context.takenUp)
            return PageId::Form;
        return *context.takenUp == service::ApplicationState::AwaitingConfirmation ? PageId::SmsCode
                                                                                   : PageId::Method;
    case PageId::Form:
        return PageId::SmsCode;
    case PageId::SmsCode:
        return PageId::Method;
    case PageId::Method:
        return paper ? PageId::WetInk : PageId::Review;
    case PageId::Review:
        return context.certificate ? PageId::Submission : PageId::Certificate;
    case PageId::Certificate:
        return PageId::Submission;
    case PageId::Submission:
        return PageId::Done;
    case PageId::WetInk:
    case PageId::Done:
        break;
    }
    return page;
}

} // namespace

int next(PageId page, const WizardContext& context) {
    const PageId to = following(page, context);
    return to == page ? -1 : static_cast<int>(to);
}

bool isPointOfNoReturn(PageId page) {
    return page == PageId::Login || page == PageId::SmsCode || page == PageId::Submission;
}

std::vector<Step> steps() {
    return {
        {text(QT_TRANSLATE_NOOP("Flow", "Readiness")), {PageId::Readiness}},
        {text(QT_TRANSLATE_NOOP("Flow", "Login")), {PageId::Login}},
        {text(QT_TRANSLATE_NOOP("Flow", "Order")), {PageId::Orders}},
        {text(QT_TRANSLATE_NOOP("Flow", "Application form")), {PageId::Form}},
        {text(QT_TRANSLATE_NOOP("Flow", "SMS confirmation")), {PageId::SmsCode}},
        {text(QT_TRANSLATE_NOOP("Flow", "Signing method")), {PageId::Method}},
        {text(QT_TRANSLATE_NOOP("Flow", "Review and sign")),
         {PageId::Review, PageId::Certificate, PageId::Submission, PageId::WetInk}},
        {text(QT_TRANSLATE_NOOP("Flow", "Done")), {PageId::Done}},
    };
}

int stepOf(PageId page) {
    const std::vector<Step> all = steps();
    const auto step = std::ranges::find_if(
        all, [page](const Step& s) { return std::ranges::find(s.pages, page) != s.pages.end(); });
    return static_cast<int>(step - all.begin());
}

} // namespace yenile::ui::flow
