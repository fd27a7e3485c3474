<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>leadout::desktop::SampleBackend</name>
    <message>
        <source>The sample&apos;s backend did not answer. Try again.</source>
        <translation>Der Server des Beispiels hat nicht geantwortet. Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The backend, leadoutd, isn&apos;t beside this program. Install it, then try again.</source>
        <translation>Der Server, leadoutd, liegt nicht neben diesem Programm. Installiere ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The folder %1 can&apos;t be used. Choose another one.</source>
        <translation>Der Ordner %1 lässt sich nicht benutzen. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>The sample in %1 is open already.</source>
        <translation>Das Beispiel in %1 ist schon geöffnet.</translation>
    </message>
    <message>
        <source>The sample company could not be made in %1.</source>
        <translation>Das Beispielunternehmen ließ sich in %1 nicht anlegen.</translation>
    </message>
    <message>
        <source>The sample&apos;s backend has ended.</source>
        <translation>Der Server des Beispiels wurde beendet.</translation>
    </message>
    <message>
        <source>The sample&apos;s backend did not start; %1 says why.</source>
        <translation>Das Backend des Beispiels ist nicht gestartet; %1 sagt, warum.</translation>
    </message>
</context>
<context>
    <name>leadout::desktop::StartWindow</name>
    <message>
        <source>Opening the sample company…</source>
        <translation>Das Beispielunternehmen wird geöffnet…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Making the sample company: 14 athletes and six weeks of work. This takes a minute.</source>
        <translation>Das Beispielunternehmen wird angelegt: 14 Athleten und sechs Wochen Training. Das dauert eine Minute.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AccessCard</name>
    <message>
        <source>until they decide</source>
        <translation>bis zur Entscheidung</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>granted</source>
        <translation>erteilt</translation>
    </message>
    <message>
        <source>not granted</source>
        <translation>nicht erteilt</translation>
    </message>
    <message>
        <source>Access granted by the athlete</source>
        <translation>Erlaubnisse des Athleten</translation>
    </message>
    <message>
        <source>Record withdrawal</source>
        <translation>Widerruf eintragen</translation>
    </message>
    <message>
        <source>Record consent</source>
        <translation>Erlaubnis eintragen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>How did they tell you?</source>
        <translation>Wie wurde es mitgeteilt?</translation>
    </message>
    <message>
        <source>Record only what %1 has told you.</source>
        <translation>Trage nur ein, was %1 dir gesagt hat.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ActionBar</name>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Nächste</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Vorherige</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AddAthletePopup</name>
    <message>
        <source>Add athlete</source>
        <translation>Athlet hinzufügen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>E-mail, if you like</source>
        <translation>E-Mail, wenn du magst</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AdjustPopup</name>
    <message>
        <source>Accept the change, because of</source>
        <translation>Änderung annehmen, Grund:</translation>
    </message>
    <message>
        <source>A note for coaches, if you like</source>
        <translation>Eine Notiz für Coaches, wenn du magst</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
</context>
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
    <message>
        <source>Offline. Who you are here arrives with the first sync, once you are online.</source>
        <translation>Offline. Wer du hier bist, kommt mit dem ersten Abgleich, sobald du online bist.</translation>
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
    <message>
        <source>Offline. Who you are here arrives with the first sync, once you are online.</source>
        <translation>Offline. Wer du hier bist, kommt mit dem ersten Abgleich, sobald du online bist.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AroundCard</name>
    <message>
        <source>Around it</source>
        <translation>Umfeld</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Demnächst</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Davor</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notizen</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>a note, its author</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>Read %n notes</source>
        <translation>
            <numerusform>%n Notiz lesen</numerusform>
            <numerusform>%n Notizen lesen</numerusform>
        </translation>
    </message>
    <message>
        <source>no session like this one</source>
        <translation>keine Einheit wie diese</translation>
    </message>
    <message>
        <source>%1 more</source>
        <comment>earlier sessions</comment>
        <translation>%1 weitere</translation>
    </message>
    <message>
        <source>Show all earlier sessions with the same structure</source>
        <translation>Alle früheren Einheiten mit derselben Struktur zeigen</translation>
    </message>
    <message>
        <source>Open the earlier session: %1</source>
        <translation>Frühere Einheit öffnen: %1</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AthleteDetail</name>
    <message>
        <source>Athlete</source>
        <translation>Athlet</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AthleteModel</name>
    <message>
        <source>Athlete</source>
        <translation>Athlet</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Last activity</source>
        <translation>Letzte Aktivität</translation>
    </message>
    <message>
        <source>Training type</source>
        <translation>Trainingsart</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>last activity %1</source>
        <translation>letzte Aktivität %1</translation>
    </message>
    <message>
        <source>training type %1</source>
        <translation>Trainingsart %1</translation>
    </message>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::AthleteTable</name>
    <message>
        <source>Athletes</source>
        <translation>Athleten</translation>
    </message>
