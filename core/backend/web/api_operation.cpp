// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/backend/web/api_operation.h"

#include <string>

namespace leadout::backend {

namespace {

http::Response textAnswer(std::string body) {
    http::Response response;
    response.content_type = "text/plain; charset=utf-8";
    response.body = std::move(body);
    return response;
}

class Metrics {
public:
    void add(std::string_view type, std::string_view name, std::uint64_t value) {
        head(type, name);
        sample(name, {}, value);
    }
    void head(std::string_view type, std::string_view name) {
        m_text.append("# TYPE leadout_").append(name).append(" ").append(type).append("\n");
    }
    void sample(std::string_view name, std::string_view labels, std::uint64_t value) {
        m_text.append("leadout_").append(name).append(labels).append(" ");
        m_text.append(std::to_string(value)).append("\n");
    }
    std::string take() { return std::move(m_text); }

private:
    std::string m_text;
};

} // namespace

void health(const http::Request&, const http::Responder& responder) {
    responder.send(textAnswer("ok\n"));
}

http::Handler metrics(const ApiParts& parts) {
    return [&parts](const http::Request&, const http::Responder& responder) {
        const http::ServerCounts counts = parts.counts();
        Metrics out;
        out.add("gauge", "connections_open", counts.connections_open);
        out.add("counter", "connections_refused_total", counts.connections_refused);
        out.head("counter", "answers_total");
        for (std::size_t i = 0; i < counts.answers.size(); ++i)
            out.sample("answers_total", "{status=\"" + std::to_string(i + 1) + "xx\"}", counts.answers[i]);
        out.head("gauge", "database_waiting");
        out.sample("database_waiting", "{work=\"read\"}", parts.store.waitingReads());
        out.sample("database_waiting", "{work=\"write\"}", parts.store.waitingWrites());
        out.add("gauge", "passwords_waiting", parts.passwords.waiting());
        out.add("counter", "password_hashes_total", parts.passwords.hashes());
        responder.send(textAnswer(out.take()));
    };
}

} // namespace leadout::backend
