// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/doctor/patient.h"
#include "tests/support/skip.h"
#include "tests/support/virtual_card/virtual_card.h"

using namespace yenile;
using doctor::CheckKind;
using tests::Patient;
using tests::requireProblem;

// Each test is a process of its own under ctest: libpcsclite reads once where its service is.

namespace {

struct Desk {
    Desk() {
        if (!tests::VirtualCard::isPossible())
            tests::skip("this computer allows no namespaces of our own");
        card = std::make_unique<tests::VirtualCard>(std::map<int, tests::Identity>{{0x9A, ca.issue({})}});
    }
    tests::TestCa ca;
    std::unique_ptr<tests::VirtualCard> card;
};

doctor::Report look() {
    return Patient("[token]\nallowedDrivers=" + tests::VirtualCard::driver().toUtf8() + "\n").examined();
}

} // namespace

TEST_CASE("situation: no card is in the reader") {
    const Desk desk;
    desk.card->remove();
    requireProblem(look(), CheckKind::Card, ErrorCode::NoCard);
}

TEST_CASE("situation: the card does not answer") {
    const Desk desk;
    desk.card->remove();
    desk.card->insertMute();
    requireProblem(look(), CheckKind::Card, ErrorCode::CardMute);
}

TEST_CASE("situation: no driver knows the card") {
    const Desk desk;
    desk.card->remove();
    desk.card->insertForeign();
    requireProblem(look(), CheckKind::Driver, ErrorCode::CardUnknown);
}

TEST_CASE("situation: a card in a reader is well") {
    const Desk desk;
    const doctor::Report report = look();
    INFO(toText(report, doctor::Personal::Shown).toStdString());
    for (const CheckKind kind : {CheckKind::CardService, CheckKind::Reader, CheckKind::Card,
                                 CheckKind::Driver, CheckKind::Token, CheckKind::Certificate})
        CHECK_FALSE(tests::checkOf(kind, report).problem);
}
