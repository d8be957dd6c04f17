// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/desk.h"
#include "tests/core/signature/judges.h"

#include <QJsonArray>

#include <catch2/catch.hpp>

using namespace yenile::tests;
using namespace Qt::StringLiterals;

TEST_CASE("sign shows the signature where it is told to") {
    const Desk desk;
    const Ended ended = desk.sign({u"letter.pdf"_s}, u"seen.pdf"_s, "123456\n",
                                  {u"--visible"_s, u"topRight"_s, u"--page"_s, u"1"_s, u"--reason"_s,
                                   u"Görülmüştür"_s, u"--language"_s, u"tr"_s});
    REQUIRE(ended.exitCode == 0);
    CHECK(validForPdfsig(desk, desk.path(u"seen.pdf"_s)) == 1);
    const QString page =
        yenile::tests::run(u"pdftotext"_s, {u"-l"_s, u"1"_s, desk.path(u"seen.pdf"_s), u"-"_s}).output;
    CHECK(page.contains(u"İmzalayan: "));
    CHECK(page.contains(u"Gerekçe: Görülmüştür"));
}

TEST_CASE("PDFs are signed on their own and everything in one container") {
    const Desk desk;
    const Ended ended = desk.sign({u"letter.pdf"_s, u"notes.txt"_s}, u"all.asice"_s);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(ended.json().value(u"indication").toString() == u"TOTAL-PASSED"_s);

    const QString container = desk.path(u"all.asice"_s);
    CHECK(run({{u"verify"_s, container, u"--trust"_s, desk.rootFile(), u"--qualified"_s}}).exitCode == 0);
    CHECK(yenile::tests::run(u"unzip"_s, {u"-t"_s, container}).exitCode == 0);
    const QString folder = desk.path(u"unpacked"_s);
    REQUIRE(yenile::tests::run(u"unzip"_s, {u"-q"_s, container, u"-d"_s, folder}).exitCode == 0);
    CHECK(desk.read(u"unpacked/notes.txt"_s) == "Merhaba\n");
    CHECK(desk.read(u"unpacked/letter.pdf"_s).startsWith(desk.read(u"letter.pdf"_s)));
    CHECK(validForPdfsig(desk, folder + u"/letter.pdf"_s) == 1);
    CHECK(isIntactForMutool(folder + u"/letter.pdf"_s, 1));
    CHECK(isSoundForQpdf(folder + u"/letter.pdf"_s));
    CHECK(isValidForOpenssl(desk, folder + u"/META-INF/signature001.p7s"_s,
                            folder + u"/META-INF/ASiCManifest001.xml"_s));
}

TEST_CASE("one PDF is signed into a PDF where that is asked for") {
    const Desk desk;
    const Ended ended = desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    REQUIRE(ended.exitCode == 0);
    CHECK(desk.read(u"signed.pdf"_s).startsWith(desk.read(u"letter.pdf"_s)));
    CHECK(validForPdfsig(desk, desk.path(u"signed.pdf"_s)) == 1);
    CHECK(isIntactForMutool(desk.path(u"signed.pdf"_s), 1));
    CHECK(isSoundForQpdf(desk.path(u"signed.pdf"_s)));
}

TEST_CASE("a PDF that wants a password is signed, extended and verified with it") {
    const Desk desk;
    REQUIRE(yenile::tests::run(u"qpdf"_s, {u"--encrypt"_s, u"gizli"_s, u"sahip"_s, u"256"_s, u"--"_s,
                                           desk.path(u"letter.pdf"_s), desk.path(u"locked.pdf"_s)})
                .exitCode == 0);
    const auto sign = [&](const QString& output, const QByteArray& input) {
        return desk.sign({u"locked.pdf"_s}, output, input, {u"--password-fd"_s, u"0"_s});
    };
    CHECK(desk.sign({u"locked.pdf"_s}, u"s.pdf"_s).problem() == "PdfEncrypted");
    CHECK(sign(u"s.pdf"_s, "Gizli\n123456\n").problem() == "PdfPasswordWrong");
    const Ended visible = desk.sign({u"locked.pdf"_s}, u"s.pdf"_s, "gizli\n123456\n",
                                    {u"--password-fd"_s, u"0"_s, u"--visible"_s, u"topRight"_s});
    INFO(visible.output.toStdString() << visible.errors.toStdString());
    REQUIRE(visible.exitCode == 0);
    CHECK(validForPdfsig(desk, desk.path(u"s.pdf"_s), u"gizli"_s) == 1);
    CHECK(isIntactForMutool(desk.path(u"s.pdf"_s), 1, u"gizli"_s));
    REQUIRE(sign(u"s.asice"_s, "gizli\n123456\n").exitCode == 0);

    for (const QString& file : {u"s.pdf"_s, u"s.asice"_s}) {
        const auto verify = [&](const QByteArray& input) {
            return run({{u"verify"_s, desk.path(file), u"--json"_s, u"--trust"_s, desk.rootFile(),
                         u"--password-fd"_s, u"0"_s},
                        input});
        };
        CHECK(verify("gizli\n").exitCode == 0);
        CHECK(verify("Gizli\n").exitCode == (file.endsWith(u"pdf"_s) ? 1 : 4));
    }
    const Ended without = run({{u"verify"_s, desk.path(u"s.pdf"_s), u"--json"_s}});
    CHECK(without.problem() == "PdfEncrypted");
    CHECK(without.json().value(u"indication").toString() == u"INDETERMINATE");
    CHECK(without.json().value(u"file").toString() == desk.path(u"s.pdf"_s));
}