</context>
<context>
    <name>leadout::ui::AthletesPage</name>
    <message>
        <source>Athletes</source>
        <translation>Athleten</translation>
    </message>
    <message>
        <source>Active</source>
        <translation>Aktiv</translation>
    </message>
    <message>
        <source>Deactivated</source>
        <translation>Deaktiviert</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All coaches</source>
        <translation>Alle Coaches</translation>
    </message>
    <message>
        <source>Name or e-mail</source>
        <translation>Name oder E-Mail</translation>
    </message>
    <message>
        <source>Search by name or e-mail</source>
        <translation>Nach Name oder E-Mail suchen</translation>
    </message>
    <message>
        <source>Search the athletes</source>
        <translation>Athleten suchen</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>Coach: %1</source>
        <translation>Coach: %1</translation>
    </message>
    <message>
        <source>No athlete matches these filters.</source>
        <translation>Kein Athlet passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Show all athletes</source>
        <translation>Alle Athleten zeigen</translation>
    </message>
    <message>
        <source>Offline. Your athletes aren&apos;t on this computer yet; they come when you&apos;re online.</source>
        <translation>Offline. Deine Athleten sind noch nicht auf diesem Computer; sie kommen, sobald du online bist.</translation>
    </message>
    <message>
        <source>Fetching your athletes…</source>
        <translation>Deine Athleten werden geholt…</translation>
    </message>
    <message>
        <source>No active athletes.</source>
        <translation>Keine aktiven Athleten.</translation>
    </message>
    <message>
        <source>No athletes yet.</source>
        <translation>Noch keine Athleten.</translation>
    </message>
    <message>
        <source>Add athlete</source>
        <translation>Athlet hinzufügen</translation>
    </message>
    <message>
        <source>Add an athlete, then drop a workout or a recording on their page.</source>
        <translation>Füge einen Athleten hinzu und zieh dann ein Training oder eine Aufzeichnung auf seine Seite.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ChartLegend</name>
    <message>
        <source>Legend: %1</source>
        <translation>Legende: %1</translation>
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
    <name>leadout::ui::DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Search in the queue</source>
        <translation>In der Liste suchen</translation>
    </message>
    <message>
        <source>Mark the selected sessions done</source>
        <translation>Ausgewählte Einheiten als erledigt abschließen</translation>
    </message>
    <message>
        <source>No session matches these filters.</source>
        <translation>Keine Einheit passt zu diesen Filtern.</translation>
    </message>
    <message>
        <source>Show everything to review</source>
        <translation>Alles Offene zeigen</translation>
    </message>
    <message>
        <source>Offline. Your sessions aren&apos;t on this computer yet; they come when you&apos;re online.</source>
        <translation>Offline. Deine Einheiten sind noch nicht auf diesem Computer; sie kommen, sobald du online bist.</translation>
    </message>
    <message>
        <source>Fetching your sessions…</source>
        <translation>Deine Einheiten werden geholt…</translation>
    </message>
    <message>
        <source>A recording that is dropped on an athlete&apos;s page comes here to be reviewed.</source>
        <translation>Eine Aufzeichnung, die auf der Seite eines Athleten abgelegt wird, kommt hierher zur Durchsicht.</translation>
    </message>
    <message>
        <source>Go to the athletes</source>
        <translation>Zu den Athleten</translation>
    </message>
    <message>
        <source>No athlete is assigned to you yet.</source>
        <translation>Dir ist noch kein Athlet zugewiesen.</translation>
    </message>
    <message>
        <source>A head coach assigns athletes, on the athletes&apos; page. Their sessions then wait here.</source>
        <translation>Ein Head Coach weist Athleten zu, auf der Seite „Athleten“. Ihre Einheiten warten dann hier.</translation>
    </message>
    <message>
        <source>Open Athletes</source>
        <translation>Athleten öffnen</translation>
    </message>
    <message>
        <source>No active athletes.</source>
        <translation>Keine aktiven Athleten.</translation>
    </message>
    <message>
        <source>Add them on the Athletes page, then drop a workout or a recording there.</source>
        <translation>Füge sie auf der Seite Athleten hinzu und zieh dann dort ein Workout oder eine Aufnahme hinein.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::FeedbackEditor</name>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Write what the athlete will read in the report</source>
        <translation>Schreib, was der Athlet im Bericht lesen soll</translation>
    </message>
</context>
<context>
    <name>leadout::ui::FilesCard</name>
    <message>
        <source>Plan a workout, upload a recording</source>
        <translation>Training planen, Aufzeichnung hochladen</translation>
    </message>
    <message>
        <source>Choose a workout…</source>
        <translation>Training wählen…</translation>
    </message>
    <message>
        <source>Choose a recording…</source>
        <translation>Aufzeichnung wählen…</translation>
    </message>
    <message>
        <source>Steps of the workout</source>
        <translation>Abschnitte des Trainings</translation>
    </message>
    <message>
        <source>Day of the workout</source>
        <translation>Tag des Trainings</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Planen</translation>
    </message>
    <message>
        <source>Plan the workout for this day</source>
        <translation>Training für diesen Tag planen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Don&apos;t plan this workout</source>
        <translation>Dieses Training nicht planen</translation>
    </message>
    <message>
        <source>Progress of the upload</source>
        <translation>Fortschritt beim Hochladen</translation>
    </message>
    <message>
        <source>Cancel the upload</source>
        <translation>Hochladen abbrechen</translation>
    </message>
    <message>
        <source>The upload was cancelled. The file is still on your computer.</source>
        <translation>Das Hochladen wurde abgebrochen. Die Datei liegt weiter auf deinem Computer.</translation>
    </message>
    <message>
        <source>Drop files anywhere here: a workout (.zwo, .mrc, .erg, .fit) or a recording (.fit, .tcx, .gpx).</source>
        <translation>Zieh Dateien irgendwo hierher: ein Training (.zwo, .mrc, .erg, .fit) oder eine Aufzeichnung (.fit, .tcx, .gpx).</translation>
    </message>
    <message>
        <source>Choose a recording</source>
        <translation>Aufzeichnung wählen</translation>
    </message>
    <message>
        <source>Choose a workout</source>
        <translation>Training wählen</translation>
    </message>
    <message>
        <source>Recordings (*.fit *.tcx *.gpx *.fit.gz *.tcx.gz *.gpx.gz)</source>
        <translation>Aufzeichnungen (*.fit *.tcx *.gpx *.fit.gz *.tcx.gz *.gpx.gz)</translation>
    </message>
    <message>
        <source>Workouts (*.zwo *.mrc *.erg *.fit)</source>
        <translation>Trainings (*.zwo *.mrc *.erg *.fit)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>A workout can&apos;t be planned here.</source>
        <translation>Hier lässt sich kein Training planen.</translation>
    </message>
    <message>
        <source>Planned for %1.</source>
        <translation>Geplant für %1.</translation>
    </message>
    <message>
        <source>A recording can&apos;t be uploaded here.</source>
        <translation>Hier lässt sich keine Aufzeichnung hochladen.</translation>
    </message>
    <message>
        <source>Uploading %1 for %2</source>
        <translation>%1 wird für %2 hochgeladen</translation>
    </message>
    <message>
        <source>%1 was uploaded. Its review comes with the next sync.</source>
        <translation>%1 wurde hochgeladen. Die Durchsicht kommt mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>%1 had been uploaded before.</source>
        <translation>%1 war schon hochgeladen.</translation>
    </message>
    <message>
        <source>%1 had been uploaded before. What the athlete said was added to it.</source>
        <translation>%1 war schon hochgeladen. Was der Athlet gesagt hat, wurde ergänzt.</translation>
    </message>
    <message>
        <source>%1: planned for %2.</source>
        <translation>%1: geplant für %2.</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 für %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Don&apos;t upload</source>
        <translation>Nicht hochladen</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>It isn&apos;t planned, as you can&apos;t see this athlete any more.</source>
        <translation>Nicht geplant, weil du diesen Athleten nicht mehr sehen kannst.</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) failed before these.</source>
        <translation>
            <numerusform>%n Datei schlug vor diesen fehl.</numerusform>
            <numerusform>%n Dateien schlugen vor diesen fehl.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server can&apos;t be reached. %n recording(s) wait to be uploaded.</source>
        <translation>
            <numerusform>Der Server ist nicht erreichbar. %n Aufzeichnung wartet auf das Hochladen.</numerusform>
            <numerusform>Der Server ist nicht erreichbar. %n Aufzeichnungen warten auf das Hochladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workout(s) wait for %1</source>
        <translation>
            <numerusform>%n Training wartet auf %1</numerusform>
            <numerusform>%n Trainings warten auf %1</numerusform>
        </translation>
    </message>
    <message>
        <source>What %1 said is too long to go with a recording. Shorten it, then choose the recording again.</source>
        <translation>Was %1 gesagt hat, ist zu lang für eine Aufzeichnung. Kürze es und wähle die Aufzeichnung dann noch einmal.</translation>
    </message>
    <message>
        <source>What %1 said goes with one recording. Choose that one first, then the others.</source>
        <translation>Was %1 gesagt hat, geht mit einer Aufzeichnung. Wähle erst diese, dann die anderen.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::HeldPanel</name>
    <message>
        <source>No change waits for a head coach.</source>
        <translation>Keine Änderung wartet auf einen Head Coach.</translation>
    </message>
    <message>
        <source>Coaches made these changes when the athletes had moved to another coach. Nothing of them has been carried out yet.</source>
        <translation>Diese Änderungen haben Coaches gemacht, als die Athleten schon zu einem anderen Coach gewechselt waren. Nichts davon ist bisher ausgeführt.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>By a coach who has left</source>
        <translation>Von einem Coach, der nicht mehr dabei ist</translation>
    </message>
    <message>
        <source>By %1</source>
        <translation>Von %1</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard: %1</source>
        <translation>Verwerfen: %1</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept: %1</source>
        <translation>Annehmen: %1</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Personal note: %1</source>
        <translation>Persönliche Notiz: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Grund: %1</translation>
    </message>
    <message>
        <source>Note: %1</source>
        <translation>Notiz: %1</translation>
    </message>
    <message>
        <source>What it approves is not what stands there now. Accept it after the change that it goes with, or discard it.</source>
        <translation>Was sie freigibt, ist nicht, was jetzt dort steht. Nimm sie nach der Änderung an, zu der sie gehört, oder verwirf sie.</translation>
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
    <name>leadout::ui::LateCard</name>
    <message>
        <source>Late arrivals</source>
        <translation>Verspätet Eingetroffenes</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <source>Show more late arrivals</source>
        <translation>Mehr verspätet Eingetroffenes zeigen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Review asked for · going out</source>
        <translation>Durchsicht erbeten · geht hinaus</translation>
    </message>
    <message>
        <source>Review anyway: %1, %2</source>
        <translation>Trotzdem durchsehen: %1, %2</translation>
    </message>
    <message>
        <source>Analyzes this session as if it had arrived in time; its draft comes into the queue</source>
        <translation>Wertet diese Einheit aus, als wäre sie rechtzeitig gekommen; ihr Entwurf kommt in die Liste</translation>
    </message>
