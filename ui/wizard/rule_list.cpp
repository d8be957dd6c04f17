// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/rule_list.h"

#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace yenile::ui {

RuleList::RuleList(QWidget* parent) : QWidget(parent) {
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::gap(this, 0.2));
}

void RuleList::add(const QString& rule, std::function<bool()> isMet) {
    auto* const mark = new GlyphLabel(this);
    auto* const row = new QHBoxLayout;
    row->setSpacing(style::gap(this, 0.6));
    row->addWidget(mark);
    row->addWidget(style::quietLabel(rule, this), 1);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    m_rows.push_back({rule, std::move(isMet), mark});
    refresh();
}

void RuleList::refresh() {
    QStringList spoken;
    for (const Row& row : m_rows) {
        const bool met = row.isMet();
        if (met)
            row.mark->setGlyph(Glyph::Check, style::Tone::Good);
        else
            row.mark->setQuietGlyph(Glyph::Waiting);
        spoken << (met ? tr("Met: %1") : tr("Not met yet: %1")).arg(row.rule);
    }
    setAccessibleDescription(spoken.join(QStringLiteral(". ")));
}

} // namespace yenile::ui
