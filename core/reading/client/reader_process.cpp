// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/reader_process.h"

#include "core/process/error_message.h"
#include "core/process/frame.h"
#include "core/reading/client/answer.h"
#include "core/reading/client/used_up.h"
#include "core/reading/protocol/cbor.h"
#include "core/reading/protocol/messages.h"
#include "core/reading/protocol/revision_message.h"

#include <algorithm>
#include <array>

namespace yenile::reading {

using protocol::PageRequest;
using protocol::Task;
using protocol::TaskKind;

namespace {

constexpr qint64 mebibyte = qint64{1} << 20;

/// A process that reads files needs to know in which language to speak, and no more.
constexpr auto environment =
    std::to_array<QByteArrayView>({"LANG", "LANGUAGE", "LC_*", "TZ", "LD_LIBRARY_PATH", "ASAN_OPTIONS",
                                   "LSAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS"});

constexpr process::Program program{.name = "yenile-reader",
                                   .environment = environment,
                                   .largestFrame = protocol::largestFrame,
                                   .missing = ErrorCode::ReaderMissing,
                                   .crashed = ErrorCode::ReaderFailed,
                                   .timedOut = ErrorCode::DocumentTooCostly};

/// The largest page, its way into the frame included; and hours of turning over pages.
constexpr Allowance forShowing{1536 * mebibyte, 3600};
constexpr qint64 secondsForPage = 60;

constexpr int mostQuestions = 256; // about one file
constexpr int mostStamps = 2;      // they may cost something

QStringList argumentsFor(ReaderProcess::Skill skill) {
    switch (skill) {
    case ReaderProcess::Skill::Judging:
        break;
    case ReaderProcess::Skill::Drawing:
        return {QStringLiteral("draw")};
    case ReaderProcess::Skill::Revising:
        return {QStringLiteral("revise")};
    }
    return {};
}

} // namespace

Allowance allowanceFor(qint64 size) {
    return {std::min(192 * mebibyte + 24 * size, 2048 * mebibyte), 30 + size / (8 * mebibyte)};
}

ReaderProcess::ReaderProcess(std::unique_ptr<process::ChildProcess> process) : m_process(std::move(process)) {
}

ReaderProcess::~ReaderProcess() = default;

Result<std::unique_ptr<ReaderProcess>> ReaderProcess::start(Skill skill) {
    auto process = process::ChildProcess::start(program, argumentsFor(skill));
    if (!process)
        return failure(process);
    return std::unique_ptr<ReaderProcess>(new ReaderProcess(std::move(*process)));
}

Result<Judgement> ReaderProcess::judge(const process::SharedFile& file, const QString& name,
                                       const signature::ValidationPolicy& policy,
                                       const std::optional<MemberQuestion>& members,
                                       const Allowance& allowance, const FileBeside& beside) {
    const auto answer = answerTo(
        {.kind = TaskKind::Judge, .name = name, .policy = protocol::toCbor(policy), .members = members}, file,
        allowance, beside, {.transport = policy.transport});
    return answer ? protocol::judgementFrom(*answer) : failure(answer);
}

Result<QCborMap> ReaderProcess::answerTo(Task task, const process::SharedFile& file,
                                         const Allowance& allowance, const FileBeside& beside,
                                         const WaysOut& ways) {
    task.memory = allowance.memory;
    task.processorSeconds = allowance.processorSeconds;
    task.hasPassword = beside.password != nullptr;
    task.hasSignedFile = beside.signedFile != nullptr;
    // A machine with much else to do takes longer than the processor's seconds.
    m_seconds = 4 * allowance.processorSeconds;
    if (const Result<void> begun = begin(task, file, beside); !begun)
        return failure(begun);
    m_isDone = !takesFurtherFiles();
    int stamps = 0;
    for (int asked = 0; asked <= mostQuestions; ++asked) {
        auto message = receive();
        if (!message)
            return message;
        const auto question = protocol::questionFrom(*message);
        if (!question)
            return gone(question.error());
        if (!*question)
            return message;
        if ((*question)->kind == protocol::ReaderQuestion::Kind::Stamp && ++stamps > mostStamps)
            break;
        if (const Result<void> answered = send(reading::answerTo(**question, ways)); !answered)
            return failure(answered);
    }
    return gone({ErrorCode::DocumentTooCostly, {}, QStringLiteral("too many questions")});
}

Result<void> ReaderProcess::open(const process::SharedFile& file, const Secret& password) {
    const auto answer =
        answerTo({.kind = TaskKind::Open}, file, allowanceFor(file.size()), {.password = &password}, {});
    return answer ? Result<void>() : failure(answer);
}

Result<signature::SignatureLayout> ReaderProcess::layOut(const process::SharedFile& file,
                                                         const signature::SignatureRequest& request,
                                                         const Secret& password) {
    const auto answer = answerTo({.kind = TaskKind::LayOut, .request = protocol::toCbor(request)}, file,
                                 allowanceFor(file.size()), {.password = &password}, {});
    if (!answer)
        return failure(answer);
    auto layout = protocol::signatureLayoutFrom(*answer);
    if (!layout)
        return gone(layout.error());
    if (!layout->fits(file.size()))
        return gone({ErrorCode::ReaderFailed, {}, QStringLiteral("a layout that does not fit the file")});
    return layout;
}

Result<QByteArray> ReaderProcess::extension(const process::SharedFile& file,
                                            const signature::ExtensionParameters& parameters,
                                            const Clock& clock) {
    const auto answer =
        answerTo({.kind = TaskKind::Extend, .request = protocol::toCbor(parameters, clock.now())}, file,
                 allowanceFor(file.size()), {.password = parameters.password},
                 {.transport = parameters.transport, .timeStamper = parameters.timeStamper});
    return answer ? Result<QByteArray>(protocol::revisionsFrom(*answer)) : failure(answer);
}

Result<Overview> ReaderProcess::show(const process::SharedFile& file, const Secret& password) {
    m_seconds = secondsForPage;
    const Result<void> begun = begin({.kind = TaskKind::Show,
                                      .memory = forShowing.memory,
                                      .processorSeconds = forShowing.processorSeconds,
                                      .hasPassword = true},
                                     file, {.password = &password});
    if (!begun)
        return failure(begun);
    const auto overview = receive();
    return overview ? protocol::overviewFrom(*overview) : failure(overview);
}

Result<QList<Word>> ReaderProcess::words(int page) {
    if (const auto sent = send(protocol::toCbor(PageRequest{PageRequest::Kind::Words, page})); !sent)
        return failure(sent);
    const auto words = receive();
    return words ? Result<QList<Word>>(protocol::wordsFrom(*words)) : failure(words);
}

Result<PageImage> ReaderProcess::draw(int page, double dotsPerInch) {
    if (const auto sent = send(protocol::toCbor(PageRequest{PageRequest::Kind::Draw, page, dotsPerInch}));
        !sent)
        return failure(sent);
    const auto size = receive();
    if (!size)
        return failure(size);
    Result<QByteArray> dots = receiveFrame();
    if (!dots)
        return failure(dots);
    auto image = protocol::pageImageFrom(*size, std::move(*dots));
    return image ? std::move(image) : gone(image.error());
}

Result<void> ReaderProcess::begin(const Task& task, const process::SharedFile& file,
                                  const FileBeside& beside) {
    Result<void> sent = send(protocol::toCbor(task));
    if (sent && beside.password != nullptr)
        sent = sendFrame(beside.password->bytes());
    if (sent)
        sent = send(file);
    if (sent && beside.signedFile != nullptr)
        sent = send(*beside.signedFile);
    return sent;
}

Result<void> ReaderProcess::send(const process::SharedFile& file) {
    const Result<void> sent = m_process->send(file, QDeadlineTimer(std::chrono::seconds(m_seconds)));
    return sent ? sent : gone(sent.error());
}

Result<void> ReaderProcess::send(const QCborMap& message) {
    return sendFrame(process::encode(message));
}

Result<void> ReaderProcess::sendFrame(QByteArrayView frame) {
    const Result<void> sent = m_process->send(frame, QDeadlineTimer(std::chrono::seconds(m_seconds)));
    return sent ? sent : gone(sent.error());
}

Result<QCborMap> ReaderProcess::receive() {
    const Result<QByteArray> frame = receiveFrame();
    if (!frame)
        return failure(frame);
    Result<QCborMap> message = process::decode(*frame);
    if (!message)
        return gone(message.error());
    if (std::optional<Error> error = process::errorFrom(*message))
        return std::unexpected(protocol::inOurLanguage(std::move(*error)));
    return message;
}

Result<QByteArray> ReaderProcess::receiveFrame() {
    Result<QByteArray> frame = m_process->receive(QDeadlineTimer(std::chrono::seconds(m_seconds)));
    return frame ? std::move(frame) : gone(frame.error());
}

/// It is gone, takes too long or speaks nonsense, which is what a file does to it.
std::unexpected<Error> ReaderProcess::gone(const Error& how) {
    m_process->kill();
    Error error = how;
    if (error.code == ErrorCode::Internal)
        error.code = ErrorCode::ReaderFailed;
    if (isUsedUp(m_process->endStatus().value_or(0)))
        error.code = ErrorCode::DocumentTooCostly;
    return std::unexpected(error);
}

} // namespace yenile::reading