</context>
<context>
    <name>leadout::ui::LengthLimit</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
</context>
<context>
    <name>leadout::ui::LinePopup</name>
    <message>
        <source>A note, if you like</source>
        <translation>Eine Notiz, wenn du magst</translation>
    </message>
    <message>
        <source>Notes so far</source>
        <translation>Bisherige Notizen</translation>
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
        <source>This computer&apos;s keychain is missing or locked, so you are signed in only until Leadout is closed.</source>
        <translation>Der Schlüsselbund dieses Computers fehlt oder ist gesperrt; du bist nur angemeldet, bis Leadout geschlossen wird.</translation>
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
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Locked until this computer reaches its server</source>
        <translation>Gesperrt, bis der Server erreicht ist</translation>
    </message>
    <message>
        <source>Your decisions go out then; what you were writing is kept.</source>
        <translation>Deine Entscheidungen gehen dann hinaus; was du geschrieben hast, bleibt.</translation>
    </message>
    <message>
        <source>This computer&apos;s clock has gone back, so nobody knows how long ago the last contact was.</source>
        <translation>Die Uhr dieses Computers ist zurückgegangen; wie lange der letzte Kontakt her ist, weiß niemand.</translation>
    </message>
    <message numerus="yes">
        <source>There was no contact with it for %n day(s), so nobody knows whether these athletes are still yours to see.</source>
        <translation>
            <numerusform>%n Tag lang gab es keinen Kontakt zu ihm; ob du diese Athleten noch sehen darfst, weiß hier niemand.</numerusform>
            <numerusform>%n Tage lang gab es keinen Kontakt zu ihm; ob du diese Athleten noch sehen darfst, weiß hier niemand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::MatchingPopup</name>
    <message>
        <source>Earlier sessions with the same structure</source>
        <translation>Frühere Einheiten mit derselben Struktur</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>Punktzahl</translation>
    </message>
    <message>
        <source>Work steps</source>
        <translation>Arbeitsphasen</translation>
    </message>
    <message>
        <source>Weighted power</source>
        <translation>Gewichtete Leistung</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Diese Einheit</translation>
    </message>
    <message numerus="yes">
        <source>and %n older ones</source>
        <translation>
            <numerusform>und %n ältere</numerusform>
            <numerusform>und %n ältere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::MatchingWords</name>
    <message>
        <source>work steps</source>
        <translation>Arbeitsphasen</translation>
    </message>
    <message>
        <source>weighted power</source>
        <translation>gewichtete Leistung</translation>
    </message>
    <message>
        <source>heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>%1, now %2</source>
        <comment>a number without unit, one with it</comment>
        <translation>%1, jetzt %2</translation>
    </message>
    <message>
        <source>score %1</source>
        <translation>Punktzahl %1</translation>
    </message>
    <message>
        <source>%1 %2, now %3</source>
        <comment>a measure, its numbers</comment>
        <translation>%1 %2, jetzt %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a measure, its number</comment>
        <translation>%1 %2</translation>
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
    <name>leadout::ui::NotesCard</name>
    <message>
        <source>Notes for coaches</source>
        <translation>Notizen für Coaches</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>A note that only coaches see</source>
        <translation>Eine Notiz, die nur Coaches sehen</translation>
    </message>
    <message>
        <source>New note</source>
        <translation>Neue Notiz</translation>
    </message>
    <message>
        <source>Add the note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 · pinned</source>
        <translation>%1 · angeheftet</translation>
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
    <name>leadout::ui::NumberHelp</name>
    <message>
        <source>How the numbers are computed</source>
        <translation>Wie die Zahlen berechnet werden</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::NumbersCard</name>
    <message>
        <source>Numbers</source>
        <translation>Zahlen</translation>
    </message>
    <message>
        <source>How is this computed?</source>
        <translation>Wie wird das berechnet?</translation>
    </message>
    <message>
        <source>%1: how is this computed?</source>
        <comment>a number</comment>
        <translation>%1: Wie wird das berechnet?</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a number, a remark on it</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Whole session</source>
        <translation>Ganze Einheit</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>number of the leg, its sport</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Numbers of the whole session or of a leg</source>
        <translation>Zahlen der ganzen Einheit oder eines Teils</translation>
    </message>
