<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>leadout::ui::AiFeedbackPage</name>
    <message>
        <source>AI feedback</source>
        <translation>KI-Feedback</translation>
    </message>
    <message>
        <source>Go to the dashboard</source>
        <translation>Zur Übersicht</translation>
    </message>
    <message>
        <source>Prompts can&apos;t be set yet: Leadout drafts from the recording&apos;s own numbers, without a language model, and coaches edit every draft.</source>
        <translation>Prompts lassen sich noch nicht einstellen: Leadout schreibt Entwürfe aus den Zahlen der Aufzeichnung, ohne Sprachmodell, und Coaches bearbeiten jeden Entwurf.</translation>
    </message>
    <message>
        <source>Every draft is yours to edit before it goes out.</source>
        <translation>Jeden Entwurf kannst du bearbeiten, bevor er hinausgeht.</translation>
    </message>
    <message>
        <source>Who you are here arrives with the first sync.</source>
        <translation>Wer du hier bist, kommt mit dem ersten Abgleich.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AlertsPage</name>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Go to the athletes</source>
        <translation>Zu den Athleten</translation>
    </message>
    <message>
        <source>Alert rules can&apos;t be set yet: a week that leaves its plan shows on the athlete&apos;s page, and nobody is notified.</source>
        <translation>Warnregeln lassen sich noch nicht einstellen: Eine Woche, die von ihrem Plan abweicht, steht auf der Seite des Athleten, und niemand wird benachrichtigt.</translation>
    </message>
    <message>
        <source>Weeks that leave their plan still show on the athlete&apos;s page, in the weekly summary.</source>
        <translation>Wochen, die von ihrem Plan abweichen, siehst du weiterhin auf der Seite des Athleten in der Wochenübersicht.</translation>
    </message>
    <message>
        <source>Who you are here arrives with the first sync.</source>
        <translation>Wer du hier bist, kommt mit dem ersten Abgleich.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::CommandList</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Part of a command&apos;s name</source>
        <translation>Teil eines Befehlsnamens</translation>
    </message>
</context>
<context>
    <name>leadout::ui::KeyList</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::MainWindow</name>
    <message>
        <source>Sign in again to go on syncing. Your decisions are kept on this computer.</source>
        <translation>Melde dich neu an, damit der Abgleich weitergeht. Deine Entscheidungen bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Your membership in this company has ended. Ask a head coach if that is a mistake.</source>
        <translation>Deine Mitgliedschaft in diesem Unternehmen ist beendet. Frag einen Head Coach, falls das ein Irrtum ist.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>Update Leadout to go on syncing. Your decisions are kept on this computer.</source>
        <translation>Aktualisiere Leadout, damit der Abgleich weitergeht. Deine Entscheidungen bleiben auf diesem Computer.</translation>
    </message>
    <message>
        <source>This computer&apos;s disk can&apos;t be read or written. Free some room; Leadout tries again.</source>
        <translation>Das Laufwerk dieses Computers lässt sich nicht lesen oder beschreiben. Schaffe Platz; Leadout versucht es wieder.</translation>
    </message>
    <message>
        <source>A decision has been waiting for more than ten minutes, though you are online.</source>
        <translation>Eine Entscheidung wartet seit über zehn Minuten, obwohl du online bist.</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>Jetzt abgleichen</translation>
    </message>
    <message>
        <source>This computer has no keychain, so you are signed in only until Leadout is closed.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund; du bist nur angemeldet, bis Leadout geschlossen wird.</translation>
    </message>
    <message>
        <source>About Leadout</source>
        <translation>Über Leadout</translation>
    </message>
    <message>
        <source>Leadout %1</source>
        <translation>Leadout %1</translation>
    </message>
    <message>
        <source>A review desk for endurance coaches. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Ein Arbeitsplatz für Ausdauercoaches, um Einheiten durchzusehen. Freie Software unter der GNU General Public License, Version 3 oder später.</translation>
    </message>
    <message numerus="yes">
        <source>%n decision(s) haven&apos;t been sent yet.</source>
        <translation>
            <numerusform>%n Entscheidung wurde noch nicht gesendet.</numerusform>
            <numerusform>%n Entscheidungen wurden noch nicht gesendet.</numerusform>
        </translation>
    </message>
    <message>
        <source>They stay on this computer and are sent when you sign in here again.</source>
        <translation>Sie bleiben auf diesem Computer und werden gesendet, wenn du dich hier wieder anmeldest.</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>S&amp;ync now</source>
        <translation>Jetzt a&amp;bgleichen</translation>
    </message>
    <message>
        <source>&amp;Couldn&apos;t be sent…</source>
        <translation>Nicht &amp;gesendet…</translation>
    </message>
    <message>
        <source>Sign &amp;out…</source>
        <translation>Ab&amp;melden…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo the last decision</source>
        <translation>Letzte Entscheidung &amp;zurücknehmen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Full screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Commands…</source>
        <translation>&amp;Befehle…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>&amp;About Leadout</source>
        <translation>&amp;Über Leadout</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>Theme: %1</source>
        <translation>Farben: %1</translation>
    </message>
