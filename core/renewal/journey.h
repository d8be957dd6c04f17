#pragma once

#include "core/base/clock.h"
#include "core/service/client.h"
#include "core/settings/settings.h"
#include "core/signature/certificates/http_transport.h"
#include "core/signature/cms/time_stamper.h"
#include "core/signature/signing/signer.h"
#include "core/signature/validation/validation.h"

#include "core/renewal/outbox.h"

#include <QObject>

#include <atomic>
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
};

/// What the applicant keeps.
struct Outcome {
    service::ReceiptContent receipt;
    QString folder; ///< holds signed PDFs, bundle, receipt.json and receipt.p7s
};

/// What the journey needs from outside.
struct JourneySetup {
    service::Connection connection;
    std::vector<signature::Certificate> trustAnchors;
    signature::ValidationPolicy inspection =
        {}; ///< by which a file is checked that somebody wants to look at
    QString outboxFolder;
    QString copiesFolder; ///< each application gets a folder of its own below it
    /// For services that want signatures to last; asked in worker threads.
    std::shared_ptr<signature::TimeStamper> timeStamper = {};
    /// Makes the one for authorities that the service names, where the settings name none.
    std::function<Result<std::shared_ptr<signature::TimeStamper>>(const QStringList& addresses)>
        timeStamperAt = {};
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
    Async<service::ServiceInfo> meetService();
    Async<service::Challenge> newChallenge();
    Async<service::Session> logIn(service::LoginRequest request);
    Async<void> requestAccessPassword(service::AccessPasswordRequest request);

    // 2 Order selection
    Async<service::OrderList> orders();
    /// Goes on with the application that was begun for this order; its state tells from where. Errors:
    /// OrderNotFound where none was begun.
    Async<service::Application> takeUp(const service::Order& order);
    /// Whether a signed bundle of this applicant waits in the outbox; its application is then taken up.
    Async<bool> hasPendingSubmission();

    // 3 Application form
    Async<service::ApplicationForm> openForm(const QString& orderId);
    /// Keeps what was typed into the form so far, secrets excepted: openForm() puts it in again.
    void keepDraft(const service::FormAnswers& answers);
    Async<service::Application> approveForm(const service::FormAnswers& answers);

    // 4 SMS confirmation
    Async<service::Application> confirm(const QString& code);
    Async<service::Application> resendCode();

    // 5 Signing method
    Async<service::Application> chooseMethod(service::Method method);

    // 6 Documents: fetched, checked against their digests, and compared with what the form said
    Async<std::vector<Document>> fetchDocuments();
    /// Wet ink: both documents in the copies folder; returns the folder.
    Async<QString> saveForPaper();

    // 6a, 7, 8 Sign both documents and the bundle, check the result, keep it in the outbox, send it, check
    // the receipt
    Async<Outcome> signAndSubmit(std::shared_ptr<signature::Signer> signer,
                                 std::function<void(SubmissionProgress)> progress);
    /// The safe half alone: sends what lies in the outbox (after a crash, or a lost answer).
    Async<Outcome> resumeSubmission(std::function<void(SubmissionProgress)> progress);
    /// Stops before the next stage; what is signed stays in the outbox.
    void cancelSubmission();

    /// The applicant leaves: as service::Client::logOut().
    Async<void> logOut();

    [[nodiscard]] const service::ServiceInfo& serviceInfo() const;
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
