// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/metrics.h"

namespace yenile::registration {
namespace {

QByteArray head(const char* name, const char* help, const char* type) {
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

QByteArray number(double value) {
    return QByteArray::number(value, 'g', 12);
}

} // namespace

void Metrics::countRequest(const QByteArray& method, const QString& pattern, int status, double seconds) {
    const QByteArray route =
        "method=\"" + method + "\",route=\"" + (pattern.isEmpty() ? "none" : pattern.toUtf8()) + '"';
    const std::lock_guard lock(m_mutex);
    ++m_requests[route + ",status=\"" + QByteArray::number(status) + '"'];
    Duration& duration = m_durations[route];
    for (size_t i = 0; i < bounds.size(); ++i)
        duration.upTo[i] += seconds <= bounds[i] ? 1 : 0;
    ++duration.count;
    duration.sum += seconds;
}

void Metrics::addGauge(const char* name, const char* help, std::function<std::optional<double>()> value) {
    m_gauges.push_back({name, help, std::move(value)});
}

QByteArray Metrics::counted() const {
    const std::lock_guard lock(m_mutex);
    QByteArray all = head("yenile_requests_total", "Requests that were answered.", "counter");
    for (const auto& [labels, count] : m_requests)
        all += "yenile_requests_total{" + labels + "} " + QByteArray::number(count) + '\n';
    all += head("yenile_request_seconds", "How long answers took, with the reading of the request.",
                "histogram");
    for (const auto& [labels, duration] : m_durations) {
        for (size_t i = 0; i < bounds.size(); ++i)
            all += "yenile_request_seconds_bucket{" + labels + ",le=\"" + number(bounds[i]) + "\"} " +
                   QByteArray::number(duration.upTo[i]) + '\n';
        const QByteArray count = QByteArray::number(duration.count) + '\n';
        all += "yenile_request_seconds_bucket{" + labels + ",le=\"+Inf\"} " + count;
        all += "yenile_request_seconds_sum{" + labels + "} " + number(duration.sum) + '\n';
        all += "yenile_request_seconds_count{" + labels + "} " + count;
    }
    return all;
}

QByteArray Metrics::text() const {
    QByteArray all = counted();
    for (const Gauge& gauge : m_gauges) // a database may keep them waiting, which is to hold no request up
        if (const std::optional<double> value = gauge.value())
            all += head(gauge.name, gauge.help, "gauge") + gauge.name + ' ' + number(*value) + '\n';
    return all;
}

} // namespace yenile::registration
