// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/when_done.h"

#include <QPointer>
#include <QWidget>

#include <functional>
#include <type_traits>

class QLabel;
class QProgressBar;
class QVBoxLayout;

namespace yenile::ui {

class ErrorPanel;

/// Holds a step's widgets: above them the error, below them the work that is waited for. Nothing that was
/// typed is lost when a step fails.
class WorkArea : public QWidget {
    Q_OBJECT
public:
    enum class Scrolling { WhenNeeded, Never };
    /// What is offered after a failure.
    enum class Retry { Never, Offer };

    explicit WorkArea(Scrolling scrolling = Scrolling::WhenNeeded, QWidget* parent = nullptr);

    [[nodiscard]] QVBoxLayout* body() const { return m_body; }
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] ErrorPanel* errorPanel() const { return m_error; }

    void showError(const Error& error, std::function<void()> again = {});
    void clearError();

    /// Called when the session has expired; true once the person is logged in again.
    void setLoginAgain(std::function<bool()> loginAgain);

    /// Starts work that comes back later: `start` returns an Async<T>, `done` takes its T (nothing for void).
    /// If the session has expired, the person logs in again and `start` is called again; after a refusal that
    /// is offered as a button. `failed`, if given, gets the error after it was shown.
    template <typename Start, typename Done>
    void run(const QString& doing, Retry retry, Start start, Done done,
             std::function<void(const Error&)> failed = {});

Q_SIGNALS:
    void busyChanged(bool busy);

private:
    void beginWait(const QString& doing);
    void endWait();
    void handle(const Error& error, Retry retry, const std::function<void()>& again,
                const std::function<void(const Error&)>& failed);

    QVBoxLayout* m_body;
    QWidget* m_content;
    ErrorPanel* m_error;
    QWidget* m_wait;
    QLabel* m_doing;
    QPointer<QWidget> m_focus;
    std::function<bool()> m_loginAgain;
    bool m_busy = false;
};

template <typename Start, typename Done>
void WorkArea::run(const QString& doing, Retry retry, Start start, Done done,
                   std::function<void(const Error&)> failed) {
    using Future = std::invoke_result_t<Start>;
    using Outcome = std::decay_t<decltype(std::declval<Future>().result())>;
    beginWait(doing);
    whenDone(start(), this, [this, doing, retry, start, done, failed](Outcome outcome) {
        endWait();
        if (!outcome) {
            handle(outcome.error(), retry, [=, this] { run(doing, retry, start, done, failed); }, failed);
            return;
        }
        if constexpr (std::is_void_v<typename Outcome::value_type>)
            done();
        else
            done(std::move(*outcome));
    });
}

} // namespace yenile::ui
