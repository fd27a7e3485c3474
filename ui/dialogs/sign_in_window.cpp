// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/sign_in_window.h"

#include "ui/dialogs/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/notice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTimeZone>
#include <QVBoxLayout>

namespace leadout::ui {

namespace {

constexpr int kFormWidth = 400;
constexpr int kLeastPassword = 12;

/// A form's column with a heading and a line about it.
QVBoxLayout* column(const Theme& theme, QWidget* form, const QString& heading, const QString& about) {
    auto* lines = new QVBoxLayout(form);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(12);
    lines->addWidget(new Label(theme, heading, kTitle, Role::Text, QFont::Bold, form));
    if (!about.isEmpty()) {
        auto* words = new Label(theme, about, kBody, Role::Muted, QFont::Normal, form);
        words->setWrapped(true);
        lines->addWidget(words);
    }
    return lines;
}

Field* firstEmpty(const QList<Field*>& fields) {
    for (Field* field : fields) {
        if (field->text().isEmpty())
            return field;
    }
    return fields.last();
}

QPushButton* button(const QString& text, const char* look, QWidget* parent) {
    auto* one = new QPushButton(text, parent);
    one->setAccessibleName(text);
    if (look != nullptr)
        one->setProperty(look, true);
    return one;
}

/// What coaches of the system's country measure in.
QString unitsOf(const QLocale& system) {
    return system.measurementSystem() == QLocale::MetricSystem ? QStringLiteral("metric")
                                                               : QStringLiteral("imperial");
}

} // namespace

SignInWindow::SignInWindow(const Theme& theme, const Words& words, client::SignInDoor& door, QWidget* parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_words(words)
    , m_door(door)
    , m_steps(new QStackedWidget(this))
    , m_trouble(new Notice(theme, Tone::Bad, Icon::Warning, {}, this))
    , m_busy(new QWidget(this))
    , m_busyWords(new Label(theme, {}, kBody, Role::Muted, QFont::Normal, m_busy)) {
    setWindowTitle(QStringLiteral("Leadout"));
    setMinimumSize(480, 640);
    resize(520, 700);
    // What doesn't fit, with a sentence at every field, is scrolled and not squeezed.
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(windowTitle());
    auto* page = new QWidget(scroll);
    auto* middle = new QWidget(page);
    middle->setFixedWidth(kFormWidth);
    auto* lines = new QVBoxLayout(middle);
    lines->setContentsMargins(0, kMargin, 0, kMargin);
    lines->setSpacing(kPadding);
    lines->addWidget(
        new Label(theme, QStringLiteral("Leadout"), kLarge, Role::Muted, QFont::DemiBold, middle));
    lines->addWidget(m_trouble);
    m_steps->addWidget(signInForm());
    m_steps->addWidget(companyForm());
    m_steps->addWidget(hereForm());
    m_steps->addWidget(signInHereForm());
    lines->addWidget(m_steps);
    auto* busy = new QHBoxLayout(m_busy);
    busy->setContentsMargins(0, 0, 0, 0);
    busy->addWidget(m_busyWords, 1);
    QPushButton* stop = button(tr("Cancel"), nullptr, m_busy);
    busy->addWidget(stop);
    lines->addWidget(m_busy);
    lines->addStretch(1);
    auto* across = new QHBoxLayout(page);
    across->setContentsMargins(0, 0, 0, 0);
    across->addStretch(1);
    across->addWidget(middle);
    across->addStretch(1);
    scroll->setWidget(page);
    page->setAutoFillBackground(false);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(scroll);
    m_trouble->hide();
    m_busy->hide();
    connect(stop, &QPushButton::clicked, this, &SignInWindow::cancel);
    const client::SignInDoor::LastSignIn last = door.lastSignIn();
    m_server->setText(last.server.toString());
    (last.here ? m_emailHere : m_email)->setText(last.email);
    go(last.here && door.hasCompanyHere() ? Step::SignInHere : Step::SignIn);
}

SignInWindow::~SignInWindow() = default;

SignInWindow::Step SignInWindow::step() const {
    return static_cast<Step>(m_steps->currentIndex());
}

QWidget* SignInWindow::signInForm() {
    auto* form = new QWidget(m_steps);
    QVBoxLayout* lines = column(m_theme, form, tr("Sign in"), {});
    m_server = new Field(m_theme, tr("Server address"), form);
    m_server->setPlaceholder(QStringLiteral("leadout.example.org"));
    m_email = new Field(m_theme, tr("E-mail"), form);
    m_password = new Field(m_theme, tr("Password"), form);
    m_password->setSecret();
    for (Field* field : {m_server, m_email, m_password}) {
        lines->addWidget(field);
        connect(field, &Field::entered, this, [this] { signIn({}); });
    }
    QPushButton* in = button(tr("Sign in"), "primary", form);
    connect(in, &QPushButton::clicked, this, [this] { signIn({}); });
    lines->addWidget(in);
    auto* forgot = new Label(
        m_theme, tr("Forgot your password? Whoever runs the server makes you a link to choose a new one."),
        kSmall, Role::Muted, QFont::Normal, form);
    forgot->setWrapped(true);
    lines->addWidget(forgot);
    lines->addSpacing(kPadding);
    const bool exists = m_door.hasCompanyHere();
    auto* other = new Label(m_theme,
                            exists ? tr("There is a company on this computer too.")
                                   : tr("No server? Start a company on this computer alone."),
                            kSmall, Role::Muted, QFont::Normal, form);
    other->setWrapped(true);
    lines->addWidget(other);
    QPushButton* here =
        button(exists ? tr("Sign in on this computer") : tr("Start on this computer"), nullptr, form);
    connect(here, &QPushButton::clicked, this,
            [this] { go(m_door.hasCompanyHere() ? Step::SignInHere : Step::Here); });
    lines->addWidget(here, 0, Qt::AlignLeft);
    lines->addStretch(1);
    return form;
}

QWidget* SignInWindow::companyForm() {
    auto* form = new QWidget(m_steps);
    QVBoxLayout* lines =
        column(m_theme, form, tr("Choose a company"), tr("Your account belongs to more than one."));
    m_companies = new QComboBox(form);
    m_companies->setAccessibleName(tr("Company"));
    lines->addWidget(m_companies);
    QPushButton* in = button(tr("Go on"), "primary", form);
    connect(in, &QPushButton::clicked, this, [this] {
        const QString company = m_companies->currentData().toString();
        m_choosing == Step::SignInHere ? signInHere(company) : signIn(company);
    });
    lines->addWidget(in);
    QPushButton* back = button(tr("Back"), nullptr, form);
    connect(back, &QPushButton::clicked, this, [this] { go(m_choosing); });
    lines->addWidget(back, 0, Qt::AlignLeft);
    lines->addStretch(1);
    return form;
}

QWidget* SignInWindow::hereForm() {
    auto* form = new QWidget(m_steps);
    QVBoxLayout* lines = column(m_theme, form, tr("On this computer"),
                                tr("Leadout keeps the company's data here. You are its head coach."));
    m_company = new Field(m_theme, tr("Company"), form);
    m_name = new Field(m_theme, tr("Your name"), form);
    m_ownEmail = new Field(m_theme, tr("Your e-mail"), form);
    m_newPassword = new Field(m_theme, tr("Password"), form);
    m_newPassword->setSecret();
    m_newPassword->setPlaceholder(tr("12 characters or more"));
    m_again = new Field(m_theme, tr("Password again"), form);
    m_again->setSecret();
    for (Field* field : {m_company, m_name, m_ownEmail, m_newPassword, m_again}) {
        lines->addWidget(field);
        connect(field, &Field::entered, this, &SignInWindow::createHere);
    }
    auto* zone = new QVBoxLayout;
    zone->setSpacing(kGrid);
    zone->addWidget(new Label(m_theme, tr("Time zone"), kSmall, Role::Muted, QFont::DemiBold, form));
    m_zone = new QComboBox(form);
    m_zone->setAccessibleName(tr("Time zone"));
    for (const QByteArray& id : QTimeZone::availableTimeZoneIds())
        m_zone->addItem(QString::fromLatin1(id));
    const int here = m_zone->findText(QString::fromLatin1(QTimeZone::systemTimeZoneId()));
    m_zone->setCurrentIndex(here >= 0 ? here : m_zone->findText(QStringLiteral("UTC")));
    m_zone->setMinimumHeight(32);
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    zone->addWidget(m_zone);
    lines->addLayout(zone);
    QPushButton* create = button(tr("Create the company"), "primary", form);
    connect(create, &QPushButton::clicked, this, &SignInWindow::createHere);
    lines->addWidget(create);
    QPushButton* back = button(tr("Back"), nullptr, form);
    connect(back, &QPushButton::clicked, this, [this] { go(Step::SignIn); });
    lines->addWidget(back, 0, Qt::AlignLeft);
    lines->addStretch(1);
    return form;
}

QWidget* SignInWindow::signInHereForm() {
    auto* form = new QWidget(m_steps);
    QVBoxLayout* lines = column(m_theme, form, tr("On this computer"),
                                tr("The company's data is kept here. Sign in with the e-mail and the "
                                   "password that you chose for it."));
    m_emailHere = new Field(m_theme, tr("E-mail"), form);
    m_passwordHere = new Field(m_theme, tr("Password"), form);
    m_passwordHere->setSecret();
    for (Field* field : {m_emailHere, m_passwordHere}) {
        lines->addWidget(field);
        connect(field, &Field::entered, this, [this] { signInHere({}); });
    }
    QPushButton* in = button(tr("Sign in"), "primary", form);
    connect(in, &QPushButton::clicked, this, [this] { signInHere({}); });
    lines->addWidget(in);
    QPushButton* server = button(tr("Sign in to a server instead"), nullptr, form);
    connect(server, &QPushButton::clicked, this, [this] { go(Step::SignIn); });
    lines->addWidget(server, 0, Qt::AlignLeft);
    // A first start that was broken off leaves something here to sign in to, and no company.
    QPushButton* create = button(tr("Create a company"), nullptr, form);
    connect(create, &QPushButton::clicked, this, [this] { go(Step::Here); });
    lines->addWidget(create, 0, Qt::AlignLeft);
    lines->addStretch(1);
    return form;
}

void SignInWindow::go(Step step) {
    m_trouble->hide();
    m_steps->setCurrentIndex(static_cast<int>(step));
    switch (step) {
    case Step::SignIn: firstEmpty({m_server, m_email, m_password})->setFocus(); break;
    case Step::Choose: m_companies->setFocus(); break;
    case Step::Here: m_company->setFocus(); break;
    case Step::SignInHere: firstEmpty({m_emailHere, m_passwordHere})->setFocus(); break;
    }
}

QUrl SignInWindow::serverFrom(const QString& text) {
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed.contains(QLatin1Char(' ')))
        return {};
    if (!trimmed.contains(QLatin1String("://"))) {
        // A server on this same computer needs no certificate, and rarely has one.
        const QUrl plain(QStringLiteral("http://") + trimmed, QUrl::StrictMode);
        const bool here = plain.host() == QLatin1String("localhost") ||
                          plain.host() == QLatin1String("127.0.0.1") || plain.host() == QLatin1String("::1");
        return serverFrom((here ? QStringLiteral("http://") : QStringLiteral("https://")) + trimmed);
    }
    const QUrl url(trimmed, QUrl::StrictMode);
    const bool web = url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http");
    return url.isValid() && web && !url.host().isEmpty() ? url : QUrl();
}

bool SignInWindow::fieldsFilled(const QList<Field*>& fields) {
    Field* first = nullptr;
    for (Field* field : fields) {
        field->setFault(field->text().trimmed().isEmpty() ? tr("Fill this in.") : QString());
        if (!field->fault().isEmpty() && first == nullptr)
            first = field;
    }
    if (first != nullptr)
        first->setFocus();
    return first == nullptr;
}

void SignInWindow::signIn(const QString& company) {
    if (isBusy() || !fieldsFilled({m_server, m_email, m_password}))
        return;
    const QUrl server = serverFrom(m_server->text());
    if (!server.isValid()) {
        m_server->setFault(tr("This is no address of a server. It looks like leadout.example.org."));
        m_server->setFocus();
        return;
    }
    m_choosing = Step::SignIn;
    m_door.signIn(server, m_email->text().trimmed(), m_password->text(), company, begin(tr("Signing in…")),
                  [this](const Answer& answer) { answered(answer); });
}

void SignInWindow::signInHere(const QString& company) {
    if (isBusy() || !fieldsFilled({m_emailHere, m_passwordHere}))
        return;
    m_choosing = Step::SignInHere;
    m_door.signInHere(m_emailHere->text().trimmed(), m_passwordHere->text(), company,
                      begin(tr("Starting Leadout's own server and signing in…")),
                      [this](const Answer& answer) { answered(answer); });
}

void SignInWindow::createHere() {
    if (isBusy() || !fieldsFilled({m_company, m_name, m_ownEmail, m_newPassword, m_again}))
        return;
    if (!m_ownEmail->text().contains(QLatin1Char('@'))) {
        m_ownEmail->setFault(tr("This is no e-mail address."));
        m_ownEmail->setFocus();
        return;
    }
    if (m_newPassword->text().size() < kLeastPassword) {
        m_newPassword->setFault(m_words.word("password.length"));
        m_newPassword->setFocus();
        return;
    }
    if (m_newPassword->text() != m_again->text()) {
        m_again->setFault(tr("The two passwords differ. Type the same one twice."));
        m_again->setFocus();
        return;
    }
    const client::SignInDoor::FirstCompany company{m_company->text().trimmed(),  m_name->text().trimmed(),
                                                   m_ownEmail->text().trimmed(), m_newPassword->text(),
                                                   m_zone->currentText(),        m_words.language(),
                                                   unitsOf(QLocale::system())};
    m_door.createHere(company, begin(tr("Setting the company up…")),
                      [this](const Answer& answer) { answered(answer); });
}

QObject* SignInWindow::begin(const QString& what) {
    m_trouble->hide();
    m_call = std::make_unique<QObject>();
    m_busyWords->setText(what);
    m_busy->show();
    m_steps->setEnabled(false);
    return m_call.get();
}

void SignInWindow::cancel() {
    m_call.reset();
    end();
}

void SignInWindow::end() {
    // The reply runs on behalf of the call's context, so that it may not be gone before the reply is over.
    if (m_call)
        m_call.release()->deleteLater();
    m_busy->hide();
    m_steps->setEnabled(true);
}

void SignInWindow::answered(const Answer& answer) {
    end();
    if (!answer.has_value()) {
        refuse(answer.error());
        return;
    }
    if ((*answer)->desk == nullptr) {
        m_companies->clear();
        for (const client::CompanyChoice& choice : (*answer)->choice)
            m_companies->addItem(choice.name, choice.id);
        go(Step::Choose);
        return;
    }
    for (Field* field : {m_password, m_passwordHere, m_newPassword, m_again})
        field->setText({});
    Q_EMIT opened(*answer);
}

void SignInWindow::refuse(const client::Refusal& refusal) {
    const QString said = m_words.say(refusal);
    const bool password = QString::fromStdString(refusal.id).startsWith(QLatin1String("password."));
    Field* field = step() == Step::Here             ? m_newPassword
                   : m_choosing == Step::SignInHere ? m_passwordHere
                                                    : m_password;
    if (password || refusal.id == "sign_in.wrong") {
        if (step() == Step::Choose)
            go(m_choosing);
        field->setFault(said);
        field->setFocus();
        return;
    }
    // Whoever took the wrong one of the two ways goes on with the other.
    if (refusal.id == "here.company_exists") {
        m_emailHere->setText(m_ownEmail->text());
        go(Step::SignInHere);
    } else if (refusal.id == "here.no_company") {
        go(Step::Here);
    }
    tell(refusal);
}

void SignInWindow::tell(const client::Refusal& why) {
    m_trouble->setText(m_words.say(why));
    m_trouble->show();
}

} // namespace leadout::ui