</context>
<context>
    <name>leadout::ui::Page</name>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>This computer can&apos;t store your sessions. Free some space, then try again.</source>
        <translation>Dieser Computer kann deine Einheiten nicht speichern. Schaffe Platz und versuche es noch einmal.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::PairPopup</name>
    <message>
        <source>%1 %2</source>
        <comment>weekday, day: Sun 22 Nov</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Which workout does each recording answer?</source>
        <translation>Welche Aufzeichnung gehört zu welchem Training?</translation>
    </message>
    <message>
        <source>There is no recording of these days. Upload one, or close the session.</source>
        <translation>Von diesen Tagen gibt es keine Aufzeichnung. Lade eine hoch oder schließ die Einheit ab.</translation>
    </message>
    <message>
        <source>What changes is analyzed anew. A session that is decided stays.</source>
        <translation>Was sich ändert, wird neu ausgewertet. Eine entschiedene Einheit bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>What changes is analyzed anew.</source>
        <translation>Was sich ändert, wird neu ausgewertet.</translation>
    </message>
    <message>
        <source>Workout of %1</source>
        <comment>a recording&apos;s day, time and sport</comment>
        <translation>Training zu %1</translation>
    </message>
    <message>
        <source>Unplanned</source>
        <translation>Ungeplant</translation>
    </message>
    <message>
        <source>What is chosen here fits better than what is paired now. What changes is analyzed anew.</source>
        <translation>Was hier gewählt ist, passt besser als die jetzige Zuordnung. Was sich ändert, wird neu ausgewertet.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ProfileCard</name>
    <message>
        <source>Set</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Day of the deactivation</source>
        <translation>Tag der Deaktivierung</translation>
    </message>
    <message>
        <source>Deactivate on</source>
        <translation>Deaktivieren am</translation>
    </message>
    <message>
        <source>Feedback mode</source>
        <translation>Feedback-Modus</translation>
    </message>
    <message>
        <source>A change holds for new analyses only.</source>
        <translation>Eine Änderung gilt nur für neue Auswertungen.</translation>
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
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Next race</source>
        <translation>Nächster Wettkampf</translation>
    </message>
    <message>
        <source>Deactivate…</source>
        <translation>Deaktivieren…</translation>
    </message>
    <message>
        <source>Activate</source>
        <translation>Aktivieren</translation>
    </message>
    <message>
        <source>Deactivate %1</source>
        <translation>%1 deaktivieren</translation>
    </message>
    <message>
        <source>Activate %1</source>
        <translation>%1 aktivieren</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Deactivated by itself on %1.</source>
        <translation>Wird am %1 automatisch deaktiviert.</translation>
    </message>
    <message>
        <source>No date is set.</source>
        <translation>Kein Datum festgelegt.</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>race today</source>
        <translation>Wettkampf heute</translation>
    </message>
    <message>
        <source>race tomorrow</source>
        <translation>Wettkampf morgen</translation>
    </message>
    <message>
        <source>race in %1 days</source>
        <translation>Wettkampf in %1 Tagen</translation>
    </message>
    <message>
        <source>Deactivate %1? New sessions get no review; their history stays.</source>
        <translation>%1 deaktivieren? Neue Einheiten werden nicht durchgesehen; der Verlauf bleibt erhalten.</translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation>Deaktivieren</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>Schwelle</translation>
    </message>
</context>
<context>
    <name>leadout::ui::QueueFilters</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Sport</source>
        <translation>Sportart</translation>
    </message>
    <message>
        <source>Band</source>
        <translation>Plannähe</translation>
    </message>
    <message>
        <source>Coach</source>
        <translation>Coach</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>Athlete or session</source>
        <translation>Athlet oder Einheit</translation>
    </message>
    <message>
        <source>Search in the queue</source>
        <translation>In der Liste suchen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>All sports</source>
        <translation>Alle Sportarten</translation>
    </message>
    <message>
        <source>Any band</source>
        <translation>Jede Plannähe</translation>
    </message>
    <message>
        <source>Mine and unassigned</source>
        <translation>Meine und nicht zugewiesene</translation>
    </message>
    <message>
        <source>All coaches</source>
        <translation>Alle Coaches</translation>
    </message>
    <message>
        <source>Needs me first</source>
        <translation>Wichtiges zuerst</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>All sports</source>
        <comment>on a chip, as short as can be</comment>
        <translation>Sportarten</translation>
    </message>
    <message>
        <source>Any band</source>
        <comment>on a chip, as short as can be</comment>
        <translation>Plannähe</translation>
    </message>
    <message>
        <source>Mine</source>
        <comment>on a chip: mine and unassigned</comment>
        <translation>Meine</translation>
    </message>
</context>
<context>
    <name>leadout::ui::QueueModel</name>
    <message>
        <source>Wrote or felt bad</source>
        <translation>Geschrieben oder schlecht gefühlt</translation>
    </message>
    <message>
        <source>Needs a look</source>
        <translation>Genauer ansehen</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>Übrige</translation>
    </message>
