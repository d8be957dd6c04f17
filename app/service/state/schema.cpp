// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/state/schema.h"

#include "app/service/state/database.h"

#include <QSqlField>

namespace yenile::registration {
namespace {

// Times are milliseconds since 1970 UTC; BYTES is the one type that the databases name differently.
// A step that was released is never changed: what is new is a further step.
const std::vector<std::vector<const char*>> steps{
    {
        "CREATE TABLE applicants (id TEXT PRIMARY KEY, identity_number TEXT NOT NULL UNIQUE, "
        "first_name TEXT NOT NULL, last_name TEXT NOT NULL, email TEXT NOT NULL, password_hash TEXT NOT "
        "NULL)",

        "CREATE TABLE orders (id TEXT PRIMARY KEY, applicant TEXT NOT NULL REFERENCES applicants(id), "
        "ordered_on TEXT NOT NULL, institution TEXT NOT NULL, department TEXT NOT NULL, "
        "registry_number TEXT NOT NULL, phone TEXT NOT NULL, electronic INTEGER NOT NULL, "
        "open INTEGER NOT NULL)",

        "CREATE TABLE challenges (id TEXT PRIMARY KEY, answer TEXT NOT NULL, expires_at BIGINT NOT NULL)",

        "CREATE TABLE sessions (token TEXT PRIMARY KEY, applicant TEXT NOT NULL REFERENCES applicants(id), "
        "expires_at BIGINT NOT NULL)",

        "CREATE TABLE applications (id TEXT PRIMARY KEY, order_id TEXT NOT NULL REFERENCES orders(id), "
        "applicant TEXT NOT NULL REFERENCES applicants(id), state TEXT NOT NULL, method TEXT, "
        "replaced INTEGER NOT NULL DEFAULT 0, made_at BIGINT NOT NULL, answers BYTES NOT NULL, "
        "security_word TEXT NOT NULL, phone TEXT NOT NULL, code TEXT NOT NULL, code_expires_at BIGINT NOT "
        "NULL, "
        "resend_after BIGINT NOT NULL, tries_left INTEGER NOT NULL, record BYTES)",
        "CREATE INDEX applications_by_order ON applications(order_id)",

        "CREATE TABLE documents (application TEXT NOT NULL REFERENCES applications(id), name TEXT NOT NULL, "
        "number INTEGER NOT NULL, title_tr TEXT NOT NULL, title_en TEXT NOT NULL, sha256 TEXT NOT NULL, "
        "content BYTES NOT NULL, PRIMARY KEY (application, name))",

        "CREATE TABLE submissions (application TEXT PRIMARY KEY REFERENCES applications(id), "
        "number TEXT NOT NULL UNIQUE, received_at BIGINT NOT NULL, bundle_sha256 TEXT NOT NULL, "
        "bundle BYTES NOT NULL, receipt BYTES NOT NULL, receipt_signature BYTES NOT NULL)",

        "CREATE TABLE answers (id TEXT PRIMARY KEY, request BYTES NOT NULL, answer BYTES NOT NULL, "
        "expires_at BIGINT NOT NULL)",

        "CREATE TABLE attempts (scope TEXT NOT NULL, subject TEXT NOT NULL, count INTEGER NOT NULL, "
        "since BIGINT NOT NULL, blocked_until BIGINT NOT NULL, PRIMARY KEY (scope, subject))",

        "CREATE TABLE outgoing (id TEXT PRIMARY KEY, kind TEXT NOT NULL, message BYTES NOT NULL, "
        "due_at BIGINT NOT NULL, tries INTEGER NOT NULL)",
    },
    {
        "CREATE TABLE audit (number BIGINT PRIMARY KEY, at BIGINT NOT NULL, event TEXT NOT NULL, "
        "subject TEXT NOT NULL, hash TEXT NOT NULL)",
    },
    {
        "CREATE TABLE uploads (application TEXT PRIMARY KEY REFERENCES applications(id), "
        "sha256 TEXT NOT NULL, content BYTES NOT NULL, changed_at BIGINT NOT NULL)",

        "ALTER TABLE applications ADD COLUMN version INTEGER NOT NULL DEFAULT 1",
    },
    {
        "ALTER TABLE outgoing ADD COLUMN expires_at BIGINT NOT NULL DEFAULT 0",
    },
    {
        "CREATE INDEX IF NOT EXISTS challenges_by_expiry ON challenges(expires_at)",
        "CREATE INDEX IF NOT EXISTS sessions_by_expiry ON sessions(expires_at)",
        "CREATE INDEX IF NOT EXISTS sessions_by_applicant ON sessions(applicant)",
        "CREATE INDEX IF NOT EXISTS answers_by_expiry ON answers(expires_at)",
        "CREATE INDEX IF NOT EXISTS attempts_by_time ON attempts(since)",
        "CREATE INDEX IF NOT EXISTS orders_by_applicant ON orders(applicant)",
    },
    {
        "ALTER TABLE documents ADD COLUMN version TEXT",
    },
    {
        "ALTER TABLE applicants ADD COLUMN new_password_hash TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE orders ADD COLUMN verified_on TEXT NOT NULL DEFAULT ''",
    },
    {
        "ALTER TABLE orders ADD COLUMN kind TEXT NOT NULL DEFAULT 'renewal'",
    },
    {
        "CREATE TABLE statuses (application TEXT NOT NULL REFERENCES applications(id), number INTEGER NOT "
        "NULL, step TEXT NOT NULL, at BIGINT NOT NULL, usable_from BIGINT NOT NULL, reason_tr TEXT NOT NULL, "
        "reason_en TEXT NOT NULL, PRIMARY KEY (application, number))",
        "INSERT INTO statuses SELECT application, 1, 'submitted', received_at, 0, '', '' FROM submissions",
        "INSERT INTO statuses SELECT subject, 1, 'paperReceived', at, 0, '', '' FROM audit "
        "WHERE event = 'paper received'",

        "ALTER TABLE outgoing ADD COLUMN subject TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE outgoing ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
        "CREATE INDEX outgoing_by_subject ON outgoing(subject, number)",
    },
    {
        "CREATE TABLE audit_names (name TEXT PRIMARY KEY, salt TEXT NOT NULL, commitment TEXT NOT NULL "
        "UNIQUE)",

        "ALTER TABLE answers ADD COLUMN applicant TEXT NOT NULL DEFAULT ''",
        "CREATE INDEX answers_by_applicant ON answers(applicant)",
    }};

} // namespace

void updateSchema(const Database& database, bool sqlite) {
    database.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)"));
    const auto row = database.selectOne(QStringLiteral("SELECT version FROM schema_version"));
    const int version = row ? row->value(0).toInt() : 0;
    const int newest = static_cast<int>(steps.size());
    if (version > newest)
        throw DatabaseError(QStringLiteral("the database was made by a newer version"));
    for (int step = version; step < newest; ++step)
        for (const char* const statement : steps[static_cast<size_t>(step)])
            database.execute(QString::fromLatin1(statement).replace(
                QStringLiteral("BYTES"), sqlite ? QStringLiteral("BLOB") : QStringLiteral("BYTEA")));
    if (!row)
        database.execute(QStringLiteral("INSERT INTO schema_version (version) VALUES (?)"), {newest});
    else if (version != newest)
        database.execute(QStringLiteral("UPDATE schema_version SET version = ?"), {newest});
}

} // namespace yenile::registration
