// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/chaos/chaos_house.h"

#include "app/service/settings.h"
#include "core/base/file.h"
#include "tests/app/service/service_client.h"
#include "tests/chaos/processes.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QProcess>
#include <QSettings>
#include <QTimer>

#include <fcntl.h>
#include <unistd.h>

#include <stdexcept>

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestRun = 300'000; // milliseconds; a time limit of the product ends each wait before
constexpr int mostRuns = 4;         // after all is mended
const QString person = u"10000000146"_s;
const QString pin = u"7391845206"_s;
const QByteArray cardIn = "card Yenile Test\n";

ServiceOptions serviceOptions(const ServiceDatabase& store, const QTemporaryDir& folder) {
    QMap<QString, QString> settings = withoutLimits(1);
    settings.insert(u"signature/level"_s, u"B-LT"_s);
    ServiceOptions options = store.with(settings);
    options.environment = {{u"LD_PRELOAD"_s, QStringLiteral(YENILE_BIN_DIR "/yenile-disk-faults.so")},
                           {u"YENILE_DISK_FOLDER"_s, u"/"_s},
                           {u"YENILE_DISK_FAULTS"_s, folder.filePath(u"service-disk"_s)}};
    return options;
}

void write(const QString& file, const QByteArray& content) {
    if (!writeFile(file, content))
        throw std::runtime_error("cannot write " + file.toStdString());
}

QByteArrayList linesOf(const QString& file) {
    return readFile(file).value_or(QByteArray()).split('\n');
}

EvidenceServer::Mood moodOf(const QString& how) {
    if (how == u"garbage")
        return EvidenceServer::Mood::Garbage;
    return how == u"old" ? EvidenceServer::Mood::Old : EvidenceServer::Mood::Half;
}

} // namespace

ChaosHouse::ChaosHouse(Face face, DatabaseKind kind)
    : m_face(face), m_kind(kind), m_store(kind), m_renewal(serviceOptions(m_store, m_folder), pin),
      m_passage(m_renewal.bench.service.address()),
      m_database(registration::readSettings(m_renewal.bench.service.state()).value()) {
    adoptOrphans();
    RenewalBench& bench = m_renewal.bench;
    bench.card.addToken(u"Other"_s, pin);
    LeafProfile stranger;
    stranger.identityNumber = u"10000000078"_s;
    bench.card.store(bench.service.ca().issue(stranger));
    connectClient();
    QDir(m_folder.path()).mkpath(u"home/tmp"_s);
    ChaosRun first = run({});
    if (!first.complaints.isEmpty())
        throw std::runtime_error("nothing went wrong, and still: " +
                                 (first.complaints + first.story).join(u'\n').toStdString());
    m_lengths = {m_passage.records(), static_cast<int>(linesOf(path(u"calls"_s)).size()) - 1,
                 static_cast<int>(readFile(path(u"files"_s)).value_or(QByteArray()).size())};
}

ChaosHouse::~ChaosHouse() = default;

/// To the service by way of the passage, to the card by way of the driver that goes wrong.
void ChaosHouse::connectClient() const {
    QSettings settings(m_renewal.bench.service.file(u"settings.ini"_s), QSettings::IniFormat);
    settings.setValue(u"service/address"_s, m_passage.address().toString());
    settings.setValue(u"token/drivers"_s, QStringLiteral(YENILE_BIN_DIR "/yenile-faulty-driver.so"));
    settings.sync();
}

QString ChaosHouse::addOrder() {
    m_database.execute(u"UPDATE orders SET open = 0"_s);
    return tests::addOrder(m_database, person);
}

/// As if nothing had ever gone wrong.
void ChaosHouse::mend() {
    if (m_lock.joinable())
        m_lock.join();
    for (const QString& file :
         {u"client-disk"_s, u"service-disk"_s, u"faults.struck"_s, u"calls"_s, u"files"_s})
        QFile::remove(path(file));
    write(path(u"faults"_s), cardIn);
    write(path(u"clock"_s), "+0");
    m_renewal.server.mood = EvidenceServer::Mood::Honest;
    m_passage.arm(0, {});
}

