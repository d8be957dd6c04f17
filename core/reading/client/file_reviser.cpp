// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reading/client/file_reviser.h"

namespace yenile::reading {

/// Of the reader, started anew if there is none or the last file ended it.
template <typename Ask>
auto FileReviser::ask(const QString& path, const Ask& ask)
    -> decltype(ask(std::declval<ReaderProcess&>(), std::declval<process::SharedFile&>())) {
    auto file = process::SharedFile::open(path);
    if (!file)
        return failure(file);
    if (!m_reader || !m_reader->isUsable()) {
        auto started = ReaderProcess::start(ReaderProcess::Skill::Revising);
        if (!started)
            return failure(started);
        m_reader = std::move(*started);
    }
    return ask(*m_reader, *file);
}

Result<void> FileReviser::open(const QString& file, const Secret& password) {
    return ask(file, [&](ReaderProcess& reader, const process::SharedFile& shared) {
        return reader.open(shared, password);
    });
}

Result<signature::SignatureLayout>
FileReviser::layOut(const QString& file, const signature::SignatureRequest& request, const Secret& password) {
    return ask(file, [&](ReaderProcess& reader, const process::SharedFile& shared) {
        return reader.layOut(shared, request, password);
    });
}

Result<QByteArray> FileReviser::extension(const QString& file,
                                          const signature::ExtensionParameters& parameters,
                                          const Clock& clock) {
    return ask(file, [&](ReaderProcess& reader, const process::SharedFile& shared) {
        return reader.extension(shared, parameters, clock);
    });
}

} // namespace yenile::reading
