// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation_report_xml.h"

#include "tests/core/signature/validation_cases.h"

#include <QXmlStreamReader>

#include <catch2/catch.hpp>

using namespace yenile;
using namespace yenile::tests;
using namespace yenile::signature;
using namespace Qt::StringLiterals;

namespace {

/// What a report in XML holds, in its order.
struct Read {
    QStringList elements; ///< with what they hang in: "SignatureIdentifier/HashOnly"
    QMap<QString, QStringList> texts;
    QSet<QString> ids;
    QStringList references;
    bool isWellFormed = false;

    explicit Read(const QByteArray& xml) {
        QXmlStreamReader reader(xml);
        QStringList path{QString()};
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                elements << path.last() + u'/' + reader.name().toString();
                path << reader.name().toString();
                for (const QXmlStreamAttribute& one : reader.attributes()) {
                    if (one.name() == u"id")
                        ids << one.value().toString();
                    if (one.name() == u"VOReference")
                        references << one.value().toString();
                }
            } else if (reader.isEndElement()) {
                path.removeLast();
            } else if (reader.isCharacters() && !reader.isWhitespace()) {
                texts[path.last()] << reader.text().toString();
            }
        }
        isWellFormed = !reader.hasError();
    }
    [[nodiscard]] QStringList below(const QString& name) const {
        QStringList found;
        for (const QString& element : elements)
            if (element.startsWith(name + u'/'))
                found << element.sliced(name.size() + 1);
        return found;
    }
};

Read readReport(const QByteArray& pdf, const Bench& bench, const QString& name = u"document.pdf"_s) {
    const auto report = validateBytes(pdf, name, bench.policy());
    REQUIRE(report);
    return Read(toEtsiXml(*report));
}

} // namespace

TEST_CASE("a report in XML holds the standard's elements in their order, and what they refer to") {
    const Workshop shop;
    const Read read = readReport(shop.signedPdf, shop.bench);
    CHECK(read.isWellFormed);
    CHECK(read.below(u"ValidationReport"_s) ==
          QStringList{u"SignatureValidationReport"_s, u"SignatureValidationObjects"_s});
    CHECK(read.below(u"SignatureValidationReport"_s) ==
          QStringList{u"SignatureIdentifier"_s, u"ValidationTimeInfo"_s, u"SignersDocument"_s,
                      u"SignatureAttributes"_s, u"SignerInformation"_s, u"SignatureValidationProcess"_s,
                      u"SignatureValidationStatus"_s, u"OtherInformation"_s});
    CHECK(read.texts[u"MainIndication"_s] == QStringList{u"urn:etsi:019102:mainindication:total-passed"_s});
    CHECK(read.texts[u"Signer"_s] == QStringList{u"AYŞE YILMAZ"_s});
    CHECK_FALSE(read.references.isEmpty());
    for (const QString& reference : read.references)
        CHECK(read.ids.contains(reference));
}

TEST_CASE("each signature has a report of its own in XML, with what is wrong with it") {
    const Workshop shop;
    const Read read =
        readReport(shop.signedAgain(Workshop::changed(shop.signedPdf, 3, " 595 ", " 596 ")), shop.bench);
    CHECK(read.isWellFormed);
    CHECK(read.texts[u"MainIndication"_s] == QStringList{u"urn:etsi:019102:mainindication:total-failed"_s,
                                                         u"urn:etsi:019102:mainindication:total-passed"_s});
    CHECK(read.texts[u"SubIndication"_s] == QStringList{u"urn:etsi:019102:subindication:FORMAT_FAILURE"_s});
    CHECK(read.texts[u"OtherInformation"_s].join(u' ').contains(u"page 1 was changed"));
}

TEST_CASE("names that strangers chose leave a report in XML well-formed") {
    const Workshop shop;
    ValidationReport report = *validatePdfBytes(shop.signedPdf, u"document.pdf"_s, shop.bench.policy());
    report.signatures.front().name = u"a"_s + QChar(1) + u"<&]]>"_s + QChar(0xFFFF) + QChar(0xD800) + u"b"_s;
    const Read read(toEtsiXml(report));
    CHECK(read.isWellFormed);
    CHECK(read.texts[u"OtherInformation"_s].first().startsWith(u"a<&]]>"));
}

TEST_CASE("a file without a signature has a report in XML that leaves it open") {
    const Workshop shop;
    const Read read = readReport(shop.original, shop.bench);
    CHECK(read.isWellFormed);
    CHECK(read.texts[u"MainIndication"_s] == QStringList{u"urn:etsi:019102:mainindication:indeterminate"_s});
}
