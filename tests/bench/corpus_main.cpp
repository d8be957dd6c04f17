// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "tests/core/signature/judges.h"
#include "tests/support/sign_here.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFileInfo>
#include <QTextStream>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <map>

/// Signs every PDF of some folders and lets other programs judge: docs/benchmarks.md. The file of passwords
/// has a line for each document that wants one: its name without folders, a tab, the password.

using namespace yenile;
using namespace yenile::tests;
using namespace Qt::StringLiterals;

namespace {

constexpr int crashed = -1;
constexpr rlim_t longestSigning = 60; // seconds of processor time

/// What became of one document. The code of the refusal, 0 when it was signed, or `crashed`.
int signInChild(const Bench& bench, const QString& from, const QString& password, signature::Signer& signer) {
    const pid_t child = fork();
    if (child == 0) {
        const rlimit limit{longestSigning, longestSigning};
        setrlimit(RLIMIT_CPU, &limit);
        const Secret secret{QByteArrayView(password.toUtf8())};
        signature::PadesOptions options;
        options.password = &secret;
        const auto outcome =
            signature::signPdf(from, bench.path(u"signed.pdf"_s), signer, options, Clock::system());
        const int code = outcome ? 0 : static_cast<int>(outcome.error().code);
        (void)bench.write(u"outcome"_s, QByteArray::number(code) + ' ' +
                                            (outcome ? QByteArray() : outcome.error().cause.toUtf8()));
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return crashed;
    const QByteArray outcome = bench.read(u"outcome"_s);
    return outcome.left(outcome.indexOf(' ')).toInt();
}

/// Judges do not come to an end with every hostile file either.
Verdict judge(const QString& program, const QStringList& arguments) {
    return run(u"timeout"_s, QStringList{u"60"_s, program} + arguments);
}

Verdict pdfsig(const QString& file, const QString& password) {
    return judge(u"pdfsig"_s, {u"-nocert"_s, u"-upw"_s, password, file});
}
qsizetype wrongForMutool(const QString& file, const QString& password) {
    return judge(u"mutool"_s, {u"sign"_s, u"-v"_s, u"-p"_s, password, file}).output.count(u"Digest error"_s);
}
bool isSound(const QString& file, const QString& password) {
    return judge(u"qpdf"_s, {u"--check"_s, u"--password="_s + password, file}).exitCode == 0;
}

/// Whether pdfsig comes to an end with a file and finds it to be a PDF.
bool isRead(const Verdict& verdict) {
    return verdict.exitCode == 0 || verdict.exitCode == 2; // 2: without signatures
}

/// What is wrong with a signed document for somebody; empty when nothing is.
QString complaint(const Bench& bench, const QString& from, const QString& password) {
    const QString to = bench.path(u"signed.pdf"_s);
    const QByteArray original = readFile(from).value_or(QByteArray());
    if (!bench.read(u"signed.pdf"_s).startsWith(original))
        return u"the original is not the beginning"_s;
    // Earlier signatures stay what they were.
    const bool isSigned = original.contains("/ByteRange");
    const qsizetype before = isSigned ? pdfsig(from, password).output.count(u"Signature is Valid."_s) : 0;
    const QString said = pdfsig(to, password).output;
    if (said.count(u"Signature is Valid."_s) != before + 1 || !said.contains(u"Total document signed"_s))
        return isRead(pdfsig(from, password)) ? u"pdfsig"_s : QString();
    const qsizetype wrong = wrongForMutool(to, password);
    if (wrong > 0 && !(isSigned && wrong <= wrongForMutool(from, password)))
        return u"mutool"_s;
    if (!isSound(to, password) && isSound(from, password))
        return u"qpdf"_s;
    const auto report = signature::validatePdf(to, bench.policy(), Secret{QByteArrayView(password.toUtf8())});
    if (!report)
        return u"our validation: "_s + report.error().cause;
    if (report->signatures.empty() ||
        report->signatures.back().indication != signature::Indication::TotalPassed)
        return u"our validation"_s;
    return {};
}

/// By the documents' names.
std::map<QString, QString> passwordsIn(const QString& file) {
    std::map<QString, QString> passwords;
    for (const QByteArray& line : readFile(file).value_or(QByteArray()).split('\n'))
        if (const qsizetype tab = line.indexOf('\t'); tab > 0)
            passwords[QString::fromUtf8(line.first(tab))] = QString::fromUtf8(line.sliced(tab + 1));
    return passwords;
}

std::vector<QString> documents(const QStringList& folders) {
    std::vector<QString> files;
    for (const QString& folder : folders) {
        QDirIterator each(folder, {u"*.pdf"_s}, QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
        while (each.hasNext())
            files.push_back(each.next());
    }
    std::ranges::sort(files);
    return files;
}

} // namespace

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    const Bench bench;
    const auto signer = bench.signer(with(KeyKind::P256));
    QTextStream out(stdout);
    QStringList arguments = application.arguments().mid(1);
    std::map<QString, QString> passwords;
    if (arguments.size() > 1 && arguments.first() == u"--passwords") {
        passwords = passwordsIn(arguments.at(1));
        arguments.remove(0, 2);
    }
    std::map<QString, int> counts;
    for (const QString& file : documents(arguments)) {
        QFile::remove(bench.path(u"signed.pdf"_s));
        const QString password = passwords[QFileInfo(file).fileName()];
        const int code = signInChild(bench, file, password, *signer);
        QString verdict = u"signed"_s;
        if (code == crashed)
            verdict = u"CRASHED"_s;
        else if (code != 0)
            verdict = u"refused "_s + codeName(static_cast<ErrorCode>(code)) + u": "_s +
                      QString::fromUtf8(bench.read(u"outcome"_s)).section(u' ', 1);
        else if (const QString wrong = complaint(bench, file, password); !wrong.isEmpty())
            verdict = u"WRONG for "_s + wrong;
        if (verdict != u"signed")
            out << file << ": " << verdict << Qt::endl;
        ++counts[verdict.section(u':', 0, 0)];
    }
    for (const auto& [verdict, count] : counts)
        out << count << ' ' << verdict << Qt::endl;
    return 0;
}
