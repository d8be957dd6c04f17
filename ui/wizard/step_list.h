#pragma once

#include "ui/wizard/page_id.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace yenile::ui {

class GlyphLabel;

/// The journey at the side: what is done, where one is, what is still to come.
class StepList : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget* parent = nullptr);
    void showPage(PageId page);

private:
    struct Row {
        GlyphLabel* mark;
        QLabel* text;
    };
    std::vector<Row> m_rows;
};

} // namespace yenile::ui
