// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/desk/sample_desk.h"

namespace leadout::test {

/// The sample desk, whose reviews a test can change before they are told.
class ChangingDesk : public SampleDesk {
public:
    std::function<void(client::Review&)> change;
    bool refusesNotes = false;

    void editPersonalNote(const domain::AnalysisId& id, const QString& text, QObject* context,
                          client::Decided decided) override {
        if (refusesNotes)
            refuseNext = client::Refusal{"publish.changed", {}};
        SampleDesk::editPersonalNote(id, text, context, std::move(decided));
    }
    void review(const domain::AnalysisId& id, QObject* context,
                client::Reply<client::Review> reply) override {
        SampleDesk::review(
            id, context,
            [this, reply = std::move(reply)](tl::expected<client::Review, client::Refusal> answer) {
                if (answer && change)
                    change(*answer);
                reply(answer);
            });
    }
    QStringList what() const {
        QStringList all;
        for (const Decision& decision : decisions)
            all.append(decision.what);
        return all;
    }
};

} // namespace leadout::test
