// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/service/state/database.h"

#include <QDateTime>

/// What stands between a stranger and an applicant's data: captchas, sessions, and counted tries.
namespace yenile::registration {

/// Keeps the text of a captcha.
void addChallenge(const Database& database, const QString& id, const QString& answer,
                  const QDateTime& expiresAt);
/// Uses the captcha up, whatever the outcome. Case does not matter.
[[nodiscard]] bool takeChallenge(const Database& database, const QString& id, const QString& answer,
                                 const QDateTime& now);

/// `token` is what the client holds; only its digest is stored.
void addSession(const Database& database, const QString& token, const QString& applicant,
                const QDateTime& expiresAt);
/// The applicant of a session that has not expired.
[[nodiscard]] std::optional<QString> sessionApplicant(const Database& database, const QString& token,
                                                      const QDateTime& now);
void endSession(const Database& database, const QString& token);
/// Returns how many there were.
int endSessions(const Database& database, const QString& applicant);

/// How often something may be tried.
struct AttemptLimit {
    QString scope; ///< what is tried, e.g. "login"
    int tries = 5;
    int windowSeconds = 3600; ///< tries are forgotten after so long without one
    int blockSeconds = 60;    ///< the first wait; each further try after it doubles the wait, up to an hour
};

/// Seconds to wait before the next try; 0: it may be made.
[[nodiscard]] int secondsBlocked(const Database& database, const AttemptLimit& limit, const QString& subject,
                                 const QDateTime& now);
void countAttempt(const Database& database, const AttemptLimit& limit, const QString& subject,
                  const QDateTime& now);
void forgetAttempts(const Database& database, const AttemptLimit& limit, const QString& subject);

/// Every try by or for that subject.
void forgetSubject(const Database& database, const QString& subject);
/// The kept answers to what a person asked for when logged in.
void forgetAnswers(const Database& database, const QString& applicant);

/// Removes what has expired.
void cleanAccess(const Database& database, const QDateTime& now);

} // namespace yenile::registration