</context>
<context>
    <name>leadout::ui::QueuePanel</name>
    <message>
        <source>Sessions to review</source>
        <translation>Offene Einheiten</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Aufheben</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>%1 shown</source>
        <translation>%1 gezeigt</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>Mark %1 done</source>
        <translation>%1 als erledigt abschließen</translation>
    </message>
    <message>
        <source>Closes these sessions without sending anything.</source>
        <translation>Schließt diese Einheiten ab, ohne etwas zu senden.</translation>
    </message>
    <message>
        <source>%1 marked done, %2 not: %3</source>
        <translation>%1 als erledigt abgeschlossen, %2 nicht: %3</translation>
    </message>
    <message>
        <source>%1 sessions marked done.</source>
        <translation>%1 Einheiten als erledigt abgeschlossen.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Some of these had already been sent.</source>
        <translation>Einige davon waren schon gesendet.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::RecordingChart</name>
    <message>
        <source>Power</source>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>Heart rate</source>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>Cadence</source>
        <translation>Kadenz</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>%1 on the clock.</source>
        <translation>%1 auf der Uhr.</translation>
    </message>
    <message>
        <source>%1: %2 on average, mostly between %3 and %4.</source>
        <translation>%1: %2 im Schnitt, meist zwischen %3 und %4.</translation>
    </message>
    <message>
        <source>%1: mostly between %2 and %3.</source>
        <translation>%1: meist zwischen %2 und %3.</translation>
    </message>
    <message>
        <source>One planned range lies behind it.</source>
        <translation>Dahinter liegt ein geplanter Bereich.</translation>
    </message>
    <message>
        <source>%1 planned ranges lie behind it.</source>
        <translation>Dahinter liegen %1 geplante Bereiche.</translation>
    </message>
    <message>
        <source>%1 to %2, average of %3</source>
        <translation>%1 bis %2, Schnitt über %3</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ReviewNotices</name>
    <message>
        <source>Switch off</source>
        <translation>Abschalten</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Bericht</translation>
    </message>
    <message>
        <source>Upload the file again</source>
        <translation>Datei erneut hochladen</translation>
    </message>
    <message>
        <source>The link stops working; nothing else changes</source>
        <translation>Der Link funktioniert nicht mehr; sonst ändert sich nichts</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The threshold is not known, so steps were compared by time only.</source>
        <translation>Der Schwellenwert ist nicht bekannt, darum wurden Abschnitte nur nach der Zeit verglichen.</translation>
    </message>
    <message>
        <source>The report is switched off.</source>
        <translation>Der Bericht ist abgeschaltet.</translation>
    </message>
    <message>
        <source>not seen yet</source>
        <translation>noch nicht angesehen</translation>
    </message>
    <message>
        <source>seen once</source>
        <translation>einmal angesehen</translation>
    </message>
    <message>
        <source>seen %1 times</source>
        <translation>%1-mal angesehen</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>This server has no public address, and the report is not saved yet.</source>
        <translation>Dieser Server hat keine öffentliche Adresse, und der Bericht ist noch nicht gespeichert.</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>Pfad kopieren</translation>
    </message>
    <message>
        <source>The server reads the file again, so this needs a connection.</source>
        <translation>Der Server liest die Datei noch einmal, dafür braucht es eine Verbindung.</translation>
    </message>
    <message>
        <source>Another pairing of these days&apos; recordings and workouts fits better.</source>
        <translation>Aufzeichnungen und Trainings dieser Tage passen anders zugeordnet besser zusammen.</translation>
    </message>
    <message>
        <source>Another workout of the day fits about as well. Which one was it?</source>
        <translation>Ein anderes Training des Tages passt etwa genauso gut. Welches war es?</translation>
    </message>
    <message>
        <source>The threshold that looked out of date was set anew from %1 on. Sessions since then that nobody has decided are compared by it.</source>
        <translation>Der Schwellenwert, der veraltet schien, wurde ab %1 neu gesetzt. Einheiten seitdem, über die niemand entschieden hat, werden damit verglichen.</translation>
    </message>
    <message>
        <source>Accept %1</source>
        <comment>a threshold</comment>
        <translation>%1 übernehmen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ReviewView</name>
    <message>
        <source>Note for coaches</source>
        <translation>Notiz für Coaches</translation>
    </message>
    <message>
        <source>Add note</source>
        <translation>Notiz hinzufügen</translation>
    </message>
    <message>
        <source>Pin to the athlete</source>
        <translation>Beim Athleten anheften</translation>
    </message>
    <message>
        <source>Opening the session…</source>
        <translation>Die Einheit wird geöffnet…</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>Choose a session to review it here.</source>
        <translation>Wähle eine Einheit, um sie hier durchzusehen.</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>Peaks %1</source>
        <translation>Bestwerte %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The session you were writing on is no longer shared with you. Your text was not saved.</source>
        <translation>Die Einheit, zu der du geschrieben hast, ist nicht mehr für dich freigegeben. Dein Text wurde nicht gespeichert.</translation>
    </message>
    <message>
        <source>Copy my text</source>
        <translation>Meinen Text kopieren</translation>
    </message>
    <message>
        <source>Versions of the feedback</source>
        <translation>Fassungen des Feedbacks</translation>
    </message>
    <message>
        <source>%1 Correct it, then approve.</source>
        <comment>which number is not in the recording</comment>
        <translation>%1 Berichtige das und gib dann frei.</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>author of a note, when, text</comment>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>The session you were deciding on is no longer shared with you.</source>
        <translation>Die Einheit, über die du gerade entscheiden wolltest, ist nicht mehr für dich freigegeben.</translation>
    </message>
    <message>
        <source>The file is being read again. The review follows by itself.</source>
        <translation>Die Datei wird noch einmal gelesen. Die Auswertung folgt von selbst.</translation>
    </message>
    <message>
        <source>The file has been read already.</source>
        <translation>Die Datei ist inzwischen gelesen.</translation>
    </message>
    <message>
        <source>Earlier sessions with the same structure</source>
        <translation>Frühere Einheiten mit derselben Struktur</translation>
    </message>
    <message>
        <source>Correct the number or the name</source>
        <translation>Zahl oder Namen korrigieren</translation>
    </message>
    <message>
        <source>%1 Take it out, then approve.</source>
        <comment>what the name in the feedback names</comment>
        <translation>%1 Nimm ihn heraus und gib dann frei.</translation>
    </message>
    <message>
        <source>All numbers of the session</source>
        <translation>Alle Zahlen der Einheit</translation>
    </message>
    <message>
        <source>All numbers</source>
        <translation>Alle Zahlen</translation>
    </message>
    <message>
        <source>Fewer numbers</source>
        <translation>Weniger Zahlen</translation>
    </message>
    <message>
        <source>Accept the suggested threshold</source>
        <translation>Vorgeschlagenen Schwellenwert übernehmen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ReviewWords</name>
    <message>
        <source>%1 %2</source>
        <comment>weekday, day: Sun 22 Nov</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>your decision is on its way</source>
        <translation>deine Entscheidung ist unterwegs</translation>
    </message>
    <message>
        <source>with a head coach</source>
        <translation>bei einem Head Coach</translation>
    </message>
    <message>
        <source>approved by itself</source>
        <translation>automatisch freigegeben</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Ohne Punktzahl</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>points</comment>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>effort %1 of 10</source>
        <translation>Anstrengung %1 von 10</translation>
    </message>
    <message>
        <source>feel very bad</source>
        <translation>Gefühl sehr schlecht</translation>
    </message>
    <message>
        <source>feel bad</source>
        <translation>Gefühl schlecht</translation>
    </message>
    <message>
        <source>feel all right</source>
        <translation>Gefühl in Ordnung</translation>
    </message>
    <message>
        <source>feel good</source>
        <translation>Gefühl gut</translation>
    </message>
    <message>
        <source>feel very good</source>
        <translation>Gefühl sehr gut</translation>
    </message>
    <message>
        <source>Edited by %1, %2</source>
        <translation>Bearbeitet von %1, %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>weekday, session</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>nothing planned</source>
        <translation>nichts geplant</translation>
    </message>
    <message>
        <source>%1 of %2 load</source>
        <translation>%1 von %2 Belastung</translation>
    </message>
    <message>
        <source>race today</source>
        <translation>Wettkampf heute</translation>
    </message>
    <message>
        <source>race tomorrow</source>
        <translation>Wettkampf morgen</translation>
    </message>
    <message>
        <source>race in %1 days</source>
        <translation>Wettkampf in %1 Tagen</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 %2: %3</source>
        <comment>weekday, day, verdict</comment>
        <translation>%1 %2: %3</translation>
    </message>
    <message>
        <source>There is no recording: this session was planned and not done. Adjust it with a reason, or close it with Done.</source>
        <translation>Es gibt keine Aufzeichnung: Diese Einheit war geplant und fiel aus. Pass sie mit einem Grund an oder schließ sie mit Erledigt ab.</translation>
    </message>
    <message>
        <source>This recording is being analyzed. It appears here by itself.</source>
        <translation>Diese Aufzeichnung wird ausgewertet. Sie erscheint hier von selbst.</translation>
    </message>
    <message>
        <source>The athlete no longer lets coaches see the details of a session. Ask them for this permission.</source>
        <translation>Der Athlet lässt Coaches die Einzelheiten von Einheiten nicht mehr sehen. Frag nach dieser Erlaubnis.</translation>
    </message>
    <message>
        <source>The recording is not on this computer yet. It comes with the next sync; everything else can be done now.</source>
        <translation>Die Aufzeichnung ist noch nicht auf diesem Computer. Sie kommt mit dem nächsten Abgleich; alles andere geht schon jetzt.</translation>
    </message>
    <message>
        <source>This recording holds no curves.</source>
        <translation>Diese Aufzeichnung enthält keine Kurven.</translation>
    </message>
    <message>
        <source>The recording could not be read to its end. What could be read is kept.</source>
        <translation>Die Aufzeichnung ließ sich nicht bis zum Ende lesen. Was lesbar war, bleibt erhalten.</translation>
    </message>
    <message>
        <source>It broke off at byte %1.</source>
        <translation>Sie brach bei Byte %1 ab.</translation>
    </message>
    <message>
        <source>Approved, not sent. Your text is safe; try again.</source>
        <translation>Freigegeben, nicht gesendet. Dein Text ist sicher; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>nothing done</source>
        <translation>nichts absolviert</translation>
    </message>
    <message>
        <source>adjusted</source>
        <translation>angepasst</translation>
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
    <name>leadout::ui::ScoreCard</name>
    <message>
        <source>Compliance</source>
        <translation>Plantreue</translation>
    </message>
    <message>
        <source>No score</source>
        <translation>Ohne Punktzahl</translation>
    </message>
    <message>
        <source>Score %1</source>
        <translation>Punktzahl %1</translation>
    </message>
