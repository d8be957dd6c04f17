// SPDX-License-Identifier: GPL-3.0-or-later
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.security.KeyStore.PasswordProtection;

/// Signs a PDF with EU DSS, B-B: Sign P12 PASSWORD IN OUT
public class Sign {
    public static void main(String[] arguments) throws Exception {
        try (Pkcs12SignatureToken token =
                 new Pkcs12SignatureToken(arguments[0], new PasswordProtection(arguments[1].toCharArray()))) {
            DSSPrivateKeyEntry key = token.getKeys().get(0);
            PAdESSignatureParameters parameters = new PAdESSignatureParameters();
            parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
            parameters.setSigningCertificate(key.getCertificate());
            parameters.setCertificateChain(key.getCertificateChain());
            FileDocument document = new FileDocument(arguments[2]);
            PAdESService service = new PAdESService(new CommonCertificateVerifier());
            ToBeSigned toBeSigned = service.getDataToSign(document, parameters);
            SignatureValue value = token.sign(toBeSigned, parameters.getDigestAlgorithm(), key);
            service.signDocument(document, parameters, value).save(arguments[3]);
        }
    }
}
