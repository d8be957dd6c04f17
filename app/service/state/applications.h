// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"
#include "core/service/messages.h"

namespace yenile::registration {

/// The SMS code that an application waits for.
struct AwaitedCode {
    QString hash;
    QDateTime expiresAt;
    QDateTime resendAfter;
    int triesLeft = 0;
};

/// An approved form. A later approval of the same order replaces it until it is submitted.
struct ApplicationRow {
    QString id;
    QString order;
    QString applicant;
    service::ApplicationState state = service::ApplicationState::AwaitingConfirmation;
    std::optional<service::Method> method;
    bool replaced = false;
    QDateTime madeAt;
    QMap<QString, QString> answers; ///< of every field that is no secret, with what was prefilled
    QString securityWordHash;
    QString phone;
    AwaitedCode code;
    QByteArray record; ///< once Confirmed
    int version = 1;   ///< changes whenever something of it does
};

void addApplication(const Database& database, const ApplicationRow& application);
[[nodiscard]] std::optional<ApplicationRow> findApplication(const Database& database, const QString& id);
/// The current one for the order.
[[nodiscard]] std::optional<ApplicationRow> applicationOfOrder(const Database& database,
                                                               const QString& order);
/// All applications of a person, also replaced ones; the oldest first.
[[nodiscard]] std::vector<ApplicationRow> applicationsOf(const Database& database, const QString& applicant);
/// Removes it with its documents, bundle and steps.
void removeApplication(const Database& database, const QString& application);
void replaceApplications(const Database& database, const QString& order);
void changeCode(const Database& database, const QString& application, const AwaitedCode& code);
/// State, method and record.
void changeApplication(const Database& database, const ApplicationRow& application);
/// Takes one try from the expected code. In one transaction with the check of how many are left.
void countWrongCode(const Database& database, const QString& application);

/// A document that was made for an application. It never changes.
struct DocumentRow {
    service::DocumentInfo info;
    QByteArray content;
};

void addDocuments(const Database& database, const QString& application,
                  const std::vector<DocumentRow>& documents);
[[nodiscard]] std::vector<service::DocumentInfo> documentsOf(const Database& database,
                                                             const QString& application);
[[nodiscard]] std::vector<DocumentRow> wholeDocumentsOf(const Database& database, const QString& application);
[[nodiscard]] std::optional<DocumentRow> findDocument(const Database& database, const QString& application,
                                                      const QString& name);

/// An accepted bundle.
struct Submission {
    QString application;
    QString number;
    QDateTime receivedAt;
    QString bundleSha256;
    QByteArray bundle; ///< not read again by findSubmission
    service::Receipt receipt;
};

void addSubmission(const Database& database, const Submission& submission);
[[nodiscard]] std::optional<Submission> findSubmission(const Database& database, const QString& application);
[[nodiscard]] std::optional<QByteArray> submittedBundle(const Database& database, const QString& application);

} // namespace yenile::registration
