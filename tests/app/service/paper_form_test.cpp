// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/documents/pdf_text.h"
#include "core/base/file.h"

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTransform>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace Qt::StringLiterals;

namespace {

constexpr auto number = "ACDE-3479-HJKL-MNPR";
constexpr auto plainNumber = "ACDE3479HJKLMNPR";

QString output(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.start(program, arguments);
    REQUIRE(process.waitForFinished(60'000));
    return QString::fromUtf8(process.readAllStandardOutput());
}

/// The first page of the paper form as a scanner of so many dots to the inch gives it.
QImage scanned(const QTemporaryDir& folder, int resolution = 100,
               const QString& body = u"<p>Başvurumu onaylıyorum.</p>"_s) {
    const auto pdf = registration::writePdf({.title = u"Nitelikli Elektronik Sertifika Yenileme Başvurusu"_s,
                                             .issuer = u"Örnek Sertifika Hizmet Sağlayıcısı"_s,
                                             .number = QLatin1String(number),
                                             .madeAt = QDateTime::currentDateTimeUtc(),
                                             .body = body,
                                             .version = u"1"_s});
    REQUIRE(pdf);
    REQUIRE(writeFile(folder.filePath(u"form.pdf"_s), *pdf));
    (void)output(u"pdftoppm"_s, {u"-r"_s, QString::number(resolution), u"-gray"_s, u"-singlefile"_s,
                                 folder.filePath(u"form.pdf"_s), folder.filePath(u"page"_s)});
    const QImage page(folder.filePath(u"page.pgm"_s));
    REQUIRE_FALSE(page.isNull());
    return page;
}

QImage askew(const QImage& page) {
    QImage turned = page.convertToFormat(QImage::Format_ARGB32)
                        .transformed(QTransform().rotate(3), Qt::SmoothTransformation);
    QImage onWhite(turned.size(), QImage::Format_Grayscale8);
    for (int y = 0; y < turned.height(); ++y)
        for (int x = 0; x < turned.width(); ++x) {
            const QColor dot = turned.pixelColor(x, y);
            onWhite.setPixel(
                x, y,
                qRgb(0, 0, 0) |
                    0x010101U * static_cast<unsigned>(255 - dot.alpha() + dot.value() * dot.alpha() / 255));
        }
    return onWhite;
}

QImage blackAndWhite(const QImage& page) {
    return page.convertToFormat(QImage::Format_Mono, Qt::ThresholdDither);
}

/// The lines that cross the page from left to right, counted where no text stands.
int linesOf(const QImage& page) {
    const int x = page.width() * 88 / 100;
    const auto isWhite = [&](int y) { return qGray(page.pixel(x, y)) > 0xf0; };
    int count = 0;
    for (int y = 1; y < page.height(); ++y)
        count += isWhite(y - 1) && !isWhite(y) ? 1 : 0;
    return count;
}

void checkRead(const QString& file) {
    CHECK(output(u"zbarimg"_s, {u"--quiet"_s, u"--raw"_s, file}).contains(QLatin1String(plainNumber)));
    CHECK(output(u"ZXingReader"_s, {file}).contains(QLatin1String(plainNumber)));
}

} // namespace

TEST_CASE("the number on a paper form is read by two readers from bad scans") {
    const QTemporaryDir folder;
    const QImage page = scanned(folder);
    const QImage fine = scanned(folder, 200);
    const auto [name, image, quality] = GENERATE_COPY(
        table<const char*, QImage, int>({{"as it comes", page, 90},
                                         {"black and white", blackAndWhite(page), 90},
                                         {"3 degrees askew", askew(page), 90},
                                         // At 100 dots zbar reads that at some angles and not at others.
                                         {"askew, black and white", blackAndWhite(askew(fine)), 90},
                                         {"JPEG of quality 20", page, 20},
                                         {"askew, JPEG of quality 20", askew(page), 20}}));
    CAPTURE(name);
    const QString file = folder.filePath(quality < 90 ? u"scan.jpg"_s : u"scan.png"_s);
    REQUIRE(image.save(file, nullptr, quality < 90 ? quality : -1));
    checkRead(file);
}

TEST_CASE("the place to sign on a paper form is a table with lines") {
    const QTemporaryDir folder;
    const int others = linesOf(scanned(folder));
    CHECK(linesOf(scanned(folder, 100, registration::signatureBlock(u"Ayşe Yılmaz"_s))) == others + 4);
}

TEST_CASE("the bars and the square of a paper form say the same") {
    const QTemporaryDir folder;
    (void)scanned(folder);
    (void)output(u"pdftoppm"_s, {u"-r"_s, u"300"_s, u"-png"_s, u"-singlefile"_s,
                                 folder.filePath(u"form.pdf"_s), folder.filePath(u"page"_s)});
    const QString read = output(u"zbarimg"_s, {u"--quiet"_s, folder.filePath(u"page.png"_s)});
    CHECK(read.contains(u"CODE-128:"_s + QLatin1String(plainNumber)));
    CHECK(read.contains(u"QR-Code:"_s + QLatin1String(plainNumber)));
}
