// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/process/shared_file.h"

#include "core/process/write_all.h"

#include <QFile>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace yenile::process {

Result<SharedFile> SharedFile::open(const QString& path) {
    SharedFile file(::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC));
    struct stat about{};
    if (file.m_handle < 0 || fstat(file.m_handle, &about) != 0)
        return fail(ErrorCode::FileNotReadable, {path}, qt_error_string(errno));
    if (!S_ISREG(about.st_mode))
        return fail(ErrorCode::FileNotReadable, {path}, QStringLiteral("not a file"));
    return file;
}

Result<SharedFile> SharedFile::of(QByteArrayView content) {
    SharedFile file(memfd_create("yenile", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (file.m_handle < 0 || !writeAll(file.m_handle, content) ||
        fcntl(file.m_handle, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0)
        return fail(ErrorCode::Internal, {}, QStringLiteral("shared memory: ") + qt_error_string(errno));
    return file;
}

SharedFile::SharedFile(SharedFile&& other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {
}

SharedFile::~SharedFile() {
    if (m_handle >= 0)
        close(m_handle);
}

qint64 SharedFile::size() const {
    struct stat about{};
    return fstat(m_handle, &about) == 0 ? about.st_size : 0;
}

SharedBytes::SharedBytes(const SharedFile& file)
    : m_size(file.size()),
      m_data(m_size == 0
                 ? MAP_FAILED
                 : mmap(nullptr, static_cast<size_t>(m_size), PROT_READ, MAP_PRIVATE, file.handle(), 0)) {
    if (m_data != MAP_FAILED)
        m_pages.emplace(bytes());
}

SharedBytes::~SharedBytes() {
    m_pages.reset();
    if (m_data != MAP_FAILED)
        munmap(m_data, static_cast<size_t>(m_size));
}

QByteArray SharedBytes::bytes() const {
    return m_data == MAP_FAILED ? QByteArray()
                                : QByteArray::fromRawData(static_cast<const char*>(m_data), m_size);
}

} // namespace yenile::process
