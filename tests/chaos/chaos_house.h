// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/ctl/lasting_renewal.h"
#include "tests/app/service/service_database.h"
#include "tests/chaos/invariants.h"
#include "tests/chaos/passage.h"
#include "tests/chaos/plan.h"

#include <thread>

class QProcess;

namespace yenile::tests {

/// How a run went.
struct ChaosRun {
    QStringList complaints; ///< about what must never be; empty when all is well
    QStringList story;      ///< for whoever looks into it
    bool struck = false;    ///< the fault came before the applicant was done
};

/// An applicant with a card before a terminal or a wizard, a service that wants lasting signatures, the
/// authorities that they need, and the way between; each run with an order of its own. Everything that is not
/// under test is as patient as can be. Failures throw std::runtime_error.
class ChaosHouse {
public:
    ChaosHouse(Face face, DatabaseKind kind);
    ~ChaosHouse();

    /// A renewal in which that goes wrong, and, once it is mended, others until there is a receipt.
    [[nodiscard]] ChaosRun run(const Plan& plan);

private:
    /// How long the three tracks are where nothing goes wrong.
    struct Lengths {
        int records = 0;
        int calls = 0;
        int files = 0;
    };
    struct Ended {
        bool isDone = false; ///< by its own word
        int pins = 0;        ///< that were entered
        QStringList lines;
    };
    void connectClient() const;
    QString addOrder();
    void mend();
    void waitForPost() const;
    void prepare(const Plan& plan);
    void strike(const Plan& plan);
    void killWhenThere(const QByteArray& name);
    [[nodiscard]] int numberOn(const Plan& plan) const;
    [[nodiscard]] QProcessEnvironment environment(const Plan& plan) const;
    /// From the start of the program to its end.
    Ended renew(const Plan& plan, int patienceSeconds);
    void start(QProcess& client, int pinFile, int patienceSeconds) const;
    /// What is wrong now that the client has ended.
    [[nodiscard]] QStringList complaints(const Ended& ended, int loginsBefore) const;
    [[nodiscard]] QStringList secretsTold(const Ended& ended) const;
    [[nodiscard]] QStringList leftProcesses() const;
    [[nodiscard]] int logins() const;
    [[nodiscard]] Ledger ledger() const;
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    Face m_face;
    DatabaseKind m_kind;
    QTemporaryDir m_folder; ///< the applicant's home, and what says what goes wrong
    ServiceDatabase m_store;
    LastingRenewal m_renewal;
    Passage m_passage;
    registration::Database m_database;
    Lengths m_lengths;
    QString m_order;
    QProcess* m_client = nullptr;
    bool m_hasStruck = false;
    std::jthread m_lock;
};

} // namespace yenile::tests
