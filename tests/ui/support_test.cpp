// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"
#include "resources/translations.h"
#include "tests/support/https_server.h"
#include "ui/doctor/report_dialog.h"
#include "ui/help/help_dialog.h"
#include "ui/settings/settings_window.h"
#include "ui/widgets/error_panel.h"
#include "ui/widgets/support_desk.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;
using settings::Key;
using settings::Settings;
using ui::PageId;

/// Where people find help: settings, report, texts, whom to ask.
namespace {

constexpr int patience = 60000;

struct Office {
    explicit Office(const QByteArray& policy = {}) {
        REQUIRE(writeFile(path(u"policy.ini"_s), policy));
        REQUIRE(writeFile(path(u"user.ini"_s), "[token]\nallowedDrivers=none.so\n"));
    }
    [[nodiscard]] QString path(const QString& name) const { return folder.filePath(name); }
    [[nodiscard]] settings::Sources sources() const { return {path(u"policy.ini"_s), path(u"user.ini"_s)}; }

    QTemporaryDir folder;
};

template <typename Widget>
Widget& part(const QWidget& window, QStringView name) {
    auto* const found = window.findChild<Widget*>(name.toString());
    REQUIRE(found);
    return *found;
}

class Desk : public QWidget, public ui::SupportDesk {
public:
    [[nodiscard]] const service::Contact& contact() const override { return m_contact; }
    void saveReport(QWidget* /*over*/) override { ++reports; }
    int reports = 0;

private:
    service::Contact m_contact{u"destek@kayit.example"_s, u"+90 312 000 00 00"_s,
                               u"https://kayit.example/sss"_s};
};

} // namespace

TEST_CASE("the window of settings has every setting, and keeps what was changed alone") {
    const Office office;
    Settings settings(office.sources());
    ui::SettingsWindow window(settings);
    for (const Key key : Settings::keys())
        CHECK(part<QWidget>(window, u"setting."_s + Settings::name(key)).isEnabled());
    part<QLineEdit>(window, u"setting.service/address"_s).setText(u"https://kayit.example"_s);
    part<QCheckBox>(window, u"setting.network/localAddresses"_s).setChecked(true);
    part<QComboBox>(window, u"setting.network/proxy"_s).setCurrentText(u"none"_s);
    part<QLineEdit>(window, u"setting.timeStamp/addresses"_s)
        .setText(u"https://a.example, https://b.example"_s);
    window.accept();
    CHECK(window.result() == QDialog::Accepted);

    const Settings kept(office.sources());
    CHECK(kept.text(Key::ServiceAddress) == u"https://kayit.example"_s);
    CHECK(kept.value(Key::LocalAddresses).value.toBool());
    CHECK(kept.text(Key::Proxy) == u"none"_s);
    CHECK(kept.list(Key::TimeStampAddresses) == QStringList{u"https://a.example"_s, u"https://b.example"_s});
    CHECK(kept.value(Key::CopiesFolder).origin == settings::Origin::Default);
}

TEST_CASE("a setting that the policy holds is shown as managed by the organisation") {
    installLanguage(u"en"_s);
    const Office office("[service]\naddress=https://policy.example\n[ui]\nlanguage=tr\n");
    Settings settings(office.sources());
    const ui::SettingsWindow window(settings);
    const auto& address = part<QLineEdit>(window, u"setting.service/address"_s);
    CHECK_FALSE(address.isEnabled());
    CHECK(address.text() == u"https://policy.example"_s);
    CHECK(
        part<QLabel>(window, u"source.service/address"_s).text().contains(u"managed by your organisation"_s));
    CHECK(part<QWidget>(window, u"setting.ui/language"_s).isEnabled()); // a default of the policy, no lock
}

TEST_CASE("the test of the connection tells where nobody answers") {
    const Office office;
    Settings settings(office.sources());
    ui::SettingsWindow window(settings);
    auto& address = part<QLineEdit>(window, u"setting.service/address"_s);
    auto& outcome = part<QLabel>(window, u"connectionOutcome"_s);
    auto& button = part<QPushButton>(window, u"testConnection"_s);
    address.setText(u"http://127.0.0.1:1"_s);
    button.click();
    CHECK(outcome.text().contains(u"https://"_s));
    address.setText(u"https://127.0.0.1:1"_s);
    button.click();
    CHECK_FALSE(button.isEnabled());
    REQUIRE(QTest::qWaitFor([&] { return button.isEnabled(); }, patience));
    CHECK(outcome.text().contains(u"not reached"_s));
    window.reject();
}

