// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"
#include "tests/ui/contact_sheet.h"
#include "tests/ui/pictures.h"
#include "tests/ui/wizard_bench.h"
#include "ui/widgets/style.h"

#include <CLI/CLI.hpp>

#include <QApplication>

#include <iostream>

/// Takes a picture of every page of the wizard, on the way from the first page to the receipt or to paper.
int main(int argc, char* argv[]) {
    using namespace yenile;
    CLI::App options("Takes a picture of every page of the wizard");
    std::string folder;
    std::string language = "tr";
    bool dark = false;
    bool paper = false;
    bool sheet = false;
    options.add_option("folder", folder, "where the pictures go")->required();
    options.add_option("--language", language, "tr or en");
    options.add_flag("--dark", dark, "with dark colours");
    options.add_flag("--paper", paper, "the way of the wet-ink signature");
    options.add_flag("--sheet", sheet, "put the pictures of the folders in it on one sheet, and take none");
    CLI11_PARSE(options, argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::style::apply(application);
    QApplication::setPalette(ui::style::calmPalette(dark));
    installLanguage(QString::fromStdString(language));
    const QDir target(QString::fromStdString(folder));
    if (sheet)
        return tests::makeContactSheet(target) ? 0 : 1;
    try {
        tests::WizardBench bench;
        bench.insertCertificate();
        bench.applicant.pins = {bench.token.pin(), bench.token.pin(), bench.token.pin()}; // two for pictures
        const service::Method method = paper ? service::Method::WetInk : service::Method::Electronic;
        return tests::takePictures(bench.open(), method, target) ? 0 : 1;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}
