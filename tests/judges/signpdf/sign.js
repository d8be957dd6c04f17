// SPDX-License-Identifier: GPL-3.0-or-later
// Signs a PDF with @signpdf: sign.js P12 PASSWORD IN OUT
import { readFile, writeFile } from "node:fs/promises";
import { plainAddPlaceholder } from "@signpdf/placeholder-plain";
import { P12Signer } from "@signpdf/signer-p12";
import { SignPdf } from "@signpdf/signpdf";

const [keys, passphrase, source, target] = process.argv.slice(2);
const prepared = plainAddPlaceholder({
    pdfBuffer: await readFile(source),
    reason: "judged",
    contactInfo: "",
    name: "",
    location: "",
});
const signer = new P12Signer(await readFile(keys), { passphrase });
await writeFile(target, await new SignPdf().sign(prepared, signer));
