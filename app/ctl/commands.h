// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/arguments.h"
#include "app/ctl/output.h"
#include "core/settings/settings.h"
#include "core/signature/certificates/http_transport.h"
#include "core/signature/cms/level.h"
#include "core/signature/cms/usage_profile.h"
#include "core/signature/pdf/visible_signature.h"
#include "core/signature/signing/signer.h"
#include "pkcs11/pin_changer.h"

#include <optional>

/// The commands of yenilectl, one in each file. All return the program's exit code.
namespace yenile::ctl {

/// What every command needs.
struct CommandContext {
    settings::Settings& settings;
    const Output& output;
};

struct RenewOptions {
    QString answersFile;
    QString askProgram;
    QString outputFolder; ///< over the setting
    QString method;       ///< "electronic", "wet"; empty: as the answers say
    QString order;        ///< its number; empty: as the answers say
    QString certificate;  ///< beginning of its serial number or SHA-256
    std::optional<int> pinDescriptor;
    bool resume = false;   ///< only send what was signed before
    bool newForm = false;  ///< fill the form in again although an application was begun
    bool remote = false;   ///< sign with a key at the settings' remote signing service
    QString provider = {}; ///< for the login; empty: captcha and password
};

struct SignOptions {
    QStringList files;
    QString output; ///< the container, or the signed PDF where one PDF is to become one
    QString certificate;
    QString driver; ///< tried before those of the settings
    signature::Level level = signature::Level::Basic;
    std::optional<int> pinDescriptor;
    std::optional<signature::SignaturePlace> place = {}; ///< where the signature of a PDF is seen
    QString reason = {};
    signature::DigestAlgorithm digest = signature::DigestAlgorithm::Sha256;
    signature::UsageProfile profile = signature::UsageProfile::P1;
    std::optional<int> passwordDescriptor = {}; ///< of PDFs that want a password
    bool remote = false;                        ///< with a key at the settings' remote signing service
};

struct ExtendOptions {
    QString file;
    QString output; ///< empty: the file itself
    signature::Level level = signature::Level::LongTerm;
    std::optional<int> passwordDescriptor = {};
};

struct VerifyOptions {
    QString file;
    QString trustAnchors; ///< PEM file; empty: as in the policy or the settings
    QString policy;       ///< JSON file; empty: as in the settings
    bool qualified = false;
    signature::HttpTransport* transport = nullptr; ///< where to ask for revocation data and issuers that the
                                                   ///< file lacks; not owned. Null: nobody is asked
    QString content = {};                          ///< file over which a CMS stands
    QString savedFolder = {}; ///< for the PDF as each signature covers it; empty: not written
    QString xmlReport = {};   ///< file for the report in XML; empty: none
    std::optional<int> passwordDescriptor = {};
};

struct PinOptions {
    pkcs11::PinTask task = pkcs11::PinTask::Change;
    QString card; ///< its label or serial number; empty: the only one
    std::optional<int> pinDescriptor;
};

struct DoctorOptions {
    QString output;         ///< file for the report; empty: it is shown
    QString identityNumber; ///< whose certificate it must be; empty: anybody's
    bool fleet = false;     ///< a line for each check
    bool personal = false;  ///< with names and numbers of people and cards
};

[[nodiscard]] int renew(const CommandContext& context, const RenewOptions& options);
/// Shows the steps of the applications of the person who logs in, with the answers of `renew`.
[[nodiscard]] int showStatus(const CommandContext& context, const RenewOptions& options);
[[nodiscard]] int listTokens(const CommandContext& context);
/// Lists them again whenever a reader or a card comes or goes, until the program ends.
[[nodiscard]] int watchTokens(const CommandContext& context);
/// Shows on the desktop which certificates expire soon, or writes that into a calendar file.
[[nodiscard]] int remind(const CommandContext& context, const QString& calendar);
/// Changes the PIN of a card, or sets it with the PUK.
[[nodiscard]] int setPin(const CommandContext& context, const PinOptions& options);
[[nodiscard]] int sign(const CommandContext& context, const SignOptions& options);
[[nodiscard]] int extend(const CommandContext& context, const ExtendOptions& options);
/// As the command line says; `transport` where it may ask.
[[nodiscard]] VerifyOptions verifyOptions(const Arguments& arguments, signature::HttpTransport* transport);
[[nodiscard]] int verify(const CommandContext& context, const VerifyOptions& options);
/// Shows what is wrong and how to fix it. Ends with the exit code of the check to fix first.
[[nodiscard]] int examine(const CommandContext& context, const DoctorOptions& options);
/// Shows all settings in force, or explains the one with that name.
[[nodiscard]] int showPolicy(const CommandContext& context, const QString& explained);

} // namespace yenile::ctl
