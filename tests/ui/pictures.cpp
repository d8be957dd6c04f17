// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pictures.h"

#include "ui/doctor/report_dialog.h"
#include "ui/documents/document_view.h"
#include "ui/help/help_dialog.h"
#include "ui/settings/settings_window.h"
#include "ui/token/pin_dialog.h"
#include "ui/widgets/work_area.h"
#include "ui/wizard/access_password_dialog.h"
#include "ui/wizard/proxy_login_dialog.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTimer>

#include <algorithm>

namespace yenile::tests {

using ui::PageId;

namespace {

class Album {
public:
    explicit Album(const std::vector<Format>& formats) : m_formats(formats) {}

    void add(ui::Wizard& wizard, const QString& name) {
        begin(name);
        for (const Format& format : m_formats) {
            wizard.resize(format.size);
            settle();
            waitForDocuments(wizard);
            save(wizard.grab(), format);
        }
        wizard.resize(m_formats.front().size);
    }
    void add(QDialog& dialog, const QString& name) {
        begin(name);
        settle();
        save(dialog.grab(), m_formats.front());
    }
    /// With its menu open over it.
    void addMenu(ui::Wizard& wizard, QPushButton& button) {
        begin(QStringLiteral("menu"));
        QMenu& menu = *button.menu();
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())));
        settle();
        QPixmap picture = wizard.grab();
        QPainter(&picture).drawPixmap(wizard.mapFromGlobal(menu.pos()), menu.grab());
        menu.close();
        save(picture, m_formats.front());
    }

private:
    /// Lets pages be drawn; nothing depends on it.
    static void settle() { QTest::qWait(400); }
    static void waitForDocuments(const QWidget& window) {
        (void)QTest::qWaitFor(
            [&] {
                return std::ranges::all_of(window.findChildren<ui::DocumentView*>(), [](const auto* view) {
                    return !view->isVisible() || view->isDrawn();
                });
            },
            patience);
    }
    void begin(const QString& name) {
        m_file = QStringLiteral("%1-%2.png").arg(m_number++, 2, 10, QLatin1Char('0')).arg(name);
    }
    void save(const QPixmap& picture, const Format& format) { picture.save(format.folder.filePath(m_file)); }

    const std::vector<Format>& m_formats;
    QString m_file;
    int m_number = 0;
};

/// While `open` shows a dialog, takes its picture and closes it.
template <typename Dialog>
void addDialog(Album& album, const QString& name, const std::function<void()>& open) {
    QTimer::singleShot(800, qApp, [&] {
        if (auto* const dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget())) {
            const auto* const area = dialog->template findChild<ui::WorkArea*>();
            (void)QTest::qWaitFor([&] { return !area || !area->isBusy(); }, patience);
            album.add(*dialog, name);
            dialog->reject();
        }
    });
    open();
}

void addPin(Album& album, QWidget& parent) {
    pkcs11::PinRequest request;
    request.tokenLabel = QStringLiteral("AKIS_1A2B");
    request.reader = QStringLiteral("ACS ACR39U ICC Reader 00 00");
    request.description = QStringLiteral("Başvuru Formu");
    request.number = 1;
    request.count = 3;
    const auto show = [&](const QString& name) {
        ui::PinDialog dialog(request, &parent);
        dialog.show();
        album.add(dialog, name);
    };
    show(QStringLiteral("pin"));
    request.pin.countLow = true;
    request.pin.finalTry = true;
    request.lastProblem = Error{ErrorCode::PinIncorrect, {}, {}};
    show(QStringLiteral("pin-last-try"));
}

/// What the menu opens.
void addMenu(Album& album, ui::Wizard& wizard) {
    album.addMenu(wizard, *wizard.findChild<QPushButton*>(QStringLiteral("menu")));
    const auto open = [&](const char* action) {
        return [&, action] { wizard.findChild<QAction*>(QLatin1String(action))->trigger(); };
    };
    addDialog<ui::SettingsWindow>(album, QStringLiteral("settings"), open("openSettings"));
    addDialog<ui::ReportDialog>(album, QStringLiteral("report"), open("openReport"));
    open("openHelp")();
    auto* const help = wizard.findChild<ui::HelpDialog*>();
    album.add(*help, QStringLiteral("help"));
    help->close();
}

} // namespace

bool takePictures(WizardDriver& driver, const std::vector<Format>& formats) {
    for (const Format& format : formats)
        format.folder.mkpath(QStringLiteral("."));
    Album album(formats);
    ui::Wizard& wizard = driver.wizard();
    const auto page = [&](PageId id, const QString& name) {
        const bool reached = driver.walkTo(id);
        album.add(wizard, name);
        return reached;
    };
    if (!page(PageId::Readiness, QStringLiteral("readiness")) ||
        !page(PageId::Login, QStringLiteral("login")))
        return false;
    addMenu(album, wizard);
    addDialog<ui::AccessPasswordDialog>(album, QStringLiteral("access-password"),
                                        [&] { driver.click(QStringLiteral("accessPasswordUnknown")); });
    ui::ProxyLoginDialog proxyLogin(QStringLiteral("proxy.example"), true, &wizard);
    proxyLogin.show();
    album.add(proxyLogin, QStringLiteral("proxy-login"));
    proxyLogin.close();
    if (!driver.fillLogin())
        return false;
    album.add(wizard, QStringLiteral("login-filled"));
    if (!page(PageId::Orders, QStringLiteral("orders")) || !page(PageId::Form, QStringLiteral("form")))
        return false;
    for (auto* const help : wizard.currentPage()->findChildren<QAbstractButton*>())
        if (help->objectName().startsWith(QLatin1String("help.")))
            help->click();
    driver.fillForm();
    album.add(wizard, QStringLiteral("form-filled"));
    if (!page(PageId::SmsCode, QStringLiteral("sms")))
        return false;
    driver.type(QStringLiteral("smsCode"), QStringLiteral("000000"));
    driver.waitForIdle();
    album.add(wizard, QStringLiteral("sms-wrong"));
    if (!page(PageId::Method, QStringLiteral("method")))
        return false;
    driver.click(QStringLiteral("methodWetInk"));
    if (!page(PageId::WetInk, QStringLiteral("wet-ink")))
        return false;
    driver.goBack();
    driver.click(QStringLiteral("methodElectronic"));
    if (!page(PageId::Review, QStringLiteral("review")))
        return false;
    driver.readDocuments();
    album.add(wizard, QStringLiteral("review-read"));
    if (!page(PageId::Certificate, QStringLiteral("certificate")))
        return false;
    addPin(album, wizard);
    // Only while the PIN is asked for does this page stay.
    QObject::connect(
        &driver, &WizardDriver::pinTyped, &wizard, [&] { album.add(wizard, QStringLiteral("submission")); },
        Qt::SingleShotConnection);
    return page(PageId::Done, QStringLiteral("done"));
}

} // namespace yenile::tests
