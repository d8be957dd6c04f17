// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/field_editor.h"

#include "core/base/shown_day.h"
#include "core/service/form_rules.h"
#include "ui/widgets/help_link.h"
#include "ui/widgets/secret_edit.h"
#include "ui/widgets/style.h"
#include "ui/wizard/phone_text.h"
#include "ui/wizard/rule_list.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yenile::ui {

using service::FieldKind;

FieldEditor::FieldEditor(service::FormField field, QWidget* parent)
    : QWidget(parent), m_field(std::move(field)), m_column(new QVBoxLayout(this)),
      m_help(style::quietLabel(m_field.help.text(), this)), m_problem(style::textLabel({}, this)) {
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(style::gap(this, 0.4));
    m_problem->setObjectName(QStringLiteral("problem.") + m_field.name);
    QPalette palette = m_problem->palette();
    palette.setColor(QPalette::WindowText, style::toneColor(style::Tone::Bad, palette));
    m_problem->setPalette(palette);
    m_problem->hide();
    m_help->hide();
    addLabel();
    if (m_field.verifiedOn) {
        QLabel* const verified = style::quietLabel(
            tr("Verified in the population register (MERNİS) on %1").arg(shownDay(*m_field.verifiedOn)),
            this);
        verified->setObjectName(QStringLiteral("verified.") + m_field.name);
        m_column->addWidget(verified);
    }
    m_column->addWidget(m_help);
    if (!m_field.readOnly)
        addEntry();
    m_column->addWidget(m_problem);
}

/// Label and "nedir?" in one row; a check box carries its label itself.
void FieldEditor::addLabel() {
    auto* const row = new QHBoxLayout;
    row->setSpacing(style::gap(this));
    if (m_field.kind == FieldKind::Checkbox && !m_field.readOnly) {
        m_box = new QCheckBox(m_field.label.text(), this);
        row->addWidget(m_box);
    } else {
        QString label = m_field.label.text();
        if (m_field.required && !m_field.readOnly)
            label += QStringLiteral(" *");
        auto* const text = m_field.readOnly ? style::quietLabel(label, this) : style::textLabel(label, this);
        if (m_field.readOnly) // values stand below each other
            text->setFixedWidth(style::columns(this, 28));
        else
            text->setWordWrap(false);
        row->addWidget(text);
    }
    if (m_field.readOnly) {
        QLabel* const value = makeReadOnly();
        value->setWordWrap(false);
        row->addWidget(value);
    }
    if (!m_field.help.text().isEmpty()) {
        auto* const what = new HelpLink(m_field.label.text(), m_help, this);
        what->setObjectName(QStringLiteral("help.") + m_field.name);
        row->addWidget(what);
    }
    row->addStretch();
    m_column->addLayout(row);
}

QLabel* FieldEditor::makeReadOnly() {
    QString shown = m_field.value;
    if (m_field.kind == FieldKind::Checkbox)
        shown = m_field.value == QLatin1String("true") ? tr("Yes") : tr("No");
    for (const service::FieldChoice& choice : m_field.choices)
        if (choice.value == m_field.value)
            shown = choice.label.text();
    QLabel* const text = style::textLabel(shown.isEmpty() ? QStringLiteral("–") : shown, this);
    text->setObjectName(QStringLiteral("field.") + m_field.name);
    text->setAccessibleName(m_field.label.text() + QStringLiteral(": ") + shown);
    return text;
}

QLineEdit* FieldEditor::addLine(QLineEdit* line, const QString& name, const QString& label) {
    line->setObjectName(name);
    line->setAccessibleName(label);
    line->setAccessibleDescription(m_field.help.text());
    line->setMaximumWidth(style::columns(this, 48));
    m_column->addWidget(line);
    connect(line, &QLineEdit::textEdited, m_problem, &QLabel::hide);
    connect(line, &QLineEdit::editingFinished, this, &FieldEditor::leave);
    return line;
}

