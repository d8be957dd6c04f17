// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/skip.h"
#include "tests/support/virtual_card/keyring.h"
#include "tests/support/virtual_card/virtual_card.h"
#include "tests/ui/wizard_bench.h"
#include "ui/token/certificate_list.h"

#include <QLabel>

#include <catch2/catch.hpp>

// The wizard beside the drivers that an ordinary desktop brings, and a card in a reader.

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;
using ui::PageId;

namespace {

ui::CertificateList& list(WizardDriver& wizard) {
    return wizard.widget<ui::CertificateList>(u"certificates"_s);
}

/// What the page says after another look at the cards.
bool saysNow(WizardDriver& wizard, ErrorCode code) {
    wizard.click(u"lookAgain"_s);
    return wizard.waitForError(code) && !list(wizard).hasUsable();
}

} // namespace

TEST_CASE(
    "on a desktop full of drivers the wizard signs with the card, and without it says the right sentence") {
    if (!VirtualCard::isPossible())
        skip("this computer allows no namespaces of our own");
    if (!Keyring::isInstalled())
        skip("no GNOME keyring here");
    WizardBench bench;
    const Keyring keyring;
    qputenv("GNOME_KEYRING_CONTROL", QFile::encodeName(keyring.controlFolder()));
    qputenv("SOFTHSM2_CONF",
            "/nonexistent"); // as Debian has it: nobody but its own group may read its tokens
    std::optional<VirtualCard> card;
    const std::map<int, Identity> keys{{0x9A, bench.service.ca().issue({})}};
    card.emplace(keys);
    bench.applicant.pins = {u"123456"_s};
    bench.driver = Keyring::driver();
    bench.findsDrivers = true;
    WizardDriver& wizard = bench.open();

    card->remove();
    REQUIRE(wizard.walkTo(PageId::Certificate));
    CHECK(saysNow(wizard, ErrorCode::NoCard));
    card->insertForeign();
    CHECK(saysNow(wizard, ErrorCode::CardUnknown));
    card->remove();
    card->insertMute();
    CHECK(saysNow(wizard, ErrorCode::CardMute));
    card.reset();
    CHECK(saysNow(wizard, ErrorCode::CardServiceNotRunning));
    card.emplace(keys);
    wizard.click(u"lookAgain"_s);
    REQUIRE(QTest::qWaitFor([&] { return list(wizard).hasUsable(); }, patience));
    CHECK_FALSE(wizard.shownError());
    REQUIRE(wizard.walkTo(PageId::Done));
    CHECK(wizard.pinsAsked() == 1);
}