</context>
<context>
    <name>leadout::ui::Navigation</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
</context>
<context>
    <name>leadout::ui::NavigationEntry</name>
    <message>
        <source>%1, %2</source>
        <comment>a page, and how much is on it</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>leadout::ui::Notice</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ScoreBadge</name>
    <message>
        <source>Not scored</source>
        <translation>Ohne Punktzahl</translation>
    </message>
    <message>
        <source>Score %1, %2</source>
        <comment>the score, then its band in words</comment>
        <translation>Punktzahl %1, %2</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Punktzahl %1</translation>
    </message>
</context>
<context>
    <name>leadout::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Abmelden</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Leadout speaks the new language from its next start on.</source>
        <translation>Leadout spricht die neue Sprache ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>These are the same for every coach of the company.</source>
        <translation>Das gilt für alle Coaches des Unternehmens.</translation>
    </message>
    <message>
        <source>Miles and yards</source>
        <translation>Meilen und Yards</translation>
    </message>
    <message>
        <source>Kilometres and metres</source>
        <translation>Kilometer und Meter</translation>
    </message>
</context>
<context>
    <name>leadout::ui::SignInWindow</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Forgot your password? A head coach of your company, or whoever runs the server, makes you a link to choose a new one.</source>
        <translation>Passwort vergessen? Ein Head Coach deines Unternehmens, oder wer den Server betreibt, macht dir einen Link, mit dem du ein neues wählst.</translation>
    </message>
    <message>
        <source>No server? Start a company on this computer alone.</source>
        <translation>Kein Server? Fang mit einem Unternehmen nur auf diesem Computer an.</translation>
    </message>
    <message>
        <source>Start on this computer</source>
        <translation>Auf diesem Computer anfangen</translation>
    </message>
    <message>
        <source>Choose a company</source>
        <translation>Unternehmen wählen</translation>
    </message>
    <message>
        <source>Your account belongs to more than one.</source>
        <translation>Dein Konto gehört zu mehreren.</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Computer</translation>
    </message>
    <message>
        <source>Leadout keeps the company&apos;s data here. You are its head coach.</source>
        <translation>Leadout bewahrt die Daten des Unternehmens hier auf. Du bist sein Head Coach.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>Your e-mail</source>
        <translation>Deine E-Mail</translation>
    </message>
    <message>
        <source>12 characters or more</source>
        <translation>12 Zeichen oder mehr</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>Passwort noch einmal</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Create the company</source>
        <translation>Unternehmen anlegen</translation>
    </message>
    <message>
        <source>Fill this in.</source>
        <translation>Fülle das aus.</translation>
    </message>
    <message>
        <source>This is no address of a server. It looks like leadout.example.org.</source>
        <translation>Das ist keine Adresse eines Servers. Sie sieht aus wie leadout.example.org.</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>Anmeldung läuft…</translation>
    </message>
    <message>
        <source>This is no e-mail address.</source>
        <translation>Das ist keine E-Mail-Adresse.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>Die beiden Passwörter sind verschieden. Gib zweimal dasselbe ein.</translation>
    </message>
    <message>
        <source>Setting the company up…</source>
        <translation>Unternehmen wird angelegt…</translation>
    </message>
