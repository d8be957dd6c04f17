// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/token/dialog_pin_entry.h"
#include "ui/token/pin_dialog.h"
#include "ui/token/pin_pad_dialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <catch2/catch.hpp>

#include <future>

using namespace yenile;
using namespace std::chrono_literals;

namespace {

pkcs11::PinRequest requestWith(const pkcs11::PinState& pin) {
    pkcs11::PinRequest request;
    request.tokenLabel = QStringLiteral("AKIS_1A2B");
    request.reader = QStringLiteral("ACS ACR39U ICC Reader 00 00");
    request.description = QStringLiteral("undertaking.pdf");
    request.number = 2;
    request.count = 3;
    request.pin = pin;
    return request;
}

template <typename Widget>
Widget* child(QDialog& dialog, const char* name) {
    auto* const found = dialog.findChild<Widget*>(QLatin1String(name));
    REQUIRE(found);
    return found;
}

bool says(const QDialog& dialog, const char* text) {
    for (const QLabel* label : dialog.findChildren<QLabel*>())
        if (label->text().contains(QLatin1String(text)))
            return true;
    return false;
}

} // namespace

TEST_CASE("the question for the PIN says for which of the signatures, and what a PIN of this card is like") {
    const ui::PinDialog dialog(requestWith({.minimumLength = 4, .maximumLength = 8}));
    for (const char* text : {"Signature 2 of 3", "undertaking.pdf", "AKIS_1A2B", "4 to 8 characters"})
        CHECK(says(dialog, text));
}

TEST_CASE("a PIN that is too short for the card cannot be sent") {
    ui::PinDialog dialog(requestWith({.minimumLength = 6, .maximumLength = 8}));
    auto* const accept = child<QPushButton>(dialog, "pinAccept");
    QTest::keyClicks(child<QLineEdit>(dialog, "pin"), QStringLiteral("12345"));
    CHECK_FALSE(accept->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, "pin"), QStringLiteral("6"));
    CHECK(accept->isEnabled());
}

TEST_CASE("the last try wants to be confirmed, and a whole PIN as well") {
    ui::PinDialog dialog(requestWith({.finalTry = true, .minimumLength = 4}));
    auto* const accept = child<QPushButton>(dialog, "pinAccept");
    child<QCheckBox>(dialog, "pinLastTry")->setChecked(true);
    QTest::keyClicks(child<QLineEdit>(dialog, "pin"), QStringLiteral("123"));
    CHECK_FALSE(accept->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, "pin"), QStringLiteral("4"));
    CHECK(accept->isEnabled());
    child<QCheckBox>(dialog, "pinLastTry")->setChecked(false);
    CHECK_FALSE(accept->isEnabled());
}

TEST_CASE(
    "a card that does not tell of wrong tries, and one that asks for a new PIN, say so before the PIN is "
    "entered") {
    pkcs11::PinRequest request = requestWith({.minimumLength = 4});
    CHECK_FALSE(says(ui::PinDialog(request), "does not tell"));
    CHECK_FALSE(says(ui::PinDialog(request), "asks for a new PIN"));
    request.tellsOfTries = false;
    CHECK(says(ui::PinDialog(request), "does not tell how many tries are left"));
    request.pin.toBeChanged = true;
    CHECK(says(ui::PinDialog(request), "asks for a new PIN"));
    request.pin.finalTry = true; // which says more
    CHECK_FALSE(says(ui::PinDialog(request), "does not tell"));
    CHECK(says(ui::PinDialog(request), "asks for a new PIN"));
}

TEST_CASE("while a reader waits for the PIN the time runs down, and giving up is told once") {
    int givenUp = 0;
    ui::PinPadDialog dialog(requestWith({.protectedPath = true}), 90s, [&] { ++givenUp; });
    dialog.show();
    auto* const left = child<QLabel>(dialog, "pinPadTimeLeft");
    CHECK(left->text().contains(QStringLiteral("90")));
    CHECK(says(dialog, "Document 2 of 3: undertaking.pdf"));
    CHECK(QTest::qWaitFor([&] { return !left->text().contains(QStringLiteral("90")); }, 60000));
    child<QPushButton>(dialog, "pinPadCancel")->click();
    dialog.reject();
    CHECK(givenUp == 1);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE(
    "the window for the key pad is there while the reader waits in another thread, and gone afterwards") {
    QWidget parent;
    ui::DialogPinEntry entry(&parent);
    const auto window = [&] { return parent.findChild<ui::PinPadDialog*>(); };
    std::promise<void> entered;
    auto signing = std::async(std::launch::async, [&] {
        entry.readerWaits(requestWith({.protectedPath = true}), 90s, [] {});
        entered.get_future().wait();
        entry.readerIsDone();
    });
    CHECK(QTest::qWaitFor([&] { return window() && window()->isVisible(); }, 60000));
    entered.set_value();
    CHECK(QTest::qWaitFor([&] { return !window(); }, 60000));
    signing.get();
}

TEST_CASE("whoever leaves the page while the reader waits gives up") {
    QWidget parent;
    ui::DialogPinEntry entry(&parent);
    int givenUp = 0;
    entry.readerWaits(requestWith({.protectedPath = true}), 90s, [&] { ++givenUp; });
    entry.dismiss();
    CHECK(givenUp == 1);
    entry.readerIsDone();
}
