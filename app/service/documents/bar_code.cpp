#include "app/service/documents/bar_code.h"

#include <QByteArray>
#include <QPainter>

#include <array>

namespace yenile::registration {
namespace {

constexpr int startB = 104;
constexpr int stop = 106;
constexpr int quietModules = 10;

// Widths of bars and gaps in turn, by symbol value.
constexpr std::array<const char*, 107> symbols{
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213",
    "221312", "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132",
    "221231", "213212", "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211",
    "212123", "212321", "232121", "111323", "131123", "131321", "112313", "132113", "132311", "211313",
    "231113", "231311", "112133", "112331", "132131", "113123", "113321", "133121", "313121", "211331",
    "231131", "213113", "213311", "213131", "311123", "311321", "331121", "312113", "312311", "332111",
    "314111", "221411", "431111", "111224", "111422", "121124", "121421", "141122", "141221", "112214",
    "112412", "122114", "122411", "142112", "142211", "241211", "221114", "413111", "241112", "134111",
    "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112", "421211", "212141",
    "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311", "113141",
    "114131", "311141", "411131", "211412", "211214", "211232", "2331112"};

QByteArray widths(const QByteArray& text) {
    int check = startB;
    QByteArray all = symbols[startB];
    for (qsizetype i = 0; i < text.size(); ++i) {
        const int value = text[i] - ' ';
        check += value * static_cast<int>(i + 1);
        all += symbols[static_cast<size_t>(value)];
    }
    return all + symbols[static_cast<size_t>(check % 103)] + symbols[stop];
}

} // namespace

void drawBarCode(QPainter& painter, const QRectF& area, const QString& text) {
    const QByteArray bars = widths(text.toLatin1());
    int modules = 2 * quietModules;
    for (const char width : bars)
        modules += width - '0';
    const double module = area.width() / modules;
    double x = area.left() + quietModules * module;
    bool isBar = true;
    for (const char width : bars) {
        const double step = (width - '0') * module;
        if (isBar)
            painter.fillRect(QRectF(x, area.top(), step, area.height()), Qt::black);
        isBar = !isBar;
        x += step;
    }
}

} // namespace yenile::registration
