// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace yenile {

/// Stable failure codes, shown to people as `YNL-<number>`. A number is never given a second meaning.
/// 1xxx this program and this computer · 2xxx card, reader, driver, PIN · 3xxx network and service ·
/// 4xxx documents and signatures · 5xxx the renewal itself. Sentences and remedies stand in error_table.cpp.
enum class ErrorCode : int {
    // 1xxx: this program and this computer
    Internal = 1001,
    Cancelled = 1002,
    FileNotReadable = 1101,
    FileNotWritable = 1102,
    FileDamaged = 1103,
    FileIsFolder = 1104,
    DiskFull = 1105,
    FileProtected = 1106,
    SettingInvalid = 1201,
    AnswersIncomplete = 1301,
    UsageInvalid = 1302,
    LinkInvalid = 1303,
    LinkForbidden = 1304,
    NoticeNotShown = 1401,

    // 2xxx: card, reader, driver, PIN
    CardServiceNotRunning = 2001,
    NoReader = 2002,
    NoCard = 2003,
    DriverMissing = 2004,
    DriverFailed = 2005,
    DriverTimedOut = 2006,
    DriverCrashed = 2007,
    TokenNotInitialised = 2008,
    TokenRemoved = 2009,
    NoToken = 2010,
    TokenFailed = 2011,
    NoCertificate = 2012,
    KeyMissing = 2013,
    HelperMissing = 2014,
    CardServiceDenied = 2015,
    CardInUse = 2016,
    CardMute = 2017,
    CardUnknown = 2018,
    CertificatesUnusable = 2019,
    CertificateAmbiguous = 2020,
    CertificateNotHere = 2021,
    PinIncorrect = 2101,
    PinLocked = 2102,
    PinLengthInvalid = 2103,
    PinFinalTryRefused = 2104,
    PinNotSet = 2105,
    PinPadTimedOut = 2106,
    PinIncorrectLastTry = 2107,
    PinExpired = 2108,
    PukIncorrect = 2109,
    PukLocked = 2110,
    NewPinRefused = 2111,
    NewPinsDiffer = 2112,
    PinChangeUnsupported = 2113,
    MechanismUnsupported = 2201,
    SignatureMismatch = 2202,
    RemoteSigningForbidden = 2301,
    RemoteSigningFailed = 2302,
    RemoteCredentialMissing = 2303,
    RemoteCredentialDisabled = 2304,
    RemoteFactorsRefused = 2305,

    // 3xxx: network and registration service
    ServiceUnreachable = 3001,
    ServiceTimedOut = 3002,
    ServiceCertificateUntrusted = 3003,
    ServiceAnswerInvalid = 3004,
    ServiceFailed = 3005,
    ServiceBusy = 3006,
    ClientTooOld = 3007,
    ServiceAddressMissing = 3008,
    ClockWrong = 3009,
    AddressUnreachable = 3010,
    AddressForbidden = 3011,
    ProxyLoginRequired = 3012,
    NetworkLoginRequired = 3013,
    RevocationUnknown = 3014,
    ProxySchemeUnsupported = 3015,
    ServiceKeyUnexpected = 3016,
    GatewayTooNarrow = 3017,
    GatewayWithoutService = 3018,
    GatewayInBetween = 3019,
    ReceiptKeyAway = 3020,
    AddressUntrusted = 3021,
    CaptchaIncorrect = 3101,
    LoginIncorrect = 3102,
    SessionExpired = 3103,
    TooManyAttempts = 3104,
    ProviderLoginFailed = 3105,
    BrowserNotOpened = 3106,
    RequestInvalid = 3201,
    NotFound = 3202,
    StateConflict = 3203,
    ChangedMeanwhile = 3204,

    // 4xxx: documents and signatures
    PdfDamaged = 4001,
    PdfEncrypted = 4002,
    PdfChangeForbidden = 4003,
    PdfFeatureUnsupported = 4004,
    PdfLimitExceeded = 4005,
    PdfPasswordWrong = 4006,
    ContainerDamaged = 4101,
    ContainerIncomplete = 4102,
    ContainerMemberAltered = 4103,
    MemberNameInvalid = 4104,
    ContainerTooLarge = 4105,
    SignatureInvalid = 4201,
    SignatureMissing = 4202,
    DocumentAltered = 4203,
    AlgorithmRefused = 4204,
    DocumentNotExpected = 4205,
    ValidationPolicyInvalid = 4206,
    SignatureKindUnsupported = 4207,
    SignedFileMissing = 4208,
    FormFilledLater = 4209,
    CertificateUntrusted = 4301,
    CertificateExpired = 4302,
    CertificateNotYetValid = 4303,
    CertificateNotQualified = 4304,
    CertificateKeyUsage = 4305,
    CertificateOfSomeoneElse = 4306,
    CertificateRevoked = 4307,
    CertificateUnreadable = 4308,
    CertificateOnHold = 4309,
    CertificateOfSeal = 4310,
    KeyUnsupported = 4311,
    ReceiptInvalid = 4401,
    TimeStampFailed = 4501,
    UsageProfileBroken = 4502,
    GracePeriodRunning = 4503,
    ReaderMissing = 4601,
    ReaderFailed = 4602,
    DocumentTooCostly = 4603,

    // 5xxx: the renewal
    IdentityNumberInvalid = 5001,
    FormFieldInvalid = 5002,
    FormFieldUnknown = 5003,
    SecurityWordsDiffer = 5004,
    PhoneInvalid = 5005,
    SmsCodeIncorrect = 5101,
    SmsCodeExpired = 5102,
    SmsAttemptsExhausted = 5103,
    SmsResendTooEarly = 5104,
    OrderNotFound = 5201,
    OrderClosed = 5202,
    MethodUnavailable = 5203,
    AlreadySubmitted = 5204,
    OrdersInvalid = 5205,
    SubmissionElsewhere = 5206,
    SubmissionStopped = 5207,
};

/// What went wrong. It holds no sentence: that is made from the table when it is shown. `cause` is technical
/// detail for the log, without personal data or secrets.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QStringList arguments;
    QString cause;

    friend bool operator==(const Error&, const Error&) = default;
};

/// A row of the error table. `%1` … in the texts are the Error's arguments.
struct ErrorEntry {
    ErrorCode code;
    const char* name;     ///< as in ErrorCode
    const char* sentence; ///< what happened, in English; Turkish through the translations
    const char* remedy;   ///< what to do next
};

/// The whole table, ordered by code.
[[nodiscard]] const std::vector<ErrorEntry>& errorTable();

/// "YNL-2101"
[[nodiscard]] QString shownCode(ErrorCode code);
/// "PinIncorrect": the name that the protocol and `--json` carry.
[[nodiscard]] QString codeName(ErrorCode code);
/// The code with that name, or Internal if this version does not know the name.
[[nodiscard]] ErrorCode codeNamed(const QString& name);
/// The sentence in the language of the application.
[[nodiscard]] QString sentence(const Error& error);
/// The next step in the language of the application.
[[nodiscard]] QString remedy(const Error& error);

} // namespace yenile
