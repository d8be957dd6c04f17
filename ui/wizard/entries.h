// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>

class QWidget;

namespace yenile::ui {

/// What a person has typed, ticked and chosen in the named widgets of a page, for another page of the same
/// kind. Widgets with the property "ofThisPageOnly" are left out. May hold secrets: keep it only for a
/// moment, and never write it.
class Entries {
public:
    void take(const QWidget& page);
    /// Widgets that are not empty keep their content.
    void put(QWidget& page) const;

private:
    std::map<QString, QString> m_texts;
    std::map<QString, bool> m_ticks;
};

} // namespace yenile::ui
