// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/idle_connections.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>

namespace yenile::registration {
namespace {

constexpr quint64 theEnd = 0;

void watch(int events, int descriptor, quint64 number) {
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT;
    event.data.u64 = number;
    ::epoll_ctl(events, EPOLL_CTL_ADD, descriptor, &event);
}

} // namespace

IdleConnections::IdleConnections(int most, Ready ready)
    : m_most(static_cast<size_t>(most)), m_ready(std::move(ready)), m_events(::epoll_create1(EPOLL_CLOEXEC)),
      m_end(::eventfd(0, EFD_CLOEXEC)), m_thread([this] { work(); }) {
    watch(m_events, m_end, theEnd);
}

void IdleConnections::close() {
    std::map<quint64, std::shared_ptr<ClientConnection>> left;
    {
        const std::lock_guard lock(m_mutex);
        if (m_isClosed)
            return;
        m_isClosed = true;
        left.swap(m_waiting);
    }
    ::eventfd_write(m_end, 1);
    m_thread.join();
    ::close(m_end);
    ::close(m_events);
}

void IdleConnections::add(std::shared_ptr<ClientConnection> connection) {
    std::shared_ptr<ClientConnection> oldest; // ended when nobody is waited for any more
    const std::lock_guard lock(m_mutex);
    if (m_isClosed)
        return;
    if (m_waiting.size() >= m_most)
        oldest = std::move(m_waiting.extract(m_waiting.begin()).mapped());
    const auto& waiting = m_waiting.emplace(++m_last, std::move(connection)).first->second;
    watch(m_events, waiting->socket(), m_last);
}

std::shared_ptr<ClientConnection> IdleConnections::take(quint64 number) {
    const std::lock_guard lock(m_mutex);
    const auto waiting = m_waiting.extract(number);
    if (!waiting) // made room for another meanwhile
        return {};
    ::epoll_ctl(m_events, EPOLL_CTL_DEL, waiting.mapped()->socket(), nullptr);
    return waiting.mapped();
}

void IdleConnections::work() {
    std::array<epoll_event, 64> events{};
    for (;;) {
        const int count = ::epoll_wait(m_events, events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count; ++i) {
            if (events[static_cast<size_t>(i)].data.u64 == theEnd)
                return;
            if (auto connection = take(events[static_cast<size_t>(i)].data.u64))
                m_ready(std::move(connection));
        }
    }
}

} // namespace yenile::registration
