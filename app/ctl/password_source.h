// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/reading/client/file_reviser.h"

#include <optional>

namespace yenile::ctl {

/// The password of PDFs, one for all PDFs of a command: a line from a file descriptor, or from the person at
/// the terminal. It is requested when a file needs it.
class PasswordSource {
public:
    /// Without a descriptor the terminal is asked.
    explicit PasswordSource(std::optional<int> descriptor);

    /// Calls `open(password)`, again with another password while a PDF needs one and there is one.
    template <typename Open>
    auto unlock(const Open& open) -> decltype(open(Secret())) {
        for (;;) {
            auto opened = open(m_password);
            if (opened || !isLocked(opened.error().code) || !next(opened.error()))
                return opened;
        }
    }
    /// Asks for the password of a PDF, if it needs one; a reader process tries it. Errors: PdfEncrypted,
    /// PdfPasswordWrong. Other faults of the file are not reported here.
    [[nodiscard]] Result<void> unlockFile(const QString& file, reading::FileReviser& reader);

    /// The last one that was tried; empty if none was needed.
    [[nodiscard]] const Secret& password() const { return m_password; }

    [[nodiscard]] static bool isLocked(ErrorCode code) {
        return code == ErrorCode::PdfEncrypted || code == ErrorCode::PdfPasswordWrong;
    }

private:
    /// False if there is no further one.
    [[nodiscard]] bool next(const Error& problem);

    std::optional<int> m_descriptor;
    Secret m_password;
    int m_tries = 0;
};

} // namespace yenile::ctl