/// What could not be sent is sent when the service tries again: nobody asks for a code that has not come.
void ChaosHouse::waitForPost() const {
    for (const QDeadlineTimer deadline(120'000); !deadline.hasExpired(); QThread::msleep(20))
        if (m_database.select(u"SELECT id FROM outgoing"_s).isEmpty())
            return;
}

int ChaosHouse::numberOn(const Plan& plan) const {
    const int length = plan.track == Track::Records ? m_lengths.records
                       : plan.track == Track::Calls ? m_lengths.calls
                                                    : m_lengths.files;
    return 1 + static_cast<int>(plan.place * length);
}

void ChaosHouse::prepare(const Plan& plan) {
    const QByteArray number = QByteArray::number(numberOn(plan));
    const auto atCall = [&](const QByteArray& how) {
        write(path(u"faults"_s), cardIn + "call " + number + ' ' + how + '\n');
    };
    const auto fromCall = [&](const QByteArray& what) {
        write(path(u"faults"_s), "from " + number + '\n' + what + '\n' + cardIn);
    };
    if (plan.fault == Fault::None)
        return;
    if (plan.track == Track::Records)
        return m_passage.arm(numberOn(plan), [this, plan] { strike(plan); });
    if (plan.track == Track::Files)
        return write(path(u"client-disk"_s), (plan.fault == Fault::DiskFull ? "full " : "kill ") + number);
    switch (plan.fault) {
    case Fault::KillClient:
        return atCall("kill-parent");
    case Fault::DriverHang:
        return atCall("hang");
    case Fault::DriverCrash:
        return atCall(plan.how.toLatin1());
    default:
        break;
    }
    // Before the call from which on it is so, the right card is in.
    const QByteArray what = plan.fault == Fault::CardOut     ? QByteArray("absent")
                            : plan.fault == Fault::OtherCard ? QByteArray("card Other")
                                                             : plan.how.toLatin1();
    fromCall(what);
}

/// At the record that was waited for.
void ChaosHouse::strike(const Plan& plan) {
    m_hasStruck = m_client != nullptr;
    if (!m_client)
        return;
    switch (plan.fault) {
    case Fault::KillClient:
        return m_client->kill();
    case Fault::KillHelper:
        return killWhenThere("yenile-token");
    case Fault::KillReader:
        return killWhenThere("yenile-reader");
    case Fault::CardOut:
        return write(path(u"faults"_s), "absent\n");
    case Fault::OtherCard:
        return write(path(u"faults"_s), "card Other\n");
    case Fault::ServiceDiskFull:
        return write(path(u"service-disk"_s), "full");
    case Fault::ClockJump:
        return write(path(u"clock"_s), plan.how.toLatin1());
    case Fault::AuthorityDown:
        m_renewal.server.mood = EvidenceServer::Mood::Down;
        return;
    case Fault::AuthorityLies:
        m_renewal.server.mood = moodOf(plan.how);
        return;
    case Fault::DatabaseAway:
        if (m_kind == DatabaseKind::PostgreSql)
            return m_store.restart();
        m_lock = std::jthread([this] {
            m_database.transaction([this] {
                m_database.execute(u"UPDATE orders SET open = open"_s);
                std::this_thread::sleep_for(std::chrono::milliseconds(700));
            });
        });
        return;
    default:
        throw std::logic_error("does not happen at a record");
    }
}

/// The next one that there is.
void ChaosHouse::killWhenThere(const QByteArray& name) {
    auto* const look = new QTimer(m_client);
    QObject::connect(look, &QTimer::timeout, m_client, [this, look, name] {
        const auto found = descendants({m_client->processId(), m_renewal.bench.service.processId()}, name);
        if (found.isEmpty())
            return;
        killProcess(found.back().id);
        look->stop();
    });
    look->start(3);
}

QProcessEnvironment ChaosHouse::environment(const Plan& plan) const {
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    QStringList preloaded{QStringLiteral(YENILE_BIN_DIR "/yenile-disk-faults.so")};
    if (plan.fault == Fault::ClockJump)
        preloaded << QStringLiteral(YENILE_BIN_DIR "/yenile-clock-off.so");
    const QMap<QString, QString> ours{{u"LD_PRELOAD"_s, preloaded.join(u':')},
                                      {u"YENILE_CLOCK_FILE"_s, path(u"clock"_s)},
                                      {u"YENILE_DISK_FOLDER"_s, QDir::tempPath()},
                                      {u"YENILE_DISK_FAULTS"_s, path(u"client-disk"_s)},
                                      {u"YENILE_DISK_LOG"_s, path(u"files"_s)},
                                      {u"YENILE_FAULTS"_s, path(u"faults"_s)},
                                      {u"YENILE_FAULT_LOG"_s, path(u"calls"_s)},
                                      {u"YENILE_WALK_PIN"_s, pin},
                                      {u"HOME"_s, path(u"home"_s)},
                                      {u"XDG_STATE_HOME"_s, path(u"home/state"_s)},
                                      {u"TMPDIR"_s, path(u"home/tmp"_s)}};
    for (auto variable = ours.begin(); variable != ours.end(); ++variable)
        variables.insert(variable.key(), variable.value());
    return variables;
}

void ChaosHouse::start(QProcess& client, int pinFile, int patienceSeconds) const {
    const RenewalBench& bench = m_renewal.bench;
    if (m_face == Face::Wizard)
        return client.start(QStringLiteral(YENILE_BIN_DIR "/yenile-wizard-walk"),
                            {bench.service.file(u"settings.ini"_s), bench.service.state().path(), person,
                             QString::number(patienceSeconds)});
    const Call call = bench.call();
    QProcessEnvironment variables = client.processEnvironment();
    for (auto variable = call.environment.begin(); variable != call.environment.end(); ++variable)
        variables.insert(variable.key(), variable.value());
    client.setProcessEnvironment(variables);
    client.setChildProcessModifier([pinFile] { dup2(pinFile, STDIN_FILENO); });
    client.start(yenilectl(), call.arguments);
}

ChaosHouse::Ended ChaosHouse::renew(const Plan& plan, int patienceSeconds) {
    write(path(u"pins"_s), (pin.toLatin1() + '\n').repeated(3));
    const int pinFile = open(qPrintable(path(u"pins"_s)), O_RDONLY | O_CLOEXEC);
    QFile::remove(path(u"pins"_s));
    QProcess client;
    client.setProcessEnvironment(environment(plan));
    if (m_face == Face::Wizard)
        client.setStandardErrorFile(path(u"home/errors"_s)); // Qt's own words about windows that nobody sees
    else
        client.setProcessChannelMode(QProcess::MergedChannels);
    QEventLoop loop;
    QObject::connect(&client, &QProcess::finished, &loop, &QEventLoop::quit);
    start(client, pinFile, patienceSeconds);
    m_client = &client;
    bool hung = false;
    QTimer::singleShot(longestRun, &client, [&] {
        hung = true;
        client.kill();
    });
    if (client.state() != QProcess::NotRunning)
        loop.exec();
    m_client = nullptr;
    Ended ended{client.exitStatus() == QProcess::NormalExit && client.exitCode() == 0, 0,
                QString::fromUtf8(client.readAll()).split(u'\n', Qt::SkipEmptyParts)};
    ended.pins = m_face == Face::Wizard ? static_cast<int>(ended.lines.count(u"PIN typed"_s))
                                        : static_cast<int>(lseek(pinFile, 0, SEEK_CUR)) / (pin.size() + 1);
    close(pinFile);
    ended.lines << (hung ? u"it never ended"_s
                         : u"ended with %1"_s.arg(
                               client.exitStatus() == QProcess::NormalExit ? client.exitCode() : -1));
    return ended;
}

int ChaosHouse::logins() const {
    return static_cast<int>(linesOf(path(u"calls"_s)).count("C_Login"));
}

Ledger ChaosHouse::ledger() const {
    signature::ValidationPolicy policy;
    policy.trustAnchors = {m_renewal.bench.service.ca().root().certificate,
                           m_renewal.authority.ca().root().certificate};
    policy.requireQualified = true;
    policy.awaitGracePeriod = false;
    const ServiceProcess& service = m_renewal.bench.service;
    return {m_database, m_order, service.file(u"outbox"_s), service.file(u"results"_s), policy};
}

/// Helpers and readers of a client that is gone end by themselves.
QStringList ChaosHouse::leftProcesses() const {
    QList<Process> left;
    for (const QDeadlineTimer deadline(20'000); !deadline.hasExpired(); QThread::msleep(10)) {
        left = orphans({"yenile-token", "yenile-reader"});
        if (left.isEmpty())
            return {};
    }
    for (const Process& process : left)
        killProcess(process.id);
    return {u"%1 outlived the client"_s.arg(QString::fromLatin1(left.front().name))};
}

QStringList ChaosHouse::secretsTold(const Ended& ended) const {
    const ServiceProcess& service = m_renewal.bench.service;
    const QByteArrayList secrets{pin.toLatin1(), "Kardelen42", service.accessPassword(person).toUtf8()};
    QStringList told;
    for (const QString& file :
         filesWith(secrets,
                   {path(u"home"_s), service.file(u"outbox"_s), service.file(u"results"_s),
                    service.file(u"settings.ini"_s), service.state().filePath(u"service.log"_s),
                    service.state().filePath(u"state.sqlite"_s),
                    service.state().filePath(u"state.sqlite-wal"_s), m_renewal.authority.path(u"cache"_s)}))
        told << u"a secret in "_s + file;
    const QByteArray output = ended.lines.join(u'\n').toUtf8();
    for (const QByteArray& secret : secrets)
        if (output.contains(secret))
            told << u"a secret was told"_s;
    return told;
}

QStringList ChaosHouse::complaints(const Ended& ended, int loginsBefore) const {
    QStringList all = leftProcesses() + brokenInvariants(ledger()) + secretsTold(ended);
    if (const int tried = logins() - loginsBefore; tried > ended.pins)
        all << u"%1 PINs were tried, %2 entered"_s.arg(tried).arg(ended.pins);
    if (ended.lines.last() == u"it never ended")
        all << ended.lines.last();
    if (ended.isDone && submissions(ledger()) == 0)
        all << u"it spoke of a receipt that nobody gave"_s;
    return all;
}

ChaosRun ChaosHouse::run(const Plan& plan) {
    constexpr int briefly = 10; // seconds; whoever sees no way on starts the program anew
    constexpr int long_ = 60;
    ChaosRun run;
    mend();
    m_order = addOrder();
    m_hasStruck = false;
    prepare(plan);
    const auto tell = [&](const Ended& ended, int loginsBefore) {
        run.story << ended.lines.last(std::min<qsizetype>(ended.lines.size(), 6)) << u"--"_s;
        run.complaints += complaints(ended, loginsBefore);
    };
    Ended ended = renew(plan, plan.fault == Fault::None ? long_ : briefly);
    tell(ended, 0);
    run.struck = m_hasStruck || QFile::exists(path(u"faults.struck"_s)) || !ended.isDone;
    if (plan.fault == Fault::None && ended.isDone)
        return run;
    mend();
    waitForPost();
    for (int again = 0; again < mostRuns && !ended.isDone; ++again) {
        const int before = logins();
        ended = renew({}, long_);
        tell(ended, before);
    }
    run.complaints += missingAtTheEnd(ledger());
    return run;
}

} // namespace yenile::tests
