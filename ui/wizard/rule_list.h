// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <functional>
#include <vector>

namespace yenile::ui {

class GlyphLabel;

/// The rules for what is being typed, each with a tick as soon as it is met.
class RuleList : public QWidget {
    Q_OBJECT
public:
    explicit RuleList(QWidget* parent = nullptr);

    void add(const QString& rule, std::function<bool()> isMet);
    /// Looks at all rules anew.
    void refresh();

private:
    struct Row {
        QString rule;
        std::function<bool()> isMet;
        GlyphLabel* mark;
    };
    std::vector<Row> m_rows;
};

} // namespace yenile::ui
