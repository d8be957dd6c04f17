// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QtEndian>

/// The records of a ZIP archive (PKWARE's APPNOTE, 4.3), read from the front on. Private to zip_layout.cpp.
namespace yenile::signature::ziprecords {

constexpr quint16 zip64Extra = 0x0001;
constexpr quint32 inZip64 = 0xffffffff;

/// Thrown and caught by who checks an archive.
struct Fault {
    const char* text;
};

inline void require(bool condition, const char* otherwise) {
    if (!condition)
        throw Fault{otherwise};
}

/// Reads little-endian numbers from the front on.
class NumberReader {
public:
    NumberReader(QByteArrayView bytes, qint64 at) : m_bytes(bytes), m_at(at) {}

    quint16 u16() { return number<quint16>(); }
    quint32 u32() { return number<quint32>(); }
    quint64 u64() { return number<quint64>(); }
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
    quint64 packed = 0;
    quint64 unpacked = 0;

    explicit Description(NumberReader& reader)
        : versionNeeded(reader.u16()), flags(reader.u16()), method(reader.u16()), time(reader.u32()),
          crc(reader.u32()), packed(reader.u32()), unpacked(reader.u32()) {}

    /// Sizes that stand in the extra field, as some write them however small they are.
    void widen(QByteArrayView extra) {
        NumberReader reader(extra, 0);
        while (reader.position() < extra.size()) {
            const quint16 id = reader.u16();
            const QByteArrayView data = reader.take(reader.u16());
            NumberReader sizes(data, 0);
            for (quint64* size : {&unpacked, &packed})
                if (id == zip64Extra && *size == inZip64)
                    *size = sizes.u64();
        }
    }
};

} // namespace yenile::signature::ziprecords
