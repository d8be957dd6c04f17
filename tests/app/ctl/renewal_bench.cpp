// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/renewal_bench.h"

#include "core/base/file.h"

#include <QJsonDocument>

#include <stdexcept>

namespace yenile::tests {

using namespace Qt::StringLiterals;

namespace {

void write(const QString& file, const QByteArray& content) {
    if (!writeFile(file, content))
        throw std::runtime_error("cannot write " + file.toStdString());
}

} // namespace

QJsonObject noForm() {
    return {{u"identityNumber"_s, u"10000000146"_s}};
}

QJsonObject allAnswers() {
    QJsonObject answers = noForm();
    answers.insert(u"declaration"_s, true);
    answers.insert(u"form"_s, QJsonObject{{u"doNotPublish"_s, true},
                                          {u"phone"_s, u"0555 111 22 33"_s},
                                          {u"securityWord"_s, u"Kardelen42"_s}});
    return answers;
}

RenewalBench::RenewalBench(const LeafProfile& profile, const ServiceOptions& options, const QString& pin)
    : service(options), card(QStringLiteral("Yenile Test"), pin) {
    card.store(service.ca().issue(profile));
    write(service.file(u"settings.ini"_s),
          QStringLiteral("[service]\naddress=%1\ncaFile=%2/root.pem\n"
                         "[signature]\ntrustAnchors=%2/chain.pem\n"
                         "[token]\ndrivers=%3\n"
                         "[submission]\noutboxFolder=%4\n"
                         "[ui]\ncopiesFolder=%5\nlanguage=en\n")
              .arg(service.address().toString(), service.pki().path(), SoftHsmToken::driver(),
                   service.file(u"outbox"_s), service.file(u"results"_s))
              .toUtf8());
}

Call RenewalBench::call(const Renewing& renewing) const {
    const QString answers = service.file(u"answers.json"_s);
    write(answers, QJsonDocument(renewing.answers).toJson());
    QMap<QString, QString> environment{{u"YENILE_SPOOL"_s, service.state().filePath(u"spool"_s)},
                                       {u"YENILE_QUESTIONS"_s, service.file(u"questions"_s)},
                                       {u"YENILE_MISTAKES"_s, renewing.mistakes}};
    write(service.file(u"questions"_s), {}); // of this run
    environment.insert(renewing.environment);
    const QStringList arguments{u"renew"_s,
                                u"--settings"_s,
                                service.file(u"settings.ini"_s),
                                u"--answers"_s,
                                answers,
                                u"--ask-command"_s,
                                QStringLiteral(YENILE_SOURCE_DIR "/tests/app/ctl/applicant"),
                                u"--pin-fd"_s,
                                u"0"_s};
    return {arguments + renewing.options, renewing.pins, environment};
}

Ended RenewalBench::renew(const Renewing& renewing) const {
    Call json = call(renewing);
    json.arguments.append(u"--json"_s);
    return run(json);
}

int RenewalBench::asked(const QString& kind) const {
    const QByteArray questions = readFile(service.file(u"questions"_s)).value_or(QByteArray());
    return static_cast<int>(questions.split('\n').count(kind.toUtf8()));
}

QDir RenewalBench::results() const {
    const QDir all(service.file(u"results"_s));
    const QStringList folders = all.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    if (folders.size() != 1)
        throw std::runtime_error("not one folder of results");
    return QDir(all.filePath(folders.first()));
}

int RenewalBench::waiting() const {
    return static_cast<int>(QDir(service.file(u"outbox"_s)).entryList({u"*.asice"_s}, QDir::Files).size());
}

} // namespace yenile::tests
