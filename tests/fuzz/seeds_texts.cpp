// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/seeds.h"

using namespace Qt::StringLiterals;

namespace yenile::tests {

namespace {

const QByteArrayList messages{
    R"({"name":"Yenile","environment":"test","minimumClientVersion":"0.1.0","signaturePolicy":{"profile":"P1",
        "level":"B-T","digestAlgorithm":"SHA-256","documentFormat":"PAdES","bundleFormat":"ASiC-E",
        "timeStampAuthorities":["https://tsa.test/"],"visibleSignature":true,"signaturePlace":{"page":-1,
        "corner":"bottomRight","field":"imza"},"remoteSignatures":true},"contact":{"email":"a@b.test","phone":"+903121234567",
        "faqUrl":"https://b.test/"},"maintenanceNotice":"x","renewalDays":90,
        "paperDestination":{"tr":"Kurye","en":"Courier"}})",
    R"({"id":"1","picture":"iVBORw0KGgo=","speech":"UklGRg==","expiresAt":"2026-11-23T10:00:00Z"})",
    R"({"challengeId":"1","captchaAnswer":"ABC","identityNumber":"10000000146","accessPassword":"x"})",
    R"({"token":"t","expiresAt":"2026-11-23T10:00:00Z","subscriberName":"AYŞE"})",
    R"({"orders":[{"id":"O-1","orderedOn":"2026-01-05","institution":"Kurum","kind":"renewal",
        "applicationId":"A-1"}]})",
    R"({"orderId":"O-1","declaration":{"tr":"Beyan","en":"Declaration"},"sections":[{"title":{"tr":"a","en":"b"},
        "fields":[{"name":"phone","kind":"phone","label":{"tr":"a","en":"b"},"help":{"tr":"","en":""},
        "value":"+905321112233","readOnly":false,"required":true,"repeat":false,"minimumLength":3,
        "maximumLength":20,"pattern":"[0-9]+","patternHint":{"tr":"","en":""},"choices":[{"value":"1",
        "label":{"tr":"a","en":"b"}}],"verifiedOn":"2026-01-05"}]}],"values":{"phone":"5321112233"},
        "secrets":{"word":"elma"}})",
    R"({"values":{"phone":"+905321112233","agree":"true"},"secrets":{"word":"elma"}})",
    R"({"code":"123456"})",
    R"({"method":"electronic"})",
    R"({"id":"A-1","orderId":"O-1","state":"submitted","confirmation":{"phone":"+90 5** *** ** 42",
        "codeLength":6,"expiresAt":"2026-11-23T10:00:00Z","resendAfter":"2026-11-23T09:58:00Z",
        "attemptsLeft":3},"methods":["electronic","wetInk"],"method":"wetInk","documents":[{
        "name":"application.pdf","title":{"tr":"a","en":"b"},"size":12345,"sha256":"ab","version":"1"}],
        "record":"eyJhIjoxfQ==","receipt":{"content":"e30=","signature":"MAA="}})",
    R"({"sha256":"ab","received":1024})",
    R"({"number":"20260105-ACDE","applicationId":"A-1","receivedAt":"2026-11-23T10:00:00Z","bundleSha256":"ab",
        "certificateSerial":"01","documents":[{"name":"application.pdf","sha256":"ab",
        "signedAt":"2026-11-23T10:00:00Z"}]})",
    R"({"type":"about:blank","title":"x","status":409,"code":"StateConflict","arguments":["1"],"detail":"x"})"};

const QByteArrayList httpAnswers{
    "503\nRetry-After: 120\nContent-Type: text/html\nDate: Sun, 06 Nov 1994 08:49:37 GMT\n\n<html></html>",
    "409\nContent-Type: application/problem+json\n\n" + messages.last(),
    "200\nContent-Type: application/json\nSunset: Sun, 06 Nov 1994 08:49:37 GMT\nRetry-After: Sun, 06 Nov "
    "1994 08:49:37 GMT\n\n{}"};

const QByteArrayList proxyAnswers{
    "HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: "
    "NTLM\r\nProxy-Authenticate: Basic realm=\"a\"\r\n",
    "HTTP/1.0 200 Connection established\r\n"};

const QByteArrayList remoteAnswers{
    R"({"specs":"2.0.0.0","name":"X","authType":["oauth2code"],"oauth2":"https://a.test/",
        "methods":["credentials/list","signatures/signHash"]})",
    R"({"credentialIDs":["1","2"]})",
    R"({"key":{"status":"enabled","algo":["1.2.840.113549.1.1.1","1.2.840.10045.4.3.2"],"len":256},
        "cert":{"status":"valid","certificates":["MAA="]},"auth":{"mode":"explicit","expression":"PIN AND OTP",
        "objects":[{"type":"Password","id":"PIN","label":"PIN"},{"type":"ChallengeResponseOOB","id":"OTP"}]},
        "SCAL":"2","multisign":5})",
    R"({"SAD":"a","expiresIn":300})",
    R"({"signatures":["MAYCAQECAQE="]})",
    R"({"error":"invalid_request","error_description":"SAD expired"})"};

const QByteArrayList orders{
    "identityNumber,firstName,lastName,email,orderedOn,institution,department,registryNumber,phone,"
    "electronic\n"
    "10000000214,G\xc3\x9cL,\"DA\xc4\x9e, \xc3\x96Z\",gul@kurum.example,2026-01-05,Kurum,,,5321112233,true\n",
    "identityNumber;firstName;lastName;email;orderedOn;institution;department;registryNumber;phone;"
    "electronic;"
    "verifiedOn\r\n"
    "10000000146;A;\"\"\"Y\"\"\";a@\xc3\xb6rnek.example;2026-01-06;Kurum;b;1;;false;2026-01-01\r\n"};

const QByteArrayList modules{"# a module\nmodule: softhsm2.so\npriority: 5\ncritical: yes\ntrust-policy: no\n"
                             "enable-in: yenile, firefox\nx-init-reserved: a=b\n",
                             "remote: |ssh user@host p11-kit remote\ndisable-in: yenile\n",
                             "user-config: merge\n", "user-config: only\n", "user-config: none\n"};

const QByteArrayList settings{
    "[service]\naddress=https://a.test/\npins=a, b\ncaOnly=true\n[timeStamp]\naddresses=\"https://a/\", "
    "https://b/\n",
    "[network]\nproxy=system\n[ui]\nlanguage=tr\ncopiesFolder=C:\\\\a\\x41\n[token]\ndrivers=@Invalid()\n"};

const QByteArrayList policies{
    R"({"trustAnchors":[],"timeStampAnchors":[],"responders":[],"requireQualified":true,"requireRevocation":true,
        "algorithms":{"digests":[{"name":"SHA-256","until":"2035-12-31"}],"rsa":[{"bits":2048,
        "until":"2030-12-31"},{"bits":3072}],"ec":[{"bits":256}]}})"};

} // namespace

FuzzSeeds textSeeds() {
    return {{u"message"_s, messages},
            {u"http_answer"_s, httpAnswers},
            {u"proxy_answer"_s, proxyAnswers},
            {u"orders_csv"_s, orders},
            {u"p11_kit"_s, modules},
            {u"settings_ini"_s, settings},
            {u"validation_policy"_s, policies},
            {u"remote_answer"_s, remoteAnswers}};
}

} // namespace yenile::tests
