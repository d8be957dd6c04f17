// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace yenile::registration {

/// The counters of this instance, for Prometheus.
class Metrics {
public:
    /// `pattern` is the endpoint's, so that it has no person's path; empty if there is no endpoint.
    void countRequest(const QByteArray& method, const QString& pattern, int status, double seconds);

    /// A number that is read when the metrics are fetched; left out if it is unknown. What `value` refers to
    /// must outlive this.
    void addGauge(const char* name, const char* help, std::function<std::optional<double>()> value);

    /// All of it in the text format, version 0.0.4.
    [[nodiscard]] QByteArray text() const;

private:
    [[nodiscard]] QByteArray counted() const;

    static constexpr std::array<double, 8> bounds{0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5};

    struct Gauge {
        const char* name;
        const char* help;
        std::function<std::optional<double>()> value;
    };
    struct Duration {
        std::array<qint64, bounds.size()> upTo{};
        qint64 count = 0;
        double sum = 0;
    };

    mutable std::mutex m_mutex;                 ///< of what is counted; gauges are added before anybody looks
    std::map<QByteArray, qint64> m_requests;    ///< by labels
    std::map<QByteArray, Duration> m_durations; ///< by labels
    std::vector<Gauge> m_gauges;
};

} // namespace yenile::registration
