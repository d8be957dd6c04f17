// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/container/asic_manifest.h"

#include "core/signature/crypto/algorithms.h"

#include <QUrl>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

namespace yenile::signature {

namespace {

using namespace Qt::StringLiterals;

const QString asicNamespace = u"http://uri.etsi.org/02918/v1.2.1#"_s;
const QString dsigNamespace = u"http://www.w3.org/2000/09/xmldsig#"_s;
const QString signatureMimeType = u"application/pkcs7-signature"_s;
const QString timeStampMimeType = u"application/vnd.etsi.timestamp-token"_s;

/// XML Encryption and RFC 6931.
QString digestUri(DigestAlgorithm algorithm) {
    switch (algorithm) {
    case DigestAlgorithm::Sha256:
        return u"http://www.w3.org/2001/04/xmlenc#sha256"_s;
    case DigestAlgorithm::Sha384:
        return u"http://www.w3.org/2001/04/xmldsig-more#sha384"_s;
    case DigestAlgorithm::Sha512:
        break;
    }
    return u"http://www.w3.org/2001/04/xmlenc#sha512"_s;
}

std::optional<DigestAlgorithm> digestNamed(const QString& uri) {
    for (const auto algorithm : {DigestAlgorithm::Sha256, DigestAlgorithm::Sha384, DigestAlgorithm::Sha512})
        if (digestUri(algorithm) == uri)
            return algorithm;
    return {};
}

QString uriOf(const QString& member) {
    return QString::fromLatin1(QUrl::toPercentEncoding(member, "/"));
}

QString attribute(const QXmlStreamReader& reader, const QString& name) {
    return reader.attributes().value(name).toString();
}

AsicManifest::Reference readReference(QXmlStreamReader& reader) {
    AsicManifest::Reference reference;
    reference.member = QUrl::fromPercentEncoding(attribute(reader, u"URI"_s).toUtf8());
    reference.mimeType = attribute(reader, u"MimeType"_s);
    while (reader.readNextStartElement()) {
        const bool dsig = reader.namespaceUri() == dsigNamespace;
        if (dsig && reader.name() == u"DigestMethod") {
            reference.digestUri = attribute(reader, u"Algorithm"_s);
            reference.digest = digestNamed(reference.digestUri);
            reader.skipCurrentElement();
        } else if (dsig && reader.name() == u"DigestValue") {
            reference.value = QByteArray::fromBase64(reader.readElementText().toLatin1());
        } else {
            reader.skipCurrentElement();
        }
    }
    return reference;
}

} // namespace

QByteArray toXml(const AsicManifest& manifest) {
    QByteArray xml;
    QXmlStreamWriter writer(&xml);
    writer.writeStartDocument();
    writer.writeNamespace(asicNamespace, u"asic"_s);
    writer.writeNamespace(dsigNamespace, u"ds"_s);
    writer.writeStartElement(asicNamespace, u"ASiCManifest"_s);
    writer.writeEmptyElement(asicNamespace, u"SigReference"_s);
    writer.writeAttribute(u"URI"_s, uriOf(manifest.signature));
    writer.writeAttribute(u"MimeType"_s, manifest.isStamped() ? timeStampMimeType : signatureMimeType);
    for (const AsicManifest::Reference& reference : manifest.references) {
        writer.writeStartElement(asicNamespace, u"DataObjectReference"_s);
        writer.writeAttribute(u"URI"_s, uriOf(reference.member));
        if (!reference.mimeType.isEmpty())
            writer.writeAttribute(u"MimeType"_s, reference.mimeType);
        writer.writeEmptyElement(dsigNamespace, u"DigestMethod"_s);
        writer.writeAttribute(u"Algorithm"_s, reference.digestUri.isEmpty() && reference.digest
                                                  ? digestUri(*reference.digest)
                                                  : reference.digestUri);
        writer.writeTextElement(dsigNamespace, u"DigestValue"_s,
                                QString::fromLatin1(reference.value.toBase64()));
        writer.writeEndElement();
    }
    writer.writeEndDocument();
    return xml;
}

Result<AsicManifest> manifestFromXml(const QByteArray& xml) {
    QXmlStreamReader reader(xml);
    AsicManifest manifest;
    if (!reader.readNextStartElement() || reader.name() != u"ASiCManifest" ||
        reader.namespaceUri() != asicNamespace)
        return fail(ErrorCode::ContainerDamaged, {}, u"no ASiCManifest"_s);
    while (reader.readNextStartElement()) {
        const bool asic = reader.namespaceUri() == asicNamespace;
        if (asic && reader.name() == u"SigReference") {
            manifest.signature = QUrl::fromPercentEncoding(attribute(reader, u"URI"_s).toUtf8());
            reader.skipCurrentElement();
        } else if (asic && reader.name() == u"DataObjectReference") {
            manifest.references.push_back(readReference(reader));
        } else {
            reader.skipCurrentElement();
        }
    }
    while (!reader.atEnd())
        reader.readNext();
    if (reader.hasError() || manifest.signature.isEmpty() || manifest.references.empty())
        return fail(ErrorCode::ContainerDamaged, {}, u"manifest: "_s + reader.errorString());
    return manifest;
}

} // namespace yenile::signature
