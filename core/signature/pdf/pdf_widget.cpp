// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/free_place.h"
#include "core/signature/pdf/pdf_document.h"
#include "core/signature/pdf/pdf_shown_page.h"
#include "core/signature/pdf/pdf_unsigned_fields.h"
#include "core/signature/pdf/signature_stamp.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

/// Places of visible signature fields.
namespace yenile::signature {

using pdf::guarded;
using pdf::ordered;
using pdf::rotation;
using pdf::ShownCoordinates;
using pdf::UnsignedField;
using pdf::UnsignedFields;

namespace {

constexpr double margin = 24; // points

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

QByteArray text(const QPDFObjectHandle::Rectangle& r) {
    return pdf::bytes(QPDFObjectHandle::newFromRectangle(r).unparse());
}

/// How many points a unit of the page is (ISO 32000-1, table 30).
double userUnit(QPDFObjectHandle page) {
    QPDFObjectHandle unit = page.getKey("/UserUnit");
    return unit.isNumber() && unit.getNumericValue() > 0 ? unit.getNumericValue() : 1;
}

/// Where fields, notes and the like are, whatever is seen of them now.
QList<QRectF> annotationsOn(QPDFObjectHandle page, const ShownCoordinates& seen) {
    constexpr int unseen = 0x2 | 0x20; // hidden, or not on the screen (ISO 32000-1, 12.5.3)
    QList<QRectF> areas;
    QPDFObjectHandle annotations = page.getKey("/Annots");
    if (!annotations.isArray())
        return areas;
    for (QPDFObjectHandle& each : annotations.getArrayAsVector()) {
        if (!each.isDictionary() || !each.getKey("/Rect").isRectangle())
            continue;
        QPDFObjectHandle flags = each.getKey("/F");
        if (flags.isInteger() && (flags.getIntValueAsInt() & unseen) != 0)
            continue;
        areas << seen.fromPage(ordered(each.getKey("/Rect").getArrayAsRectangle()));
    }
    return areas;
}

/// What is too large for the page becomes smaller. Where there is no room that is clear of everything, it is
/// clear of other signatures at least.
PdfWidget placed(QPDFObjectHandle page, const SignaturePlace& place, QSizeF size) {
    const ShownCoordinates seen(page);
    const QSizeF all = seen.size();
    const double scale = std::min({1 / userUnit(page), all.width() / (size.width() + 2 * margin),
                                   all.height() / (size.height() + 2 * margin)});
    if (scale <= 0)
        throw std::runtime_error("a page without size");
    const ShownPage shownPage{all, margin * scale};
    const QList<QRectF> annotations = annotationsOn(page, seen);
    PdfWidget widget{.page = pdf::reference(page), .size = size, .rotation = seen.degrees()};
    std::optional<QRectF> room = freePlace(shownPage, place.corner, size * scale, annotations + place.taken);
    if (!room) {
        widget.coversText = true;
        room = freePlace(shownPage, place.corner, size * scale, annotations);
    }
    if (!room) {
        widget.coversFields = true;
        room = cornerPlace(shownPage, place.corner, size * scale);
    }
    widget.rectangle = text(seen.toPage(*room));
    return widget;
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

/// With those that there are.
std::unexpected<Error> notFree(const QString& name, const char* reason, const std::vector<UnsignedField>& all,
                               const std::vector<PdfSignature>& signatures) {
    if (reason != nullptr)
        return notThere(QCoreApplication::translate("PdfReason", "its signature field %1 is not free: %2")
                            .arg(name, pdf::words(reason)));
    QStringList names;
    for (const UnsignedField& each : all)
        if (each.reason(signatures) == nullptr)
            names << each.name;
    if (names.isEmpty())
        return notThere(
            QCoreApplication::translate("PdfReason", "it has no free signature field %1").arg(name));
    return notThere(QCoreApplication::translate("PdfReason", "it has no free signature field %1, but %2")
                        .arg(name, names.join(QStringLiteral(", "))));
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
        return placed(pages.at(static_cast<size_t>(index)), place, size);
    });
}

Result<PdfWidget> PdfFile::emptyField(const QString& name) const {
    return guarded(m_document->content, [&]() -> Result<PdfWidget> {
        QPDFObjectHandle form = m_document->qpdf.getRoot().getKey("/AcroForm");
        const UnsignedFields waiting(form);
        const auto found = std::ranges::find(waiting.all, name, &UnsignedField::name);
        const Result<std::vector<PdfSignature>> existing = signatures();
        if (!existing)
            return failure(existing);
        if (found == waiting.all.end() || found->flaw() != nullptr)
            return notFree(name, found == waiting.all.end() ? nullptr : found->flaw(), waiting.all,
                           *existing);
        if (const char* forbidding = found->prohibition(*existing); forbidding != nullptr)
            return pdf::forbidden(forbidding);
        QPDFObjectHandle field = found->field;
        QPDFObjectHandle seen = found->widget;
        const auto r = ordered(seen.getKey("/Rect").getArrayAsRectangle());
        QPDFObjectHandle look = seen.getKey("/MK");
        PdfWidget widget{.size = {r.urx - r.llx, r.ury - r.lly},
                         .rotation = look.isDictionary() ? rotation(look.getKey("/R")) : 0,
                         .existing = pdf::reference(field),
                         .transforms = transformsFor(field.getKey("/Lock"), m_document->qpdf.getRoot())};
        if (seen.getObjGen() != field.getObjGen())
            widget.ownWidget = pdf::reference(seen);
        if (widget.rotation % 180 != 0)
            widget.size.transpose();
        return widget;
    });
}

Result<std::vector<PdfObject>> PdfFile::filledField(const PdfWidget& widget, const PdfReference& value,
                                                    const std::optional<PdfReference>& appearance,
                                                    const PdfReference& formNumber) const {
    return guarded(m_document->content, [&]() -> Result<std::vector<PdfObject>> {
        QPDF& qpdf = m_document->qpdf;
        std::map<std::string, QByteArray> look{{"/F", "132"}}; // printed and locked
        if (appearance)
            look["/AP"] = "<< /N " + appearance->text() + " >>";
        std::map<std::string, QByteArray> filled{{"/V", value.text()}};
        if (!widget.ownWidget)
            filled.merge(look);
        const auto with = [&](const PdfReference& object, const std::map<std::string, QByteArray>& entries) {
            return PdfObject{
                object, pdf::dictionaryWith(qpdf.getObjectByID(object.number, object.generation), entries)};
        };
        std::vector<PdfObject> changed{with(*widget.existing, filled)};
        if (widget.ownWidget)
            changed.push_back(with(*widget.ownWidget, look));
        QPDFObjectHandle root = qpdf.getRoot();
        pdf::putForm(root, formNumber, pdf::dictionaryWith(root.getKey("/AcroForm"), {{"/SigFlags", "3"}}),
                     changed);
        if (const Result<void> clean = pdf::checkWarnings(qpdf); !clean)
            return failure(clean);
        return changed;
    });
}

} // namespace yenile::signature
