// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/signature_overview.h"

#include "core/base/when_done.h"
#include "core/reading/client/file_judge.h"
#include "ui/widgets/icons.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QtConcurrent>

namespace yenile::ui {

SignatureOverview::SignatureOverview(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(style::gap(this, 3));
    m_grid->setColumnStretch(3, 1);
}

void SignatureOverview::inspect(const QString& file, const std::vector<signature::Certificate>& trustAnchors,
                                const QMap<QString, QString>& titles) {
    m_titles = titles;
    const auto validate = [file, trustAnchors] {
        signature::ValidationPolicy policy;
        policy.trustAnchors = trustAnchors;
        return reading::judgeFile(file, policy);
    };
    whenDone(QtConcurrent::run(validate), this, [this](const Result<signature::ValidationReport>& report) {
        if (report)
            show(*report);
        else
            addMark(0, 0, false, sentence(report.error()));
    });
}

/// Of "application.pdf!Signature1" the title of "application.pdf"; the container's own signatures have no
/// member.
QString SignatureOverview::titleOf(const signature::SignatureReport& report) const {
    const qsizetype end = report.name.indexOf(QLatin1Char('!'));
    return end < 0 ? tr("The bundle") : m_titles.value(report.name.first(end), report.name.first(end));
}

QString SignatureOverview::integrityText(signature::SignatureReport::Integrity integrity) {
    switch (integrity) {
    case signature::SignatureReport::Integrity::Unaltered:
        return tr("unaltered");
    case signature::SignatureReport::Integrity::Altered:
        return tr("altered");
    case signature::SignatureReport::Integrity::NotKnown:
        break;
    }
    return tr("not checked");
}

void SignatureOverview::addMark(int row, int column, bool good, const QString& text) {
    auto* const mark = new GlyphLabel(this);
    mark->setGlyph(good ? Glyph::Check : Glyph::Cross, good ? style::Tone::Good : style::Tone::Bad);
    auto* const cell = new QHBoxLayout;
    cell->setSpacing(style::gap(this, 0.6));
    cell->addWidget(mark);
    QLabel* const label = style::textLabel(text, this);
    label->setWordWrap(false);
    cell->addWidget(label);
    m_grid->addLayout(cell, row, column);
}

void SignatureOverview::show(const signature::ValidationReport& report) {
    for (const signature::SignatureReport& signature : report.signatures) {
        const int row = m_grid->rowCount();
        QLabel* const name = style::textLabel(titleOf(signature), this);
        name->setWordWrap(false);
        m_grid->addWidget(name, row, 0);
        addMark(row, 1, signature.intact, integrityText(signature.integrity()));
        addMark(row, 2, signature.trusted,
                signature.trusted ? tr("certificate trusted") : tr("certificate not trusted"));
    }
}

} // namespace yenile::ui
