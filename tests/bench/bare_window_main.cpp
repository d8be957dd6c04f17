// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QLabel>

// yenile-bare-window: what any program with these libraries of Qt costs, linked as the wizard is. One text in
// a window of the wizard's size.
int main(int argc, char* argv[]) {
    const QApplication application(argc, argv);
    QLabel text(QStringLiteral("Yenile"));
    text.resize(900, 616);
    text.show();
    return QApplication::exec();
}
