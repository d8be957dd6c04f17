// SPDX-License-Identifier: GPL-3.0-or-later
import java.io.File;
import java.util.stream.Collectors;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/// What veraPDF says of each PDF that claims to be PDF/A or PDF/UA (pdfa…, pdfua…, renewal…; it takes others for 1b): NAME, a
/// tab, the flavour and the rules that failed. Judge FOLDER
public class Judge {
    public static void main(String[] arguments) {
        VeraGreenfieldFoundryProvider.initialise();
        for (File file : new File(arguments[0]).listFiles((in, name) -> name.matches("(pdfu?a|renewal).*[.]pdf")))
            System.out.println(file.getName() + "\t" + verdict(file));
    }

    private static String verdict(File file) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file)) {
            PDFAFlavour flavour = parser.getFlavour();
            PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false);
            ValidationResult result = validator.validate(parser);
            if (result.isCompliant())
                return flavour.getId() + " kept";
            return flavour.getId() + " broken: " + result.getTestAssertions().stream()
                .map(failed -> failed.getRuleId().getClause() + "-" + failed.getRuleId().getTestNumber())
                .distinct().collect(Collectors.joining(", "));
        } catch (Exception refused) {
            return "refused: " + refused.getMessage();
        }
    }
}
