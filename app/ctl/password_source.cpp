// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/password_source.h"

#include "app/ctl/descriptor.h"
#include "app/ctl/say.h"
#include "app/ctl/secret_line.h"
#include "app/ctl/terminal.h"
#include "app/ctl/text.h"

namespace yenile::ctl {

namespace {

constexpr int mostTries = 3;

} // namespace

PasswordSource::PasswordSource(std::optional<int> descriptor) : m_descriptor(descriptor) {
    if (m_descriptor) // programs that are started have no business with it
        descriptor::setCloseOnExec(*m_descriptor);
}

Result<void> PasswordSource::unlockFile(const QString& file, reading::FileReviser& reader) {
    const auto opened = unlock([&](const Secret& password) { return reader.open(file, password); });
    return opened || !isLocked(opened.error().code) ? Result<void>() : failure(opened);
}

bool PasswordSource::next(const Error& problem) {
    ++m_tries;
    if (m_descriptor) {
        if (m_tries == 1)
            m_password = readSecretLine(*m_descriptor);
        return m_tries == 1 && !m_password.isEmpty();
    }
    if (m_tries > mostTries || !terminal::isInteractive())
        return false;
    say(stderr, sentence(problem));
    Result<Secret> answer = terminal::askSecretly(Text::tr("Password of the PDF:"));
    if (!answer || answer->isEmpty())
        return false;
    m_password = std::move(*answer);
    return true;
}

} // namespace yenile::ctl
