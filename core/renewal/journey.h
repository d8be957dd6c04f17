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

/// The renewal itself, from login to receipt, without a widget in sight: the wizard and `yenilectl` are two
/// faces of it.
namespace yenile::renewal {

/// A document as the service made it, checked against its announced digest.
struct Document {
    service::DocumentInfo info;
    QByteArray content;
};

/// Where signing and submitting is, for the progress display.
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
    QString note = {}; ///< what will not be seen of a signature as one may expect, before it is made
};

/// What the applicant keeps.
struct Outcome {
    service::ReceiptContent receipt;
    QString folder;        ///< holds receipt.json and receipt.p7s
    bool hasBundle = true; ///< and the bundle with the signed PDFs: not where it was sent from elsewhere
};

/// What the journey needs from outside.
struct JourneySetup {
    service::Connection connection;
    service::ProviderAccess providers = {};
    std::vector<signature::Certificate> trustAnchors;
    /// Who may sign receipts, as in ReceiptPolicy.
    std::vector<signature::Certificate> receiptSigners = {};
    QStringList receiptPolicies = {};
    signature::ValidationPolicy inspection =
        {}; ///< by which a file is checked that somebody wants to look at
    QString outboxFolder;
    QString copiesFolder; ///< each application gets a folder of its own below it
    /// For services that want signatures to last; asked in worker threads.
    std::shared_ptr<signature::TimeStamper> timeStamper = {};
    /// Makes the one for authorities that the service names, where the settings name none.
    std::function<std::shared_ptr<signature::TimeStamper>(const QStringList& addresses)> timeStamperAt = {};
    std::shared_ptr<signature::HttpTransport> transport = {};
    const Clock* clock = &Clock::system();
};

/// The setup that the settings ask for. Errors: FileNotReadable, SettingInvalid; those of
/// readValidationPolicy.
[[nodiscard]] Result<JourneySetup> journeySetup(const settings::Settings& settings);

/// One applicant's renewal. The steps are called in the order in which they stand here; a step that fails
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
    /// By one of the providers that the service announces, in a browser: `show` gets the address that is to
    /// be opened. `person`: nobody else is taken; empty: anybody. Errors: ProviderLoginFailed,
    /// BrowserNotOpened, LoginIncorrect where it was another person, Cancelled.
    Async<service::Session> logInThrough(const service::LoginProvider& provider, const QString& person,
                                         service::ProviderAuthentication::Show show);
    void cancelLogin(); ///< that one, while the browser is waited for
    Async<void> requestAccessPassword(service::AccessPasswordRequest request);

    // 2 Order selection
    Async<service::OrderList> orders();
    /// Goes on with the application that was begun for this order; its state tells from where. Errors:
    /// OrderNotFound where none was begun.
    Async<service::Application> takeUp(const service::Order& order);
    /// Whether something that was signed waits in the outbox, whoever it belongs to: known before the login.
    [[nodiscard]] bool hasSignedBundle() const;
    /// Whether a signed bundle of this applicant waits there, wherever the service was reached when it was
    /// signed; its application is then taken up.
    Async<bool> hasPendingSubmission();
    /// Why there is nothing to resume: SubmissionElsewhere where something waits that this service does not
    /// know of, else StateConflict.
    [[nodiscard]] Error whyNothingWaits() const;

    // 3 Application form
    Async<service::ApplicationForm> openForm(const QString& orderId);
    /// Keeps what was typed into the form so far, secrets excepted: openForm() puts it in again.
    void storeDraft(const service::FormAnswers& answers);
    Async<service::Application> approveForm(const service::FormAnswers& answers);

    // 4 SMS confirmation
    Async<service::Application> confirm(const QString& code);
    Async<service::Application> resendCode();
    /// How long the code can still be entered, and how long until another one can be asked for: counted from
    /// when the service's answer came, whatever this computer's clock says. Zero when it is over.
    [[nodiscard]] std::chrono::seconds codeLeft() const;
    [[nodiscard]] std::chrono::seconds resendIn() const;

    // 5 Signing method
    Async<service::Application> chooseMethod(service::Method method);

    // 6 Documents: fetched, checked against their digests, and compared with what the form said
    Async<std::vector<Document>> fetchDocuments();
    /// What is signed with them, as application.json: the record that fetchDocuments() has checked, in words.
    [[nodiscard]] std::vector<RecordLine> recordInWords() const;
    /// Wet ink: both documents in the copies folder; returns the folder.
    Async<QString> saveForPaper();

    // 6a, 7, 8 Sign both documents and the bundle, check the result, keep it in the outbox, send it, check
    // the receipt
    using Progress = std::function<void(SubmissionProgress)>;
    using OpenSigner = std::function<std::shared_ptr<signature::Signer>()>;
    /// Sends what waits in the outbox for this application; where nothing does, signs first.
    Async<Outcome> submit(const OpenSigner& openSigner, Progress progress);
    /// Whether something does: nothing is signed then.
    [[nodiscard]] bool isSigned() const;
    Async<Outcome> signAndSubmit(std::shared_ptr<signature::Signer> signer, Progress progress);
    /// The safe half alone: sends what lies in the outbox (after a crash, or a lost answer).
    Async<Outcome> resumeSubmission(Progress progress);
    /// The receipt of an application that was submitted before, from here or elsewhere: checked and stored
    /// again.
    Async<Outcome> fetchReceipt();
    /// Stops before the next signature, or while it is sent; what is signed is kept, and submit() goes on
    /// with it. The outcome is then Cancelled, or SubmissionStopped from the moment at which the bundle is in
    /// the outbox.
    void cancelSubmission();

    // 9 What became of it, whichever way it was signed
    Async<service::ApplicationStatus> status(const QString& applicationId);

    /// The applicant leaves: as service::Client::logOut().
    Async<void> logOut();

    [[nodiscard]] const service::ServiceInfo& serviceInfo() const;
    /// Whether a key may sign that lies with a remote signing service. Errors: RemoteSigningForbidden.
    [[nodiscard]] Result<void> checkRemoteSigning() const;
    /// By the service's answers. Errors: ClockWrong.
    [[nodiscard]] Result<void> checkClock() const;
    /// From when on the service wants a newer client, where it has announced that.
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
