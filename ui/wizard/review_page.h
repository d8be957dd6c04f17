#pragma once

#include "ui/wizard/page.h"

namespace yenile::ui {

class DocumentsPane;

/// Step 6a: what is shown is what is signed. Goes on when both documents were read to the end.
class ReviewPage : public Page {
    Q_OBJECT
public:
    explicit ReviewPage(Context& context);

protected:
    void enter() override;
    [[nodiscard]] bool isReady() const override;

private:
    void showReading();

    DocumentsPane* m_documents;
    QLabel* m_reading;
    QString m_shown; ///< digests of what is shown
};

} // namespace yenile::ui
