#include "app/ctl/cards.h"
#include "app/ctl/commands.h"
#include "app/ctl/pin_source.h"
#include "app/ctl/text.h"
#include "core/base/await.h"
#include "core/base/file.h"
#include "core/signature/asic.h"
#include "core/signature/pades.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QMimeDatabase>
#include <QTemporaryDir>
#include <QtConcurrent>

namespace yenile::ctl {

namespace {

using signature::ContainerMember;

/// In the container a file has its name alone.
Result<void> checkNames(const QStringList& files) {
    QStringList names;
    for (const QString& file : files) {
        const QString name = QFileInfo(file).fileName();
        if (names.contains(name))
            return fail(ErrorCode::UsageInvalid, {Text::tr("two files with the name %1").arg(name)});
        names << name;
    }
    return {};
}

/// PDFs are signed on their own as well. For a worker thread.
class ContainerMaker {
public:
    ContainerMaker(SignOptions options, signature::Signer& signer)
        : m_options(std::move(options)), m_signer(signer) {}

    Result<void> make() {
        Result<std::vector<ContainerMember>> members = readFiles();
        if (!members)
            return failure(members);
        for (ContainerMember& member : *members)
            if (isPdf(member))
                if (const Result<void> made = signMember(member); !made)
                    return made;
        signature::AsicOptions options;
        options.description = QFileInfo(m_options.container).fileName();
        options.number = options.count = m_count;
        return signature::createContainer(m_options.container, *members, m_signer, options, Clock::system());
    }

private:
    static bool isPdf(const ContainerMember& member) {
        return member.mimeType == QLatin1String("application/pdf");
    }

    Result<std::vector<ContainerMember>> readFiles() {
        std::vector<ContainerMember> members;
        for (const QString& file : m_options.files) {
            Result<QByteArray> content = readFile(file);
            if (!content)
                return failure(content);
            const QString name = QFileInfo(file).fileName();
            const QString type = QMimeDatabase().mimeTypeForFileNameAndData(name, *content).name();
            members.push_back({name, type, std::move(*content)});
            m_count += isPdf(members.back()) ? 1 : 0;
        }
        return members;
    }

    Result<void> signMember(ContainerMember& member) {
        const QString original = m_folder.filePath(QStringLiteral("original.pdf"));
        const QString result = m_folder.filePath(QStringLiteral("signed.pdf"));
        if (const Result<void> written = writeFile(original, member.content); !written)
            return written;
        signature::PadesOptions options;
        options.description = member.name;
        options.number = ++m_number;
        options.count = m_count;
        const Result<void> made = signature::signPdf(original, result, m_signer, options, Clock::system());
        if (!made)
            return made;
        Result<QByteArray> content = readFile(result);
        if (!content)
            return failure(content);
        member.content = std::move(*content);
        return {};
    }

    SignOptions m_options;
    signature::Signer& m_signer;
    QTemporaryDir m_folder;
    int m_number = 0;
    int m_count = 1;
};

Result<Choice> findCertificate(const Context& context, pkcs11::TokenMonitor& monitor,
                               const SignOptions& options) {
    const Result<pkcs11::TokenSnapshot> snapshot = await(monitor.refresh());
    if (!snapshot)
        return failure(snapshot);
    if (snapshot->tokens.empty())
        return std::unexpected(whyNoToken(*snapshot, driversInUse(context.settings)));
    return chooseCertificate(*snapshot, {.certificate = options.certificate}, Clock::system());
}

} // namespace

int sign(const Context& context, const SignOptions& options) {
    if (const Result<void> named = checkNames(options.files); !named)
        return context.output.fail(named.error());
    pkcs11::TokenMonitor monitor(driversInUse(context.settings));
    const Result<Choice> choice = findCertificate(context, monitor, options);
    if (!choice)
        return context.output.fail(choice.error());
    PinSource pins(options.pinDescriptor);
    const std::unique_ptr<signature::Signer> signer =
        monitor.openSigner(choice->token, choice->certificate, pins);
    const Result<void> made =
        await(QtConcurrent::run([&] { return ContainerMaker(options, *signer).make(); }));
    if (!made)
        return context.output.fail(made.error());
    const signature::Certificate& certificate = signer->certificate();
    context.output.show(Text::tr("Signed by %1: %2").arg(certificate.commonName(), options.container),
                        {{QStringLiteral("container"), options.container},
                         {QStringLiteral("files"), QJsonArray::fromStringList(options.files)},
                         {QStringLiteral("signer"),
                          QJsonObject{{QStringLiteral("commonName"), certificate.commonName()},
                                      {QStringLiteral("serialNumber"), certificate.serialNumber()}}}});
    return Done;
}

} // namespace yenile::ctl