void FieldEditor::addEntry() {
    const QString name = QStringLiteral("field.") + m_field.name;
    const QString label = m_field.label.text();
    const auto newLine = [this]() -> QLineEdit* {
        return isSecret() ? new SecretEdit(this) : new QLineEdit(this);
    };
    switch (m_field.kind) {
    case FieldKind::Checkbox:
        m_box->setObjectName(name);
        m_box->setChecked(m_field.value == QLatin1String("true"));
        return;
    case FieldKind::Choice:
        m_choice = new QComboBox(this);
        m_choice->setObjectName(name);
        m_choice->setAccessibleName(label);
        m_choice->setAccessibleDescription(m_field.help.text());
        m_choice->setMaximumWidth(style::columns(this, 48));
        for (const service::FieldChoice& choice : m_field.choices)
            m_choice->addItem(choice.label.text(), choice.value);
        m_choice->setCurrentIndex(m_choice->findData(m_field.value));
        m_column->addWidget(m_choice);
        return;
    case FieldKind::Text:
    case FieldKind::Email:
    case FieldKind::Phone:
    case FieldKind::SecurityWord:
        if (!isSecret() && !m_field.patternHint.text().isEmpty())
            m_column->addWidget(style::quietLabel(m_field.patternHint.text(), this));
        m_line = addLine(newLine(), name, label);
        m_line->setText(m_field.value);
        if (m_field.kind == FieldKind::Phone) {
            m_line->setPlaceholderText(QStringLiteral("5XX XXX XX XX"));
            connect(m_line, &QLineEdit::textEdited, this, [this] { showPhoneReadably(*m_line); });
        }
        if (m_field.repeat) {
            const QString again = tr("%1 (again)").arg(label);
            m_column->addWidget(style::textLabel(again, this));
            m_repeat = addLine(newLine(), name + QStringLiteral(".repeat"), again);
            m_repeat->setText(m_field.value);
        }
        if (isSecret())
            addRules();
        return;
    }
}

/// Who cannot see what is typed sees at least that it is well.
void FieldEditor::addRules() {
    auto* const rules = new RuleList(this);
    rules->setObjectName(QStringLiteral("rules.") + m_field.name);
    service::FormField length = m_field; // each rule by itself
    length.pattern.clear();
    const auto meets = [this](const service::FormField& rule) {
        return [this, rule] {
            return !m_line->text().isEmpty() && service::checkField(rule, m_line->text()).has_value();
        };
    };
    rules->add(tr("%1 to %2 characters").arg(m_field.minimumLength).arg(m_field.maximumLength),
               meets(length));
    if (!m_field.patternHint.text().isEmpty()) {
        service::FormField letters = m_field;
        letters.minimumLength = 0;
        rules->add(m_field.patternHint.text(), meets(letters));
    }
    if (m_repeat)
        rules->add(tr("Twice the same"),
                   [this] { return !m_line->text().isEmpty() && m_repeat->text() == m_line->text(); });
    for (QLineEdit* const line : {m_line, m_repeat})
        if (line)
            connect(line, &QLineEdit::textChanged, rules, &RuleList::refresh);
    m_column->addWidget(rules);
}

QString FieldEditor::value() const {
    if (m_box)
        return m_box->isChecked() ? QStringLiteral("true") : QStringLiteral("false");
    if (m_choice)
        return m_choice->currentData().toString();
    if (!m_line)
        return m_field.value;
    if (m_field.kind == FieldKind::Phone)
        return service::normalisedPhone(m_line->text()).value_or(m_line->text());
    return isSecret() ? m_line->text() : m_line->text().trimmed();
}

Secret FieldEditor::secret() const {
    return static_cast<const SecretEdit*>(m_line)->secret();
}

void FieldEditor::forgetSecret() {
    for (auto* const line : findChildren<SecretEdit*>())
        line->forget();
}

/// Whoever is still on the way to the field, or to its repetition, is not told that it is wrong.
void FieldEditor::leave() {
    if (m_line->text().isEmpty() || (m_repeat && m_repeat->text().isEmpty()))
        return;
    if (check() && m_field.kind == FieldKind::Phone)
        m_line->setText(readablePhone(value()));
}

Result<void> FieldEditor::checked() const {
    if (m_field.readOnly)
        return {};
    if (const Result<void> good = service::checkField(m_field, value()); !good)
        return good;
    if (m_repeat && m_repeat->text() != m_line->text())
        return fail(ErrorCode::SecurityWordsDiffer);
    return {};
}

Result<void> FieldEditor::check() {
    Result<void> result = checked();
    m_problem->setVisible(!result);
    if (!result)
        m_problem->setText(sentence(result.error()));
    return result;
}

void FieldEditor::focusEntry() {
    if (m_line)
        m_line->setFocus();
    else if (m_choice)
        m_choice->setFocus();
    else if (m_box)
        m_box->setFocus();
}

} // namespace yenile::ui
