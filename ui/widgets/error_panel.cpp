// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/error_panel.h"

#include "core/base/log.h"
#include "ui/widgets/help_line.h"
#include "ui/widgets/support_desk.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace yenile::ui {

namespace {

Q_LOGGING_CATEGORY(category, "yenile.ui", QtFatalMsg)

/// What the person may have wanted is no disaster.
style::Tone toneOf(ErrorCode code) {
    return code == ErrorCode::Cancelled || code == ErrorCode::SubmissionStopped ||
                   code == ErrorCode::SessionExpired
               ? style::Tone::Neutral
               : style::Tone::Bad;
}

} // namespace

ErrorPanel::ErrorPanel(QWidget* parent)
    : Panel(style::Tone::Bad, parent), m_remedy(style::textLabel({}, this)),
      m_code(style::quietLabel({}, this)), m_contact(newHelpLine(this)),
      m_again(new QPushButton(tr("Try again"), this)), m_report(new QPushButton(tr("Save a report…"), this)) {
    setObjectName(QStringLiteral("errorPanel"));
    m_again->setObjectName(QStringLiteral("tryAgain"));
    m_again->setAutoDefault(false);
    style::makeStrong(label());
    m_code->setWordWrap(false);
    m_contact->setObjectName(QStringLiteral("whomToAsk"));
    m_report->setObjectName(QStringLiteral("saveReport"));
    m_report->setAutoDefault(false);
    column()->addWidget(m_remedy);
    column()->addWidget(m_contact);
    auto* const last = new QHBoxLayout;
    last->addWidget(m_again);
    last->addWidget(m_report);
    last->addStretch();
    last->addWidget(m_code, 0, Qt::AlignBottom);
    column()->addLayout(last);
    connect(m_again, &QPushButton::clicked, this, [this] {
        const auto again = m_tryAgain;
        clear();
        again();
    });
    connect(m_report, &QPushButton::clicked, this, [this] {
        if (SupportDesk* const desk = SupportDesk::of(this))
            desk->saveReport(this);
    });
    hide();
}

/// Not for what the person may have wanted.
void ErrorPanel::showWhomToAsk(ErrorCode code) {
    const SupportDesk* const desk = toneOf(code) == style::Tone::Bad ? SupportDesk::of(this) : nullptr;
    m_report->setVisible(desk != nullptr);
    if (desk)
        showHelp(m_contact, desk->contact());
    m_contact->setVisible(desk && !m_contact->text().isEmpty());
}

void ErrorPanel::showError(const Error& error, std::function<void()> again) {
    log::failure(category(), error);
    m_shown = error.code;
    m_tryAgain = std::move(again);
    setTone(toneOf(error.code));
    setText(sentence(error));
    m_remedy->setText(remedy(error));
    m_code->setText(shownCode(error.code));
    m_again->setVisible(static_cast<bool>(m_tryAgain));
    showWhomToAsk(error.code);
    setAccessibleName(label()->text() + QLatin1Char(' ') + m_remedy->text());
    show();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ErrorPanel::clear() {
    m_shown.reset();
    hide();
}

} // namespace yenile::ui
