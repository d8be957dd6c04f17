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

/// A frame around widgets that belong together, with a title if one is given.
class CardFrame : public QFrame {
    Q_OBJECT
public:
    explicit CardFrame(const QString& title = {}, QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* column() const { return m_column; }
    /// A large mark, above all else.
    void addGlyph(Glyph glyph);

protected:
    void paintEvent(QPaintEvent* event) override;
    /// A chosen card has a stronger edge.
    [[nodiscard]] virtual bool isChosen() const { return false; }

private:
    QVBoxLayout* m_column;
};

/// One of several choices: a click anywhere on it chooses it.
class ChoiceCard : public CardFrame {
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

/// Puts the main card beside narrower cards of the same height that help with it. Call it when all are
/// filled.
[[nodiscard]] QBoxLayout* sideBySide(CardFrame* main, std::initializer_list<CardFrame*> asides);

} // namespace yenile::ui
