// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/validation/validation_report_xml.h"

#include <QTimeZone>
#include <QXmlStreamWriter>

#include <algorithm>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

constexpr auto reportNamespace = "http://uri.etsi.org/19102/v1.4.1#"_L1;
constexpr auto signatureNamespace = "http://www.w3.org/2000/09/xmldsig#"_L1;

QString uri(const char* kind, const QString& name) {
    return u"urn:etsi:019102:%1:%2"_s.arg(QLatin1StringView(kind), name);
}

QString isoTime(const QDateTime& time) {
    return time.toUTC().toString(Qt::ISODate);
}

/// Without what XML 1.0 cannot hold (2.2): some names were chosen by strangers.
QString legal(const QString& text) {
    QString kept;
    for (const QChar c : QString::fromUtf8(text.toUtf8())) // lone surrogates become one question mark
        if ((c >= u' ' && c < QChar(0xFFFE)) || c == u'\t' || c == u'\n' || c == u'\r')
            kept += c;
    return kept;
}

QString idOf(const Certificate& certificate) {
    return u"C-"_s + certificate.sha256().toUpper();
}

/// An element with elements in it; ends with its scope.
class Element {
public:
    Element(QXmlStreamWriter& xml, const char* name) : m_xml(xml) {
        m_xml.writeStartElement(reportNamespace, QLatin1StringView(name));
    }
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;
    ~Element() { m_xml.writeEndElement(); }

private:
    QXmlStreamWriter& m_xml;
};

class EtsiWriter {
public:
    explicit EtsiWriter(const ValidationReport& report) : m_report(report) {}

