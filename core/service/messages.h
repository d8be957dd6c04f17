// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/member_name.h"
#include "core/base/result.h"
#include "core/base/secret.h"

#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <map>
#include <optional>
#include <vector>

/// The messages of the registration service, protocol v1 (resources/api/registration-v1.yaml). Client and
/// service share these types and codecs, so they cannot drift apart. Each message has
/// `QJsonObject toJson(const Message&)` and `Result<Message> fromJson<Message>(const QJsonObject&)`; a
/// missing or ill-typed member fails with ServiceAnswerInvalid (its path in the cause), an unknown member is
/// ignored, and a name that a later version added to a list is handled where it can be. JSON member names are
/// the C++ member names; times are RFC 3339 UTC; byte strings are base64.
namespace yenile::service {

/// A text of the service in both languages.
struct LocalText {
    QString tr;
    QString en;

    /// In the language of the application (`QLocale()`): Turkish unless it is English.
    [[nodiscard]] QString text() const;
};

/// Where visible signatures go.
struct SignaturePlace {
    int page = -1; ///< from 1; below zero, from the end
    QString corner = QStringLiteral("bottomRight");
    std::optional<QString> field = {}; ///< in this empty signature field of the form instead
};

/// What the service demands of signatures.
struct SignaturePolicy {
    QString profile = QStringLiteral("P1"); ///< Turkish usage profile P1 … P4
    QString level = QStringLiteral("B-B");  ///< PAdES/CAdES baseline level
    QString digestAlgorithm = QStringLiteral("SHA-256");
    std::optional<QString> documentFormat = {}; ///< none: PAdES
    std::optional<QString> bundleFormat = {};   ///< none: ASiC-E
    /// Time-stamping authorities for clients whose settings name none.
    std::optional<std::vector<QString>> timeStampAuthorities = {};
    bool visibleSignature = false;
    std::optional<SignaturePlace> signaturePlace = {}; ///< none: at the end of the last page
    std::optional<bool> remoteSignatures = {}; ///< whether a remote signing service may sign; none: no
};

struct Contact {
    QString email;
    QString phone;
    QString faqUrl;
    /// Where people find their T.C. Kimlik No.
    std::optional<QString> identityNumberUrl = {};
};

/// An identity provider (OpenID Connect Core 1.0) through which people can log in instead of with captcha and
/// password.
struct LoginProvider {
    QString id; ///< what it is called in the protocol, and by `yenilectl --login`
    LocalText name;
    QString issuer;   ///< https; its metadata is found from there (OpenID Connect Discovery 1.0, 4)
    QString clientId; ///< the service's client_id at the provider
    QString scope;
};
using LoginProviders = std::vector<LoginProvider>;

/// GET /v1/service
struct ServiceInfo {
    QString name;
    QString environment; ///< "production" or "test"; a banner shows everything but production
    QString minimumClientVersion;
    SignaturePolicy signaturePolicy;
    Contact contact;
    std::optional<QString> maintenanceNotice;
    /// How many days before the certificate expires a renewal may begin. None: the service does not say.
    std::optional<int> renewalDays = {};
    /// Where and how documents are sent that were signed by hand.
    std::optional<LocalText> paperDestination = {};
    /// How many days before a certificate expires its holder is reminded. None: the service does not say.
    std::optional<std::vector<int>> reminderDays = {};
    std::optional<LoginProviders> loginProviders = {}; ///< none: captcha and password alone
};

/// POST /v1/challenges: the captcha.
struct Challenge {
    QString id;
    QByteArray picture;               ///< PNG
    std::optional<QByteArray> speech; ///< WAV, if the service can speak
    QDateTime expiresAt;
};

/// POST /v1/sessions. Not copyable because it holds a secret.
struct LoginRequest {
    QString challengeId;
    QString captchaAnswer;
    QString identityNumber;
    Secret accessPassword;
};

/// POST /v1/provider-sessions: the provider's response, for the service to redeem. Not copyable because it
/// holds secrets.
struct ProviderLogin {
    QString providerId;
    Secret code;         ///< RFC 6749, 4.1.2
    Secret codeVerifier; ///< RFC 7636, 4.1
    QString redirectUri; ///< on the loopback of the client's computer
    QString nonce;       ///< OpenID Connect Core 1.0, 3.1.2.1
};

struct Session {
    QString token; ///< bearer token
    QDateTime expiresAt;
    QString subscriberName;
    std::optional<QString> identityNumber = {}; ///< if the provider gave it and not the client
};

/// POST /v1/access-passwords. The answer is always 202, so that nobody learns who has an account.
struct AccessPasswordRequest {
    QString challengeId;
    QString captchaAnswer;
    QString identityNumber;
};

inline const QString renewalOrder = QStringLiteral("renewal");
inline const QString firstCertificate = QStringLiteral("first");
inline const QString changedData =
    QStringLiteral("changedData"); ///< a new certificate, since a name or the like is another now

struct Order {
    QString id;
    QDate orderedOn;
    QString institution;
    QString kind;                         ///< as below; one of a later version is shown unchanged
    std::optional<QString> applicationId; ///< if an application was begun
};

/// GET /v1/orders
struct OrderList {
    std::vector<Order> orders;
};

/// How a form field is entered. An unknown kind fails with FormFieldUnknown.
enum class FieldKind { Text, Checkbox, Phone, SecurityWord, Email, Choice };

struct FieldChoice {
    QString value;
    LocalText label;
};

/// One field of the application form, with its rules. The form is built from these fields alone.
struct FormField {
    QString name; ///< key of the answer
    FieldKind kind = FieldKind::Text;
    LocalText label;
    LocalText help; ///< "nedir?"; may be empty
    QString value;  ///< prefilled; "true"/"false" for a Checkbox
    bool readOnly = false;
    bool required = false;
    bool repeat = false; ///< must be entered twice (security word)
    int minimumLength = 0;
    int maximumLength = 200;
    QString pattern; ///< ECMA-262 regular expression for the whole value; empty: any
    LocalText patternHint;
    std::vector<FieldChoice> choices;
    std::optional<QDate> verifiedOn =
        {}; ///< when the value was checked against the population register (MERNİS)
};

struct FormSection {
    LocalText title;
    std::vector<FormField> fields;
};

/// GET /v1/orders/{order}/form
struct ApplicationForm {
    QString orderId;
    LocalText declaration; ///< what the applicant declares when approving
    std::vector<FormSection> sections;
};

/// POST /v1/orders/{order}/applications. Read-only fields are not sent.
struct FormAnswers {
    QMap<QString, QString> values = {};     ///< by field name; "true"/"false" for a Checkbox
    std::map<QString, Secret> secrets = {}; ///< SecurityWord fields; never written anywhere
};

/// The SMS code that the service waits for.
struct ConfirmationState {
    QString phone; ///< masked: "+90 5•• ••• •• 42"
    int codeLength = 6;
    QDateTime expiresAt;
    QDateTime resendAfter;
    int attemptsLeft = 0;
};

enum class Method { Electronic, WetInk };

/// The state of an application, in the order in which they follow.
enum class ApplicationState {
    AwaitingConfirmation,
    Confirmed,
    MethodChosen,
    Submitted,
    AwaitingPaper,
    Received,
    Unknown ///< a state of a later version; nothing can be done in it
};

/// Names of files in the bundle or in the applicant's folder. Every application has an undertaking.
inline const QString undertakingName = QStringLiteral("undertaking.pdf");
inline const QString recordName = QStringLiteral("application.json");
inline const QString bundleName = QStringLiteral("application.asice");
inline const QString receiptName = QStringLiteral("receipt.json");
inline const QString receiptSignatureName = QStringLiteral("receipt.p7s");
inline const QStringList bundleNames{recordName, bundleName, receiptName, receiptSignatureName};

struct DocumentInfo {
    MemberName name; ///< "application.pdf", "undertaking.pdf"; all different, and none of bundleNames
    LocalText title;
    qint64 size = 0;
    QString sha256;                      ///< lower-case hexadecimal
    std::optional<QString> version = {}; ///< of the wording
};

/// The service's signed statement that it has the bundle. `content` is canonical JSON (ReceiptContent);
/// `signature` is a detached CMS over exactly those bytes.
struct Receipt {
    QByteArray content;
    QByteArray signature;
};

struct ReceiptDocument {
    MemberName name;
    QString sha256;
    QDateTime signedAt;
};

struct ReceiptContent {
    MemberName number; ///< also the name of a folder
    QString applicationId;
    QDateTime receivedAt;
    QString bundleSha256;
    QString certificateSerial; ///< hexadecimal
    std::vector<ReceiptDocument> documents;
};

/// An application, as every operation on it returns it.
struct Application {
    QString id;
    QString orderId;
    ApplicationState state = ApplicationState::AwaitingConfirmation;
    std::optional<ConfirmationState> confirmation; ///< while AwaitingConfirmation
    std::vector<Method> methods;                   ///< that may be chosen, without those of a later version
    std::optional<Method> method;                  ///< none also if it is one of a later version
    std::vector<DocumentInfo> documents;           ///< once Confirmed
    /// The bytes that the bundle's application.json must have (canonical JSON), once Confirmed.
    QByteArray record;
    std::optional<Receipt> receipt; ///< once Submitted
};

/// What happens to an application after submission, in this order.
enum class StatusStep {
    Submitted,     ///< the bundle has its receipt
    PaperReceived, ///< the documents that were signed by hand have arrived
    Checked,
    Produced, ///< the new certificate is on its card
    Sent,     ///< the card is on its way
    Usable,   ///< it is known from when the new certificate can be used
    Refused,
    Unknown ///< of a later version; not shown
};

/// The name in the protocol: "produced".
[[nodiscard]] QString nameOf(StatusStep step);
[[nodiscard]] std::optional<StatusStep> stepNamed(const QString& name);

struct StatusEntry {
    int number = 1; ///< from 1 for each application, without gaps
    StatusStep step = StatusStep::Submitted;
    QDateTime at;
    std::optional<QDateTime> usableFrom = {}; ///< of Usable; may be in the future
    std::optional<LocalText> reason = {};     ///< of Refused
};

/// GET …/status
struct ApplicationStatus {
    QString applicationId;
    std::vector<StatusEntry> steps;       ///< in the order in which they happened
    std::optional<LocalText> next = {};   ///< what comes next, if anything
    std::optional<QDate> expectedOn = {}; ///< until when
};

/// POST …/confirmation
struct ConfirmationRequest {
    QString code;
};

/// PUT …/method
struct MethodRequest {
    Method method = Method::Electronic;
};

/// GET …/bundle: the part of an interrupted upload that the service has.
struct BundleUpload {
    QString sha256; ///< of the whole bundle
    qint64 received = 0;
};

/// RFC 9457 problem details with our code: {"type","title","status","code","arguments","detail"}.
struct Problem {
    int status = 500;
    ErrorCode code = ErrorCode::ServiceFailed;
    QStringList arguments;
    QString detail;
};

template <typename Message>
[[nodiscard]] Result<Message> fromJson(const QJsonObject& json);

[[nodiscard]] QJsonObject toJson(const ServiceInfo& message);
[[nodiscard]] QJsonObject toJson(const Challenge& message);
[[nodiscard]] QJsonObject toJson(const LoginRequest& message);
[[nodiscard]] QJsonObject toJson(const ProviderLogin& message);
[[nodiscard]] QJsonObject toJson(const Session& message);
[[nodiscard]] QJsonObject toJson(const AccessPasswordRequest& message);
[[nodiscard]] QJsonObject toJson(const OrderList& message);
[[nodiscard]] QJsonObject toJson(const ApplicationForm& message);
[[nodiscard]] QJsonObject toJson(const FormAnswers& message);
[[nodiscard]] QJsonObject toJson(const ConfirmationRequest& message);
[[nodiscard]] QJsonObject toJson(const MethodRequest& message);
[[nodiscard]] QJsonObject toJson(const Application& message);
[[nodiscard]] QJsonObject toJson(const StatusEntry& message);
[[nodiscard]] QJsonObject toJson(const ApplicationStatus& message);
[[nodiscard]] QJsonObject toJson(const BundleUpload& message);
[[nodiscard]] QJsonObject toJson(const Receipt& message);
[[nodiscard]] QJsonObject toJson(const ReceiptContent& message);
[[nodiscard]] QJsonObject toJson(const Problem& message);

template <>
Result<ServiceInfo> fromJson(const QJsonObject& json);
template <>
Result<Challenge> fromJson(const QJsonObject& json);
template <>
Result<LoginRequest> fromJson(const QJsonObject& json);
template <>
Result<ProviderLogin> fromJson(const QJsonObject& json);
template <>
Result<Session> fromJson(const QJsonObject& json);
template <>
Result<AccessPasswordRequest> fromJson(const QJsonObject& json);
template <>
Result<OrderList> fromJson(const QJsonObject& json);
template <>
Result<ApplicationForm> fromJson(const QJsonObject& json);
template <>
Result<FormAnswers> fromJson(const QJsonObject& json);
template <>
Result<ConfirmationRequest> fromJson(const QJsonObject& json);
template <>
Result<MethodRequest> fromJson(const QJsonObject& json);
template <>
Result<Application> fromJson(const QJsonObject& json);
template <>
Result<ApplicationStatus> fromJson(const QJsonObject& json);
template <>
Result<BundleUpload> fromJson(const QJsonObject& json);
template <>
Result<Receipt> fromJson(const QJsonObject& json);
template <>
Result<ReceiptContent> fromJson(const QJsonObject& json);
template <>
Result<Problem> fromJson(const QJsonObject& json);

} // namespace yenile::service
