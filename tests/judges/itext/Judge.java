// SPDX-License-Identifier: GPL-3.0-or-later
import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.signatures.CrlClientOffline;
import com.itextpdf.signatures.SignatureUtil;
import com.itextpdf.signatures.validation.SignatureValidationProperties;
import com.itextpdf.signatures.validation.SignatureValidationProperties.OnlineFetching;
import com.itextpdf.signatures.validation.ValidatorChainBuilder;
import com.itextpdf.signatures.validation.context.CertificateSources;
import com.itextpdf.signatures.validation.context.TimeBasedContexts;
import com.itextpdf.signatures.validation.context.ValidatorContexts;
import com.itextpdf.signatures.validation.report.ReportItem;
import com.itextpdf.signatures.validation.report.ReportItem.ReportItemStatus;
import com.itextpdf.signatures.validation.report.ValidationReport;
import java.io.File;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// What iText says of each PDF: NAME, a tab, and for each signature and document time stamp its verdict with what it found wrong.
/// Judge FOLDER: issuer.pem is the anchor, issuer.crl its list; nothing is fetched. It gets to no end with some
/// documents that Poppler signed.
public class Judge {
    private static final long longest = 30_000; // milliseconds for a file

    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        File folder = new File(arguments[0]);
        Certificate anchor;
        try (InputStream in = new FileInputStream(new File(folder, "issuer.pem"))) {
            anchor = CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
        byte[] list = Files.readAllBytes(new File(folder, "issuer.crl").toPath());
        for (File file : folder.listFiles((in, name) -> name.endsWith(".pdf")))
            System.out.println(file.getName() + "\t" + inTime(file, anchor, list));
    }

    @SuppressWarnings("deprecation")
    private static String inTime(File file, Certificate anchor, byte[] list) throws InterruptedException {
        String[] said = {"no end within 30 s"};
        Thread thread = new Thread(() -> said[0] = verdict(file, anchor, list));
        thread.start();
        thread.join(longest);
        if (thread.isAlive())
            thread.stop(); // it hears no interrupt
        return said[0];
    }

    private static String verdict(File file, Certificate anchor, byte[] list) {
        try (PdfDocument document = new PdfDocument(new PdfReader(file))) {
            return new SignatureUtil(document).getSignatureNames().stream()
                .map(name -> one(document, name, anchor, list)).collect(Collectors.joining("; "));
        } catch (Exception refused) {
            return "refused: " + refused;
        }
    }

    private static String one(PdfDocument document, String name, Certificate anchor, byte[] list) {
        SignatureValidationProperties properties = new SignatureValidationProperties();
        properties.setRevocationOnlineFetching(ValidatorContexts.all(), CertificateSources.all(), TimeBasedContexts.all(),
                                               OnlineFetching.NEVER_FETCH);
        properties.addCrlClient(new CrlClientOffline(list));
        ValidationReport report = new ValidatorChainBuilder().withTrustedCertificates(List.of(anchor))
            .withSignatureValidationProperties(properties).buildSignatureValidator(document).validateSignature(name);
        String wrong = report.getLogs().stream().filter(item -> item.getStatus() != ReportItemStatus.INFO)
            .map(ReportItem::getMessage).distinct().collect(Collectors.joining(" "));
        return report.getValidationResult() + (wrong.isEmpty() ? "" : " (" + wrong + ")");
    }
}
