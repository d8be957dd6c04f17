// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/service/http/connection_watch.h"

#include "app/service/http/client_address.h"

#include <sys/socket.h>

namespace yenile::registration {
namespace {

using std::chrono::seconds;
using Time = std::chrono::steady_clock;

constexpr auto lookEvery = std::chrono::milliseconds(250);
constexpr qint64 headBytes = qint64{64} * 1024; // the library's own limits are for each line

thread_local ConnectionWatch::Connection* connectionOfThread = nullptr;

} // namespace

ConnectionWatch::ConnectionWatch(const HttpSettings& settings)
    : m_settings(settings), m_thread([this] { work(); }) {
}

ConnectionWatch::~ConnectionWatch() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_ended.notify_all();
    m_thread.join();
}

void ConnectionWatch::work() {
    std::unique_lock lock(m_mutex);
    while (!m_ended.wait_for(lock, lookEvery, [this] { return m_ending; })) {
        const auto now = Time::now();
        for (const Connection* const connection : m_connections)
            if (connection->m_phase != Connection::Phase::Work && connection->m_deadline < now)
                ::shutdown(connection->m_socket, SHUT_RDWR);
    }
}

void ConnectionWatch::endIdle() {
    const std::lock_guard lock(m_mutex);
    for (const Connection* const connection : m_connections)
        if (connection->m_phase == Connection::Phase::Head)
            ::shutdown(connection->m_socket, SHUT_RDWR);
}

int ConnectionWatch::connections() const {
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(m_connections.size());
}

seconds ConnectionWatch::timeFor(qint64 bytes) const {
    return seconds(m_settings.headSeconds + bytes / m_settings.bytesPerSecond);
}

ConnectionWatch::Connection::Connection(ConnectionWatch& watch, int socket, const QString& peer)
    : m_watch(watch), m_socket(socket), m_deadline(Time::now() + watch.timeFor(0)), m_bytesLeft(headBytes) {
    if (!isProxy(watch.m_settings, peer)) // whose connections are those of many
        m_address = counted(peer);
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_connections.insert(this);
    if (!m_address.isEmpty() && m_watch.m_perAddress[m_address]++ >= m_watch.m_settings.connectionsPerAddress)
        ::shutdown(m_socket, SHUT_RDWR);
}

ConnectionWatch::Connection::~Connection() {
    const std::lock_guard lock(m_watch.m_mutex);
    m_watch.m_connections.erase(this);
    if (!m_address.isEmpty() && --m_watch.m_perAddress[m_address] == 0)
        m_watch.m_perAddress.erase(m_address);
}

ConnectionWatch::Connection::CurrentScope::CurrentScope(Connection& connection) {
    connectionOfThread = &connection;
}

ConnectionWatch::Connection::CurrentScope::~CurrentScope() {
    connectionOfThread = nullptr;
}

ConnectionWatch::Connection* ConnectionWatch::Connection::current() {
    return connectionOfThread;
}

void ConnectionWatch::Connection::received(qint64 bytes) {
    const std::lock_guard lock(m_watch.m_mutex); // it was another thread's turn before
    if (m_phase == Phase::Answer)
        enterLocked(Phase::Head, m_watch.timeFor(0), headBytes);
    m_bytesLeft -= bytes;
    if (m_bytesLeft < 0)
        ::shutdown(m_socket, SHUT_RDWR);
}

void ConnectionWatch::Connection::readingBody(qint64 size, qint64 limit) {
    // What frames the body, and its last record, may come on top.
    enter(Phase::Body, m_watch.timeFor(std::min(size, limit)), 2 * limit + headBytes);
}

void ConnectionWatch::Connection::working() {
    enter(Phase::Work, seconds(0), headBytes);
}

void ConnectionWatch::Connection::sending(qint64 size) {
    enter(Phase::Answer, m_watch.timeFor(size) + seconds(m_watch.m_settings.keepAliveSeconds), headBytes);
}

void ConnectionWatch::Connection::enter(Phase phase, seconds time, qint64 bytes) {
    const std::lock_guard lock(m_watch.m_mutex);
    enterLocked(phase, time, bytes);
}

void ConnectionWatch::Connection::enterLocked(Phase phase, seconds time, qint64 bytes) {
    m_phase = phase;
    m_deadline = Time::now() + time;
    m_bytesLeft = bytes;
}

} // namespace yenile::registration