</context>
<context>
    <name>leadout::ui::StatusLine</name>
    <message numerus="yes">
        <source>Offline. %1 of %n session(s) in your queue are on this computer.</source>
        <translation>
            <numerusform>Offline. %1 von %n Einheit in deiner Liste ist auf diesem Computer.</numerusform>
            <numerusform>Offline. %1 von %n Einheiten in deiner Liste sind auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird aufgebaut…</translation>
    </message>
    <message>
        <source>The server is busy or has a fault. Leadout keeps trying.</source>
        <translation>Der Server ist beschäftigt oder gestört. Leadout versucht es weiter.</translation>
    </message>
    <message>
        <source>Not signed in. Your work is kept on this computer.</source>
        <translation>Nicht angemeldet. Deine Arbeit bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>This version of Leadout doesn&apos;t fit the server.</source>
        <translation>Diese Version von Leadout passt nicht zum Server.</translation>
    </message>
    <message>
        <source>You are no longer a member of this company.</source>
        <translation>Du bist nicht mehr Mitglied dieses Unternehmens.</translation>
    </message>
    <message numerus="yes">
        <source>Sending %n change(s)</source>
        <translation>
            <numerusform>%n Änderung wird gesendet</numerusform>
            <numerusform>%n Änderungen werden gesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) go out when you&apos;re online</source>
        <translation>
            <numerusform>%n Änderung geht hinaus, sobald du online bist</numerusform>
            <numerusform>%n Änderungen gehen hinaus, sobald du online bist</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more change(s)</source>
        <translation>
            <numerusform>%1, und %n weitere Änderung</numerusform>
            <numerusform>%1, und %n weitere Änderungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>Noch nie abgeglichen</translation>
    </message>
    <message>
        <source>Synced just now</source>
        <translation>Gerade abgeglichen</translation>
    </message>
    <message>
        <source>Last synced %1</source>
        <translation>Zuletzt abgeglichen: %1</translation>
    </message>
</context>
<context>
    <name>leadout::ui::SumBar</name>
    <message>
        <source>%1 %</source>
        <comment>a share in per cent</comment>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>leadout::ui::TeamModel</name>
    <message>
        <source>%1 (you)</source>
        <translation>%1 (du)</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Dabei seit</translation>
    </message>
    <message>
        <source>Athletes</source>
        <translation>Athleten</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Oldest</source>
        <translation>Älteste</translation>
    </message>
