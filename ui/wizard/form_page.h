// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/page.h"

class QCheckBox;

namespace yenile::ui {

class FieldEditor;

/// Step 3, Başvuru Formu: built from what the service announces, and from nothing else.
class FormPage : public Page {
    Q_OBJECT
public:
    explicit FormPage(WizardContext& context);

    void storeDraft() override;

protected:
    void enter() override;
    void submit() override;
    [[nodiscard]] bool isReady() const override;

private:
    void build(const service::ApplicationForm& form);
    void addSection(const service::FormSection& section);
    [[nodiscard]] bool checkFields();
    void listProblems(const std::vector<FieldEditor*>& wrong);
    void goToField(const QString& name);
    [[nodiscard]] service::FormAnswers answers() const;

    QString m_orderId; ///< of the form that is shown
    QWidget* m_form = nullptr;
    std::vector<FieldEditor*> m_fields;
    QCheckBox* m_declaration = nullptr;
    QLabel* m_problems = nullptr; ///< what is to be corrected, where it is more than one thing
};

} // namespace yenile::ui
