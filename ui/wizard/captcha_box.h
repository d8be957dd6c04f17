// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QWidget>

#include <functional>

class QLabel;
class QLineEdit;
class QToolButton;

namespace yenile::ui {

class Sound;
class WorkArea;

/// The picture with a text that a program cannot read, and what the person reads in it.
class CaptchaBox : public QWidget {
    Q_OBJECT
public:
    CaptchaBox(renewal::Journey& journey, WorkArea& area, QWidget* parent = nullptr);

    /// Another picture; the old answer is of no use then.
    void renew(const std::function<void()>& afterwards = {});
    [[nodiscard]] QString challengeId() const { return m_challenge.id; }
    [[nodiscard]] QString answer() const;
    [[nodiscard]] bool isAnswered() const { return !m_challenge.id.isEmpty() && !answer().isEmpty(); }

Q_SIGNALS:
    void changed();

private:
    void show(const service::Challenge& challenge);
    void play();

    renewal::Journey& m_journey;
    WorkArea& m_area;
    service::Challenge m_challenge;
    QLabel* m_picture;
    QLineEdit* m_answer;
    QToolButton* m_renew;
    QToolButton* m_speak;
    Sound* m_sound;
};

} // namespace yenile::ui
