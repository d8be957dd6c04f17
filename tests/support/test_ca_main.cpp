// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/test_ca.h"

#include <CLI/CLI.hpp>

#include <exception>
#include <iostream>
#include <map>

using namespace yenile;

namespace {

const std::map<std::string, tests::KeyKind> keyKinds{
    {"rsa2048", tests::KeyKind::Rsa2048}, {"rsa3072", tests::KeyKind::Rsa3072},
    {"rsa4096", tests::KeyKind::Rsa4096}, {"p256", tests::KeyKind::P256},
    {"p384", tests::KeyKind::P384},
};

int write(const std::string& folder, const tests::LeafProfile& applicant) {
    const Result<void> written = tests::TestCa().write(QDir(QString::fromStdString(folder)), applicant);
    if (written)
        return 0;
    std::cerr << qPrintable(sentence(written.error())) << '\n';
    return 1;
}

} // namespace

int main(int argc, char* argv[]) {
    CLI::App app("Makes a certification authority for tests and the demo, and an applicant's certificate");
    std::string folder;
    std::string number;
    std::string name;
    bool expired = false;
    bool notQualified = false;
    bool noNonRepudiation = false;
    tests::LeafProfile applicant;
    app.add_option("folder", folder, "where everything is written to")->required();
    app.add_option("--identity-number", number, "T.C. Kimlik No of the applicant");
    app.add_option("--name", name, "name of the applicant");
    app.add_option("--key", applicant.key, "kind of the applicant's key")
        ->transform(CLI::CheckedTransformer(keyKinds, CLI::ignore_case));
    app.add_flag("--expired", expired, "a certificate that ended yesterday");
    app.add_flag("--not-qualified", notQualified, "a certificate without the NES statements");
    app.add_flag("--no-non-repudiation", noNonRepudiation, "a certificate that is not for signing documents");
    CLI11_PARSE(app, argc, argv);

    if (!number.empty())
        applicant.identityNumber = QString::fromStdString(number);
    if (!name.empty())
        applicant.commonName = QString::fromStdString(name);
    if (expired) {
        applicant.notBefore = QDateTime::currentDateTimeUtc().addDays(-1000);
        applicant.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    }
    applicant.qcCompliance = applicant.nesStatement = !notQualified;
    applicant.nonRepudiation = !noNonRepudiation;
    try {
        return write(folder, applicant);
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}
