// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/proxy_login_dialog.h"

#include "core/base/await.h"
#include "core/network/proxy.h"

#include <QApplication>
#include <QLineEdit>
#include <QNetworkProxyFactory>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

namespace {

/// Settings with a proxy, for the time of a test.
struct Office {
    Office() {
        settings::Settings settings({folder.filePath(u"none.ini"_s), folder.filePath(u"user.ini"_s)});
        REQUIRE(settings.set(settings::Key::Proxy, u"http://proxy.example:3128"_s));
        REQUIRE(network::useProxy(settings));
    }
    ~Office() {
        network::setProxyAccount({});
        QNetworkProxyFactory::setUseSystemConfiguration(false);
    }
    Office(const Office&) = delete;
    Office& operator=(const Office&) = delete;

    [[nodiscard]] static QNetworkProxy used() {
        return QNetworkProxyFactory::proxyForQuery(QNetworkProxyQuery(QUrl(u"https://kayit.example"_s)))
            .first();
    }

    QTemporaryDir folder;
};

template <typename Widget>
Widget& part(const char* name) {
    auto* const found = QApplication::activeModalWidget()->findChild<Widget*>(QLatin1String(name));
    REQUIRE(found);
    return *found;
}

} // namespace

TEST_CASE("what is entered for the proxy is what it hears from then on") {
    const Office office;
    CHECK(Office::used().user().isEmpty());
    Async<bool> answer = ui::askForProxyAccount(u"proxy.example"_s, false);
    auto& logIn = part<QPushButton>("proxyLogIn");
    CHECK_FALSE(logIn.isEnabled());
    QTest::keyClicks(&part<QLineEdit>("proxyUser"), u"BAKANLIK\\ayse"_s);
    QTest::keyClicks(&part<QLineEdit>("proxyPassword"), u"s3cret"_s);
    logIn.click();
    CHECK(await(answer) == Result<bool>(true));
    CHECK(Office::used().user() == u"BAKANLIK\\ayse"_s);
    CHECK(Office::used().password() == u"s3cret"_s);
}

TEST_CASE("whoever does not want to log in to the proxy is asked no further") {
    const Office office;
    Async<bool> answer = ui::askForProxyAccount(u"proxy.example"_s, true);
    QApplication::activeModalWidget()->close();
    CHECK(await(answer) == Result<bool>(false));
    CHECK(Office::used().user().isEmpty());
}
