// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"
#include "tests/ui/contact_sheet.h"
#include "tests/ui/pictures.h"
#include "tests/ui/wizard_bench.h"
#include "ui/widgets/desktop_wishes.h"
#include "ui/widgets/style.h"

#include <CLI/CLI.hpp>

#include <QApplication>

#include <iostream>

using namespace yenile;

namespace {

struct Options {
    std::string folder;
    std::string language = "tr";
    std::string colours = "light";
    std::vector<std::string> sizes;
    bool sheet = false;
};

void addOptions(CLI::App& app, Options& options) {
    app.add_option("folder", options.folder, "where the pictures go")->required();
    app.add_option("--language", options.language, "tr or en");
    app.add_option("--colours", options.colours, "the palette")
        ->check(CLI::IsMember({"light", "dark", "contrast-black", "contrast-white"}));
    app.add_option("--size", options.sizes,
                   "of the wizard, as 900x616; several go to folders of their own, folder-SIZE");
    app.add_flag("--sheet", options.sheet,
                 "put the pictures of the folders in it on one sheet, and take none");
}

QPalette paletteNamed(const std::string& name) {
    if (name.starts_with("contrast"))
        return ui::style::contrastPalette(name == "contrast-black");
    return ui::style::calmPalette(name == "dark");
}

std::vector<tests::Format> formatsOf(const Options& options) {
    const QString folder = QString::fromStdString(options.folder);
    if (options.sizes.empty()) // the screen of the offscreen platform is smaller than any real one
        return {{QSize(1050, 750), QDir(folder)}};
    std::vector<tests::Format> formats;
    for (const std::string& each : options.sizes) {
        const QString size = QString::fromStdString(each);
        formats.push_back({QSize(size.section(u'x', 0, 0).toInt(), size.section(u'x', 1).toInt()),
                           QDir(folder + QLatin1Char('-') + size)});
    }
    return formats;
}

} // namespace

/// Takes a picture of every page of the wizard, on the way from the first page to the receipt.
int main(int argc, char* argv[]) {
    CLI::App app("Takes a picture of every page of the wizard");
    Options options;
    addOptions(app, options);
    CLI11_PARSE(app, argc, argv);
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::style::apply(application, {});
    QApplication::setPalette(paletteNamed(options.colours));
    installLanguage(QString::fromStdString(options.language));
    if (options.sheet)
        return tests::makeContactSheet(QDir(QString::fromStdString(options.folder))) ? 0 : 1;
    try {
        tests::WizardBench bench;
        bench.insertCertificate();
        bench.applicant.pins = {bench.token.pin(), bench.token.pin(), bench.token.pin()}; // two for pictures
        return tests::takePictures(bench.open(), formatsOf(options)) ? 0 : 1;
    } catch (const std::exception& problem) {
        std::cerr << problem.what() << '\n';
        return 1;
    }
}
