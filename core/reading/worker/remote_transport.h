// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/process/helper_channel.h"
#include "core/reading/protocol/messages.h"
#include "core/signature/certificates/http_transport.h"
#include "core/signature/cms/time_stamper.h"

namespace yenile::reading::worker {

/// The program that gave the file, asked on the wire.
class Questions {
public:
    explicit Questions(process::HelperChannel& channel) : m_channel(channel) {}
    /// Errors: those that the other side met; Internal where it is gone.
    [[nodiscard]] Result<protocol::QuestionAnswer> ask(const protocol::ReaderQuestion& question);

private:
    process::HelperChannel& m_channel;
};

/// What it learned before.
class RemoteCache final : public signature::EvidenceCache {
public:
    explicit RemoteCache(Questions& questions) : m_questions(questions) {}
    [[nodiscard]] std::optional<QByteArray> find(const signature::EvidenceQuestion& question) const override;
    void store(const signature::EvidenceQuestion& question, const QByteArray& answer) override;

private:
    Questions& m_questions;
};

/// Its way to responders, lists and issuers' certificates: the reader itself has no network.
class RemoteTransport final : public signature::HttpTransport {
public:
    explicit RemoteTransport(process::HelperChannel& channel) : m_questions(channel) {}
    [[nodiscard]] Result<QByteArray> get(const QString& url) override;
    [[nodiscard]] Result<QByteArray> post(const QString& url, const QByteArray& contentType,
                                          const QByteArray& body) override;
    [[nodiscard]] signature::EvidenceCache* cache() override { return &m_cache; }

private:
    Questions m_questions;
    RemoteCache m_cache{m_questions};
};

/// Its way to time-stamping authorities.
class RemoteTimeStamper final : public signature::TimeStamper {
public:
    explicit RemoteTimeStamper(process::HelperChannel& channel) : m_questions(channel) {}
    [[nodiscard]] Result<QByteArray> exchange(const QByteArray& request) override;

private:
    Questions m_questions;
};

} // namespace yenile::reading::worker
