// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <initializer_list>

class QBoxLayout;
class QLabel;
class QRadioButton;
class QVBoxLayout;

namespace yenile::ui {

enum class Glyph;

/// What belongs together, on a ground of its own; with a title where one is given.
class Card : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    /// A large mark, above all else.
    void addGlyph(Glyph glyph);

protected:
    void paintEvent(QPaintEvent* event) override;
    /// The frame of a card that was chosen is stronger.
    [[nodiscard]] virtual bool isChosen() const { return false; }

private:
    QVBoxLayout* m_column;
};

/// One of several that can be chosen: a click anywhere on it chooses it.
class ChoiceCard : public Card {
    Q_OBJECT
public:
    explicit ChoiceCard(const QString& title, QWidget* parent = nullptr);
    [[nodiscard]] QRadioButton* button() const { return m_button; }

protected:
    void mouseReleaseEvent(QMouseEvent* event) override;
    [[nodiscard]] bool isChosen() const override;

private:
    QRadioButton* m_button;
};

/// What is to be done, and beside it, narrower, what helps with it, as high as each other. Comes when all of
/// them are filled.
[[nodiscard]] QBoxLayout* sideBySide(Card* main, std::initializer_list<Card*> asides);

} // namespace yenile::ui
