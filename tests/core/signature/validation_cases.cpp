// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/validation_cases.h"

#include "core/signature/signing/cades.h"

#include <QCryptographicHash>

#include <stdexcept>

namespace yenile::tests {

using namespace yenile::signature;
using namespace Qt::StringLiterals;
using Algorithm = DigestAlgorithm;

namespace {

SignatureLayout layoutOf(const QByteArray& pdf, const QByteArray& entries) {
    const Result<PdfFile> file = PdfFile::open(pdf);
    if (!file)
        throw std::runtime_error("cannot be opened");
    const QByteArray time = QDateTime::currentDateTimeUtc().toString(u"'D:'yyyyMMddHHmmss'Z'"_s).toLatin1();
    const Result<SignatureLayout> layout =
        layOut(*file, pdf, entries + " /M (" + time + ')', 8192, FieldAppearance::Empty);
    if (!layout)
        throw std::runtime_error("cannot be laid out");
    return *layout;
}

} // namespace

QByteArray replaced(const QByteArray& pdf, const QByteArray& from, const QByteArray& to) {
    const QByteArray other = QByteArray(pdf).replace(from, to);
    if (other == pdf)
        throw std::runtime_error("nothing was replaced");
    return other;
}

QByteArray Workshop::form() {
    return SamplePdf{
        "/AcroForm 6 0 R",
        "/Annots [5 0 R]",
        {"<< /Type /Annot /Subtype /Widget /FT /Tx /T (ad) /Rect [10 10 90 30] /P 3 0 R /V (eski) >>",
         "<< /Fields [5 0 R] /DA (/F1 0 Tf) >>"}}
        .bytes();
}

QByteArray Workshop::signedBy(const QByteArray& pdf, Signer& by) const {
    (void)bench.write(u"from.pdf"_s, pdf);
    if (!bench.signPdf(u"from.pdf"_s, u"to.pdf"_s, by))
        throw std::runtime_error("cannot be signed");
    return bench.read(u"to.pdf"_s);
}

QByteArray Workshop::certification(int permission, const QByteArray& more) {
    return "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Reference [<< /Type /SigRef "
           "/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P " +
           QByteArray::number(permission) + " >> >> " + more + "]";
}

QByteArray Workshop::signedAs(const QByteArray& pdf, const QByteArray& entries) const {
    const SignatureLayout layout = layoutOf(pdf, entries);
    return pdf + layout.filledWith(*signDetached(layout.digest(pdf, Algorithm::Sha256), *signer, {}));
}

QByteArray Workshop::signedWith(const std::function<QByteArray(const QString&)>& make,
                                const QByteArray& subFilter) const {
    const SignatureLayout layout =
        layoutOf(original, "/Type /Sig /Filter /Adobe.PPKLite /SubFilter " + subFilter);
    QByteArray content = original + layout.filledWith({});
    const qsizetype gap = content.lastIndexOf("/Contents <") + 10;
    content.remove(gap, content.indexOf('>', gap) + 1 - gap);
    return original + layout.filledWith(make(bench.write(u"content"_s, content)));
}

QByteArray Workshop::resigned(QByteArray pdf) const {
    const qsizetype gap = pdf.lastIndexOf("/Contents <") + 10;
    const qsizetype afterGap = pdf.indexOf('>', gap) + 1;
    const qsizetype range = pdf.lastIndexOf("/ByteRange [");
    const qsizetype room = pdf.indexOf(']', range) + 1 - range;
    const QByteArray numbers = "/ByteRange [0 " + QByteArray::number(gap) + ' ' +
                               QByteArray::number(afterGap) + ' ' +
                               QByteArray::number(pdf.size() - afterGap) + ']';
    const qsizetype spaces = qMax(numbers.size(), room);
    pdf.replace(range, spaces, numbers.leftJustified(spaces));
    const QByteArray digest =
        QCryptographicHash::hash(pdf.first(gap) + pdf.sliced(afterGap), QCryptographicHash::Sha256);
    const QByteArray cms = signDetached(digest, *signer, {})->toHex();
    return pdf.replace(gap + 1, afterGap - gap - 2, cms.leftJustified(afterGap - gap - 2, '0'));
}

QByteArray Workshop::changed(const QByteArray& pdf, int object, const QByteArray& from,
                             const QByteArray& to) {
    const QByteArray body = objectBody(pdf, object);
    const QByteArray other = QByteArray(body).replace(from, to);
    if (other == body)
        throw std::runtime_error("nothing was replaced");
    return withObject(pdf, object, other);
}

std::vector<ValidationCase> validationCases() {
    std::vector<ValidationCase> all;
    for (const auto& cases :
         {alterationCases(), attackCases(), gapCases(), sectionCases(), formCases(), lockCases(),
          differenceCases(), structureCases(), trustCases(), algorithmCases(), foreignCases()})
        all.insert(all.end(), cases.begin(), cases.end());
    return all;
}

} // namespace yenile::tests
