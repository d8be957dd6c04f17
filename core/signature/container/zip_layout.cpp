// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/zip_layout.h"

#include "core/base/mapped_pages.h"
#include "core/base/member_name.h"
#include "core/signature/container/zip.h"
#include "core/signature/container/zip_records.h"

#include <QSet>
#include <QStringDecoder>

#include <optional>

namespace yenile::signature {

using namespace ziprecords;

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 directorySignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
constexpr QByteArrayView endMark("PK\x05\x06"); // the same as it stands there
constexpr quint32 descriptorSignature = 0x08074b50;
constexpr qsizetype localSize = 30;
constexpr qsizetype directorySize = 46;
constexpr qsizetype endSize = 22;

constexpr quint16 hasDescriptor = 1 << 3;
constexpr quint16 utf8Name = 1 << 11;
constexpr quint16 knownFlags = hasDescriptor | utf8Name | 0b110; // and how hard a deflater tried
constexpr quint16 stored = 0;
constexpr quint16 deflated = 8;
constexpr quint16 madeByInfoZip = 0x031e; // guesses which entries are text
constexpr int unixHost = 3;

constexpr quint16 ntfsExtra = 0x000a; // times, in the directory alone
constexpr qsizetype longestComment = 0xffff;

/// What the directory alone says of an entry.
struct Attributes {
    quint16 madeBy = 0;
    quint32 external = 0;
    friend bool operator==(const Attributes&, const Attributes&) = default;
};

struct End {
    qsizetype position = 0;
    quint16 entries = 0;
    quint32 directorySize = 0;
    quint32 directoryOffset = 0;
};

/// The last record, and the archive's comment behind it, in which there is none that another reader might
/// take for it.
End readEnd(QByteArrayView archive) {
    require(archive.size() >= endSize, "too short");
    End end;
    const qsizetype tail = qMin(archive.size(), endSize + longestComment);
    end.position = archive.size() - tail + archive.last(tail).lastIndexOf(endMark);
    NumberReader reader(archive, end.position);
    require(reader.u32() == endSignature, "no end record");
    require(reader.u32() == 0, "several disks");
    end.entries = reader.u16();
    require(reader.u16() == end.entries, "entries miscounted");
    end.directorySize = reader.u32();
    end.directoryOffset = reader.u32();
    require(reader.u16() == archive.size() - reader.position(), "archive comment");
    require(qint64{end.directoryOffset} + end.directorySize == end.position, "gap");
    require(end.entries >= 1 && end.entries <= mostZipEntries, "too many entries");
    return end;
}

void checkName(QByteArrayView name, quint16 flags) {
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(name);
    require(!decoder.hasError(), "name not UTF-8");
    const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<signed char>(c) > 0; });
    require(ascii || (flags & utf8Name) != 0, "name of unknown encoding");
    require(!text.isEmpty() && !text.contains(u'\\') && !text.contains(u':'), "name of a path elsewhere");
    require(!hidesCharacters(text), "name with control characters");
    const QStringList parts = text.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool folderMark = i > 0 && i == parts.size() - 1;
        require((!parts[i].isEmpty() || folderMark) && parts[i] != u"." && parts[i] != u"..",
                "name of a path elsewhere");
    }
}

/// The fields that both places have to agree on. Sizes and the times of NTFS stand in one of them alone.
std::vector<std::pair<quint16, QByteArrayView>> sharedExtra(QByteArrayView extra) {
    std::vector<std::pair<quint16, QByteArrayView>> fields;
    NumberReader reader(extra, 0);
    while (reader.position() < extra.size()) {
        const quint16 id = reader.u16();
        const QByteArrayView data = reader.take(reader.u16());
        if (id != zip64Extra && id != ntfsExtra)
            fields.emplace_back(id, data);
    }
    return fields;
}

/// Times (UT) and owners (ux) of Info-ZIP, which the directory cuts short; others could give a second name or
/// size.
void checkExtra(QByteArrayView local, QByteArrayView central) {
    const auto localFields = sharedExtra(local);
    const auto centralFields = sharedExtra(central);
    require(localFields.size() == centralFields.size(), "extra fields differ");
    for (size_t i = 0; i < centralFields.size(); ++i) {
        const auto& [id, data] = centralFields[i];
        require(id == 0x5455 || id == 0x7875, "extra field");
        require(localFields[i].first == id && localFields[i].second.startsWith(data), "extra fields differ");
    }
}

/// Nothing but a file or a folder: no link, and nothing that runs as somebody else. Those of Unix are alike
/// in one archive, so that none of their bits can change unseen.
void checkAttributes(const Attributes& attributes, std::optional<Attributes>& ofUnix, bool isFolder) {
    constexpr quint32 dosFolder = 0x10;
    constexpr quint32 dosKnown = 0xb7; // with the bit by which 7-Zip says: nothing else
    if (attributes.madeBy >> 8 == unixHost) {
        constexpr quint32 kinds = 0170000;
        const quint32 kind = attributes.external >> 16 & kinds;
        require(kind == 0 || kind == (isFolder ? 0040000 : 0100000), "attributes");
        if (!ofUnix && !isFolder)
            ofUnix = attributes;
        require(isFolder || attributes == ofUnix, "attributes");
        return;
    }
    require(attributes.madeBy >> 8 == 0 && (attributes.external & ~dosKnown) == 0 &&
                (isFolder || (attributes.external & dosFolder) == 0),
            "attributes");
}

