// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/renewal/journey.h"

#include <QWidget>

class QLayout;
class QTabWidget;

namespace yenile::ui {

class DocumentView;

/// The documents of an application, a tab for each, with zoom and digest; knows which were read to the end.
class DocumentsPane : public QWidget {
    Q_OBJECT
public:
    explicit DocumentsPane(QWidget* parent = nullptr);

    /// `read` holds the digests of those that were read to the end before.
    void setDocuments(const std::vector<renewal::Document>& documents, const QStringList& read = {});
    /// Adds a tab behind the documents with what else is signed, in words. It need not be read to the end.
    void addRecord(const QByteArray& record, const std::vector<renewal::RecordLine>& words);
    [[nodiscard]] QStringList digestsRead() const;
    /// For documents that need not be read to the end here.
    void hideReadingMarks() { m_marked = false; }
    [[nodiscard]] bool allRead() const;
    /// Index of the document; below zero if none is shown.
    [[nodiscard]] int current() const;
    [[nodiscard]] DocumentView* view(int index) const;
    void showDocument(int index);
    /// The title of the first document that is still to be read; empty when none is.
    [[nodiscard]] QString nextUnread() const;

Q_SIGNALS:
    void readingChanged();
    void failed(const yenile::Error& error);

private:
    QWidget* makeTab(const renewal::Document& document);
    static QLayout* signedAs(const QString& sha256, const std::optional<QString>& version, QWidget* tab);
    void mark(int index);
    [[nodiscard]] int documentCount() const { return static_cast<int>(m_digests.size()); }

    QTabWidget* m_tabs;
    QStringList m_digests; ///< of the documents
    bool m_marked = true;
};

} // namespace yenile::ui
