// SPDX-License-Identifier: GPL-3.0-or-later
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import eu.europa.esig.dss.validation.reports.Reports;
import java.io.File;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What EU DSS says of each file: NAME, a tab, and for each signature its level and indication. NAME.p7s is over NAME.json.
/// Judge FOLDER [REPORTS]: issuer.pem is the anchor, issuer.crl its list; nothing is fetched. Detailed reports go to REPORTS, and those of ETSI TS 119 102-2.
public class Judge {
    public static void main(String[] arguments) throws Exception {
        File folder = new File(arguments[0]);
        CommonTrustedCertificateSource anchors = new CommonTrustedCertificateSource();
        anchors.addCertificate(DSSUtils.loadCertificate(new File(folder, "issuer.pem")));
        File list = new File(folder, "issuer.crl");
        for (File file : folder.listFiles((in, name) -> name.matches(".*\\.(pdf|asice|p7s)")))
            System.out.println(file.getName() + "\t" + verdict(file, anchors, list, arguments.length > 1 ? arguments[1] : null));
    }

    private static String verdict(File file, CommonTrustedCertificateSource anchors, File list,
                                  String reportFolder) throws Exception {
        try {
            CommonCertificateVerifier verifier = new CommonCertificateVerifier(true);
            verifier.setTrustedCertSources(anchors);
            verifier.setCrlSource(new ExternalResourcesCRLSource(new FileInputStream(list)));
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            File content = new File(file.getPath().replaceAll("p7s$", "json"));
            if (!content.equals(file))
                validator.setDetachedContents(List.of(new FileDocument(content)));
            Reports reports = validator.validateDocument();
            if (reportFolder != null) {
                Files.writeString(Path.of(reportFolder, file.getName() + ".xml"), reports.getXmlDetailedReport());
                Files.writeString(Path.of(reportFolder, file.getName() + ".etsi.xml"), reports.getXmlValidationReport());
            }
            SimpleReport report = reports.getSimpleReport();
            return report.getSignatureIdList().stream().map(id -> one(report, id)).collect(Collectors.joining("; "));
        } catch (RuntimeException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static String one(SimpleReport report, String id) {
        StringBuilder text = new StringBuilder();
        text.append(report.getSignatureFormat(id)).append(' ').append(report.getIndication(id));
        if (report.getSubIndication(id) != null)
            text.append(' ').append(report.getSubIndication(id));
        report.getAdESValidationErrors(id).forEach(error -> text.append(" [").append(error.getValue()).append(']'));
        report.getAdESValidationWarnings(id).forEach(warning -> text.append(" (").append(warning.getValue()).append(')'));
        return text.toString();
    }
}
