// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/documents/document_accessible.h"

#include "ui/documents/document_view.h"

#include <QAccessibleWidget>

#include <algorithm>

namespace yenile::ui {

namespace {

/// What a screen reader sees of a document.
class DocumentInterface final : public QAccessibleWidget, public QAccessibleTextInterface {
public:
    explicit DocumentInterface(DocumentView* view)
        : QAccessibleWidget(view, QAccessible::Document), m_view(*view) {}

    void* interface_cast(QAccessible::InterfaceType type) override {
        if (type == QAccessible::TextInterface)
            return static_cast<QAccessibleTextInterface*>(this);
        return QAccessibleWidget::interface_cast(type);
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state = QAccessibleWidget::state();
        state.readOnly = true;
        state.selectableText = true;
        state.multiLine = true;
        return state;
    }

    [[nodiscard]] int characterCount() const override { return static_cast<int>(all().size()); }
    [[nodiscard]] QString text(int start, int end) const override { return all().mid(start, end - start); }
    using QAccessibleWidget::text;

    [[nodiscard]] int cursorPosition() const override { return std::min(m_position, characterCount()); }
    void setCursorPosition(int position) override {
        m_position = position;
        scrollToSubstring(position, position);
        QAccessibleTextCursorEvent moved(&m_view, position);
        QAccessible::updateAccessibility(&moved);
    }

    [[nodiscard]] int selectionCount() const override { return m_view.selection() ? 1 : 0; }
    void selection(int /*index*/, int* start, int* end) const override {
        *start = *end = 0;
        if (!m_view.selection())
            return;
        *start = static_cast<int>(text().offsetOf(m_view.selection()->first));
        *end = *start + static_cast<int>(m_view.selectedText().size());
    }
    void addSelection(int start, int end) override { setSelection(0, start, end); }
    void removeSelection(int /*index*/) override { m_view.select(std::nullopt); }
    /// Whole words, as with the mouse.
    void setSelection(int /*index*/, int start, int end) override {
        const auto first = text().placeOf(start);
        const auto last = text().placeOf(std::max(start, end - 1));
        m_view.select(first && last ? std::optional(TextSpan{*first, *last}) : std::nullopt);
    }

    [[nodiscard]] QRect characterRect(int offset) const override {
        const auto place = text().placeOf(offset);
        if (!place)
            return {};
        const QRect box = m_view.boxOf(*place);
        const int letters = std::max(1, static_cast<int>(text().words(place->page)[place->word].text.size()));
        const int letter = std::min(letters - 1, offset - static_cast<int>(text().offsetOf(*place)));
        const QRect part(box.left() + box.width() * letter / letters, box.top(),
                         std::max(1, box.width() / letters), box.height());
        return part.translated(m_view.viewport()->mapToGlobal(QPoint(0, 0)));
    }
    [[nodiscard]] int offsetAtPoint(const QPoint& point) const override {
        const auto place = m_view.wordUnder(m_view.viewport()->mapFromGlobal(point));
        return place ? static_cast<int>(text().offsetOf(*place)) : -1;
    }
    void scrollToSubstring(int start, int /*end*/) override {
        if (const auto place = text().placeOf(start))
            m_view.bringIntoView(*place);
    }
    [[nodiscard]] QString attributes(int /*offset*/, int* start, int* end) const override {
        *start = 0;
        *end = characterCount();
        return {};
    }

private:
    [[nodiscard]] const DocumentText& text() const { return m_view.text(); }
    [[nodiscard]] const QString& all() const { return text().all(); }

    DocumentView& m_view;
    int m_position = 0;
};

QAccessibleInterface* documentInterface(const QString& /*className*/, QObject* object) {
    auto* const view = qobject_cast<DocumentView*>(object);
    return view ? new DocumentInterface(view) : nullptr;
}

} // namespace

void makeDocumentsAccessible() {
    [[maybe_unused]] static const bool installed = [] {
        QAccessible::installFactory(documentInterface);
        return true;
    }();
}

} // namespace yenile::ui
