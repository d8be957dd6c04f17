// SPDX-License-Identifier: GPL-3.0-or-later
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Store;

/// What PDFBox finds in each PDF, and java.util.zip in each container, and Bouncy Castle thinks of the signatures and time
/// stamps, also of NAME.p7s over NAME.json: NAME, a tab, a word for each. Judge FOLDER. Integrity alone: trust is other
/// judges' matter.
public class Judge {
    public static void main(String[] arguments) {
        Security.addProvider(new BouncyCastleProvider());
        for (File file : new File(arguments[0]).listFiles((in, name) -> name.matches(".*\\.(pdf|asice|p7s)")))
            System.out.println(file.getName() + "\t" + verdict(file));
    }

    private static String verdict(File file) {
        try {
            if (file.getName().endsWith(".p7s"))
                return detached(file);
            return String.join("; ", file.getName().endsWith(".pdf") ? pdf(file) : container(file));
        } catch (Exception refused) {
            return "refused: " + refused;
        }
    }

    private static List<String> pdf(File file) throws Exception {
        byte[] bytes = Files.readAllBytes(file.toPath());
        List<String> words = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            for (PDSignature signature : document.getSignatureDictionaries()) {
                byte[] content = signature.getSignedContent(bytes);
                byte[] cms = signature.getContents(bytes);
                words.add(signature.getSubFilter().equals("ETSI.RFC3161")
                          ? "stamp " + stamp(new TimeStampToken(new CMSSignedData(cms)), content)
                          : signed(content, cms));
            }
        }
        return words;
    }

    private static List<String> container(File file) throws Exception {
        try (ZipFile zip = new ZipFile(file)) {
            byte[] manifest = member(zip, "META-INF/ASiCManifest001.xml");
            return List.of(signed(manifest, member(zip, "META-INF/signature001.p7s")));
        }
    }

    private static String detached(File file) throws Exception {
        Path content = Path.of(file.getPath().replaceAll("p7s$", "json"));
        return signed(Files.readAllBytes(content), Files.readAllBytes(file.toPath()));
    }

    private static byte[] member(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(new ZipEntry(name))) {
            return in.readAllBytes();
        }
    }

    private static String signed(byte[] content, byte[] cms) throws Exception {
        CMSSignedData data = new CMSSignedData(new CMSProcessableByteArray(content), new ByteArrayInputStream(cms));
        SignerInformation signer = data.getSignerInfos().iterator().next();
        X509CertificateHolder certificate = certificateOf(data.getCertificates(), signer);
        boolean isValid = signer.verify(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(certificate));
        AttributeTable unsigned = signer.getUnsignedAttributes();
        var stamped = unsigned == null ? null : unsigned.get(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
        String word = "signature " + (isValid ? "valid" : "NOT valid");
        if (stamped == null)
            return word;
        CMSSignedData token = new CMSSignedData(stamped.getAttrValues().getObjectAt(0).toASN1Primitive().getEncoded());
        return word + ", stamp " + stamp(new TimeStampToken(token), signer.getSignature());
    }

    private static String stamp(TimeStampToken token, byte[] content) throws Exception {
        SignerInformation signer = token.toCMSSignedData().getSignerInfos().iterator().next();
        token.validate(new JcaSimpleSignerInfoVerifierBuilder().setProvider("BC").build(
            certificateOf(token.getCertificates(), signer)));
        var algorithm = token.getTimeStampInfo().getHashAlgorithm().getAlgorithm().getId();
        byte[] digest = java.security.MessageDigest.getInstance(algorithm, "BC").digest(content);
        return Arrays.equals(digest, token.getTimeStampInfo().getMessageImprintDigest()) ? "valid" : "of something else";
    }

    private static X509CertificateHolder certificateOf(Store<X509CertificateHolder> all, SignerInformation signer) {
        return (X509CertificateHolder) all.getMatches(signer.getSID()).iterator().next();
    }
}
