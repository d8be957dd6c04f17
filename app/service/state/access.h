// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

#include <QDateTime>

/// Access to an applicant's data: captchas, sessions, and counted attempts.
namespace yenile::registration {

/// Stores the text of a captcha.
void addChallenge(const Database& database, const QString& id, const QString& answer,
                  const QDateTime& expiresAt);
/// Uses up the captcha, whether or not the answer is right. Case does not matter.
[[nodiscard]] bool takeChallenge(const Database& database, const QString& id, const QString& answer,
                                 const QDateTime& now);

/// `token` is the client's; only its digest is stored.
void addSession(const Database& database, const QString& token, const QString& applicant,
                const QDateTime& expiresAt);
/// The applicant of a session that has not expired.
[[nodiscard]] std::optional<QString> sessionApplicant(const Database& database, const QString& token,
                                                      const QDateTime& now);
void endSession(const Database& database, const QString& token);
/// Returns how many there were.
int endSessions(const Database& database, const QString& applicant);

/// A limit for attempts.
struct AttemptLimit {
    QString scope; ///< what is tried, e.g. "login"
    int tries = 5;
    int windowSeconds = 3600; ///< attempts are forgotten after this time without one
    int blockSeconds = 60;    ///< the first wait; each further attempt doubles it, up to an hour
};

/// Seconds to wait before the next attempt; 0: none.
[[nodiscard]] int secondsBlocked(const Database& database, const AttemptLimit& limit, const QString& subject,
                                 const QDateTime& now);
void countAttempt(const Database& database, const AttemptLimit& limit, const QString& subject,
                  const QDateTime& now);
void forgetAttempts(const Database& database, const AttemptLimit& limit, const QString& subject);

/// All attempts by or for that subject.
void forgetSubject(const Database& database, const QString& subject);
/// The stored responses to requests that a person made when logged in.
void forgetAnswers(const Database& database, const QString& applicant);

/// Removes what has expired.
void cleanAccess(const Database& database, const QDateTime& now);

} // namespace yenile::registration
