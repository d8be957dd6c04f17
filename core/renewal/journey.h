// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/service/client.h"
#include "core/service/provider_authentication.h"
#include "core/settings/settings.h"
#include "core/signature/certificates/http_transport.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/signing/signer.h"
#include "core/signature/validation/validation.h"

#include "core/renewal/outbox.h"
#include "core/renewal/record_words.h"

#include <QObject>

#include <functional>
#include <memory>

/// The renewal itself, from login to receipt. It has no widgets: the wizard and `yenilectl` are two user
/// interfaces to it.
namespace yenile::renewal {

/// A document that the service made, checked against its announced digest.
struct Document {
    service::DocumentInfo info;
    QByteArray content;
};

/// The stage of signing and submitting, for the progress display.
enum class SubmissionStage {
    CheckingCertificate,
    SigningDocuments,
    MakingBundle,
    CheckingBundle,
    Sending,
    CheckingReceipt
};

struct SubmissionProgress {
    SubmissionStage stage = SubmissionStage::CheckingCertificate;
    int done = 0;
    int total = 0;
    QString note = {}; ///< what a visible signature will lack, before it is made
};

/// What the applicant keeps.
struct Outcome {
    service::ReceiptContent receipt;
    QString folder; ///< has receipt.json and receipt.p7s
    bool hasBundle =
        true; ///< it has the bundle and the signed PDFs, too; not if it was sent from another computer
};

/// What the journey needs from its caller.
struct JourneySetup {
    service::Connection connection;
    service::ProviderAccess providers = {};
    std::vector<signature::Certificate> trustAnchors;
    /// Who may sign receipts, see ReceiptPolicy.
    std::vector<signature::Certificate> receiptSigners = {};
    QStringList receiptPolicies = {};
    signature::ValidationPolicy inspection = {}; ///< for files that somebody wants to look at
    QString outboxFolder;
    QString copiesFolder; ///< each application gets a folder of its own below it
    /// For services that demand lasting signatures. Called in worker threads.
    std::shared_ptr<signature::TimeStamper> timeStamper = {};
    /// Makes one for authorities that the service names, if the settings name none.
    std::function<std::shared_ptr<signature::TimeStamper>(const QStringList& addresses)> timeStamperAt = {};
    std::shared_ptr<signature::HttpTransport> transport = {};
    const Clock* clock = &Clock::system();
};

/// The setup from the settings. Errors: FileNotReadable, SettingInvalid; those of readValidationPolicy.
[[nodiscard]] Result<JourneySetup> journeySetup(const settings::Settings& settings);

/// One applicant's renewal. The steps are called in the order in which they stand here. A step that fails
/// leaves the journey where it was, so it can be tried again. Lives in one thread and never blocks it.
class Journey : public QObject {
    Q_OBJECT
public:
    explicit Journey(JourneySetup setup, QObject* parent = nullptr);
    ~Journey() override;

    // 1 Login
    Async<service::ServiceInfo> fetchServiceInfo();
    Async<service::Challenge> newChallenge();
    Async<service::Session> logIn(service::LoginRequest request);
    /// Logs in through a provider that the service announces, in a browser. `show` gets the address to open.
    /// `person`: only this person is accepted; empty: anybody. Errors: ProviderLoginFailed, BrowserNotOpened,
    /// LoginIncorrect if it was another person, Cancelled.
    Async<service::Session> logInThrough(const service::LoginProvider& provider, const QString& person,
                                         service::ProviderAuthentication::Show show);
    void cancelLogin(); ///< while logInThrough() waits for the browser
    Async<void> requestAccessPassword(service::AccessPasswordRequest request);

    // 2 Order selection
    Async<service::OrderList> orders();
    /// Continues the application that was begun for this order. Its state says from which step. Errors:
    /// OrderNotFound if none was begun; ServiceAnswerInvalid if the service names another order's.
    Async<service::Application> takeUp(const service::Order& order);
    /// Whether a signed bundle of anybody waits in the outbox. Known before the login.
    [[nodiscard]] bool hasSignedBundle() const;
    /// Whether a signed bundle of this applicant waits there, whatever the service's address was when it was
    /// signed, and can be sent: not while its application is to be signed by hand. Its application is then
    /// taken up.
    Async<bool> hasPendingSubmission();
    /// Why there is nothing to resume: SubmissionElsewhere if a bundle waits that this service does not know,
    /// otherwise StateConflict.
    [[nodiscard]] Error whyNothingWaits() const;

    // 3 Application form
    Async<service::ApplicationForm> openForm(const QString& orderId);
    /// Stores what was typed into the form so far, without secrets. openForm() fills it in again.
    void storeDraft(const service::FormAnswers& answers);
    Async<service::Application> approveForm(const service::FormAnswers& answers);

    // 4 SMS confirmation
    Async<service::Application> confirm(const QString& code);
    Async<service::Application> resendCode();
    /// How long the code can still be entered, and how long until another one can be requested. Counted from
    /// the service's answer, independent of this computer's clock. Zero when it is over.
    [[nodiscard]] std::chrono::seconds codeLeft() const;
    [[nodiscard]] std::chrono::seconds resendIn() const;

    // 5 Signing method
    Async<service::Application> chooseMethod(service::Method method);

    // 6 Documents: fetched, checked against their digests, and compared with what the form said
    Async<std::vector<Document>> fetchDocuments();
    /// What is signed with the documents, as application.json: the record that fetchDocuments() has checked,
    /// in words.
    [[nodiscard]] std::vector<RecordLine> recordInWords() const;
    /// Wet ink: stores both documents in the copies folder and returns that folder.
    Async<QString> saveForPaper();

    // 6a, 7, 8 Sign both documents and the bundle, check the result, keep it in the outbox, send it, check
    // the receipt
    using Progress = std::function<void(SubmissionProgress)>;
    using OpenSigner = std::function<std::shared_ptr<signature::Signer>()>;
    /// Sends the bundle that waits in the outbox for this application. If there is none, signs first.
    Async<Outcome> submit(const OpenSigner& openSigner, Progress progress);
    /// Whether one waits, so that nothing is signed.
    [[nodiscard]] bool isSigned() const;
    Async<Outcome> signAndSubmit(std::shared_ptr<signature::Signer> signer, Progress progress);
    /// Only sends what is in the outbox, after a crash or a lost answer.
    Async<Outcome> resumeSubmission(Progress progress);
    /// Fetches the receipt of an application that was submitted before, from here or elsewhere, checks it and
    /// stores it again.
    Async<Outcome> fetchReceipt();
    /// Stops before the next signature or during the upload. What is signed is kept, and submit() continues
    /// with it. The outcome is then Cancelled, or SubmissionStopped once the bundle is in the outbox.
    void cancelSubmission();

    // 9 What became of it, whichever way it was signed
    Async<service::ApplicationStatus> status(const QString& applicationId);

    /// Logs out, see service::Client::logOut().
    Async<void> logOut();

    [[nodiscard]] const service::ServiceInfo& serviceInfo() const;
    /// Whether a remote signing service may sign. Errors: RemoteSigningForbidden.
    [[nodiscard]] Result<void> checkRemoteSigning() const;
    /// By the times in the service's answers. Errors: ClockWrong.
    [[nodiscard]] Result<void> checkClock() const;
    /// From when on the service needs a newer client, if it has announced that.
    [[nodiscard]] std::optional<QDateTime> sunset() const;
    [[nodiscard]] const QString& identityNumber() const;
    [[nodiscard]] const service::Application& application() const;
    [[nodiscard]] const std::vector<Document>& documents() const;
    [[nodiscard]] const JourneySetup& setup() const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace yenile::renewal
