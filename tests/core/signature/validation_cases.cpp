#include "tests/core/signature/validation_cases.h"

#include "core/signature/cades.h"

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
    const Result<SignatureLayout> layout =
        SignatureLayout::make(*file, pdf, entries, 8192, SignatureLayout::Appearance::Empty);
    if (!layout)
        throw std::runtime_error("cannot be laid out");
    return *layout;
}

} // namespace

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

QByteArray Workshop::certified(int permission, const QByteArray& more) const {
    const QByteArray entries =
        "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Reference [<< /Type /SigRef "
        "/TransformMethod /DocMDP /TransformParams << /Type /TransformParams /V /1.2 /P " +
        QByteArray::number(permission) + " >> >> " + more + "]";
    const SignatureLayout layout = layoutOf(original, entries);
    return original + layout.filledWith(*signDetached(layout.digest(Algorithm::Sha256), *signer, {}));
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

QByteArray Workshop::changed(const QByteArray& pdf, int object, const QByteArray& from,
                             const QByteArray& to) {
    const QByteArray body = objectBody(pdf, object);
    const QByteArray other = QByteArray(body).replace(from, to);
    if (other == body)
        throw std::runtime_error("nothing was replaced");
    return withObject(pdf, object, other);
}

} // namespace yenile::tests
