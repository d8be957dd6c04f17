// SPDX-License-Identifier: GPL-3.0-or-later
import com.itextpdf.kernel.crypto.DigestAlgorithms;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.StampingProperties;
import com.itextpdf.signatures.BouncyCastleDigest;
import com.itextpdf.signatures.PdfSigner;
import com.itextpdf.signatures.PrivateKeySignature;
import com.itextpdf.signatures.SignerProperties;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/// Signs a PDF with iText (ETSI.CAdES.detached): Sign P12 PASSWORD IN OUT
public class Sign {
    public static void main(String[] arguments) throws Exception {
        Security.addProvider(new BouncyCastleProvider());
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new FileInputStream(arguments[0]), arguments[1].toCharArray());
        PrivateKey key = (PrivateKey) store.getKey("person", arguments[1].toCharArray());
        PdfSigner signer = new PdfSigner(new PdfReader(arguments[2]), new FileOutputStream(arguments[3]),
                                         new StampingProperties().useAppendMode());
        signer.setSignerProperties(new SignerProperties().setFieldName("ByIText"));
        signer.signDetached(new BouncyCastleDigest(), new PrivateKeySignature(key, DigestAlgorithms.SHA256, "BC"),
                            store.getCertificateChain("person"), null, null, null, 0, PdfSigner.CryptoStandard.CADES);
    }
}