TEST_CASE("an earlier signature that does not hold is told, and stays as it was") {
    const Desk desk;
    (void)desk.write(u"0.pdf"_s, SamplePdf{}.bytes());
    REQUIRE(desk.signPdf(u"0.pdf"_s, u"1.pdf"_s, *desk.signer()));
    (void)desk.write(u"altered.pdf"_s, desk.read(u"1.pdf"_s).replace("Taahhut", "Taahhuk"));
    for (const auto& [output, name] :
         {std::pair(u"s.pdf"_s, u"Signature1"_s), std::pair(u"s.asice"_s, u"altered.pdf!Signature1"_s)}) {
        const Ended ended = desk.sign({u"altered.pdf"_s}, output);
        INFO(ended.output.toStdString() << ended.errors.toStdString());
        REQUIRE(ended.exitCode == 0);
        CHECK(ended.json().value(u"earlierProblems").toArray() == QJsonArray{name});
    }
}

TEST_CASE("more than one file does not fit into a PDF") {
    const Desk desk;
    const Ended ended = desk.sign({u"letter.pdf"_s, u"notes.txt"_s}, u"signed.pdf"_s);
    CHECK(ended.exitCode == 2);
    CHECK(ended.problem() == "UsageInvalid");
}

TEST_CASE("two files with one name do not fit into a container") {
    const Desk desk;
    (void)desk.write(u"other/notes.txt"_s, "Elveda\n");
    const Ended ended = desk.sign({u"notes.txt"_s, u"other/notes.txt"_s}, u"all.asice"_s);
    CHECK(ended.exitCode == 2);
    CHECK(ended.problem() == "UsageInvalid");
}

TEST_CASE("what cannot be signed is told of with a code, and leaves nothing behind") {
    const Desk desk;
    (void)desk.write(u"damaged.pdf"_s, "%PDF-1.7 and nothing else");
    const auto [file, pin, problem] =
        GENERATE(table<QString, QByteArray, std::string>({{u"letter.pdf"_s, "654321\n", "PinIncorrect"},
                                                          {u"absent.pdf"_s, "123456\n", "FileNotReadable"},
                                                          {u"damaged.pdf"_s, "123456\n", "PdfDamaged"}}));
    const Ended ended = desk.sign({file}, u"all.asice"_s, pin);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 1);
    CHECK(ended.problem() == problem);
    CHECK(!QFile::exists(desk.path(u"all.asice"_s)));
}

TEST_CASE("where several certificates fit, one is to be named") {
    Desk desk;
    const Identity second = desk.ca().issue({});
    desk.card.store(second, QByteArrayLiteral("\x02"));
    const Ended open = desk.sign({u"notes.txt"_s}, u"all.asice"_s);
    CHECK(open.problem() == "CertificateAmbiguous");
    const Ended wrong = desk.sign({u"notes.txt"_s}, u"all.asice"_s, {}, {u"--certificate"_s, u"ffff"_s});
    CHECK(wrong.problem() == "CertificateNotHere");
    for (const Identity& identity : {desk.ayse, second}) { // both say what there is
        CHECK(open.output.contains(identity.certificate.serialNumber()));
        CHECK(wrong.output.contains(identity.certificate.serialNumber()));
    }
    QString written; // as other programs write it
    for (const QChar digit : second.certificate.serialNumber().toUpper())
        written += written.size() % 3 == 2 ? u':' + QString(digit) : QString(digit);
    const Ended colons =
        desk.sign({u"notes.txt"_s}, u"colons.asice"_s, "123456\n", {u"--certificate"_s, u"00:"_s + written});
    INFO(written.toStdString() << colons.output.toStdString());
    CHECK(colons.exitCode == 0);
    const Ended named = desk.sign({u"notes.txt"_s}, u"all.asice"_s, "123456\n",
                                  {u"--certificate"_s, second.certificate.sha256()});
    INFO(named.output.toStdString() << named.errors.toStdString());
    CHECK(named.exitCode == 0);
    CHECK(named.json().value(u"signer").toObject().value(u"serialNumber").toString() ==
          second.certificate.serialNumber());
}

