// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/signature/bench.h"
#include "tests/core/signature/pdf_samples.h"
#include "tests/support/sign_here.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

#include <sys/resource.h>

#include <fstream>

/// How much memory of its own a large document costs when it is signed and validated: docs/benchmarks.md.

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 megabyte = 1024 * 1024;

/// A document with one object of that size in it, written piece by piece.
void writeLarge(const QString& path, qint64 megabytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    const QByteArray small = SamplePdf{}.bytes();
    file.write(small);
    const qint64 object = file.pos();
    file.write("5 0 obj\n<< /Length " + QByteArray::number(megabytes * megabyte) + " >>\nstream\n");
    const QByteArray piece(megabyte, 'y');
    for (qint64 i = 0; i < megabytes; ++i)
        file.write(piece);
    file.write("\nendstream\nendobj\n");
    const qint64 table = file.pos();
    file.write("xref\n5 1\n" + QByteArray::number(object).rightJustified(10, '0') +
               " 00000 n \ntrailer\n<< /Root 1 0 R /Size 6 /Prev " +
               QByteArray::number(small.indexOf("xref\n")) + " >>\nstartxref\n" + QByteArray::number(table) +
               "\n%%EOF\n");
}

/// Memory that is the process's own; pages of a mapped file are the system's to take back.
qint64 ownMegabytes() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("RssAnon:"))
            return QByteArray::fromStdString(line.substr(8)).simplified().split(' ').first().toLongLong() /
                   1024;
    return 0;
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const qint64 megabytes = application.arguments().value(1, u"512"_s).toLongLong();
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    writeLarge(bench.path(u"0.pdf"_s), megabytes);
    QTextStream out(stdout);
    QElapsedTimer clock;
    clock.start();
    const auto outcome = bench.signPdf(u"0.pdf"_s, u"1.pdf"_s, *signer);
    out << "signed: " << (outcome ? u"yes"_s : codeName(outcome.error().code)) << ", " << clock.restart()
        << " ms, own memory then " << ownMegabytes() << " MB" << Qt::endl;
    const auto report = signature::validatePdf(bench.path(u"1.pdf"_s), bench.policy());
    out << "validated: "
        << (report ? signature::indicationName(report->indication()) : codeName(report.error().code)) << ", "
        << clock.elapsed() << " ms, own memory then " << ownMegabytes() << " MB" << Qt::endl;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    out << "highest resident, mapped files included: " << usage.ru_maxrss / 1024 << " MB of a file of "
        << megabytes << " MB, ratio "
        << static_cast<double>(usage.ru_maxrss) / 1024 / static_cast<double>(megabytes) << Qt::endl;
    return 0;
}
