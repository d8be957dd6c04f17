// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page_id.h"

#include <QWidget>

#include <vector>

class QLabel;
class QMenu;
class QVBoxLayout;

namespace yenile::ui {

class GlyphLabel;
class LanguageBox;

/// The strip at the side: the program's name, the service's name, the steps (done, current, to come), the
/// menu and the language.
class StepList : public QWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget* parent = nullptr);
    void showPage(PageId page);
    void showService(const QString& name);
    [[nodiscard]] LanguageBox& language() const { return *m_language; }
    [[nodiscard]] QMenu& menu() const { return *m_menu; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void addHead(QVBoxLayout& column);

    struct Row {
        GlyphLabel* mark;
        QLabel* text;
    };
    QLabel* m_service;
    std::vector<Row> m_rows;
    LanguageBox* m_language;
    QMenu* m_menu;
};

} // namespace yenile::ui
