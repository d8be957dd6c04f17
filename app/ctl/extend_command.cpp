// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/commands.h"
#include "app/ctl/password_source.h"
#include "app/ctl/prolong.h"
#include "app/ctl/signing_means.h"
#include "app/ctl/text.h"
#include "core/base/await.h"
#include "core/base/file.h"
#include "core/base/temporary_folder.h"

#include <QtConcurrent>

namespace yenile::ctl {

namespace {

Result<Prolonged> extendOrTell(const CommandContext& context, const ExtendOptions& options,
                               const QString& output) {
    const Result<SigningMeans> means = SigningMeans::of(context.settings);
    if (!means)
        return failure(means);
    reading::FileReviser reviser;
    PasswordSource passwords(options.passwordDescriptor);
    if (const Result<void> unlocked = passwords.unlockFile(options.file, reviser); !unlocked)
        return failure(unlocked);
    const signature::ExtensionParameters how =
        means->extensionParameters(options.level, passwords.password());
    const Result<Prolonged> prolonged = await(QtConcurrent::run([&]() -> Result<Prolonged> {
        return prolong(options.file, output, how, reviser, signature::Level::Basic);
    }));
    if (prolonged && prolonged->reached == signature::Level::Basic) // nothing could be added
        return std::unexpected(prolonged->missing.value_or(Error{}));
    return prolonged;
}

/// The result is written as every other: onto a file, to a device, to standard output.
Result<Prolonged> extendInto(const CommandContext& context, const ExtendOptions& options,
                             const QString& output) {
    const Result<TemporaryFolder> folder = TemporaryFolder::make();
    if (!folder)
        return failure(folder);
    const QString result = folder->filePath(QStringLiteral("result"));
    const Result<Prolonged> extended = extendOrTell(context, options, result);
    if (!extended)
        return extended;
    const Result<QByteArray> content = readFile(result);
    const Result<void> written = content ? writeResult(output, *content) : failure(content);
    return written ? extended : failure(written);
}

} // namespace

int extend(const CommandContext& context, const ExtendOptions& options) {
    const QString output = options.output.isEmpty() ? options.file : options.output;
    const Output say = isStandardOutput(output) ? context.output.aside() : context.output;
    const Result<Prolonged> extended = extendInto(context, options, output);
    if (!extended)
        return say.fail(extended.error());
    QJsonObject json = prolongedJson(*extended);
    json.insert(QStringLiteral("output"), output);
    QString text = Text::tr("Extended to level %1: %2").arg(levelName(extended->reached), output);
    if (extended->missing)
        text += QLatin1Char('\n') + prolongedText(*extended);
    say.show(text, json);
    return extended->missing ? LevelNotReached : Done;
}

} // namespace yenile::ctl
