// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/link.h"

#include <catch2/catch.hpp>

using namespace yenile::service;
using namespace Qt::StringLiterals;

TEST_CASE("a page that the service names is linked over https alone") {
    CHECK(pageLink(u"https://kayit.example/sss?dil=tr"_s) == QUrl(u"https://kayit.example/sss?dil=tr"_s));
    for (const QString& address :
         {u""_s, u"f"_s, u"http://kayit.example/"_s, u"file:///etc/passwd"_s, u"javascript:alert(1)"_s,
          u"//kayit.example/"_s, u"https:///sss"_s, u"https://kayit.example@evil.example/"_s,
          u"ms-settings:x"_s, u"smb://kayit.example/share"_s})
        CHECK(pageLink(address).isEmpty());
}

TEST_CASE("an e-mail address of the service is linked where it is one plain address") {
    CHECK(mailLink(u"destek@kayit.example"_s) == QUrl(u"mailto:destek@kayit.example"_s));
    for (const QString& address : {u""_s, u"destek"_s, u"a@b?attach=/etc/passwd"_s, u"a@b,c@d"_s,
                                   u"a@b%3Fcc=c@d"_s, u"a@b\r\nBcc: c@d"_s, u"http://a@b"_s})
        CHECK(mailLink(address).isEmpty());
}

TEST_CASE("a link of an e-mail leads to the login at one service, and holds nothing else") {
    const QUrl service(u"https://kayıt.example:8443"_s);
    const QString link = loginLink(service);
    CHECK(link == u"yenile:login?service=https%3A%2F%2Fxn--kayt-nza.example%3A8443"_s);
    CHECK(serviceOfLink(link) == service);
    CHECK(serviceOfLink(u"yenile:login?service=https://kayit.example/"_s) ==
          QUrl(u"https://kayit.example"_s));
    for (const QString& other :
         {u""_s, u"yenile:"_s, u"yenile:login"_s, u"yenile:sign?service=https://kayit.example"_s,
          u"https://kayit.example"_s, u"yenile:login?service=http://kayit.example"_s,
          u"yenile:login?service=https://kayit.example&password=x"_s,
          u"yenile:login?service=https%3A%2F%2Fkayit.example%3Fpassword%3Dx"_s,
          u"yenile:login?service=https://kayit.example/elsewhere"_s,
          u"yenile:login?service=https://kayit.example%40evil.example"_s,
          u"yenile:login?service=file:///etc/passwd"_s})
        CHECK(serviceOfLink(other).isEmpty());
}

TEST_CASE("a telephone number of the service is linked as digits") {
    CHECK(phoneLink(u"+90 (312) 555-00-00"_s) == QUrl(u"tel:+903125550000"_s));
    CHECK(phoneLink(u"444 5 576"_s) == QUrl(u"tel:4445576"_s));
    for (const QString& number : {u""_s, u"p"_s, u"112;phone-context=x"_s, u"*#06#"_s, u"1"_s})
        CHECK(phoneLink(number).isEmpty());
}
