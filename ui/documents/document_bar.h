// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace yenile::ui {

class DocumentView;

/// What can be done with a document that is shown: zoom, contents, search.
class DocumentBar : public QWidget {
    Q_OBJECT
public:
    explicit DocumentBar(DocumentView* view, QWidget* parent = nullptr);

private:
    QToolButton* addButton(const QString& text, const QString& name);
    void addSearch();
    void showContents();
    void showMatch(int number, int count);

    DocumentView* m_view;
    QToolButton* m_contents;
    QLineEdit* m_search;
    QLabel* m_matches;
};

} // namespace yenile::ui
