// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/judges.h"

#include <QDir>
#include <QProcess>

#include <stdexcept>

namespace yenile::tests {

using namespace Qt::StringLiterals;

Verdict run(const QString& program, const QStringList& arguments) {
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice()); // nobody is there to be asked
    process.start(program, arguments);
    if (!process.waitForStarted(-1) || !process.waitForFinished(-1))
        throw std::runtime_error("cannot run " + program.toStdString());
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

namespace {

QString trustDatabase(const Bench& bench) {
    const QString folder = bench.path(u"nss"_s);
    if (QDir(folder).exists())
        return folder;
    QDir().mkpath(folder);
    (void)run(u"certutil"_s, {u"-N"_s, u"-d"_s, folder, u"--empty-password"_s});
    (void)run(u"certutil"_s, {u"-A"_s, u"-d"_s, folder, u"-n"_s, u"root"_s, u"-t"_s, u"C,C,C"_s, u"-a"_s,
                              u"-i"_s, bench.rootFile()});
    return folder;
}

} // namespace

int validForPdfsig(const Bench& bench, const QString& file, const QString& password) {
    QStringList arguments{u"-nssdir"_s, trustDatabase(bench), file};
    if (!password.isEmpty())
        arguments << u"-upw"_s << password;
    const QString output = run(u"pdfsig"_s, arguments).output;
    const auto all = output.count(u"Signature Validation:"_s);
    const auto valid = output.count(u"Signature is Valid."_s);
    const auto trusted = output.count(u"Certificate is Trusted."_s);
    return all == valid && all == trusted ? static_cast<int>(all) : -1;
}

bool isIntactForMutool(const QString& file, int signatures, const QString& password) {
    const QString output = run(u"mutool"_s, {u"sign"_s, u"-p"_s, password, u"-v"_s, file}).output;
    return output.count(u"Verifying signature"_s) == signatures && !output.contains(u"Digest error"_s) &&
           !output.contains(u"document has changed"_s);
}

bool isSoundForQpdf(const QString& file, const QString& password) {
    return run(u"qpdf"_s, {u"--password="_s + password, u"--check"_s, file}).exitCode == 0;
}

bool isValidForOpenssl(const Bench& bench, const QString& cms, const QString& content) {
    return run(u"openssl"_s, {u"cms"_s, u"-verify"_s, u"-cades"_s, u"-binary"_s, u"-inform"_s, u"DER"_s,
                              u"-purpose"_s, u"any"_s, u"-in"_s, cms, u"-content"_s, content, u"-CAfile"_s,
                              bench.rootFile(), u"-out"_s, u"/dev/null"_s})
               .exitCode == 0;
}

} // namespace yenile::tests