</context>
<context>
    <name>leadout::ui::SessionButton</name>
    <message>
        <source>Open %1, %2</source>
        <translation>%1, %2 öffnen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::SessionLine</name>
    <message>
        <source>Going out</source>
        <translation>Geht hinaus</translation>
    </message>
    <message>
        <source>With a head coach</source>
        <translation>Bei einem Head Coach</translation>
    </message>
    <message>
        <source>no score</source>
        <translation>ohne Punktzahl</translation>
    </message>
    <message>
        <source>%1 wrote</source>
        <translation>%1 hat geschrieben</translation>
    </message>
    <message>
        <source>felt bad</source>
        <translation>fühlte sich schlecht</translation>
    </message>
    <message>
        <source>threshold looks out of date</source>
        <translation>Schwelle wirkt veraltet</translation>
    </message>
    <message>
        <source>Recording damaged</source>
        <translation>Aufzeichnung beschädigt</translation>
    </message>
    <message>
        <source>Approved, not sent</source>
        <translation>Freigegeben, nicht gesendet</translation>
    </message>
    <message>
        <source>Not scored</source>
        <translation>Ohne Punktzahl</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>Nicht zugewiesen</translation>
    </message>
    <message>
        <source>%1 · load %2 of %3</source>
        <comment>verdict, done, planned</comment>
        <translation>%1 · Belastung %2 von %3</translation>
    </message>
    <message>
        <source>%1 · %2 of %3</source>
        <comment>verdict, done, planned</comment>
        <translation>%1 · %2 von %3</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>verdict, its reason</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Correction not sent</source>
        <translation>Korrektur nicht gesendet</translation>
    </message>
</context>
<context>
    <name>leadout::ui::SessionsCard</name>
    <message>
        <source>Recent sessions</source>
        <translation>Letzte Einheiten</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Mehr zeigen</translation>
    </message>
    <message>
        <source>No sessions yet. They come with the next sync or an upload.</source>
        <translation>Noch keine Einheiten. Sie kommen mit dem nächsten Abgleich oder einem Hochladen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
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
    <message>
        <source>There is a company on this computer too.</source>
        <translation>Auch auf diesem Computer gibt es ein Unternehmen.</translation>
    </message>
    <message>
        <source>Sign in on this computer</source>
        <translation>Auf diesem Computer anmelden</translation>
    </message>
    <message>
        <source>The company&apos;s data is kept here. Sign in with the e-mail and the password that you chose for it.</source>
        <translation>Die Daten des Unternehmens liegen hier. Melde dich mit der E-Mail-Adresse und dem Passwort an, die du dafür gewählt hast.</translation>
    </message>
    <message>
        <source>Sign in to a server instead</source>
        <translation>Stattdessen bei einem Server anmelden</translation>
    </message>
    <message>
        <source>Starting Leadout&apos;s own server and signing in…</source>
        <translation>Der eigene Server von Leadout startet, dann wirst du angemeldet…</translation>
    </message>
    <message>
        <source>Create a company</source>
        <translation>Ein Unternehmen anlegen</translation>
    </message>
    <message>
        <source>Forgot your password? Whoever runs the server makes you a link to choose a new one.</source>
        <translation>Passwort vergessen? Wer den Server betreibt, macht dir einen Link, mit dem du ein neues wählst.</translation>
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
    <message>
        <source>Starting Leadout&apos;s own server…</source>
        <translation>Der eigene Server von Leadout startet…</translation>
    </message>
    <message>
        <source>Leadout&apos;s own server has ended. It is being started again…</source>
        <translation>Der eigene Server von Leadout wurde beendet. Er wird neu gestartet…</translation>
    </message>
    <message>
        <source>Leadout&apos;s own server isn&apos;t running. Your work is kept on this computer.</source>
        <translation>Der eigene Server von Leadout läuft nicht. Deine Arbeit bleibt auf diesem Computer.</translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n ungesendet</numerusform>
            <numerusform>%n ungesendet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held change(s) to decide</source>
        <translation>
            <numerusform>%n zurückgestellte Änderung zu entscheiden</numerusform>
            <numerusform>%n zurückgestellte Änderungen zu entscheiden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n athlete(s) not on this computer yet</source>
        <translation>
            <numerusform>%n Athlet noch nicht auf diesem Computer</numerusform>
            <numerusform>%n Athleten noch nicht auf diesem Computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to analyze anew</source>
        <translation>
            <numerusform>noch %n neu auszuwerten</numerusform>
            <numerusform>noch %n neu auszuwerten</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::StepLines</name>
    <message>
        <source>, below the target</source>
        <translation>, unter dem Ziel</translation>
    </message>
    <message>
        <source>, above the target</source>
        <translation>, über dem Ziel</translation>
    </message>
    <message>
        <source>%1: target %2, done %3</source>
        <comment>step, range, average</comment>
        <translation>%1: Ziel %2, absolviert %3</translation>
    </message>
    <message>
        <source>, %1 of the time in range</source>
        <translation>, %1 der Zeit im Bereich</translation>
    </message>
</context>
<context>
    <name>leadout::ui::StepsCard</name>
    <message>
        <source>Steps</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>units</comment>
        <translation>in %1</translation>
    </message>