TEST_CASE("the test of the connection tells of a service that has another key than the pinned one") {
    const tests::TestCa authority;
    const tests::HttpsServer server(authority, authority.issueTls(), {});
    const bool isPinned = GENERATE(false, true);
    const Office office;
    REQUIRE(writeFile(office.path(u"ca.pem"_s), authority.root().certificatePem()));
    Settings settings(office.sources());
    REQUIRE(settings.set(Key::ServiceCaFile, office.path(u"ca.pem"_s)));
    if (isPinned)
        REQUIRE(settings.set(Key::ServicePins, u"0uvHUGZs3DRLUiUS58NXC5RVwKJ1pTVZJMxPTrcvlFM="_s));
    ui::SettingsWindow window(settings);
    part<QLineEdit>(window, u"setting.service/address"_s).setText(server.address().toString());
    auto& button = part<QPushButton>(window, u"testConnection"_s);
    button.click();
    REQUIRE(QTest::qWaitFor([&] { return button.isEnabled(); }, patience));
    const QString outcome = part<QLabel>(window, u"connectionOutcome"_s).text();
    INFO(outcome.toStdString());
    CHECK(outcome.contains(u"another key than expected"_s) == isPinned);
    CHECK(outcome.startsWith(u"reached"_s));
    window.reject();
}

TEST_CASE("every page has its help in both languages, and the links within lead somewhere") {
    const QRegularExpression link(u"\\]\\(([a-z-]+\\.md)\\)"_s);
    for (const QString& language : {u"tr"_s, u"en"_s}) {
        installLanguage(language);
        const QDir folder(u":/yenile/help/"_s + language);
        for (int page = 0; page <= static_cast<int>(PageId::Done); ++page)
            CHECK(QFileInfo(ui::HelpDialog::fileOf(static_cast<PageId>(page))).dir() == folder);
        for (int page = 0; page <= static_cast<int>(PageId::Done); ++page)
            CHECK(QFile::exists(ui::HelpDialog::fileOf(static_cast<PageId>(page))));
        for (const QString& file : folder.entryList()) {
            const QByteArray text = readFile(folder.filePath(file)).value_or(QByteArray());
            for (auto match = link.globalMatch(QString::fromUtf8(text)); match.hasNext();)
                CHECK(folder.exists(match.next().captured(1)));
        }
    }
    installLanguage(u"en"_s);
    const ui::HelpDialog dialog(PageId::Login);
    CHECK(part<QTextBrowser>(dialog, u"helpText"_s).toPlainText().startsWith(u"Login"_s));
}

TEST_CASE("an error names whom to ask and offers a report, but not where the person wanted it so") {
    Desk desk;
    auto* const panel = new ui::ErrorPanel(&desk);
    panel->showError({ErrorCode::ServiceUnreachable, {}, {}});
    const QString whom = part<QLabel>(desk, u"whomToAsk"_s).text();
    for (const QString& contact : {u"destek@kayit.example"_s, u"312"_s, u"https://kayit.example/sss"_s})
        CHECK(whom.contains(contact));
    part<QPushButton>(desk, u"saveReport"_s).click();
    CHECK(desk.reports == 1);
    panel->showError({ErrorCode::Cancelled, {}, {}});
    CHECK(part<QPushButton>(desk, u"saveReport"_s).isHidden());
    CHECK(part<QLabel>(desk, u"whomToAsk"_s).isHidden());

    ui::ErrorPanel alone;
    alone.showError({ErrorCode::ServiceUnreachable, {}, {}});
    CHECK(part<QPushButton>(alone, u"saveReport"_s).isHidden());
}

TEST_CASE("the report is shown before it is saved") {
    const Office office;
    const Settings settings(office.sources());
    pkcs11::TokenMonitor tokens(pkcs11::findDrivers(settings).drivers);
    const ui::ReportDialog dialog({.settings = settings, .tokens = tokens});
    auto& save = part<QPushButton>(dialog, u"saveReportFile"_s);
    CHECK_FALSE(save.isEnabled());
    REQUIRE(QTest::qWaitFor([&] { return save.isEnabled(); }, patience));
    const QString text = part<QPlainTextEdit>(dialog, u"reportText"_s).toPlainText();
    CHECK(text.contains(sentence({ErrorCode::ServiceAddressMissing, {}, {}})));
    CHECK_FALSE(part<QCheckBox>(dialog, u"personal"_s).isChecked());
}
