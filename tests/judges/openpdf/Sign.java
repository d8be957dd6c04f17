// SPDX-License-Identifier: GPL-3.0-or-later
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPKCS7;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfSignature;
import com.lowagie.text.pdf.PdfSignatureAppearance;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfString;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Security;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HashMap;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// Signs a PDF with OpenPDF, in the way of jSignPdf (adbe.pkcs7.detached): Sign P12 PASSWORD IN OUT
public class Sign {
    private static final int room = 16384;

    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new FileInputStream(arguments[0]), arguments[1].toCharArray());
        PrivateKey key = (PrivateKey) store.getKey("person", arguments[1].toCharArray());
        PdfStamper stamper = PdfStamper.createSignature(new PdfReader(arguments[2]), new FileOutputStream(arguments[3]),
                                                        '\0', null, true);
        PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
        Calendar now = Calendar.getInstance();
        PdfSignature signature = new PdfSignature(PdfName.ADOBE_PPKLITE, new PdfName("adbe.pkcs7.detached"));
        signature.setDate(new PdfDate(now));
        appearance.setCryptoDictionary(signature);
        HashMap<PdfName, Integer> reserved = new HashMap<>();
        reserved.put(PdfName.CONTENTS, 2 * room + 2);
        appearance.preClose(reserved);

        byte[] digest = MessageDigest.getInstance("SHA-256").digest(appearance.getRangeStream().readAllBytes());
        PdfPKCS7 cms = new PdfPKCS7(key, store.getCertificateChain("person"), null, "SHA256", null, false);
        byte[] attributes = cms.getAuthenticatedAttributeBytes(digest, now, null);
        cms.update(attributes, 0, attributes.length);
        PdfDictionary contents = new PdfDictionary();
        contents.put(PdfName.CONTENTS,
                     new PdfString(Arrays.copyOf(cms.getEncodedPKCS7(digest, now), room)).setHexWriting(true));
        appearance.close(contents);
    }
}
