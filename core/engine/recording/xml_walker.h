// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <expat.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace leadout::engine {

/// What takes the parts of an XML file, in their order.
class XmlVisitor {
public:
    /// A start tag: its name as written and a null-terminated list of attribute names and values by turns,
    /// all of them gone after the call.
    virtual void start(const char* name, const char** attributes) = 0;
    /// The end of the innermost element.
    virtual void end() = 0;
    /// A piece of text; one text may come in several pieces.
    virtual void text(std::string_view piece) = 0;

protected:
    ~XmlVisitor() = default;
};

/// Why a walk ended before the end of the file.
enum class XmlFault : std::uint8_t {
    Empty,        ///< nothing but white space
    Malformed,    ///< bytes that cannot follow what came before
    Truncated,    ///< the file ends inside an element
    Trailing,     ///< the root is complete, and something follows that is no XML of its document
    DocumentType, ///< a document type declaration, which is never expanded
    TooDeep,      ///< elements nested deeper than XmlWalker::kMaxDepth
    TooLarge,     ///< a tag longer, or more different names, than any file needs
    Stopped,      ///< the visitor wanted no more
};

/// A fault and where it was met.
struct XmlProblem {
    XmlFault fault = XmlFault::Malformed;
    std::size_t byte = 0; ///< offset from the start of the file
    std::size_t line = 0; ///< from 1
    std::string element;  ///< the one that could not be begun, as written; empty for other faults
};

/// How the bytes beyond ASCII are read.
enum class XmlText : std::uint8_t {
    AsDeclared, ///< in the encoding that the file declares, and handed over as UTF-8
    Unread,     ///< any bytes will do, because only ASCII matters: a broken title costs nobody the ride
};

/// Walks over the XML in a file and hands its parts to a visitor, without a tree. Prefixes are part of a name
/// and need no declaration, and white space and byte order marks may come before the XML. Document types are
/// refused. Work is linear in the bytes; memory is bounded by the depth, the length of a tag and the number
/// of different names.
class XmlWalker {
public:
    static constexpr int kMaxDepth = 64;
    static constexpr std::size_t kLongestTag = std::size_t{1} << 20U;
    static constexpr std::size_t kMostNames = 4096;

    explicit XmlWalker(XmlVisitor& visitor) : m_visitor(visitor) {}

    /// Walks once; nothing when all of it is sound. What the visitor got until then holds in any case.
    std::optional<XmlProblem> walk(std::span<const std::uint8_t> bytes, XmlText text);

    /// Ends the walk from within the visitor, which is told no more.
    void stop() { fail(XmlFault::Stopped); }
    /// Ends it where what was read had no room.
    void stopUnless(bool kept) {
        if (!kept)
            stop();
    }

    /// Where the walk is, for faults that the visitor finds.
    XmlProblem place(XmlFault fault) const;

private:
    static XmlWalker& self(void* data) { return *static_cast<XmlWalker*>(data); }
    static void onStart(void* data, const char* name, const char** attributes);
    static void onEnd(void* data, const char* name);
    static void onText(void* data, const char* text, int size);
    static void onDoctype(void* data, const char*, const char*, const char*, int);

    bool begin(bool asDeclared);
    bool isKnown(std::string_view name);
    void fail(XmlFault fault);
    XmlProblem parserProblem(std::size_t end) const;

    XmlVisitor& m_visitor;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> m_parser{nullptr,
                                                                                           &XML_ParserFree};
    std::size_t m_skippedBytes = 0;
    std::size_t m_skippedLines = 0;
    int m_depth = 0;
    bool m_rootClosed = false;
    std::set<std::string, std::less<>> m_names; // the parser keeps each for as long as it lives
    std::optional<XmlProblem> m_problem;
};

/// Where the XML begins: files come with blank lines before the declaration, which XML forbids, and with byte
/// order marks on either side of them.
std::size_t xmlStart(std::string_view text);

/// A name without its prefix.
std::string_view localName(std::string_view name);

} // namespace leadout::engine