</context>
<context>
    <name>leadout::ui::TeamPage</name>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Coaches</source>
        <translation>Coaches</translation>
    </message>
    <message>
        <source>Open invites</source>
        <translation>Offene Einladungen</translation>
    </message>
    <message>
        <source>Loading the team…</source>
        <translation>Das Team wird geladen…</translation>
    </message>
    <message>
        <source>The team isn&apos;t on this computer yet. It comes with the first sync, once you are online.</source>
        <translation>Das Team ist noch nicht auf diesem Computer. Es kommt mit dem ersten Abgleich, sobald du online bist.</translation>
    </message>
    <message>
        <source>Invite code</source>
        <translation>Einladungscode</translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>Copy code</source>
        <translation>Code kopieren</translation>
    </message>
    <message>
        <source>No invite is open.</source>
        <translation>Keine Einladung ist offen.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::Titles</name>
    <message>
        <source>Team</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>AI feedback</source>
        <translation>KI-Feedback</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::UnacceptedPanel</name>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Personal note</source>
        <translation>Persönliche Notiz</translation>
    </message>
    <message>
        <source>Back to the draft</source>
        <translation>Zurück zum Entwurf</translation>
    </message>
    <message>
        <source>Approve and publish</source>
        <translation>Freigeben und veröffentlichen</translation>
    </message>
    <message>
        <source>Publish again</source>
        <translation>Erneut veröffentlichen</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Adjust</source>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Hand to a head coach</source>
        <translation>An einen Head Coach geben</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Switch a report off</source>
        <translation>Bericht abschalten</translation>
    </message>
    <message>
        <source>Athlete&apos;s status</source>
        <translation>Status des Athleten</translation>
    </message>
    <message>
        <source>Feedback mode</source>
        <translation>Feedback-Modus</translation>
    </message>
    <message>
        <source>Training type</source>
        <translation>Trainingsart</translation>
    </message>
    <message>
        <source>Plan type</source>
        <translation>Planart</translation>
    </message>
    <message>
        <source>Assigned coach</source>
        <translation>Zugewiesener Coach</translation>
    </message>
    <message>
        <source>Athlete&apos;s permission</source>
        <translation>Erlaubnis des Athleten</translation>
    </message>
    <message>
        <source>Planned workout</source>
        <translation>Geplante Einheit</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy text: %1</source>
        <translation>Text kopieren: %1</translation>
    </message>
    <message>
        <source>Everything was accepted.</source>
        <translation>Alles wurde angenommen.</translation>
    </message>
    <message>
        <source>Couldn&apos;t be sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>The server did not accept these decisions. Nothing you wrote is lost: copy what you still need, then dismiss it.</source>
        <translation>Der Server hat diese Entscheidungen nicht angenommen. Nichts, was du geschrieben hast, ist verloren: Kopiere, was du noch brauchst, und hake es dann ab.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>Somebody else changed this text meanwhile. Theirs stands; yours is below.</source>
        <translation>Jemand anders hat diesen Text inzwischen geändert. Der andere gilt; deiner steht unten.</translation>
    </message>
    <message>
        <source>You may not do this any more. Ask a head coach.</source>
        <translation>Das darfst du nicht mehr. Frag einen Head Coach.</translation>
    </message>
    <message>
        <source>The server could not take it. Decide it again.</source>
        <translation>Der Server konnte es nicht annehmen. Entscheide es noch einmal.</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Deiner</translation>
    </message>
    <message>
        <source>What stands there now</source>
        <translation>Was jetzt dort steht</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Abhaken</translation>
    </message>
    <message>
        <source>Dismiss: %1</source>
        <translation>Abhaken: %1</translation>
    </message>
</context>
<context>
    <name>leadout::ui::UndoStrip</name>
    <message>
        <source>Approved.</source>
        <translation>Freigegeben.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
    <message>
        <source>Adjusted.</source>
        <translation>Angepasst.</translation>
    </message>
    <message>
        <source>Handed to a head coach.</source>
        <translation>An einen Head Coach gegeben.</translation>
    </message>
    <message>
        <source>Feedback saved.</source>
        <translation>Feedback gespeichert.</translation>
    </message>
    <message>
        <source>Personal note saved.</source>
        <translation>Persönliche Notiz gespeichert.</translation>
    </message>
    <message>
        <source>Back to the draft.</source>
        <translation>Zurück beim Entwurf.</translation>
    </message>
    <message>
        <source>Note added.</source>
        <translation>Notiz hinzugefügt.</translation>
    </message>
    <message>
        <source>Report switched off.</source>
        <translation>Bericht abgeschaltet.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>what was done, then which session</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Undo (%1 s)</source>
        <translation>Zurücknehmen (%1 s)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::Words</name>
    <message>
        <source>%1 %2</source>
        <comment>a day such as 20 Nov, then its year</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>weekday, day, time: Sun 22 Nov, 07:12</comment>
        <translation>%1 %2, %3</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>Heute %1</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes ago</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours ago</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days ago</comment>
        <translation>%1 T</translation>
    </message>
</context>
</TS>
