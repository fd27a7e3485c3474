// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace leadout::test {

/// Texts that try to leave the place where a page shows them, each on one line. Whoever succeeds changes the
/// title to "owned" or asks the server for "/beacon".
inline QStringList hostileTexts() {
    QStringList texts = {
        QStringLiteral("<script>document.title='owned'</script>"),
        QStringLiteral("</title><script>document.title='owned'</script>"),
        QStringLiteral("</style><script>document.title='owned'</script>"),
        QStringLiteral("<style>@import '/beacon';</style>"),
        QStringLiteral("</h1></main></body></html><script>document.title='owned'</script>"),
        QStringLiteral("<ScRiPt SrC=/beacon></sCrIpT>"),
        QStringLiteral("<script/x>document.title='owned'</script\t>"),
        QStringLiteral("<<script>document.title='owned'//<</script>"),
        QStringLiteral("<img src=x onerror=\"document.title='owned'\">"),
        QStringLiteral("<img src=/beacon>"),
        QStringLiteral("<img/src='/beacon'/onload=document.title='owned'>"),
        QStringLiteral("<svg onload=\"document.title='owned'\">"),
        QStringLiteral("<svg><script>document.title='owned'</script></svg>"),
        QStringLiteral("<svg><animate onbegin=document.title='owned' attributeName=x dur=1s>"),
        QStringLiteral("<svg><use href='/beacon#x'/></svg>"),
        QStringLiteral("<svg><foreignObject><iframe src='/beacon'></iframe></foreignObject></svg>"),
        QStringLiteral("<math><mtext><script>document.title='owned'</script></mtext></math>"),
        QStringLiteral("<iframe src=/beacon></iframe>"),
        QStringLiteral("<iframe srcdoc=\"<script>parent.document.title='owned'</script>\"></iframe>"),
        QStringLiteral("<object data=/beacon></object>"),
        QStringLiteral("<embed src=/beacon>"),
        QStringLiteral("<link rel=stylesheet href=/beacon>"),
        QStringLiteral("<link rel=prefetch href=/beacon>"),
        QStringLiteral("<base href='http://127.0.0.1:1/'>"),
        QStringLiteral("<meta http-equiv=refresh content='0;url=/beacon'>"),
        QStringLiteral("<body onload=\"document.title='owned'\">"),
        QStringLiteral(
            "<form action=/beacon><input type=submit autofocus onfocus=this.form.submit()></form>"),
        QStringLiteral("<video><source onerror=\"document.title='owned'\"></video>"),
        QStringLiteral("<audio src=/beacon autoplay></audio>"),
        QStringLiteral("<details open ontoggle=\"document.title='owned'\">"),
        QStringLiteral("<a href=\"javascript:document.title='owned'\">x</a>"),
        QStringLiteral("[x](javascript:document.title='owned')"),
        QStringLiteral("![x](/beacon)"),
        QStringLiteral("<template><script>document.title='owned'</script></template>"),
        QStringLiteral("<noscript><p title=\"</noscript><script>document.title='owned'</script>\">"),
        QStringLiteral("<textarea><script>document.title='owned'</script>"),
        QStringLiteral("<!--<script>document.title='owned'</script>-->"),
        QStringLiteral("--><script>document.title='owned'</script>"),
        QStringLiteral("<![CDATA[<script>document.title='owned'</script>]]>"),
        QStringLiteral("]]><script>document.title='owned'</script>"),
        QStringLiteral("<?xml version='1.0'?><script>document.title='owned'</script>"),
        QStringLiteral("<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>&x;"),
        QStringLiteral("\" onmouseover=\"document.title='owned'\" x=\""),
        QStringLiteral("' onload='document.title=1' x='"),
        QStringLiteral("\"><script>document.title='owned'</script>"),
        QStringLiteral("'><script>document.title='owned'</script>"),
        QStringLiteral("`><script>document.title='owned'</script>"),
        QStringLiteral("\" style=\"background:url(/beacon)\" x=\""),
        QStringLiteral("&lt;script&gt;document.title='owned'&lt;/script&gt;"),
        QStringLiteral("&#60;script&#62;&#x3c;script&#x3e;"),
        QStringLiteral("\\u003cscript\\u003edocument.title='owned'\\u003c/script\\u003e"),
        QStringLiteral("%3Cscript%3Edocument.title='owned'%3C/script%3E"),
        QStringLiteral("{{constructor.constructor('document.title=1')()}}"),
        QStringLiteral("${document.title='owned'} #{7*7} <%= 7*7 %>"),
        QStringLiteral("{0}{1}{2:hm}{9}%1%n%L1"),
        QStringLiteral("expression(document.title='owned')"),
        QStringLiteral("data:text/html,<script>document.title='owned'</script>"),
        QStringLiteral("＜script＞document.title='owned'＜/script＞"),
        QStringLiteral("+ADw-script+AD4-document.title='owned'+ADw-/script+AD4-"),
        QStringLiteral("\u202Etpircs\u202C\u2066<b>\u2069\u200B\uFEFF<script>\u2028\u2029"),
    };
    const auto raw = [&](std::initializer_list<char16_t> characters) {
        texts.append(QString(reinterpret_cast<const QChar*>(characters.begin()),
                             static_cast<qsizetype>(characters.size())));
    };
    raw({u'<', u's', 0x0000, u'c', u'r', u'i', u'p', u't', u'>'});
    raw({u'<', 0x000b, u's', 0x000c, u'v', u'g', 0x001b, u'/', u'>', 0x007f, 0x0085, 0x009f});
    raw({0xd83d, u'<', u'b', u'>', 0xdc00, 0xdc00, 0xd83d}); // halves of pairs
    raw({0xd83d, 0xdeb4, u'<', 0xfffe, 0xffff, 0xfdd0, 0xd83f, 0xdfff});
    texts.append(QString(3'000, u'<') + QString(3'000, u'&') + QString(3'000, u'"'));
    texts.append(QString(4'000, u'W'));
    return texts;
}

} // namespace leadout::test
