#pragma once

#include "ui/wizard/page_id.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace yenile::ui {

class GlyphLabel;
class LanguageBox;

/// The journey at the side: what is done, where one is, what is still to come; below it the language.
class StepList : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget* parent = nullptr);
    void showPage(PageId page);
    [[nodiscard]] LanguageBox& language() const { return *m_language; }

private:
    struct Row {
        GlyphLabel* mark;
        QLabel* text;
    };
    std::vector<Row> m_rows;
    LanguageBox* m_language;
};

} // namespace yenile::ui
