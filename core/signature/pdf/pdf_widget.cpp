#include "core/signature/pdf/pdf_document.h"
#include "core/signature/pdf/signature_stamp.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

/// Places of visible signature fields.
namespace yenile::signature {

using pdf::guarded;

namespace {

constexpr double margin = 24; // points
constexpr int quarter = 90;   // degrees

void collectPages(QPDFObjectHandle node, std::set<QPDFObjGen>& visited, std::vector<QPDFObjectHandle>& pages,
                  int depth) {
    if (depth > pdf::deepestNesting || !node.isDictionary() || !node.isIndirect() ||
        !visited.insert(node.getObjGen()).second)
        throw std::runtime_error("page tree");
    QPDFObjectHandle kids = node.getKey("/Kids");
    if (!kids.isArray()) {
        pages.push_back(node);
        return;
    }
    for (QPDFObjectHandle& kid : kids.getArrayAsVector())
        collectPages(kid, visited, pages, depth + 1);
}

/// An entry that a page may have from the nodes above it (ISO 32000-1, 7.7.3.4).
QPDFObjectHandle inherited(QPDFObjectHandle page, const char* key) {
    for (int depth = 0; depth < pdf::deepestNesting && page.isDictionary(); ++depth) {
        if (page.hasKey(key))
            return page.getKey(key);
        page = page.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

/// In degrees, one of four.
int rotation(QPDFObjectHandle value) {
    const int degrees = value.isInteger() ? value.getIntValueAsInt() % 360 : 0;
    return degrees % quarter == 0 ? (degrees + 360) % 360 : 0;
}

QPDFObjectHandle::Rectangle ordered(QPDFObjectHandle::Rectangle r) {
    return {std::min(r.llx, r.urx), std::min(r.lly, r.ury), std::max(r.llx, r.urx), std::max(r.lly, r.ury)};
}

QByteArray text(const QPDFObjectHandle::Rectangle& r) {
    return pdf::bytes(QPDFObjectHandle::newFromRectangle(r).unparse());
}

/// The part of the page that is shown.
QPDFObjectHandle::Rectangle shown(QPDFObjectHandle page) {
    const QPDFObjectHandle media = inherited(page, "/MediaBox");
    const QPDFObjectHandle crop = inherited(page, "/CropBox");
    if (!QPDFObjectHandle(media).isRectangle())
        throw std::runtime_error("a page without size");
    const auto all = ordered(QPDFObjectHandle(media).getArrayAsRectangle());
    if (!QPDFObjectHandle(crop).isRectangle())
        return all;
    const auto part = ordered(QPDFObjectHandle(crop).getArrayAsRectangle());
    return {std::max(all.llx, part.llx), std::max(all.lly, part.lly), std::min(all.urx, part.urx),
            std::min(all.ury, part.ury)};
}

/// How many points a unit of the page is (ISO 32000-1, table 30).
double userUnit(QPDFObjectHandle page) {
    QPDFObjectHandle unit = page.getKey("/UserUnit");
    return unit.isNumber() && unit.getNumericValue() > 0 ? unit.getNumericValue() : 1;
}

/// The page's own corner is another one than that which is seen, where it is shown turned. What is too large
/// for the page becomes smaller.
QPDFObjectHandle::Rectangle inCorner(QPDFObjectHandle page, SignaturePlace::Corner seen, QSizeF size) {
    const int degrees = rotation(inherited(page, "/Rotate"));
    if (degrees % 180 != 0)
        size.transpose();
    const QPDFObjectHandle::Rectangle box = shown(page);
    const double scale = std::min({1 / userUnit(page), (box.urx - box.llx) / (size.width() + 2 * margin),
                                   (box.ury - box.lly) / (size.height() + 2 * margin)});
    if (scale <= 0)
        throw std::runtime_error("a page without size");
    size *= scale;
    const double edge = margin * scale;
    const auto corner =
        static_cast<SignaturePlace::Corner>((static_cast<int>(seen) + 4 - degrees / quarter) % 4);
    using enum SignaturePlace::Corner;
    const bool isLeft = corner == TopLeft || corner == BottomLeft;
    const bool isTop = corner == TopLeft || corner == TopRight;
    const double x = isLeft ? box.llx + edge : box.urx - edge - size.width();
    const double y = isTop ? box.ury - edge - size.height() : box.lly + edge;
    return {x, y, x + size.width(), y + size.height()};
}

/// The field of that fully qualified name; null when there is none.
QPDFObjectHandle fieldNamed(QPDFObjectHandle fields, const QString& name, int depth) {
    if (depth > pdf::deepestNesting || !fields.isArray())
        return QPDFObjectHandle::newNull();
    for (QPDFObjectHandle& field : fields.getArrayAsVector()) {
        if (!field.isDictionary() || !field.getKey("/T").isString())
            continue;
        const QString own = QString::fromStdString(field.getKey("/T").getUTF8Value());
        if (own == name)
            return field;
        if (name.startsWith(own + QLatin1Char('.')))
            return fieldNamed(field.getKey("/Kids"), name.sliced(own.size() + 1), depth + 1);
    }
    return QPDFObjectHandle::newNull();
}

std::unexpected<Error> notThere(const QString& what) {
    return fail(ErrorCode::PdfFeatureUnsupported, {what}, what);
}

/// A field's Lock (ISO 32000-1, 12.7.4.5) as its signature has to repeat it: FieldMDP (12.8.2.4). What is not
/// understood closes everything, as it will when it is read.
QByteArray transformsFor(QPDFObjectHandle lock, QPDFObjectHandle root) {
    if (!lock.isDictionary())
        return {};
    QPDFObjectHandle action = lock.getKey("/Action");
    QPDFObjectHandle fields = lock.getKey("/Fields");
    const bool isPart = action.isName() &&
                        (action.getName() == "/Include" || action.getName() == "/Exclude") &&
                        fields.isArray();
    QByteArray names;
    if (isPart)
        for (QPDFObjectHandle& field : fields.getArrayAsVector())
            if (field.isString())
                names += ' ' + textString(QString::fromStdString(field.getUTF8Value()));
    return " /Reference [<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << /Type "
           "/TransformParams /V /1.2 /Action " +
           (isPart ? pdf::bytes(action.getName()) + " /Fields [" + names + " ]" : QByteArray("/All")) +
           " >> /Data " + pdf::reference(root).text() + " >>]";
}

} // namespace

Result<PdfWidget> PdfFile::corner(const SignaturePlace& place, QSizeF size) const {
    return guarded(m_document->content, [&]() -> Result<PdfWidget> {
        const Result<std::vector<PdfSignature>> existing = signatures();
        if (!existing)
            return failure(existing);
        if (std::ranges::any_of(*existing, [](const PdfSignature& each) { return each.permission != 0; }))
            return pdf::forbidden(
                QT_TRANSLATE_NOOP("PdfReason", "it is certified, and nothing new may be seen in it"));
        std::vector<QPDFObjectHandle> pages;
        std::set<QPDFObjGen> visited;
        collectPages(m_document->qpdf.getRoot().getKey("/Pages"), visited, pages, 0);
        const auto count = static_cast<int>(pages.size());
        const int index = place.page < 0 ? count + place.page : place.page - 1;
        if (index < 0 || index >= count)
            return notThere(QCoreApplication::translate("PdfReason", "it has no page %1").arg(place.page));
        QPDFObjectHandle page = pages.at(static_cast<size_t>(index));
        return PdfWidget{.page = pdf::reference(page),
                         .rectangle = text(inCorner(page, place.corner, size)),
                         .size = size,
                         .rotation = rotation(inherited(page, "/Rotate"))};
    });
}

Result<PdfWidget> PdfFile::emptyField(const QString& name) const {
    return guarded(m_document->content, [&]() -> Result<PdfWidget> {
        QPDFObjectHandle form = m_document->qpdf.getRoot().getKey("/AcroForm");
        QPDFObjectHandle field =
            fieldNamed(form.isDictionary() ? form.getKey("/Fields") : QPDFObjectHandle::newNull(), name, 0);
        // One whose widget is an object of its own, or that demands how it is signed, is beyond us.
        if (!field.isDictionary() || !field.isIndirect() || !field.getKey("/FT").isName() ||
            field.getKey("/FT").getName() != "/Sig" || field.hasKey("/V") || field.hasKey("/SV") ||
            !field.getKey("/Rect").isRectangle())
            return notThere(
                QCoreApplication::translate("PdfReason", "it has no free signature field %1").arg(name));
        const Result<std::vector<PdfSignature>> existing = signatures();
        if (!existing)
            return failure(existing);
        for (const PdfSignature& each : *existing)
            if (isClosed(name, each.locks))
                return pdf::forbidden(QT_TRANSLATE_NOOP("PdfReason", "a signature in it locks that field"));
        const auto r = ordered(field.getKey("/Rect").getArrayAsRectangle());
        QPDFObjectHandle look = field.getKey("/MK");
        PdfWidget widget{.size = {r.urx - r.llx, r.ury - r.lly},
                         .rotation = look.isDictionary() ? rotation(look.getKey("/R")) : 0,
                         .existing = pdf::reference(field),
                         .transforms = transformsFor(field.getKey("/Lock"), m_document->qpdf.getRoot())};
        if (widget.rotation % 180 != 0)
            widget.size.transpose();
        return widget;
    });
}

Result<std::vector<PdfObject>> PdfFile::filledField(const PdfReference& field, const PdfReference& value,
                                                    const std::optional<PdfReference>& appearance) const {
    return guarded(m_document->content, [&]() -> Result<std::vector<PdfObject>> {
        QPDF& qpdf = m_document->qpdf;
        std::map<std::string, QByteArray> entries{{"/V", value.text()}, {"/F", "132"}}; // printed and locked
        if (appearance)
            entries["/AP"] = "<< /N " + appearance->text() + " >>";
        std::vector<PdfObject> changed{
            {field, pdf::dictionaryWith(qpdf.getObjectByID(field.number, field.generation), entries)}};
        QPDFObjectHandle root = qpdf.getRoot();
        QPDFObjectHandle form = root.getKey("/AcroForm");
        const QByteArray text = pdf::dictionaryWith(form, {{"/SigFlags", "3"}});
        changed.push_back(form.isIndirect() ? PdfObject{pdf::reference(form), text}
                                            : PdfObject{pdf::reference(root),
                                                        pdf::dictionaryWith(root, {{"/AcroForm", text}})});
        if (const Result<void> clean = pdf::checkWarnings(qpdf); !clean)
            return failure(clean);
        return changed;
    });
}

} // namespace yenile::signature
