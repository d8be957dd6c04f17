// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/form_page.h"

#include "ui/widgets/card_frame.h"
#include "ui/widgets/panel.h"
#include "ui/wizard/field_editor.h"

#include <QCheckBox>
#include <QLabel>

#include <algorithm>

namespace yenile::ui {

FormPage::FormPage(WizardContext& shared) : Page(PageId::Form, shared) {
    setTitle(tr("Application form"));
    setIntroduction(tr("Data from your institution and the population register cannot be changed here. If "
                       "something is wrong, do not approve the form. Ask your institution's officer."));
    setNextText(tr("&Approve the form"));
}

void FormPage::enter() {
    if (m_form && m_orderId == context().order.id)
        return; // what was typed stays
    delete m_form;
    m_form = nullptr;
    m_fields.clear();
    m_declaration = nullptr;
    load(
        tr("Fetching the form…"), [this] { return journey().openForm(context().order.id); },
        [this](const service::ApplicationForm& form) { build(form); });
}

void FormPage::build(const service::ApplicationForm& form) {
    m_orderId = form.orderId;
    m_form = new QWidget(this);
    auto* const column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::gap(this, 1.6));
    body()->addWidget(m_form);
    m_problems = style::textLabel({}, m_form);
    m_problems->setObjectName(QStringLiteral("problems"));
    m_problems->setTextFormat(Qt::RichText);
    m_problems->setTextInteractionFlags(Qt::LinksAccessibleByKeyboard | Qt::LinksAccessibleByMouse);
    m_problems->hide();
    connect(m_problems, &QLabel::linkActivated, this, &FormPage::goToField);
    column->addWidget(m_problems);
    for (const service::FormSection& section : form.sections)
        addSection(section);
    auto* const declaration = new Panel(style::Tone::Neutral, m_form);
    declaration->setText(form.declaration.text());
    m_declaration = new QCheckBox(tr("I declare this"), declaration);
    m_declaration->setObjectName(QStringLiteral("declaration"));
    m_declaration->setAccessibleDescription(form.declaration.text());
    declaration->column()->addWidget(m_declaration);
    column->addWidget(declaration);
    connect(m_declaration, &QCheckBox::toggled, this, &FormPage::updateButtons);
    updateButtons();
    const auto first = std::ranges::find_if(m_fields, [](const FieldEditor* editor) {
        return editor->field().required && !editor->field().readOnly && editor->value().isEmpty();
    });
    if (first != m_fields.end())
        (*first)->focusEntry(); // where there is something to do
}

void FormPage::addSection(const service::FormSection& section) {
    auto* const card = new CardFrame(section.title.text(), m_form);
    m_form->layout()->addWidget(card);
    for (const service::FormField& field : section.fields) {
        auto* const editor = new FieldEditor(field, card);
        card->column()->addWidget(editor);
        m_fields.push_back(editor);
    }
}

bool FormPage::isReady() const {
    return m_declaration && m_declaration->isChecked();
}

bool FormPage::checkFields() {
    std::vector<FieldEditor*> wrong;
    std::optional<Error> first;
    for (FieldEditor* const field : m_fields) {
        const Result<void> result = field->check();
        if (result)
            continue;
        wrong.push_back(field);
        if (!first)
            first = result.error();
    }
    listProblems(wrong);
    if (!first)
        return true;
    area().showError(*first);
    wrong.front()->focusEntry();
    return false;
}

/// Where more than one field is wrong, each is one click away.
void FormPage::listProblems(const std::vector<FieldEditor*>& wrong) {
    m_problems->setVisible(wrong.size() > 1);
    QStringList links;
    for (const FieldEditor* const field : wrong)
        links << QStringLiteral("<a href=\"%1\">%2</a>")
                     .arg(field->field().name.toHtmlEscaped(), field->field().label.text().toHtmlEscaped());
    m_problems->setText(tr("To be corrected: %1").arg(links.join(QStringLiteral(", "))));
}

void FormPage::goToField(const QString& name) {
    for (FieldEditor* const field : m_fields)
        if (field->field().name == name)
            field->focusEntry();
}

service::FormAnswers FormPage::answers() const {
    service::FormAnswers answers;
    for (const FieldEditor* const field : m_fields) {
        if (field->field().readOnly)
            continue;
        if (field->isSecret())
            answers.secrets.emplace(field->field().name, field->secret());
        else
            answers.values.insert(field->field().name, field->value());
    }
    return answers;
}

void FormPage::storeDraft() {
    if (m_form)
        journey().storeDraft(answers());
}

void FormPage::submit() {
    if (!checkFields())
        return;
    storeDraft();
    run(
        tr("Sending the form…"), [this] { return journey().approveForm(answers()); },
        [this](const service::Application&) {
            for (FieldEditor* const field : m_fields)
                field->forgetSecret();
            pass();
        });
}

} // namespace yenile::ui