    QByteArray written() {
        m_xml.setAutoFormatting(true);
        m_xml.writeStartDocument();
        m_xml.writeNamespace(reportNamespace, u"vr"_s);
        m_xml.writeNamespace(signatureNamespace, u"ds"_s);
        {
            const Element root(m_xml, "ValidationReport");
            int number = 0;
            for (const SignatureReport& each : m_report.signatures)
                writeSignature(each, ++number);
            if (m_report.signatures.empty())
                writeNothing();
            writeObjects();
        }
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void text(const char* name, const QString& value) {
        m_xml.writeTextElement(reportNamespace, QLatin1StringView(name), legal(value));
    }
    void reference(const char* name, const Certificate& certificate) {
        const Element element(m_xml, name);
        m_xml.writeAttribute(u"VOReference"_s, idOf(certificate));
        if (std::ranges::find(m_objects, certificate) == m_objects.end())
            m_objects.push_back(certificate);
    }

    void writeSignature(const SignatureReport& report, int number) {
        const Element element(m_xml, "SignatureValidationReport");
        writeIdentifier(report.name, number);
        writeTimes(report);
        if (report.signedData.size() == 1)
            writeDocument(report.signedData.front());
        writeAttributes(report);
        if (report.signer) {
            const Element signer(m_xml, "SignerInformation");
            reference("SignerCertificate", *report.signer);
            text("Signer", report.signer->commonName());
        }
        {
            const Element process(m_xml, "SignatureValidationProcess"); // EN 319 102-1, 5.6
            text("SignatureValidationProcessID", uri("validationprocess", u"LTA"_s));
        }
        writeStatus(report);
        writeRemarks(report);
    }

    void writeIdentifier(const QString& name, int number) {
        const Element identifier(m_xml, "SignatureIdentifier");
        m_xml.writeAttribute(u"id"_s, u"S-%1"_s.arg(number));
        text("HashOnly", u"false"_s);
        text("DocHashOnly", u"false"_s);
        text("OtherInformation", name);
    }

    void writeTimes(const SignatureReport& report) {
        if (!m_report.validationTime.isValid())
            return;
        const Element times(m_xml, "ValidationTimeInfo");
        text("ValidationTime", isoTime(m_report.validationTime));
        const Element best(m_xml, "BestSignatureTime");
        text("POETime", isoTime(report.provenTime.value_or(m_report.validationTime)));
        text("TypeOfProof", uri("poetype", u"validation"_s));
    }

    void writeDocument(const SignedData& data) {
        const Element document(m_xml, "SignersDocument");
        const Element digest(m_xml, "DigestAlgAndValue");
        m_xml.writeEmptyElement(signatureNamespace, "DigestMethod"_L1);
        m_xml.writeAttribute(u"Algorithm"_s, u"http://www.w3.org/2001/04/xmlenc#sha256"_s);
        m_xml.writeTextElement(signatureNamespace, "DigestValue"_L1,
                               QString::fromLatin1(QByteArray::fromHex(data.sha256.toLatin1()).toBase64()));
    }

    void writeAttributes(const SignatureReport& report) {
        const SignerStatements& said = report.statements;
        if (!report.claimedTime && said.reason.isEmpty() && said.location.isEmpty() && said.roles.isEmpty())
            return;
        const Element attributes(m_xml, "SignatureAttributes");
        if (report.claimedTime)
            writeAttribute("SigningTime", "Time", isoTime(*report.claimedTime));
        if (!said.location.isEmpty())
            writeAttribute("SignatureProductionPlace", "AddressString", said.location);
        if (!said.reason.isEmpty())
            writeAttribute("Reason", "ReasonElement", said.reason);
        if (said.roles.isEmpty())
            return;
        const Element roles(m_xml, "SignerRole");
        for (const QString& role : said.roles) {
            const Element details(m_xml, "RoleDetails");
            text("Role", role);
            text("EndorsementType", u"claimed"_s);
        }
    }

    void writeAttribute(const char* name, const char* valueName, const QString& value) {
        const Element attribute(m_xml, name);
        text(valueName, value);
    }

    void writeStatus(const SignatureReport& report) {
        const Element status(m_xml, "SignatureValidationStatus");
        text("MainIndication", uri("mainindication", indicationName(report.indication).toLower()));
        if (!report.subIndication.isEmpty())
            text("SubIndication", uri("subindication", report.subIndication));
        if (!report.signer)
            return;
        const Element data(m_xml, "AssociatedValidationReportData");
        if (report.anchor)
            reference("TrustAnchor", *report.anchor);
        writeChain(report);
        for (const CertificateStatus& each : report.revocation)
            if (each.revocation.state == RevocationStatus::State::Revoked) {
                const Element revocation(m_xml, "RevocationStatusInformation");
                reference("ValidationObjectId", each.certificate);
                text("RevocationTime", isoTime(each.revocation.revokedAt));
                break; // the schema has room for one
            }
    }

    void writeChain(const SignatureReport& report) {
        const Element chain(m_xml, "CertificateChain");
        reference("SigningCertificate", *report.signer);
        for (const CertificateStatus& each : report.revocation)
            if (each.certificate != *report.signer && each.certificate != report.anchor)
                reference("IntermediateCertificate", each.certificate);
        if (report.anchor)
            reference("TrustAnchor", *report.anchor);
    }

    void writeRemarks(const SignatureReport& report) {
        QStringList lines;
        if (!report.level.isEmpty())
            lines << report.level;
        if (report.problem)
            lines << sentence(*report.problem);
        lines << inWords(report.changesAfter);
        for (const Warning& warning : report.warnings)
            lines << sentence(warning);
        if (!lines.isEmpty())
            text("OtherInformation", lines.join(u'\n'));
    }

    /// The schema wants a report; there was nothing to report on.
    void writeNothing() {
        const Element element(m_xml, "SignatureValidationReport");
        writeStatus({});
    }

    void writeObjects() {
        if (m_objects.empty())
            return;
        const Element objects(m_xml, "SignatureValidationObjects");
        for (const Certificate& certificate : m_objects) {
            const Element object(m_xml, "ValidationObject");
            m_xml.writeAttribute(u"id"_s, idOf(certificate));
            text("ObjectType", uri("validationObject", u"certificate"_s));
            const Element representation(m_xml, "ValidationObjectRepresentation");
            text("base64", QString::fromLatin1(certificate.der().toBase64()));
        }
    }

    QByteArray m_bytes;
    QXmlStreamWriter m_xml{&m_bytes};
    const ValidationReport& m_report;
    std::vector<Certificate> m_objects;
};

} // namespace

QByteArray toEtsiXml(const ValidationReport& report) {
    return EtsiWriter(report).written();
}

} // namespace yenile::signature
