#include "core/signature/zip_layout.h"

#include "core/signature/zip.h"

#include <QSet>
#include <QStringDecoder>
#include <QtEndian>

namespace yenile::signature {

namespace {

constexpr quint32 localSignature = 0x04034b50;
constexpr quint32 directorySignature = 0x02014b50;
constexpr quint32 endSignature = 0x06054b50;
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

/// Thrown inside this file only.
struct Fault {
    const char* text;
};

void require(bool condition, const char* otherwise) {
    if (!condition)
        throw Fault{otherwise};
}

/// Reads little-endian numbers from the front on.
class Reader {
public:
    Reader(QByteArrayView bytes, qint64 at) : m_bytes(bytes), m_at(at) {}

    quint16 u16() { return number<quint16>(); }
    quint32 u32() { return number<quint32>(); }
    QByteArrayView take(qint64 size) {
        require(size >= 0 && m_at >= 0 && size <= m_bytes.size() - m_at, "cut off");
        m_at += size;
        return m_bytes.sliced(m_at - size, size);
    }
    [[nodiscard]] qint64 position() const { return m_at; }

private:
    template <typename Number>
    Number number() {
        return qFromLittleEndian<Number>(take(sizeof(Number)).data());
    }
    QByteArrayView m_bytes;
    qint64 m_at;
};

/// What local header and directory both say of an entry.
struct Description {
    quint16 versionNeeded = 0;
    quint16 flags = 0;
    quint16 method = 0;
    quint32 time = 0;
    quint32 crc = 0;
    quint32 packed = 0;
    quint32 unpacked = 0;

    explicit Description(Reader& reader)
        : versionNeeded(reader.u16()), flags(reader.u16()), method(reader.u16()), time(reader.u32()),
          crc(reader.u32()), packed(reader.u32()), unpacked(reader.u32()) {}
};

/// What the directory alone says of an entry.
struct Attributes {
    quint16 madeBy = 0;
    quint32 external = 0;
    friend bool operator==(const Attributes&, const Attributes&) = default;
};

struct End {
    quint16 entries = 0;
    quint32 directorySize = 0;
    quint32 directoryOffset = 0;
};

End readEnd(QByteArrayView archive) {
    require(archive.size() >= endSize, "too short");
    Reader reader(archive, archive.size() - endSize);
    require(reader.u32() == endSignature, "no end record as the last bytes");
    require(reader.u32() == 0, "several disks");
    End end;
    end.entries = reader.u16();
    require(reader.u16() == end.entries, "entries miscounted");
    end.directorySize = reader.u32();
    end.directoryOffset = reader.u32();
    require(reader.u16() == 0, "archive comment");
    require(qint64{end.directoryOffset} + end.directorySize == archive.size() - endSize, "gap");
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
    for (const QChar character : text)
        require(character.isPrint(), "name with control characters");
    const QStringList parts = text.split(u'/');
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const bool folderMark = i > 0 && i == parts.size() - 1;
        require((!parts[i].isEmpty() || folderMark) && parts[i] != u"." && parts[i] != u"..",
                "name of a path elsewhere");
    }
}

/// Times (UT) and owners (ux) of Info-ZIP, which the directory cuts short; others could give a second name or
/// size.
void checkExtra(QByteArrayView local, QByteArrayView central) {
    Reader localReader(local, 0);
    Reader centralReader(central, 0);
    while (centralReader.position() < central.size()) {
        const quint16 id = centralReader.u16();
        require(id == 0x5455 || id == 0x7875, "extra field");
        require(localReader.u16() == id, "extra fields differ");
        const QByteArrayView centralData = centralReader.take(centralReader.u16());
        const QByteArrayView localData = localReader.take(localReader.u16());
        require(localData.startsWith(centralData), "extra fields differ");
    }
    require(localReader.position() == local.size(), "extra fields differ");
}

void checkDescriptor(Reader& reader, const Description& description) {
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

    void check() {
        for (int i = 0; i < m_end.entries; ++i)
            checkEntry(i == 0);
        require(m_directory.position() == m_archive.size() - endSize, "directory miscounted");
        require(m_local.position() == m_end.directoryOffset, "bytes between the entries");
    }

private:
    void checkEntry(bool first) {
        require(m_directory.u32() == directorySignature, "no directory entry");
        Attributes attributes{m_directory.u16()};
        const Description description(m_directory);
        const quint16 nameSize = m_directory.u16();
        const quint16 extraSize = m_directory.u16();
        require(m_directory.u16() == 0, "entry comment");
        require(m_directory.u16() == 0, "several disks");
        const quint16 internal = m_directory.u16();
        require(internal == 0 || (internal == 1 && attributes.madeBy == madeByInfoZip), "attributes");
        attributes.external = m_directory.u32();
        require(m_directory.u32() == m_local.position(), "bytes between the entries");
        const QByteArrayView name = m_directory.take(nameSize);
        const QByteArrayView extra = m_directory.take(extraSize);

        checkDescription(description, name);
        checkName(name, description.flags);
        require(newName(name), "name twice");
        if (first)
            m_attributes = attributes;
        // Folders have attributes of their own, and no content.
        require(attributes == m_attributes || name.endsWith('/'), "attributes");
        checkLocal(description, name, extra);
    }

    void checkDescription(const Description& description, QByteArrayView name) {
        require((description.flags & ~knownFlags) == 0, "encrypted, or of an unknown kind");
        require(description.method == deflated ||
                    (description.method == stored && description.packed == description.unpacked),
                "unknown compression");
        require(!name.endsWith('/') || description.packed == 0, "folder with content");
        m_unpacked += description.unpacked;
        require(m_unpacked <= mostUnpackedBytes, "too large");
    }

    void checkLocal(const Description& central, QByteArrayView name, QByteArrayView extra) {
        require(m_local.u32() == localSignature, "no entry");
        checkSame(Description(m_local), central);
        const quint16 nameSize = m_local.u16();
        const quint16 extraSize = m_local.u16();
        require(m_local.take(nameSize) == name, "names differ");
        checkExtra(m_local.take(extraSize), extra);
        (void)m_local.take(central.packed);
        if ((central.flags & hasDescriptor) != 0)
            checkDescriptor(m_local, central);
    }

    /// Also on file systems that do not tell case apart.
    bool newName(QByteArrayView name) {
        const QString folded =
            QString::fromUtf8(name).normalized(QString::NormalizationForm_C).toCaseFolded();
        const bool isNew = !m_names.contains(folded);
        m_names.insert(folded);
        return isNew;
    }

    QByteArrayView m_archive;
    End m_end;
    Reader m_directory;
    Reader m_local;
    Attributes m_attributes;
    QSet<QString> m_names;
    qint64 m_unpacked = 0;
};

} // namespace

Result<void> checkZipLayout(QByteArrayView archive) {
    try {
        Walk(archive).check();
        return {};
    } catch (const Fault& fault) {
        return fail(ErrorCode::ContainerDamaged, {}, QString::fromUtf8(fault.text));
    }
}

} // namespace yenile::signature