void checkDescriptor(NumberReader& reader, const Description& description) {
    quint32 crc = reader.u32();
    if (crc == descriptorSignature)
        crc = reader.u32();
    require(crc == description.crc && reader.u32() == description.packed &&
                reader.u32() == description.unpacked,
            "descriptor differs");
}

void checkSame(const Description& local, const Description& central) {
    require(local.versionNeeded == central.versionNeeded && local.flags == central.flags &&
                local.method == central.method && local.time == central.time,
            "headers differ");
    const bool later =
        (central.flags & hasDescriptor) != 0 && local.crc == 0 && local.packed == 0 && local.unpacked == 0;
    require(later || (local.crc == central.crc && local.packed == central.packed &&
                      local.unpacked == central.unpacked),
            "headers differ");
}

/// Goes through directory and entries side by side.
class Walk {
public:
    explicit Walk(QByteArrayView archive)
        : m_archive(archive), m_end(readEnd(archive)), m_directory(archive, m_end.directoryOffset),
          m_local(archive, 0) {}

    std::vector<ZipPlace> check() {
        std::vector<ZipPlace> places;
        for (int i = 0; i < m_end.entries; ++i)
            places.push_back(checkEntry());
        require(m_directory.position() == m_end.position, "directory miscounted");
        require(m_local.position() == m_end.directoryOffset, "bytes between the entries");
        return places;
    }

private:
    ZipPlace checkEntry() {
        require(m_directory.u32() == directorySignature, "no directory entry");
        Attributes attributes{m_directory.u16()};
        Description description(m_directory);
        const quint16 nameSize = m_directory.u16();
        const quint16 extraSize = m_directory.u16();
        const quint16 commentSize = m_directory.u16();
        require(m_directory.u16() == 0, "several disks");
        const quint16 internal = m_directory.u16();
        require(internal == 0 ||
                    (internal == 1 && (attributes.madeBy == madeByInfoZip || attributes.madeBy >> 8 == 0)),
                "attributes");
        attributes.external = m_directory.u32();
        require(m_directory.u32() == m_local.position(), "bytes between the entries");
        const QByteArrayView name = m_directory.take(nameSize);
        const QByteArrayView extra = m_directory.take(extraSize);
        require(!m_directory.take(commentSize).contains("PK"), "entry comment");

        description.widen(extra);
        checkDescription(description, name);
        checkName(name, description.flags);
        require(newName(name), "name twice");
        checkAttributes(attributes, m_attributes, name.endsWith('/'));
        return {description.method == stored, checkLocal(description, name, extra)};
    }

    void checkDescription(const Description& description, QByteArrayView name) {
        require((description.flags & ~knownFlags) == 0, "encrypted, or of an unknown kind");
        require(description.method == deflated ||
                    (description.method == stored && description.packed == description.unpacked),
                "unknown compression");
        constexpr quint64 emptyDeflated = 2; // bytes
        require(!name.endsWith('/') || (description.unpacked == 0 && description.packed <= emptyDeflated),
                "folder with content");
        require(description.unpacked <= mostUnpackedBytes && description.packed <= quint64(m_archive.size()),
                "too large");
        m_unpacked += static_cast<qint64>(description.unpacked);
        require(m_unpacked <= mostUnpackedBytes, "too large");
    }

    /// The bytes of the entry.
    QByteArrayView checkLocal(const Description& central, QByteArrayView name, QByteArrayView extra) {
        require(m_local.u32() == localSignature, "no entry");
        Description local(m_local);
        const quint16 nameSize = m_local.u16();
        const quint16 extraSize = m_local.u16();
        require(m_local.take(nameSize) == name, "names differ");
        const QByteArrayView localExtra = m_local.take(extraSize);
        local.widen(localExtra);
        checkSame(local, central);
        checkExtra(localExtra, extra);
        const QByteArrayView packed = m_local.take(static_cast<qint64>(central.packed));
        MappedPages::giveBack(packed); // came along with what stands before it
        if ((central.flags & hasDescriptor) != 0)
            checkDescriptor(m_local, central);
        return packed;
    }

    /// Also on file systems that do not tell case apart.
    bool newName(QByteArrayView name) {
        const QString folded = foldedName(QString::fromUtf8(name));
        const bool isNew = !m_names.contains(folded);
        m_names.insert(folded);
        return isNew;
    }

    QByteArrayView m_archive;
    End m_end;
    NumberReader m_directory;
    NumberReader m_local;
    std::optional<Attributes> m_attributes;
    QSet<QString> m_names;
    qint64 m_unpacked = 0;
};

} // namespace

Result<std::vector<ZipPlace>> checkZipLayout(QByteArrayView archive) {
    try {
        return Walk(archive).check();
    } catch (const Fault& fault) {
        return fail(ErrorCode::ContainerDamaged, {}, QString::fromUtf8(fault.text));
    }
}

} // namespace yenile::signature
