// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/signature/pdf/pdf_file.h"

#include "core/base/mapped_pages.h"
#include "core/signature/pdf/pdf_document.h"
#include "core/signature/pdf/pdf_sections.h"

#include <openssl/crypto.h>

#include <atomic>
#include <set>

namespace yenile::signature {

using pdf::damaged;
using pdf::guarded;

namespace {

constexpr qsizetype headerSearch = 1024;       // bytes
constexpr qsizetype trailerSearch = 2048;      // bytes
constexpr size_t mostNodes = 1000;             // of the page tree before the first page
constexpr int largestObjectNumber = 8'388'607; // ISO 32000-1, annex C

Result<void> checkHeader(QByteArrayView content) {
    if (content.startsWith("%PDF-"))
        return {};
    if (content.first(std::min(content.size(), headerSearch)).indexOf("%PDF-") < 0)
        return damaged("no PDF header");
    // Offsets count from the header, but not every reader knows that.
    return pdf::unsupported(QT_TRANSLATE_NOOP("PdfReason", "there is something before its beginning"));
}

/// Readers that repair the file find what an update leads nowhere for, signatures among it; qpdf does not
/// look.
bool hidesRevisions(QByteArrayView content, QPDFObjectHandle trailer) {
    QPDFObjectHandle previous = trailer.getKey("/Prev");
    const qsizetype newest = content.lastIndexOf("startxref");
    return previous.isInteger() && previous.getIntValue() <= 0 && newest > 0 &&
           content.first(newest).contains("startxref");
}

/// The trailer's entries as text, without those that belong to one section and not to the document.
QByteArray lastingEntries(QPDFObjectHandle trailer) {
    static const std::set<std::string> passing{"/Prev", "/XRefStm", "/Size",   "/W",           "/Index",
                                               "/Type", "/Filter",  "/Length", "/DecodeParms", "/ID"};
    QByteArray text;
    for (const std::string& key : trailer.getKeys())
        if (!passing.contains(key))
            text += ' ' + pdf::bytes(QPDFObjectHandle::newName(key).unparse()) + ' ' +
                    pdf::bytes(trailer.getKey(key).unparse());
    return text;
}

/// The first page below a node of the page tree; null when there is none. A node may have no pages at all.
QPDFObjectHandle firstLeaf(QPDFObjectHandle node, std::set<QPDFObjGen>& visited) {
    if (!node.isDictionary() || !node.isIndirect() || visited.size() > mostNodes ||
        !visited.insert(node.getObjGen()).second)
        return QPDFObjectHandle::newNull();
    QPDFObjectHandle kids = node.getKey("/Kids");
    if (!kids.isArray())
        return node;
    for (QPDFObjectHandle& kid : kids.getArrayAsVector())
        if (QPDFObjectHandle leaf = firstLeaf(kid, visited); !leaf.isNull())
            return leaf;
    return QPDFObjectHandle::newNull();
}

} // namespace

namespace pdf {

namespace {

/// A producer named twice or a font: what the document is made of does not depend on it.
bool isHarmlessDuplicate(const std::string& text) {
    static const std::string beginning = "dictionary has duplicated key ";
    static const std::set<std::string> structure{"/Type",   "/Root",     "/Pages",  "/Kids",
                                                 "/Parent", "/AcroForm", "/Fields", "/Contents",
                                                 "/Annots", "/Length",   "/Prev",   "/Size"};
    if (!text.starts_with(beginning))
        return false;
    return !structure.contains(text.substr(beginning.size(), text.find(';') - beginning.size()));
}

/// Said of many files that every reader reads alike.
bool isHarmless(const QPDFExc& warning) {
    const std::string text = warning.getMessageDetail();
    return isHarmlessDuplicate(text) ||
           text.find("is not one plus the highest object number") != std::string::npos ||
           text.find("extraneous whitespace seen before xref") != std::string::npos ||
           // More bytes than entries; too few are an exception.
           text.find("Cross-reference stream data has the wrong size") != std::string::npos ||
           // It begins like a PDF, of whatever version.
           text.find("can't find PDF header") != std::string::npos ||
           // A compressed stream without its checksum at the end.
           text.find("input stream is complete but output may still be valid") != std::string::npos;
}

std::atomic<qint64> readSoFar = 0;

/// A document's bytes. qpdf reads all over a large file: what it read is given back now and then.
class DocumentSource final : public BufferInputSource {
public:
    explicit DocumentSource(QByteArrayView content)
        : BufferInputSource("document",
                            new Buffer(reinterpret_cast<unsigned char*>(const_cast<char*>(content.data())),
                                       static_cast<size_t>(content.size())),
                            true),
          m_content(content) {}

