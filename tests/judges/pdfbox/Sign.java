// SPDX-License-Identifier: GPL-3.0-or-later
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/// Signs a PDF with PDFBox and Bouncy Castle, as PDFBox's own examples do (adbe.pkcs7.detached): Sign P12 PASSWORD IN OUT
public class Sign {
    public static void main(String[] arguments) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new FileInputStream(arguments[0]), arguments[1].toCharArray());
        PrivateKey key = (PrivateKey) store.getKey("person", arguments[1].toCharArray());
        Certificate[] chain = store.getCertificateChain("person");
        PDSignature signature = new PDSignature();
        signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
        signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
        signature.setSignDate(Calendar.getInstance());
        try (PDDocument document = Loader.loadPDF(new File(arguments[2]));
             OutputStream out = new FileOutputStream(arguments[3])) {
            document.addSignature(signature, content -> sign(content.readAllBytes(), key, chain));
            document.saveIncremental(out);
        }
    }

    private static byte[] sign(byte[] content, PrivateKey key, Certificate[] chain) {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key), (X509Certificate) chain[0]));
            generator.addCertificates(new JcaCertStore(Arrays.asList(chain)));
            return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
        } catch (Exception wrong) {
            throw new IllegalStateException(wrong);
        }
    }
}