</context>
<context>
    <name>leadout::ui::StepsModel</name>
    <message>
        <source>Step</source>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Ist</translation>
    </message>
    <message>
        <source>In range</source>
        <translation>Im Bereich</translation>
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
    <name>leadout::ui::SumCard</name>
    <message>
        <source>There is no score, so there are no points to add up.</source>
        <translation>Es gibt keine Punktzahl, also nichts zusammenzuzählen.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>part of the score, points, sentence</comment>
        <translation>%1: %2, %3</translation>
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
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>No invite is open.</source>
        <translation>Keine Einladung ist offen.</translation>
    </message>
    <message>
        <source>Remove coach</source>
        <translation>Coach entfernen</translation>
    </message>
    <message>
        <source>Import from TrainingPeaks</source>
        <translation>Aus TrainingPeaks importieren</translation>
    </message>
    <message>
        <source>Single-use code</source>
        <translation>Einmal-Code</translation>
    </message>
</context>
<context>
    <name>leadout::ui::TextsCard</name>
    <message>
        <source>Fill in the first line before this goes out.</source>
        <translation>Füll die erste Zeile aus, bevor das hinausgeht.</translation>
    </message>
    <message>
        <source>Personal note, only in the comment</source>
        <translation>Persönliche Notiz, nur im Kommentar</translation>
    </message>
    <message>
        <source>May hold a name; it is not in the report</source>
        <translation>Darf einen Namen enthalten; steht nicht im Bericht</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Personal note</source>
        <translation>Persönliche Notiz</translation>
    </message>
    <message>
        <source>(only in the comment)</source>
        <translation>(nur im Kommentar)</translation>
    </message>
    <message>
        <source>There is a newer text. Yours is kept.</source>
        <translation>Es gibt einen neueren Text. Deiner bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 has written a newer text. Yours is kept.</source>
        <translation>%1 hat einen neueren Text geschrieben. Deiner bleibt erhalten.</translation>
    </message>
    <message>
        <source>Show theirs</source>
        <translation>Anderen Text zeigen</translation>
    </message>
    <message>
        <source>%1 wrote</source>
        <translation>%1 hat geschrieben</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>No comment from %1.</source>
        <translation>Kein Kommentar von %1.</translation>
    </message>
    <message>
        <source>Saved here</source>
        <translation>Hier gespeichert</translation>
    </message>
    <message>
        <source>Kept as you type</source>
        <translation>Wird beim Schreiben gespeichert</translation>
    </message>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n Fassung</numerusform>
            <numerusform>%n Fassungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it out</source>
        <comment>a name</comment>
        <translation>Herausnehmen</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ThisWeekCard</name>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Absolviert</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Einheiten</translation>
    </message>
    <message>
        <source>Compliance</source>
        <translation>Plantreue</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ThresholdsCard</name>
    <message>
        <source>Thresholds</source>
        <translation>Schwellenwerte</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>None known, so targets in per cent can&apos;t be compared.</source>
        <translation>Keine bekannt, darum lassen sich Ziele in Prozent nicht vergleichen.</translation>
    </message>
    <message>
        <source>Threshold power</source>
        <translation>Schwellenleistung</translation>
    </message>
    <message>
        <source>Threshold heart rate</source>
        <translation>Schwellenpuls</translation>
    </message>
    <message>
        <source>Highest heart rate</source>
        <translation>Höchster Puls</translation>
    </message>
    <message>
        <source>Threshold pace, running</source>
        <translation>Schwellentempo, Laufen</translation>
    </message>
    <message>
        <source>Critical swim speed</source>
        <translation>Kritisches Schwimmtempo</translation>
    </message>
    <message>
        <source>Enter thresholds</source>
        <translation>Schwellenwerte eintragen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Ab</translation>
    </message>
    <message>
        <source>First day of the thresholds</source>
        <translation>Erster Tag der Schwellenwerte</translation>
    </message>
    <message>
        <source>They hold until the next set. Sessions from that day on that nobody has decided are compared anew; published reports stay.</source>
        <translation>Sie gelten bis zu den nächsten. Einheiten ab diesem Tag, über die noch niemand entschieden hat, werden neu verglichen; veröffentlichte Berichte bleiben.</translation>
    </message>
    <message>
        <source>Save the thresholds</source>
        <translation>Die Schwellenwerte speichern</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Don&apos;t enter thresholds</source>
        <translation>Keine Schwellenwerte eintragen</translation>
    </message>
    <message>
        <source>max %1</source>
        <translation>max. %1</translation>
    </message>
    <message>
        <source>such as %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>Write it like %1.</source>
        <translation>Bitte so schreiben: %1.</translation>
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
    <message>
        <source>Dashboard</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Athletes</source>
        <translation>Athleten</translation>
    </message>
</context>
<context>
    <name>leadout::ui::ToldFields</name>
    <message>
        <source>Add what the athlete said</source>
        <translation>Worte des Athleten hinzufügen</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>Keine Angabe</translation>
    </message>
    <message>
        <source>%1 of 10</source>
        <translation>%1 von 10</translation>
    </message>
    <message>
        <source>Very bad</source>
        <translation>Sehr schlecht</translation>
    </message>
    <message>
        <source>Bad</source>
        <translation>Schlecht</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>Gut</translation>
    </message>
    <message>
        <source>Very good</source>
        <translation>Sehr gut</translation>
    </message>
    <message>
        <source>Effort that the athlete told</source>
        <translation>Anstrengung, wie sie angegeben wurde</translation>
    </message>
    <message>
        <source>How the athlete felt</source>
        <translation>Gefühl, wie es angegeben wurde</translation>
    </message>
    <message>
        <source>Comment of the athlete</source>
        <translation>Kommentar des Athleten</translation>
    </message>
    <message>
        <source>The athlete&apos;s own words. They go with the next recording.</source>
        <translation>Die eigenen Worte des Athleten. Sie gehen mit der nächsten Aufzeichnung.</translation>
    </message>
    <message>
        <source>Effort</source>
        <translation>Anstrengung</translation>
    </message>
    <message>
        <source>Feel</source>
        <translation>Gefühl</translation>
    </message>