    size_t read(char* to, size_t length) override {
        constexpr qint64 enough = qint64{4} << 20; // bytes that it went to and fro
        const size_t size = BufferInputSource::read(to, length);
        readSoFar += static_cast<qint64>(size);
        const qint64 now = tell();
        m_way += std::abs(now - m_last);
        m_last = now;
        if (m_way > enough) {
            MappedPages::giveBack(m_content);
            m_way = 0;
        }
        return size;
    }

private:
    QByteArrayView m_content;
    qint64 m_last = 0;
    qint64 m_way = 0;
};

} // namespace

Result<qint64> newestXref(QByteArrayView content) {
    constexpr QByteArrayView keyword = "startxref";
    const qsizetype from = std::max<qsizetype>(0, content.size() - trailerSearch);
    const qsizetype found = from + content.sliced(from).lastIndexOf(keyword);
    if (found < from)
        return damaged("no startxref at the end");
    const QByteArray number = content.sliced(found + keyword.size())
                                  .first(std::min<qsizetype>(32, content.size() - found - keyword.size()))
                                  .toByteArray()
                                  .simplified();
    bool isNumber = false;
    const qint64 offset = number.left(number.indexOf(' ')).toLongLong(&isNumber);
    if (!isNumber || offset <= 0 || offset >= content.size())
        return damaged("startxref points nowhere");
    return offset;
}

void openDocument(QPDF& qpdf, QByteArrayView content, const Secret& password) {
    qpdf.setSuppressWarnings(true);
    qpdf.setAttemptRecovery(false);
    qpdf.processInputSource(std::make_shared<DocumentSource>(content), password.cString());
}

Result<void> checkWarnings(QPDF& qpdf) {
    for (const QPDFExc& warning : qpdf.getWarnings())
        if (!isHarmless(warning))
            return damaged(warning.getMessageDetail().c_str());
    return {};
}

QByteArray dictionaryWith(QPDFObjectHandle dictionary, const std::map<std::string, QByteArray>& entries) {
    QByteArray text = "<<";
    for (const std::string& key : dictionary.getKeys())
        if (!entries.contains(key))
            text += ' ' + bytes(QPDFObjectHandle::newName(key).unparse()) + ' ' +
                    bytes(dictionary.getKey(key).unparse());
    for (const auto& [key, value] : entries)
        text += ' ' + bytes(key) + ' ' + value;
    return text + " >>";
}

// Not qpdf's page list, which flattens and repairs the tree.
QPDFObjectHandle firstPage(QPDF& qpdf) {
    std::set<QPDFObjGen> visited;
    QPDFObjectHandle page = firstLeaf(qpdf.getRoot().getKey("/Pages"), visited);
    if (page.isNull())
        throw std::runtime_error("no first page");
    return page;
}

} // namespace pdf

PdfFile::PdfFile(std::unique_ptr<Document> document) : m_document(std::move(document)) {
}
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;
PdfFile::~PdfFile() = default;

std::vector<Secret> encodingsOf(const Secret& password) {
    std::vector<Secret> encodings;
    for (std::string& bytes : QUtil::possible_repaired_encodings(std::string(password.cString()))) {
        encodings.emplace_back(QByteArrayView(bytes));
        OPENSSL_cleanse(bytes.data(), bytes.size());
    }
    return encodings;
}

qint64 PdfFile::readByteCount() {
    return pdf::readSoFar;
}

Result<PdfFile> PdfFile::open(QByteArrayView content, const Secret& password) {
    if (password.isEmpty())
        return openWith(content, password);
    for (const Secret& encoding : encodingsOf(password)) {
        Result<PdfFile> file = openWith(content, encoding);
        if (file || file.error().code != ErrorCode::PdfEncrypted)
            return file;
    }
    Result<PdfFile> file = openWith(content, {}); // it may want none
    return file || file.error().code != ErrorCode::PdfEncrypted ? std::move(file)
                                                                : fail(ErrorCode::PdfPasswordWrong);
}

Result<PdfFile> PdfFile::upTo(qint64 end) const {
    return openWith(m_document->content.first(end), m_document->password, m_document->mayBeHybrid);
}

/// `mayBeHybrid` is looked for where it is not known.
Result<PdfFile> PdfFile::openWith(QByteArrayView content, const Secret& password,
                                  std::optional<bool> mayBeHybrid) {
    if (const Result<void> header = checkHeader(content); !header)
        return failure(header);
    return guarded(content, [&]() -> Result<PdfFile> {
        auto document = std::make_unique<Document>();
        document->content = content;
        document->password = password.duplicate();
        QPDF& qpdf = document->qpdf;
        pdf::openDocument(qpdf, content, password);
        if (!qpdf.getRoot().isDictionary())
            return damaged("no catalog");
        if (const Result<void> clean = pdf::checkWarnings(qpdf); !clean)
            return failure(clean);
        if (hidesRevisions(content, qpdf.getTrailer()))
            return damaged("earlier revisions are cut off");
        document->mayBeHybrid = mayBeHybrid ? *mayBeHybrid : pdf::mayBeHybrid(content);
        if (const Result<qint64> newest = pdf::newestXref(content);
            document->mayBeHybrid && newest && pdf::hidesObjects(qpdf, content, *newest))
            return damaged("objects that only some readers see");
        return PdfFile(std::move(document));
    });
}

Result<PdfRevision> PdfFile::revision() const {
    return guarded(m_document->content, [this]() -> Result<PdfRevision> {
        const QByteArrayView content = m_document->content;
        const Result<qint64> startXref = pdf::newestXref(content);
        if (!startXref)
            return failure(startXref);
        QPDF& qpdf = m_document->qpdf;
        QPDFObjectHandle trailer = qpdf.getTrailer();
        const auto xref = qpdf.getXRefTable();
        const int highest = xref.empty() ? 0 : xref.rbegin()->first.getObj();
        const int size = trailer.getKey("/Size").isInteger() ? trailer.getKey("/Size").getIntValueAsInt() : 0;

        PdfRevision revision;
        revision.xrefStream = !content.sliced(*startXref).trimmed().startsWith("xref");
        revision.startXref = *startXref;
        revision.nextNumber = std::max(size, highest + 1);
        revision.trailer = lastingEntries(trailer);
        QPDFObjectHandle id = trailer.getKey("/ID");
        if (id.isArray() && id.getArrayNItems() > 0 && id.getArrayItem(0).isString())
            revision.permanentId = pdf::bytes(id.getArrayItem(0).getStringValue());
        revision.encryption = pdf::encryptionOf(qpdf);
        if (revision.nextNumber > largestObjectNumber - 16)
            return damaged("object numbers too high");
        return revision;
    });
}

Result<PdfRevision> PdfFile::updatable() const {
    Result<PdfRevision> revision = this->revision();
    if (!revision)
        return revision;
    return guarded(m_document->content, [&]() -> Result<PdfRevision> {
        QPDF qpdf; // another one: damage to objects that nobody needs is no matter
        pdf::openDocument(qpdf, m_document->content, m_document->password);
        revision->nextNumber = pdf::freeNumbers(qpdf, m_document->content, revision->nextNumber);
        if (revision->nextNumber > largestObjectNumber - 16)
            return damaged("object numbers too high");
        return revision;
    });
}

Result<PdfReference> PdfFile::firstPage() const {
    return guarded(m_document->content, [this]() -> Result<PdfReference> {
        return pdf::reference(pdf::firstPage(m_document->qpdf));
    });
}

} // namespace yenile::signature
