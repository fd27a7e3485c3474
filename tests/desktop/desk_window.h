// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desktop/program.h"
#include "app/desktop/settings_file.h"
#include "core/client/secrets/memory_secrets.h"
#include "core/client/services/profile_door.h"
#include "core/domain/clock.h"
#include "core/domain/random.h"
#include "ui/dialogs/sign_in_window.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigation.h"
#include "ui/widgets/label.h"
#include "ui/words/texts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCoreApplication>
#include <QLabel>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

namespace leadout::test {

constexpr int kPatience = 60'000;

inline QString programPath(const QString& name) {
    return QCoreApplication::applicationDirPath() + QStringLiteral("/../bin/") + name;
}

enum class Keychain { OfTheSystem, OfTheTest };

/// The coaches' program over a folder of its own, with real windows and a real network.
class DeskWindow {
public:
    /// `dataFolder` is one that stays; by default it is the window's own.
    explicit DeskWindow(Keychain keychain, const QString& backend = {}, const QString& dataFolder = {})
        : m_dataFolder(dataFolder.isEmpty() ? m_folder.filePath(QStringLiteral("data")) : dataFolder)
        , m_settings(desktop::openSettings(m_dataFolder))
        , m_preferences(*m_settings)
        , m_theme(ui::ShadeChoice::Light)
        , m_words(QStringLiteral("en"), {}, m_clock) {
        ui::loadTexts(m_texts, QStringLiteral("en"));
        QCoreApplication::installTranslator(&m_texts);
        auto parts = client::ProfileDoor::systemParts(m_dataFolder, backend, m_clock, m_random);
        if (keychain == Keychain::OfTheTest)
            parts.secrets = []() -> std::unique_ptr<client::SecretStore> {
                return std::make_unique<client::MemorySecrets>();
            };
        m_door = std::make_unique<client::ProfileDoor>(std::move(parts));
        program = std::make_unique<desktop::Program>(
            desktop::Program::Parts{*m_door, m_preferences, m_theme, m_words});
    }

    client::ProfileDoor& door() const { return *m_door; }
    ui::MainWindow& window() const { return *program->mainWindow(); }
    client::Desk& desk() const { return *program->desk(); }

    bool isFilled() const {
        return program->mainWindow() != nullptr && desk().me() && desk().status().syncedAt &&
               desk().status().queueNotLocal == 0;
    }

    /// Everything that the open page and what is around it say.
    QStringList words() const {
        QStringList found;
        for (const auto* label : window().findChildren<QLabel*>())
            found.append(label->text());
        for (const auto* label : window().findChildren<ui::ElidedLabel*>())
            found.append(label->text());
        for (const auto* button : window().findChildren<QAbstractButton*>())
            found.append(button->text());
        for (const auto* view : window().findChildren<QAbstractItemView*>()) {
            const QAbstractItemModel* model = view->model();
            for (int row = 0; model != nullptr && row < model->rowCount(); ++row) {
                for (int column = 0; column < model->columnCount(); ++column) {
                    for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole)})
                        found.append(model->index(row, column).data(role).toString());
                }
            }
        }
        found.removeAll(QString());
        return found;
    }
    bool says(const QString& sentence) const {
        const QStringList all = words();
        return std::any_of(all.begin(), all.end(),
                           [&](const QString& one) { return one.contains(sentence); });
    }

    ui::Page* page() const { return window().page(); }
    /// The same of the open page alone.
    bool pageSays(const QString& sentence) const {
        const auto labels = page()->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* one) {
            return one->isVisibleTo(page()) && one->text().contains(sentence);
        });
    }

    /// Makes a company on this computer, as its form does.
    void createHere() {
        program->showSignIn();
        m_door->createHere({QStringLiteral("Nordlicht"), QStringLiteral("Ana Ruiz"),
                            QStringLiteral("ana@example.org"), QStringLiteral("wren ladle comet birch"),
                            QStringLiteral("Europe/Berlin")},
                           program.get(), [this](const auto& answer) {
                               if (answer)
                                   Q_EMIT program->signInWindow()->opened(*answer);
                           });
    }

    ui::NavigationEntry* entry(const QString& title) const {
        for (int i = 0; ui::NavigationEntry* one = window().navigation()->entry(i); ++i) {
            if (one->text() == title)
                return one;
        }
        return nullptr;
    }

    std::vector<client::AthleteItem> athletes() const {
        std::optional<std::vector<client::AthleteItem>> got;
        QObject context;
        desk().athletes({}, &context, [&](std::vector<client::AthleteItem> all) { got = std::move(all); });
        (void)QTest::qWaitFor([&] { return got.has_value(); }, kPatience);
        return got.value_or(std::vector<client::AthleteItem>());
    }

private:
    QTemporaryDir m_folder;
    QString m_dataFolder;
    domain::SystemClock m_clock;
    domain::SystemRandom m_random;
    QTranslator m_texts;
    std::unique_ptr<QSettings> m_settings;
    ui::Preferences m_preferences;
    ui::Theme m_theme;
    ui::Words m_words;
    std::unique_ptr<client::ProfileDoor> m_door;

public:
    std::unique_ptr<desktop::Program> program; ///< goes before what it stands on
};

} // namespace leadout::test