</context>
<context>
    <name>leadout::ui::TotalsCard</name>
    <message>
        <source>%1, %2: %3</source>
        <comment>row, column, value</comment>
        <translation>%1, %2: %3</translation>
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
        <translation>Geplantes Training</translation>
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
    <message>
        <source>Somebody else changed this text meanwhile. Theirs stands.</source>
        <translation>Jemand anders hat diesen Text inzwischen geändert. Der andere gilt.</translation>
    </message>
    <message>
        <source>The review changed before this arrived. Read it again, then approve it.</source>
        <translation>Die Durchsicht hat sich geändert, bevor das ankam. Lies sie noch einmal und gib sie dann frei.</translation>
    </message>
    <message>
        <source>Somebody else decided this session meanwhile. Theirs stands.</source>
        <translation>Jemand anders hat diese Einheit inzwischen entschieden. Die andere Entscheidung gilt.</translation>
    </message>
    <message>
        <source>Somebody else changed this meanwhile. Theirs stands.</source>
        <translation>Jemand anders hat das inzwischen geändert. Die andere Änderung gilt.</translation>
    </message>
    <message>
        <source>Pair</source>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>New athlete</source>
        <translation>Neuer Athlet</translation>
    </message>
    <message>
        <source>A held change</source>
        <translation>Eine zurückgestellte Änderung</translation>
    </message>
    <message>
        <source>Review anyway</source>
        <translation>Trotzdem durchsehen</translation>
    </message>
    <message>
        <source>Somebody else had changed the same, and theirs stands. What you wrote went from this computer with the athletes.</source>
        <translation>Jemand anderes hatte dasselbe geändert, und dessen Fassung gilt. Was du geschrieben hast, ist mit den Athleten von diesem Computer verschwunden.</translation>
    </message>
    <message>
        <source>You were not allowed to make them any more. What you wrote went from this computer with the athletes.</source>
        <translation>Du durftest sie nicht mehr vornehmen. Was du geschrieben hast, ist mit den Athleten von diesem Computer verschwunden.</translation>
    </message>
    <message>
        <source>The server could not take them. What you wrote went from this computer with the athletes.</source>
        <translation>Der Server konnte sie nicht annehmen. Was du geschrieben hast, ist mit den Athleten von diesem Computer verschwunden.</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) to athletes who moved to another coach</source>
        <translation>
            <numerusform>%n Änderung an Athleten, die zu einem anderen Coach gewechselt sind</numerusform>
            <numerusform>%n Änderungen an Athleten, die zu einem anderen Coach gewechselt sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Thresholds</source>
        <translation>Schwellenwerte</translation>
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
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
    <message>
        <source>It had already been sent: %1</source>
        <translation>Schon gesendet: %1</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Not sent yet: %1</source>
        <translation>Noch nicht gesendet: %1</translation>
    </message>
    <message>
        <source>Paired anew.</source>
        <translation>Neu zugeordnet.</translation>
    </message>
    <message>
        <source>Held change decided.</source>
        <translation>Über die zurückgestellte Änderung entschieden.</translation>
    </message>
    <message>
        <source>Review asked for.</source>
        <translation>Durchsicht erbeten.</translation>
    </message>
    <message>
        <source>Thresholds saved.</source>
        <translation>Schwellenwerte gespeichert.</translation>
    </message>
</context>
<context>
    <name>leadout::ui::UpcomingCard</name>
    <message>
        <source>Upcoming</source>
        <translation>Demnächst</translation>
    </message>
    <message>
        <source>Nothing is planned. Drop a workout file here to plan one.</source>
        <translation>Nichts geplant. Zieh eine Trainingsdatei hierher, um ein Training zu planen.</translation>
    </message>
    <message>
        <source>ZWO, for trainer apps (*.zwo)</source>
        <translation>ZWO, für Trainer-Apps (*.zwo)</translation>
    </message>
    <message>
        <source>MRC, in per cent of threshold (*.mrc)</source>
        <translation>MRC, in Prozent der Schwelle (*.mrc)</translation>
    </message>
    <message>
        <source>ERG, in watts (*.erg)</source>
        <translation>ERG, in Watt (*.erg)</translation>
    </message>
    <message>
        <source>FIT, for devices (*.fit)</source>
        <translation>FIT, für Geräte (*.fit)</translation>
    </message>
    <message>
        <source>Save the workout</source>
        <translation>Training speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern als…</translation>
    </message>
    <message>
        <source>Save %1 as a file</source>
        <comment>a planned workout</comment>
        <translation>%1 als Datei speichern</translation>
    </message>
</context>
<context>
    <name>leadout::ui::VersionsPopup</name>
    <message>
        <source>Versions of the feedback</source>
        <translation>Fassungen des Feedbacks</translation>
    </message>
    <message>
        <source>Compare with the text now</source>
        <translation>Mit dem jetzigen Text vergleichen</translation>
    </message>
    <message>
        <source>Underlined: only in this version. Struck out: only in the text now.</source>
        <translation>Unterstrichen: nur in dieser Fassung. Durchgestrichen: nur im jetzigen Text.</translation>
    </message>
    <message>
        <source>Take into the editor</source>
        <translation>In den Editor übernehmen</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Fassungen</translation>
    </message>
    <message>
        <source>Text of the version</source>
        <translation>Text der Fassung</translation>
    </message>
    <message>
        <source>A coach</source>
        <translation>Ein Coach</translation>
    </message>
    <message>
        <source>This text is too old to be kept on this computer.</source>
        <translation>Dieser Text ist zu alt und liegt nicht auf diesem Rechner.</translation>
    </message>
    <message>
        <source>This is the text in the editor.</source>
        <translation>Das ist der Text im Editor.</translation>
    </message>
    <message>
        <source>the draft</source>
        <translation>der Entwurf</translation>
    </message>
    <message>
        <source>newest</source>
        <translation>neueste</translation>
    </message>
</context>
<context>
    <name>leadout::ui::WeekCard</name>
    <message>
        <source>Weekly load</source>
        <translation>Wochenbelastung</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Done / planned</source>
        <translation>Ist / Soll</translation>
    </message>
    <message>
        <source>As planned</source>
        <translation>Nach Plan</translation>
    </message>
    <message>
        <source>%1 / %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>leadout::ui::WeekChart</name>
    <message>
        <source>W%1</source>
        <comment>a week of the year</comment>
        <translation>KW %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Weekly load</source>
        <translation>Wochenbelastung</translation>
    </message>
    <message>
        <source>%1: load %2 of %3</source>
        <translation>%1: Belastung %2 von %3</translation>
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
<context>
    <name>leadout::ui::WorkoutLines</name>
    <message>
        <source>until the lap key</source>
        <translation>bis zur Rundentaste</translation>
    </message>
    <message>
        <source>%1–%2</source>
        <comment>a range</comment>
        <translation>%1–%2</translation>
    </message>
    <message>
        <source>%1 of threshold heart rate</source>
        <translation>%1 der Schwellenherzfrequenz</translation>
    </message>
    <message>
        <source>%1 of maximum heart rate</source>
        <translation>%1 der maximalen Herzfrequenz</translation>
    </message>
    <message>
        <source>%1 of threshold pace</source>
        <translation>%1 des Schwellentempos</translation>
    </message>
    <message>
        <source>effort %1 of 10</source>
        <translation>Anstrengung %1 von 10</translation>
    </message>
    <message>
        <source>all out</source>
        <translation>alles, was geht</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a step and its length</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a step and its target</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 times</source>
        <comment>how often what follows is repeated</comment>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>and %1 more lines</source>
        <translation>und %1 weitere Zeilen</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>Belastung %1</translation>
    </message>
</context>
</TS>