TEST_CASE("a driver that is named on the command line is asked") {
    const Desk desk;
    (void)desk.write(u"settings.ini"_s, "[signature]\ntrustAnchors=" + desk.rootFile().toUtf8() + "\n");
    const Ended ended =
        desk.sign({u"notes.txt"_s}, u"all.asice"_s, "123456\n", {u"--driver"_s, SoftHsmToken::driver()});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
}

TEST_CASE("with a key pad no PIN is read, and the person is told where to enter it") {
    const Desk desk;
    const QString faults = desk.write(u"faults"_s, "reader-pin 123456\n");
    const Ended ended = run({{u"sign"_s, u"--language"_s, u"en"_s, u"-o"_s, desk.path(u"signed.pdf"_s),
                              u"--settings"_s, desk.path(u"settings.ini"_s), u"--driver"_s,
                              QStringLiteral(YENILE_BIN_DIR "/yenile-faulty-driver.so"), u"--pin-fd"_s,
                              u"0"_s, desk.path(u"letter.pdf"_s)},
                             {},
                             {{u"YENILE_FAULTS"_s, faults}}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(ended.errors.contains(u"Enter the PIN on the key pad of"_s));
}

TEST_CASE("what editors leave around a PIN in a file is no part of it") {
    const Desk desk;
    const QByteArray pins = GENERATE(as<QByteArray>(), "123456\r\n",
                                     "\xef\xbb\xbf"
                                     "123456\n",
                                     "123456");
    const Ended ended = desk.sign({u"notes.txt"_s}, u"all.asice"_s, pins);
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
}

TEST_CASE("a wrong PIN that leaves one try is told as wrong, and the last try is not used") {
    const Desk desk;
    const QString faults = desk.write(u"faults"_s, "C_Login last-try\n");
    const Ended ended = run({{u"sign"_s, u"--json"_s, u"-o"_s, desk.path(u"signed.pdf"_s), u"--settings"_s,
                              desk.path(u"settings.ini"_s), u"--driver"_s,
                              QStringLiteral(YENILE_BIN_DIR "/yenile-faulty-driver.so"), u"--pin-fd"_s,
                              u"0"_s, desk.path(u"letter.pdf"_s)},
                             "000000\n123456\n",
                             {{u"YENILE_FAULTS"_s, faults}}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.problem() == "PinIncorrectLastTry");
}

TEST_CASE("a last try that nobody sees is not used") {
    const Desk desk;
    const QString faults = desk.write(u"faults"_s, "set-flags 0x20000\n"); // CKF_USER_PIN_FINAL_TRY
    const Ended ended = run({{u"sign"_s, u"--json"_s, u"-o"_s, desk.path(u"signed.pdf"_s), u"--settings"_s,
                              desk.path(u"settings.ini"_s), u"--driver"_s,
                              QStringLiteral(YENILE_BIN_DIR "/yenile-faulty-driver.so"), u"--pin-fd"_s,
                              u"0"_s, desk.path(u"letter.pdf"_s)},
                             "123456\n",
                             {{u"YENILE_FAULTS"_s, faults}}});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.problem() == "PinFinalTryRefused");
}

TEST_CASE(
    "of two certificates the one whose key is on the card signs, and a card that two drivers know is one") {
    Desk desk;
    desk.card.storeCertificate(desk.ca().issue({}).certificate, "\x02"); // of a key that lies elsewhere
    const Ended ended = desk.sign({u"letter.pdf"_s}, u"signed.pdf"_s, "123456\n",
                                  {u"--driver"_s, QStringLiteral(YENILE_BIN_DIR "/yenile-faulty-driver.so")});
    INFO(ended.output.toStdString() << ended.errors.toStdString());
    CHECK(ended.exitCode == 0);
    CHECK(ended.json().value(u"signer").toObject().value(u"serialNumber").toString() ==
          desk.ayse.certificate.serialNumber());
}
