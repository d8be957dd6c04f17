// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <map>

class QWidget;

namespace yenile::ui {

/// What a person has typed, ticked and chosen in the named widgets of a page, so that another page like it
/// can show it; but for a widget with the property "ofThisPageOnly". Holds secrets where those were typed:
/// for the moment between the two, and never to be written.
class Entries {
public:
    void take(const QWidget& page);
    /// Widgets that have something in them already keep it.
    void put(QWidget& page) const;

private:
    std::map<QString, QString> m_texts;
    std::map<QString, bool> m_ticks;
};

} // namespace yenile::ui
