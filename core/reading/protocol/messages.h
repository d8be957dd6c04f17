// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/page.h"
#include "core/reading/protocol/report_message.h"
#include "core/signature/certificates/evidence_cache.h"

#include <QCborMap>

#include <optional>

/// A conversation with `yenile-reader` is about one file. It begins with a Task and that file (an open
/// descriptor), with a password between them and a further file behind where the Task says so. To Judge,
/// Open, LayOut and Extend, there is one answer; before it the reader may put questions, each of which gets
/// an answer. To Show, an Overview, then PageRequests are answered, until the wire is closed.
namespace yenile::reading::protocol {

inline constexpr int version = 3;
inline constexpr qsizetype largestFrame = qsizetype{4} * mostDots * mostDots; ///< dots of the largest page

enum class TaskKind { Judge, Show, Open, LayOut, Extend };

struct Task {
    TaskKind kind = TaskKind::Show;
    qint64 memory = 0;           ///< bytes that it may cost
    qint64 processorSeconds = 0; ///< that it may take
    bool hasPassword = false;    ///< it comes before the file, in a frame of its own
    // Judge:
    QString name = {}; ///< of the file, for what is told of it
    QCborMap policy = {};
    std::optional<MemberQuestion> members = {};
    bool hasSignedFile = false; ///< it comes after the other: what a signature in that stands over
    // LayOut: a SignatureRequest; Extend: ExtensionParameters
    QCborMap request = {};
};

/// What the reader cannot do itself.
struct ReaderQuestion {
    enum class Kind { Get, Post, Find, Store, Stamp };
    Kind kind = Kind::Get;
    QString address;                           ///< Get, Post
    QByteArray contentType = {};               ///< Post
    QByteArray body = {};                      ///< Post, Stamp; of Store the answer
    signature::EvidenceQuestion evidence = {}; ///< Find, Store: what was asked before
};

/// Nothing: there is none (Find).
struct QuestionAnswer {
    std::optional<QByteArray> body;
};

struct PageRequest {
    enum class Kind { Words, Draw };
    Kind kind = Kind::Words;
    int page = 0; ///< from 0
    double dotsPerInch = 0;
};

[[nodiscard]] QCborMap toCbor(const Task& task);
[[nodiscard]] QCborMap toCbor(const ReaderQuestion& question);
[[nodiscard]] QCborMap toCbor(const QuestionAnswer& answer);
[[nodiscard]] QCborMap toCbor(const PageRequest& request);
[[nodiscard]] QCborMap toCbor(const Overview& overview);
[[nodiscard]] QCborMap toCbor(const QList<Word>& words);
/// The dots follow in a frame of their own.
[[nodiscard]] QCborMap toCbor(const PageImage& image);

// Errors of all: Internal, where the other side does not keep to the protocol.
[[nodiscard]] Result<Task> taskFrom(const QCborMap& map);
/// Nothing: it is an answer already.
[[nodiscard]] Result<std::optional<ReaderQuestion>> questionFrom(const QCborMap& map);
[[nodiscard]] QuestionAnswer questionAnswerFrom(const QCborMap& map);
[[nodiscard]] Result<PageRequest> pageRequestFrom(const QCborMap& map);
[[nodiscard]] Result<Overview> overviewFrom(const QCborMap& map);
[[nodiscard]] QList<Word> wordsFrom(const QCborMap& map);
/// `dots` must be as many as the size says.
[[nodiscard]] Result<PageImage> pageImageFrom(const QCborMap& map, QByteArray dots);

} // namespace yenile::reading::protocol
