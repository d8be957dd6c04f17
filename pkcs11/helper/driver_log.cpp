#include "pkcs11/helper/driver_log.h"

#include "pkcs11/gate/gate.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>

namespace yenile::pkcs11::helper {

namespace {

constexpr off_t largestLog = 1 << 20;

QString logFolder() {
    const QString state = qEnvironmentVariable("XDG_STATE_HOME");
    return QDir(QDir::isAbsolutePath(state) ? state : QDir::home().filePath(QStringLiteral(".local/state")))
        .filePath(QStringLiteral("yenile"));
}

} // namespace

void keepDriverOutput(const char* driver) {
    if (qgetenv(gate::logVariable) == "1" || !QDir().mkpath(logFolder()))
        return;
    const QByteArray path = QFile::encodeName(logFolder() + QStringLiteral("/drivers.log"));
    const int log =
        open(path.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, S_IRUSR | S_IWUSR);
    if (log < 0)
        return;
    struct stat state{};
    if (fstat(log, &state) == 0 && state.st_size > largestLog)
        static_cast<void>(ftruncate(log, 0));
    dup2(log, STDERR_FILENO);
    close(log);
    std::fprintf(stderr, "%s %s\n", qPrintable(QDateTime::currentDateTimeUtc().toString(Qt::ISODate)),
                 driver);
}

} // namespace yenile::pkcs11::helper
