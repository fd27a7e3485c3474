// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/desk/sample_desk.h"

namespace leadout::test {

/// The sample desk, whose reviews a test can change before they are told.
class ChangingDesk : public SampleDesk {
public:
    std::function<void(client::Review&)> change;
    bool refusesNotes = false;
    bool keepsTyping = false; ///< what is being typed is told with the review, as after a restart

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
                if (answer)
                    tellTyped(*answer);
                reply(answer);
            });
    }
    QStringList what() const {
        QStringList all;
        for (const Decision& decision : decisions)
            all.append(decision.what);
        return all;
    }

private:
    void tellTyped(client::Review& review) const {
        const client::Texts saved = review.texts;
        for (const Decision& decision : decisions) {
            if (!keepsTyping || decision.thing != review.session.id.uuid())
                continue;
            if (decision.what == QLatin1String("keepTyping")) {
                review.texts.saved = decision.text == saved.feedback;
                review.texts.feedback = decision.text;
            } else if (decision.what == QLatin1String("keepTypingNote")) {
                review.texts.noteSaved = decision.text == saved.personalNote;
                review.texts.personalNote = decision.text;
            }
        }
    }
};

} // namespace leadout::test
