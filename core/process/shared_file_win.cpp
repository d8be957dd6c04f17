// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/shared_file.h"

#include <QDir>

#include <windows.h>

#include <cstring>
#include <memory>
#include <utility>

namespace yenile::process {

namespace {

QString lastProblem() {
    return qt_error_string(static_cast<int>(GetLastError()));
}

struct CloseFile {
    void operator()(HANDLE file) const {
        if (file != INVALID_HANDLE_VALUE)
            CloseHandle(file);
    }
};

} // namespace

Result<SharedFile> SharedFile::open(const QString& path) {
    const auto name = QDir::toNativeSeparators(path).toStdWString();
    const std::unique_ptr<void, CloseFile> file(CreateFileW(name.c_str(), GENERIC_READ,
                                                            FILE_SHARE_READ | FILE_SHARE_DELETE, nullptr,
                                                            OPEN_EXISTING, FILE_ATTRIBUTE_NORMAL, nullptr));
    LARGE_INTEGER size{};
    if (file.get() == INVALID_HANDLE_VALUE || !GetFileSizeEx(file.get(), &size))
        return fail(ErrorCode::FileNotReadable, {path}, lastProblem());
    if (GetFileType(file.get()) != FILE_TYPE_DISK)
        return fail(ErrorCode::FileNotReadable, {path}, QStringLiteral("not a file"));
    if (size.QuadPart == 0) // of nothing there is no section
        return SharedFile({nullptr, 0});
    SharedFile shared({CreateFileMappingW(file.get(), nullptr, PAGE_READONLY, 0, 0, nullptr), size.QuadPart});
    if (!shared.m_handle.section)
        return fail(ErrorCode::FileNotReadable, {path}, lastProblem());
    return shared;
}

Result<SharedFile> SharedFile::of(QByteArrayView content) {
    if (content.isEmpty())
        return SharedFile({nullptr, 0});
    const auto size = static_cast<quint64>(content.size());
    SharedFile file({CreateFileMappingW(INVALID_HANDLE_VALUE, nullptr, PAGE_READWRITE,
                                        static_cast<DWORD>(size >> 32), static_cast<DWORD>(size), nullptr),
                     content.size()});
    void* const data =
        file.m_handle.section ? MapViewOfFile(file.m_handle.section, FILE_MAP_WRITE, 0, 0, 0) : nullptr;
    if (!data)
        return fail(ErrorCode::Internal, {}, QStringLiteral("shared memory: ") + lastProblem());
    std::memcpy(data, content.data(), size);
    UnmapViewOfFile(data);
    return file;
}

SharedFile::SharedFile(SharedFile&& other) noexcept
    : m_handle(std::exchange(other.m_handle, FileHandle{nullptr, 0})) {
}

SharedFile::~SharedFile() {
    if (m_handle.section)
        CloseHandle(m_handle.section);
}

qint64 SharedFile::size() const {
    return m_handle.size;
}

SharedBytes::SharedBytes(const SharedFile& file)
    : m_size(file.size()),
      m_data(file.handle().section
                 ? MapViewOfFile(file.handle().section, FILE_MAP_READ, 0, 0, static_cast<SIZE_T>(m_size))
                 : nullptr) {
    if (m_data)
        m_pages.emplace(bytes());
}

SharedBytes::~SharedBytes() {
    m_pages.reset();
    if (m_data)
        UnmapViewOfFile(m_data);
}

QByteArray SharedBytes::bytes() const {
    return m_data ? QByteArray::fromRawData(static_cast<const char*>(m_data), m_size) : QByteArray();
}

} // namespace yenile::process
