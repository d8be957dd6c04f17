// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspect/signature_panel.h"

#include "core/base/shown_day.h"
#include "core/signature/validation/validation_advice.h"
#include "ui/widgets/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yenile::ui {

using signature::Indication;

namespace {

QString headline(const signature::SignatureReport& report) {
    const QString who = report.signer ? report.signer->commonName() : SignaturePanel::tr("Unknown signer");
    switch (report.indication) {
    case Indication::TotalPassed:
        return SignaturePanel::tr("%1: the signature is valid.").arg(who);
    case Indication::Indeterminate:
        return SignaturePanel::tr("%1: it cannot be told whether the signature is valid.").arg(who);
    case Indication::TotalFailed:
        break;
    }
    return SignaturePanel::tr("%1: the signature is not valid.").arg(who);
}

QString integrityText(signature::SignatureReport::Integrity integrity) {
    using Integrity = signature::SignatureReport::Integrity;
    switch (integrity) {
    case Integrity::Unaltered:
        return SignaturePanel::tr("What was signed is unaltered.");
    case Integrity::Altered:
        return SignaturePanel::tr("What was signed is not the same any more.");
    case Integrity::NotKnown:
        break;
    }
    return SignaturePanel::tr("It could not be checked whether what was signed is unaltered.");
}

} // namespace

style::Tone toneOf(Indication indication) {
    switch (indication) {
    case Indication::TotalPassed:
        return style::Tone::Good;
    case Indication::Indeterminate:
        return style::Tone::Caution;
    case Indication::TotalFailed:
        break;
    }
    return style::Tone::Bad;
}

SignaturePanel::SignaturePanel(const signature::SignatureReport& report, QWidget* parent)
    : Panel(toneOf(report.indication), parent) {
    setText(headline(report));
    style::makeStrong(label());
    addAxis(report.intact, integrityText(report.integrity()));
    addAxis(report.trusted, report.trusted ? tr("The certificate comes from a trusted authority.")
                                           : tr("The certificate is not trusted."));
    if (report.problem)
        column()->addWidget(
            style::textLabel(sentence(*report.problem) + u' ' + signature::adviceFor(*report.problem), this));
    for (const signature::Warning& warning : report.warnings)
        column()->addWidget(style::textLabel(sentence(warning), this));
    addChanges(report);
    addFacts(report);
}

void SignaturePanel::addChanges(const signature::SignatureReport& report) {
    constexpr qsizetype mostShown = 10;
    const QStringList changes = signature::inWords(report.changesAfter);
    if (changes.isEmpty())
        return;
    QStringList lines{tr("After it was signed:")};
    for (const QString& change : changes.first(qMin(mostShown, changes.size())))
        lines << QStringLiteral("• ") + change;
    if (changes.size() > mostShown)
        lines << QStringLiteral("• ") +
                     tr("and %n more", nullptr, static_cast<int>(changes.size() - mostShown));
    column()->addWidget(style::textLabel(lines.join(u'\n'), this));
}

void SignaturePanel::addAxis(bool good, const QString& text) {
    auto* const row = new QHBoxLayout;
    auto* const mark = new GlyphLabel(this);
    mark->setGlyph(good ? Glyph::Check : Glyph::Cross, good ? style::Tone::Good : style::Tone::Bad);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addWidget(style::textLabel(text, this), 1);
    column()->addLayout(row);
}

void SignaturePanel::addFacts(const signature::SignatureReport& report) {
    QStringList facts{tr("Signature: %1").arg(report.name)};
    if (report.claimedTime)
        facts << tr("Time, as the signer states it: %1").arg(shownDayAndTime(*report.claimedTime));
    if (report.provenTime)
        facts << tr("Time, as a time stamp proves it: %1").arg(shownDayAndTime(*report.provenTime));
    if (report.anchor)
        facts << tr("Trusted because of %1").arg(report.anchor->commonName());
    if (!report.statements.reason.isEmpty())
        facts << tr("Reason, as the signer states it: %1").arg(report.statements.reason);
    if (!report.statements.location.isEmpty())
        facts << tr("Place, as the signer states it: %1").arg(report.statements.location);
    if (report.signer) {
        facts << tr("Certificate of %1, valid until %2")
                     .arg(report.signer->issuerCommonName(), shownDay(report.signer->notAfter()));
    }
    if (!report.level.isEmpty())
        facts << tr("Level: %1, %2").arg(report.level, report.digestAlgorithm);
    if (!report.coveredMembers.empty())
        facts << tr("Signed: %1")
                     .arg(QStringList(report.coveredMembers.begin(), report.coveredMembers.end())
                              .join(QStringLiteral(", ")));
    else if (report.intact && !report.coversWholeFile)
        facts << tr(
            "Something was added to the file after this signature. What was signed is still in it as it "
            "was.");
    QString outcome = signature::indicationName(report.indication);
    if (!report.subIndication.isEmpty())
        outcome += QStringLiteral(" (%1)").arg(report.subIndication);
    facts << tr("Outcome: %1").arg(outcome);
    column()->addWidget(style::quietLabel(facts.join(QLatin1Char('\n')), this));
}

} // namespace yenile::ui
