// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/child_process.h"

#include "core/process/command_line_win.h"
#include "core/process/file_message_win.h"
#include "core/process/frame.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QUuid>

#include <windows.h>

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace yenile::process {

namespace {

struct Close {
    void operator()(HANDLE handle) const {
        if (handle != INVALID_HANDLE_VALUE)
            CloseHandle(handle);
    }
};
using Owned = std::unique_ptr<void, Close>;

constexpr DWORD bufferSize = 64 * 1024;
constexpr UINT killed = 9;

/// Ends all that this program started, when it ends itself in whatever way: the system closes the handle.
HANDLE job() {
    static const HANDLE it = [] {
        HANDLE made = CreateJobObjectW(nullptr, nullptr);
        JOBOBJECT_EXTENDED_LIMIT_INFORMATION limits{};
        limits.BasicLimitInformation.LimitFlags = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE;
        SetInformationJobObject(made, JobObjectExtendedLimitInformation, &limits, sizeof limits);
        return made;
    }();
    return it;
}

/// Both ends of a wire. A named pipe, for an anonymous one knows no deadlines; nobody else can have it, since
/// there is one of it and it is connected at once.
struct Wire {
    Owned ours;
    Owned theirs;
};

Wire newWire() {
    const std::wstring name =
        (uR"(\\.\pipe\yenile-)"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)).toStdWString();
    Wire wire;
    wire.ours.reset(CreateNamedPipeW(
        name.c_str(), PIPE_ACCESS_DUPLEX | FILE_FLAG_OVERLAPPED | FILE_FLAG_FIRST_PIPE_INSTANCE,
        PIPE_TYPE_BYTE | PIPE_READMODE_BYTE | PIPE_REJECT_REMOTE_CLIENTS, 1, bufferSize, bufferSize, 0,
        nullptr));
    if (wire.ours.get() != INVALID_HANDLE_VALUE)
        wire.theirs.reset(
            CreateFileW(name.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    return wire;
}

/// The same once more, for a program that is started to inherit; null where there is none.
Owned inheritable(HANDLE handle) {
    HANDLE copy = nullptr;
    const HANDLE process = GetCurrentProcess();
    if (!handle || !DuplicateHandle(process, handle, process, &copy, 0, TRUE, DUPLICATE_SAME_ACCESS))
        return nullptr;
    return Owned(copy);
}

/// Starts it with these handles as its standard ones, and no others of ours.
bool startWith(std::wstring commandLine, std::wstring environment, const std::array<Owned, 3>& standard,
               PROCESS_INFORMATION& started) {
    std::vector<HANDLE> inherited;
    for (const Owned& handle : standard)
        if (handle)
            inherited.push_back(handle.get());
    SIZE_T size = 0;
    InitializeProcThreadAttributeList(nullptr, 1, 0, &size);
    std::vector<char> room(size);
    auto* const attributes = reinterpret_cast<LPPROC_THREAD_ATTRIBUTE_LIST>(room.data());
    InitializeProcThreadAttributeList(attributes, 1, 0, &size);
    UpdateProcThreadAttribute(attributes, 0, PROC_THREAD_ATTRIBUTE_HANDLE_LIST, inherited.data(),
                              inherited.size() * sizeof(HANDLE), nullptr, nullptr);
    STARTUPINFOEXW startup{};
    startup.StartupInfo.cb = sizeof startup;
    startup.StartupInfo.dwFlags = STARTF_USESTDHANDLES;
    startup.StartupInfo.hStdInput = standard[0].get();
    startup.StartupInfo.hStdOutput = standard[1].get();
    startup.StartupInfo.hStdError = standard[2].get();
    startup.lpAttributeList = attributes;
    const BOOL done = CreateProcessW(nullptr, commandLine.data(), nullptr, nullptr, TRUE,
                                     CREATE_SUSPENDED | CREATE_NO_WINDOW | CREATE_UNICODE_ENVIRONMENT |
                                         EXTENDED_STARTUPINFO_PRESENT,
                                     environment.data(), nullptr, &startup.StartupInfo, &started);
    DeleteProcThreadAttributeList(attributes);
    return done != 0;
}

/// One read or write on a wire.
class Transfer {
public:
    Transfer() { m_overlapped.hEvent = m_done.get(); }
    [[nodiscard]] OVERLAPPED* overlapped() { return &m_overlapped; }

    enum class End { Done, TimedOut, Failed };
    /// `begun`: what ReadFile() or WriteFile() returned.
    End finish(HANDLE wire, BOOL begun, QDeadlineTimer deadline, DWORD& count) {
        if (!begun && GetLastError() != ERROR_IO_PENDING)
            return End::Failed;
        const qint64 left = deadline.remainingTime();
        const DWORD patience = left < 0 ? INFINITE : static_cast<DWORD>(left);
        const bool timedOut = WaitForSingleObject(m_done.get(), patience) == WAIT_TIMEOUT;
        if (timedOut)
            CancelIoEx(wire, &m_overlapped);
        // Until it is over, cancelled or not, the buffer is the system's.
        const BOOL good = GetOverlappedResult(wire, &m_overlapped, &count, TRUE);
        if (good)
            return End::Done;
        return timedOut ? End::TimedOut : End::Failed;
    }

private:
    Owned m_done{CreateEventW(nullptr, TRUE, FALSE, nullptr)};
    OVERLAPPED m_overlapped{};
};

/// What the statuses mean with which the system ends programs.
QString meaningOf(DWORD status) {
    switch (status) {
    case 0xC0000135: // STATUS_DLL_NOT_FOUND
        return u"a DLL is missing"_s;
    case 0xC0000142: // STATUS_DLL_INIT_FAILED
        return u"a DLL did not start"_s;
    case 0xC0000005: // STATUS_ACCESS_VIOLATION
        return u"it crashed"_s;
    case killed:
        return u"it was ended"_s;
    default:
        return (status & 0xC0000000U) == 0xC0000000U ? u"it crashed"_s : u"it ended"_s;
    }
}

QString pathOf(const Program& program) {
    return QDir::toNativeSeparators(QCoreApplication::applicationDirPath() + u'/' +
                                    QLatin1StringView(program.name) + u".exe"_s);
}

} // namespace

bool isInstalled(const Program& program) {
    return QFileInfo::exists(pathOf(program));
}

Result<std::unique_ptr<ChildProcess>> ChildProcess::start(const Program& program,
                                                          const QStringList& arguments) {
    const QString path = pathOf(program);
    const auto notStarted = [&] {
        const DWORD error = GetLastError();
        return fail(program.missing, {}, u"%1: error %2"_s.arg(path).arg(error));
    };
    Wire wire = newWire();
    if (!wire.theirs || wire.theirs.get() == INVALID_HANDLE_VALUE)
        return notStarted();
    const std::array standard{inheritable(wire.theirs.get()), inheritable(wire.theirs.get()),
                              inheritable(GetStdHandle(STD_ERROR_HANDLE))};
    PROCESS_INFORMATION started{};
    if (!startWith(commandLine(path, arguments), environmentBlock(program.environment), standard, started))
        return notStarted();
    AssignProcessToJobObject(job(), started.hProcess);
    ResumeThread(started.hThread);
    CloseHandle(started.hThread);
    return std::unique_ptr<ChildProcess>(new ChildProcess(program, wire.ours.release(), started.hProcess));
}

ChildProcess::~ChildProcess() {
    // At the end of its input it takes its leave and ends; some card drivers hang there.
    CloseHandle(m_wire);
    if (WaitForSingleObject(m_process, 2000) != WAIT_OBJECT_0)
        kill();
    CloseHandle(m_process);
}

bool ChildProcess::hasEnded() const {
    return WaitForSingleObject(m_process, 0) == WAIT_OBJECT_0 ||
           !PeekNamedPipe(m_wire, nullptr, 0, nullptr, nullptr, nullptr);
}

Result<void> ChildProcess::send(QByteArrayView frame, QDeadlineTimer deadline) {
    const Result<void> sent = sendBytes(header(frame.size()), deadline);
    return sent ? sendBytes(frame, deadline) : sent;
}

Result<void> ChildProcess::sendBytes(QByteArrayView bytes, QDeadlineTimer deadline) {
    while (!bytes.isEmpty()) {
        Transfer transfer;
        DWORD count = 0;
        const BOOL begun =
            WriteFile(m_wire, bytes.data(), static_cast<DWORD>(bytes.size()), nullptr, transfer.overlapped());
        switch (transfer.finish(m_wire, begun, deadline, count)) {
        case Transfer::End::Done:
            bytes = bytes.sliced(count);
            break;
        case Transfer::End::TimedOut:
            return timedOut();
        case Transfer::End::Failed:
            return crashed();
        }
    }
    return {};
}

Result<void> ChildProcess::send(const SharedFile& file, QDeadlineTimer deadline) {
    FileMessage message{0, file.size()};
    HANDLE theirs = nullptr;
    if (file.handle().section && !DuplicateHandle(GetCurrentProcess(), file.handle().section, m_process,
                                                  &theirs, FILE_MAP_READ, FALSE, 0))
        return crashed();
    message.section = reinterpret_cast<quintptr>(theirs);
    return sendBytes(QByteArrayView(reinterpret_cast<const char*>(&message), sizeof message), deadline);
}

Result<QByteArray> ChildProcess::receive(QDeadlineTimer deadline) {
    const auto beginning = receiveExactly(headerSize, deadline);
    if (!beginning)
        return failure(beginning);
    const auto size = sizeFrom(*beginning, m_program.largestFrame);
    if (!size)
        return failure(size);
    return receiveExactly(*size, deadline);
}

Result<QByteArray> ChildProcess::receiveExactly(qsizetype size, QDeadlineTimer deadline) {
    QByteArray bytes(size, '\0');
    qsizetype done = 0;
    while (done < size) {
        Transfer transfer;
        DWORD count = 0;
        const BOOL begun = ReadFile(m_wire, bytes.data() + done, static_cast<DWORD>(size - done), nullptr,
                                    transfer.overlapped());
        switch (transfer.finish(m_wire, begun, deadline, count)) {
        case Transfer::End::Done:
            done += count;
            break;
        case Transfer::End::TimedOut:
            return timedOut();
        case Transfer::End::Failed:
            return crashed();
        }
    }
    return bytes;
}

std::unexpected<Error> ChildProcess::crashed() {
    // It closed the wire. An end of its own accord comes a moment later, and its status tells more than ours.
    if (WaitForSingleObject(m_process, 2000) != WAIT_OBJECT_0)
        kill();
    WaitForSingleObject(m_process, INFINITE);
    DWORD status = 0;
    GetExitCodeProcess(m_process, &status);
    m_endStatus = static_cast<int>(status);
    return fail(m_program.crashed, {}, u"%1: status 0x%2"_s.arg(meaningOf(status)).arg(status, 0, 16));
}

std::unexpected<Error> ChildProcess::timedOut() const {
    return fail(m_program.timedOut, {}, u"no answer within the time limit"_s);
}

qint64 ChildProcess::processId() const {
    return GetProcessId(m_process);
}

void ChildProcess::kill() {
    TerminateProcess(m_process, killed);
}

} // namespace yenile::process
