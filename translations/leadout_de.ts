<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>sentences</name>
    <message>
        <source>analyzing</source>
        <comment>state.analyzing</comment>
        <translation>wird ausgewertet</translation>
    </message>
    <message>
        <source>review pending</source>
        <comment>state.review_pending</comment>
        <translation>Durchsicht offen</translation>
    </message>
    <message>
        <source>approved</source>
        <comment>state.approved</comment>
        <translation>freigegeben</translation>
    </message>
    <message>
        <source>published</source>
        <comment>state.published</comment>
        <translation>veröffentlicht</translation>
    </message>
    <message>
        <source>reviewed</source>
        <comment>state.reviewed</comment>
        <translation>durchgesehen</translation>
    </message>
    <message>
        <source>on target</source>
        <comment>verdict.on_target</comment>
        <translation>im Soll</translation>
    </message>
    <message>
        <source>underdone</source>
        <comment>verdict.underdone</comment>
        <translation>zu wenig</translation>
    </message>
    <message>
        <source>well under</source>
        <comment>verdict.well_under</comment>
        <translation>deutlich zu wenig</translation>
    </message>
    <message>
        <source>overdone</source>
        <comment>verdict.overdone</comment>
        <translation>zu viel</translation>
    </message>
    <message>
        <source>well over</source>
        <comment>verdict.well_over</comment>
        <translation>deutlich zu viel</translation>
    </message>
    <message>
        <source>mixed</source>
        <comment>verdict.mixed</comment>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>unplanned</source>
        <comment>verdict.unplanned</comment>
        <translation>ungeplant</translation>
    </message>
    <message>
        <source>race</source>
        <comment>verdict.race</comment>
        <translation>Wettkampf</translation>
    </message>
    <message>
        <source>test</source>
        <comment>verdict.test</comment>
        <translation>Test</translation>
    </message>
    <message>
        <source>swapped</source>
        <comment>verdict.swapped</comment>
        <translation>getauscht</translation>
    </message>
    <message>
        <source>done</source>
        <comment>verdict.done</comment>
        <translation>erledigt</translation>
    </message>
    <message>
        <source>sick</source>
        <comment>verdict.sick</comment>
        <translation>krank</translation>
    </message>
    <message>
        <source>injured</source>
        <comment>verdict.injured</comment>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>bad data</source>
        <comment>verdict.bad_data</comment>
        <translation>fehlerhafte Daten</translation>
    </message>
    <message>
        <source>{0} · {1}</source>
        <comment>verdict.with_reason</comment>
        <translation>{0} · {1}</translation>
    </message>
    <message>
        <source>{0} · {1} ({2})</source>
        <comment>verdict.with_detail</comment>
        <translation>{0} · {1} ({2})</translation>
    </message>
    <message>
        <source>shorter</source>
        <comment>reason.word.shorter</comment>
        <translation>kürzer</translation>
    </message>
    <message>
        <source>longer</source>
        <comment>reason.word.longer</comment>
        <translation>länger</translation>
    </message>
    <message>
        <source>easier</source>
        <comment>reason.word.easier</comment>
        <translation>lockerer</translation>
    </message>
    <message>
        <source>harder</source>
        <comment>reason.word.harder</comment>
        <translation>härter</translation>
    </message>
    <message>
        <source>repeats</source>
        <comment>reason.word.repeats</comment>
        <translation>Wiederholungen</translation>
    </message>
    <message>
        <source>work steps off target</source>
        <comment>reason.word.work_steps_off_target</comment>
        <translation>Arbeitsphasen neben dem Ziel</translation>
    </message>
    <message>
        <source>extra</source>
        <comment>reason.word.extra</comment>
        <translation>zusätzlich</translation>
    </message>
    <message>
        <source>Close to plan</source>
        <comment>band.green</comment>
        <translation>Nah am Plan</translation>
    </message>
    <message>
        <source>Off plan</source>
        <comment>band.amber</comment>
        <translation>Neben dem Plan</translation>
    </message>
    <message>
        <source>Far from plan</source>
        <comment>band.red</comment>
        <translation>Weit vom Plan</translation>
    </message>
    <message>
        <source>Duration</source>
        <comment>part.duration</comment>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Distance</source>
        <comment>part.distance</comment>
        <translation>Distanz</translation>
    </message>
    <message>
        <source>Load</source>
        <comment>part.load</comment>
        <translation>Belastung</translation>
    </message>
    <message>
        <source>Intensity</source>
        <comment>part.intensity</comment>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>Steps</source>
        <comment>part.steps</comment>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Cap</source>
        <comment>part.cap</comment>
        <translation>Obergrenze</translation>
    </message>
    <message>
        <source>open</source>
        <comment>planned.open</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>done</source>
        <comment>planned.paired</comment>
        <translation>absolviert</translation>
    </message>
    <message>
        <source>missed</source>
        <comment>planned.missed</comment>
        <translation>ausgefallen</translation>
    </message>
    <message>
        <source>excused</source>
        <comment>planned.excused</comment>
        <translation>entschuldigt</translation>
    </message>
    <message>
        <source>Assistant coach</source>
        <comment>role.assistant</comment>
        <translation>Assistenz-Coach</translation>
    </message>
    <message>
        <source>Head coach</source>
        <comment>role.head</comment>
        <translation>Head Coach</translation>
    </message>
    <message>
        <source>pending</source>
        <comment>membership.pending</comment>
        <translation>ausstehend</translation>
    </message>
    <message>
        <source>active</source>
        <comment>membership.active</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>deactivated</source>
        <comment>membership.deactivated</comment>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>active</source>
        <comment>athlete.active</comment>
        <translation>aktiv</translation>
    </message>
    <message>
        <source>deactivated</source>
        <comment>athlete.deactivated</comment>
        <translation>deaktiviert</translation>
    </message>
    <message>
        <source>Review mode</source>
        <comment>feedback_mode.review</comment>
        <translation>Durchsicht-Modus</translation>
    </message>
    <message>
        <source>Auto-approve mode</source>
        <comment>feedback_mode.auto_approve</comment>
        <translation>Automatische Freigabe</translation>
    </message>
    <message>
        <source>base</source>
        <comment>training.base</comment>
        <translation>Grundlage</translation>
    </message>
    <message>
        <source>tempo</source>
        <comment>training.tempo</comment>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>sweet spot</source>
        <comment>training.sweet_spot</comment>
        <translation>Sweet Spot</translation>
    </message>
    <message>
        <source>threshold</source>
        <comment>training.threshold</comment>
        <translation>Schwelle</translation>
    </message>
    <message>
        <source>VO2 max</source>
        <comment>training.vo2_max</comment>
        <translation>VO2max</translation>
    </message>
    <message>
        <source>recovery</source>
        <comment>training.recovery</comment>
        <translation>Regeneration</translation>
    </message>
    <message>
        <source>mixed</source>
        <comment>training.mixed</comment>
        <translation>gemischt</translation>
    </message>
    <message>
        <source>not set</source>
        <comment>training.none</comment>
        <translation>nicht festgelegt</translation>
    </message>
    <message>
        <source>custom</source>
        <comment>plan.custom</comment>
        <translation>individuell</translation>
    </message>
    <message>
        <source>off-the-shelf</source>
        <comment>plan.off_the_shelf</comment>
        <translation>Standardplan</translation>
    </message>
    <message>
        <source>synced</source>
        <comment>arrival.synced</comment>
        <translation>synchronisiert</translation>
    </message>
    <message>
        <source>by hand</source>
        <comment>arrival.by_hand</comment>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>See workouts</source>
        <comment>consent.see_workouts</comment>
        <translation>Trainings sehen</translation>
    </message>
    <message>
        <source>See health data</source>
        <comment>consent.see_health</comment>
        <translation>Gesundheitsdaten sehen</translation>
    </message>
    <message>
        <source>Plan workouts</source>
        <comment>consent.plan_workouts</comment>
        <translation>Trainings planen</translation>
    </message>
    <message>
        <source>Comment</source>
        <comment>consent.comment</comment>
        <translation>Kommentieren</translation>
    </message>
    <message>
        <source>AI drafting</source>
        <comment>consent.draft_with_ai</comment>
        <translation>Entwürfe mit KI</translation>
    </message>
    <message>
        <source>AI drafting outside the company</source>
        <comment>consent.hosted_ai</comment>
        <translation>Entwürfe mit KI außerhalb des Unternehmens</translation>
    </message>
    <message>
        <source>Publish a report</source>
        <comment>consent.publish_report</comment>
        <translation>Bericht veröffentlichen</translation>
    </message>
    <message>
        <source>Feedback without a coach&apos;s review</source>
        <comment>consent.auto_approve</comment>
        <translation>Feedback ohne Durchsicht durch einen Coach</translation>
    </message>
    <message>
        <source>weather</source>
        <comment>adjust.weather</comment>
        <translation>Wetter</translation>
    </message>
    <message>
        <source>illness</source>
        <comment>adjust.illness</comment>
        <translation>Krankheit</translation>
    </message>
    <message>
        <source>time</source>
        <comment>adjust.time</comment>
        <translation>Zeitmangel</translation>
    </message>
    <message>
        <source>travel</source>
        <comment>adjust.travel</comment>
        <translation>Reise</translation>
    </message>
    <message>
        <source>swap</source>
        <comment>adjust.swap</comment>
        <translation>Tausch</translation>
    </message>
    <message>
        <source>agreed</source>
        <comment>adjust.agreed</comment>
        <translation>abgesprochen</translation>
    </message>
    <message>
        <source>equipment</source>
        <comment>adjust.equipment</comment>
        <translation>Material</translation>
    </message>
    <message>
        <source>Adjusted · {0}</source>
        <comment>adjust.adjusted</comment>
        <translation>Angepasst · {0}</translation>
    </message>
    <message>
        <source>sick</source>
        <comment>day.sick</comment>
        <translation>krank</translation>
    </message>
    <message>
        <source>injured</source>
        <comment>day.injured</comment>
        <translation>verletzt</translation>
    </message>
    <message>
        <source>travel</source>
        <comment>day.travel</comment>
        <translation>auf Reisen</translation>
    </message>
    <message>
        <source>holiday</source>
        <comment>day.holiday</comment>
        <translation>Urlaub</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <comment>delivery.pending</comment>
        <translation>wartet auf den Versand</translation>
    </message>
    <message>
        <source>being sent</source>
        <comment>delivery.sending</comment>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>delivery.done</comment>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>not sent</source>
        <comment>delivery.failed</comment>
        <translation>nicht gesendet</translation>
    </message>
    <message>
        <source>sent, unconfirmed: check and confirm</source>
        <comment>delivery.unconfirmed</comment>
        <translation>gesendet, unbestätigt: bitte prüfen und bestätigen</translation>
    </message>
    <message>
        <source>open</source>
        <comment>invite.open</comment>
        <translation>offen</translation>
    </message>
    <message>
        <source>used</source>
        <comment>invite.used</comment>
        <translation>verwendet</translation>
    </message>
    <message>
        <source>revoked</source>
        <comment>invite.revoked</comment>
        <translation>widerrufen</translation>
    </message>
    <message>
        <source>expired</source>
        <comment>invite.expired</comment>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>power</source>
        <comment>method.power</comment>
        <translation>Leistung</translation>
    </message>
    <message>
        <source>heart rate</source>
        <comment>method.heart_rate</comment>
        <translation>Herzfrequenz</translation>
    </message>
    <message>
        <source>pace</source>
        <comment>method.pace</comment>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>each sport&apos;s own measure</source>
        <comment>method.mixed</comment>
        <translation>der Messgröße jeder Sportart</translation>
    </message>
    <message>
        <source>another sport</source>
        <comment>sport.other</comment>
        <translation>anderer Sport</translation>
    </message>
    <message>
        <source>ride</source>
        <comment>sport.cycling</comment>
        <translation>Rad</translation>
    </message>
    <message>
        <source>run</source>
        <comment>sport.running</comment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>swim</source>
        <comment>sport.swimming</comment>
        <translation>Schwimmen</translation>
    </message>
    <message>
        <source>walk</source>
        <comment>sport.walking</comment>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>hike</source>
        <comment>sport.hiking</comment>
        <translation>Wandern</translation>
    </message>
    <message>
        <source>row</source>
        <comment>sport.rowing</comment>
        <translation>Rudern</translation>
    </message>
    <message>
        <source>ski</source>
        <comment>sport.cross_country_skiing</comment>
        <translation>Skilanglauf</translation>
    </message>
    <message>
        <source>strength</source>
        <comment>sport.strength</comment>
        <translation>Kraft</translation>
    </message>
    <message>
        <source>mobility</source>
        <comment>sport.mobility</comment>
        <translation>Beweglichkeit</translation>
    </message>
    <message>
        <source>transition</source>
        <comment>sport.transition</comment>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>multisport</source>
        <comment>sport.multisport</comment>
        <translation>Multisport</translation>
    </message>
    <message>
        <source>Warm-up</source>
        <comment>step.warm_up</comment>
        <translation>Aufwärmen</translation>
    </message>
    <message>
        <source>Work</source>
        <comment>step.work</comment>
        <translation>Arbeitsphase</translation>
    </message>
    <message>
        <source>Recovery</source>
        <comment>step.recovery</comment>
        <translation>Erholung</translation>
    </message>
    <message>
        <source>Cool-down</source>
        <comment>step.cool_down</comment>
        <translation>Cool-down</translation>
    </message>
    <message>
        <source>Planned and done</source>
        <comment>review.planned_and_done</comment>
        <translation>Soll und Ist</translation>
    </message>
    <message>
        <source>How {0} adds up</source>
        <comment>review.sum</comment>
        <translation>Wie sich {0} zusammensetzt</translation>
    </message>
    <message>
        <source>{0} isn&apos;t in the recording. Highest was {1}.</source>
        <comment>review.not_in_recording</comment>
        <translation>{0} kommt in der Aufzeichnung nicht vor. Der Höchstwert war {1}.</translation>
    </message>
    <message>
        <source>Use {0}</source>
        <comment>review.use_value</comment>
        <translation>{0} übernehmen</translation>
    </message>
    <message>
        <source>Arrived late · not reviewed</source>
        <comment>review.arrived_late</comment>
        <translation>Verspätet eingetroffen · nicht durchgesehen</translation>
    </message>
    <message>
        <source>Review anyway</source>
        <comment>review.review_anyway</comment>
        <translation>Trotzdem durchsehen</translation>
    </message>
    <message>
        <source>Drafted by Leadout</source>
        <comment>editor.drafted</comment>
        <translation>Entworfen von Leadout</translation>
    </message>
    <message>
        <source>Drafted by Leadout · edited by {0}, {1}</source>
        <comment>editor.drafted_and_edited</comment>
        <translation>Entworfen von Leadout · bearbeitet von {0}, {1}</translation>
    </message>
    <message>
        <source>Back to the draft</source>
        <comment>editor.back_to_draft</comment>
        <translation>Zurück zum Entwurf</translation>
    </message>
    <message>
        <source>Approve and publish</source>
        <comment>action.approve_and_publish</comment>
        <translation>Freigeben und veröffentlichen</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>action.done</comment>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Adjust</source>
        <comment>action.adjust</comment>
        <translation>Anpassen</translation>
    </message>
    <message>
        <source>Pair</source>
        <comment>action.pair</comment>
        <translation>Zuordnen</translation>
    </message>
    <message>
        <source>Comment only</source>
        <comment>action.comment_only</comment>
        <translation>Nur kommentieren</translation>
    </message>
    <message>
        <source>Hand to a head coach</source>
        <comment>action.hand_to_head</comment>
        <translation>An einen Head Coach geben</translation>
    </message>
    <message>
        <source>Note</source>
        <comment>action.note</comment>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Try again</source>
        <comment>action.try_again</comment>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Copy text</source>
        <comment>action.copy_text</comment>
        <translation>Text kopieren</translation>
    </message>
    <message>
        <source>Copy link</source>
        <comment>action.copy_link</comment>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Open session</source>
        <comment>action.open_session</comment>
        <translation>Einheit öffnen</translation>
    </message>
    <message>
        <source>Reconnect</source>
        <comment>action.reconnect</comment>
        <translation>Neu verbinden</translation>
    </message>
    <message>
        <source>Create invite</source>
        <comment>action.create_invite</comment>
        <translation>Einladung erstellen</translation>
    </message>
    <message>
        <source>Connect TrainingPeaks</source>
        <comment>action.connect_trainingpeaks</comment>
        <translation>TrainingPeaks verbinden</translation>
    </message>
    <message>
        <source>Sync roster</source>
        <comment>action.sync_roster</comment>
        <translation>Athletenliste abgleichen</translation>
    </message>
    <message>
        <source>Sync summaries</source>
        <comment>action.sync_summaries</comment>
        <translation>Zusammenfassungen abgleichen</translation>
    </message>
    <message>
        <source>Sync details</source>
        <comment>action.sync_details</comment>
        <translation>Details abgleichen</translation>
    </message>
    <message>
        <source>Compliance alert emails</source>
        <comment>settings.alert_emails</comment>
        <translation>E-Mails zu Plan-Warnungen</translation>
    </message>
    <message numerus="yes">
        <source>Offline. All {0} sessions in your queue are on this computer.</source>
        <comment>offline.queue</comment>
        <translation>
            <numerusform>Offline. Die {0} Einheit deiner Liste ist auf diesem Computer.</numerusform>
            <numerusform>Offline. Alle {0} Einheiten deiner Liste sind auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} reviews go out when you&apos;re online</source>
        <comment>offline.waiting</comment>
        <translation>
            <numerusform>{0} Durchsicht geht raus, sobald du online bist</numerusform>
            <numerusform>{0} Durchsichten gehen raus, sobald du online bist</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline</source>
        <comment>offline.label</comment>
        <translation>Offline</translation>
    </message>
    <message>
        <source>Online</source>
        <comment>online.label</comment>
        <translation>Online</translation>
    </message>
    <message>
        <source>Synced {0}</source>
        <comment>online.synced</comment>
        <translation>Abgeglichen: {0}</translation>
    </message>
    <message>
        <source>Waiting for a head coach</source>
        <comment>held.label</comment>
        <translation>Wartet auf einen Head Coach</translation>
    </message>
    <message numerus="yes">
        <source>{0} changes went to a head coach, because these athletes moved to another coach.</source>
        <comment>held.moved</comment>
        <translation>
            <numerusform>{0} Änderung ging an einen Head Coach, weil dieser Athlet jetzt bei einem anderen Coach ist.</numerusform>
            <numerusform>{0} Änderungen gingen an einen Head Coach, weil diese Athleten jetzt bei einem anderen Coach sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>Couldn&apos;t be sent ({0})</source>
        <comment>outbox.not_sent</comment>
        <translation>Konnte nicht gesendet werden ({0})</translation>
    </message>
    <message>
        <source>Approved, not sent: {0} didn&apos;t answer. Your text is safe.</source>
        <comment>publish.failed</comment>
        <translation>Freigegeben, nicht gesendet: {0} hat nicht geantwortet. Dein Text ist sicher.</translation>
    </message>
    <message>
        <source>Report is live. This athlete&apos;s {0} account takes no comments from other programs.</source>
        <comment>publish.no_comment</comment>
        <translation>Der Bericht ist online. Das {0}-Konto dieses Athleten nimmt keine Kommentare von anderen Programmen an.</translation>
    </message>
    <message>
        <source>Published {0}.</source>
        <comment>publish.done</comment>
        <translation>Veröffentlicht: {0}.</translation>
    </message>
    <message>
        <source>This server has no public address, so the report was saved as a file.</source>
        <comment>publish.no_public_address</comment>
        <translation>Dieser Server hat keine öffentliche Adresse, deshalb wurde der Bericht als Datei gespeichert.</translation>
    </message>
    <message>
        <source>The text or the score changed since you read it. Read it again, then approve.</source>
        <comment>publish.changed</comment>
        <translation>Text oder Punktzahl haben sich geändert, seit du sie gelesen hast. Lies noch einmal und gib dann frei.</translation>
    </message>
    <message>
        <source>{0} sign-in expired on {1}. New sessions don&apos;t arrive until you reconnect.</source>
        <comment>connection.expired</comment>
        <translation>Die Anmeldung bei {0} ist am {1} abgelaufen. Neue Einheiten kommen erst wieder an, wenn du neu verbindest.</translation>
    </message>
    <message numerus="yes">
        <source>{0} athletes imported</source>
        <comment>import.athletes</comment>
        <translation>
            <numerusform>{0} Athlet importiert</numerusform>
            <numerusform>{0} Athleten importiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} need a coach</source>
        <comment>import.need_coach</comment>
        <translation>
            <numerusform>{0} braucht einen Coach</numerusform>
            <numerusform>{0} brauchen einen Coach</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}, {1}.</source>
        <comment>import.done</comment>
        <translation>{0}, {1}.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing to review. {0} sessions are planned today.</source>
        <comment>queue.empty</comment>
        <translation>
            <numerusform>Nichts durchzusehen. Heute ist {0} Einheit geplant.</numerusform>
            <numerusform>Nichts durchzusehen. Heute sind {0} Einheiten geplant.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to review. No session is planned today.</source>
        <comment>queue.empty_no_plan</comment>
        <translation>Nichts durchzusehen. Heute ist keine Einheit geplant.</translation>
    </message>
    <message>
        <source>{0} was deactivated by {1}. New sessions get no review; their history stays.</source>
        <comment>notice.athlete_deactivated</comment>
        <translation>{0} wurde von {1} deaktiviert. Neue Einheiten werden nicht durchgesehen; der Verlauf bleibt erhalten.</translation>
    </message>
    <message>
        <source>{0} was activated by {1}. New sessions are reviewed again.</source>
        <comment>notice.athlete_activated</comment>
        <translation>{0} wurde von {1} aktiviert. Neue Einheiten werden wieder durchgesehen.</translation>
    </message>
    <message>
        <source>{0} was deactivated on the date set. New sessions get no review; their history stays.</source>
        <comment>notice.athlete_auto_deactivated</comment>
        <translation>{0} wurde zum festgelegten Datum deaktiviert. Neue Einheiten werden nicht durchgesehen; der Verlauf bleibt erhalten.</translation>
    </message>
    <message>
        <source>weighted power</source>
        <comment>numbers.weighted_power</comment>
        <translation>gewichtete Leistung</translation>
    </message>
    <message>
        <source>load</source>
        <comment>numbers.load</comment>
        <translation>Belastung</translation>
    </message>
    <message>
        <source>intensity</source>
        <comment>numbers.intensity</comment>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>compares to NP / TSS / IF</source>
        <comment>numbers.hint</comment>
        <translation>vergleichbar mit NP / TSS / IF</translation>
    </message>
    <message>
        <source>threshold looks out of date</source>
        <comment>threshold.out_of_date</comment>
        <translation>Schwelle wirkt veraltet</translation>
    </message>
    <message>
        <source>Only head coaches can manage compliance alert rules.</source>
        <comment>access.head_only.alert_rules</comment>
        <translation>Nur Head Coaches können die Regeln für Plan-Warnungen verwalten.</translation>
    </message>
    <message>
        <source>Only head coaches can customize the AI feedback prompts.</source>
        <comment>access.head_only.prompts</comment>
        <translation>Nur Head Coaches können die Vorgaben für das KI-Feedback anpassen.</translation>
    </message>
    <message>
        <source>Only head coaches can invite coaches.</source>
        <comment>access.head_only.invite</comment>
        <translation>Nur Head Coaches können Coaches einladen.</translation>
    </message>
    <message>
        <source>Only head coaches can remove coaches.</source>
        <comment>access.head_only.remove</comment>
        <translation>Nur Head Coaches können Coaches entfernen.</translation>
    </message>
    <message>
        <source>Only head coaches can change an athlete&apos;s plan type.</source>
        <comment>access.head_only.plan_type</comment>
        <translation>Nur Head Coaches können die Planart eines Athleten ändern.</translation>
    </message>
    <message>
        <source>Only head coaches can import assistant coaches.</source>
        <comment>access.head_only.import</comment>
        <translation>Nur Head Coaches können Assistenz-Coaches importieren.</translation>
    </message>
    <message>
        <source>Only head coaches can choose an athlete&apos;s coach.</source>
        <comment>access.head_only.assign</comment>
        <translation>Nur Head Coaches können den Coach eines Athleten bestimmen.</translation>
    </message>
    <message>
        <source>Only head coaches can change a coach&apos;s role.</source>
        <comment>access.head_only.roles</comment>
        <translation>Nur Head Coaches können die Rolle eines Coaches ändern.</translation>
    </message>
    <message>
        <source>Only head coaches can set cover for a coach.</source>
        <comment>access.head_only.cover</comment>
        <translation>Nur Head Coaches können eine Vertretung für einen Coach festlegen.</translation>
    </message>
    <message>
        <source>Only head coaches can see what waits for each coach.</source>
        <comment>access.head_only.workload</comment>
        <translation>Nur Head Coaches können sehen, was bei jedem Coach offen ist.</translation>
    </message>
    <message>
        <source>Only head coaches can decide about held changes.</source>
        <comment>access.head_only.held</comment>
        <translation>Nur Head Coaches können über zurückgestellte Änderungen entscheiden.</translation>
    </message>
    <message>
        <source>Only head coaches can change the company&apos;s settings.</source>
        <comment>access.head_only.company</comment>
        <translation>Nur Head Coaches können die Einstellungen des Unternehmens ändern.</translation>
    </message>
    <message>
        <source>Only head coaches can read the audit log.</source>
        <comment>access.head_only.audit</comment>
        <translation>Nur Head Coaches können das Prüfprotokoll lesen.</translation>
    </message>
    <message>
        <source>Only head coaches can export these data.</source>
        <comment>access.head_only.export</comment>
        <translation>Nur Head Coaches können diese Daten exportieren.</translation>
    </message>
    <message>
        <source>Only head coaches can erase an athlete.</source>
        <comment>access.head_only.erase</comment>
        <translation>Nur Head Coaches können einen Athleten löschen.</translation>
    </message>
    <message>
        <source>Limited to head coaches</source>
        <comment>access.head_only.page</comment>
        <translation>Nur für Head Coaches</translation>
    </message>
    <message>
        <source>A head coach has to confirm your membership first.</source>
        <comment>access.membership_pending</comment>
        <translation>Ein Head Coach muss deine Mitgliedschaft erst bestätigen.</translation>
    </message>
    <message>
        <source>Your membership in this company has ended. Ask a head coach if that is a mistake.</source>
        <comment>access.membership_ended</comment>
        <translation>Deine Mitgliedschaft in diesem Unternehmen ist beendet. Frag einen Head Coach, falls das ein Irrtum ist.</translation>
    </message>
    <message>
        <source>This isn&apos;t there, or it isn&apos;t yours to see. Go back to the list.</source>
        <comment>access.not_found</comment>
        <translation>Das gibt es hier nicht, oder es ist nicht für dich bestimmt. Geh zurück zur Liste.</translation>
    </message>
    <message>
        <source>You can change only what is your own.</source>
        <comment>access.own_only</comment>
        <translation>Du kannst nur ändern, was dir gehört.</translation>
    </message>
    <message>
        <source>You can&apos;t do this to yourself. Ask another head coach.</source>
        <comment>access.not_yourself</comment>
        <translation>Das geht nicht bei dir selbst. Bitte einen anderen Head Coach darum.</translation>
    </message>
    <message>
        <source>Leadout does this by itself; a coach can&apos;t start it.</source>
        <comment>access.system_only</comment>
        <translation>Das macht Leadout von selbst; ein Coach kann es nicht starten.</translation>
    </message>
    <message>
        <source>Only a coach can do this.</source>
        <comment>access.coach_only</comment>
        <translation>Das kann nur ein Coach tun.</translation>
    </message>
    <message>
        <source>The athlete doesn&apos;t let coaches see workouts. Ask them for this permission.</source>
        <comment>access.consent.see_workouts</comment>
        <translation>Der Athlet lässt Coaches keine Trainings sehen. Bitte ihn um diese Erlaubnis.</translation>
    </message>
    <message>
        <source>The athlete doesn&apos;t let coaches see health data. Ask them for this permission.</source>
        <comment>access.consent.see_health</comment>
        <translation>Der Athlet lässt Coaches keine Gesundheitsdaten sehen. Bitte ihn um diese Erlaubnis.</translation>
    </message>
    <message>
        <source>The athlete doesn&apos;t let coaches plan workouts. Ask them for this permission.</source>
        <comment>access.consent.plan_workouts</comment>
        <translation>Der Athlet lässt Coaches keine Trainings planen. Bitte ihn um diese Erlaubnis.</translation>
    </message>
    <message>
        <source>The athlete doesn&apos;t take comments. Copy the text, or ask them for this permission.</source>
        <comment>access.consent.comment</comment>
        <translation>Der Athlet nimmt keine Kommentare an. Kopiere den Text oder bitte ihn um diese Erlaubnis.</translation>
    </message>
    <message>
        <source>The athlete hasn&apos;t agreed to drafts by a model. The built-in draft is used.</source>
        <comment>access.consent.draft_with_ai</comment>
        <translation>Der Athlet hat Entwürfen durch ein Sprachmodell nicht zugestimmt. Der eingebaute Entwurf wird verwendet.</translation>
    </message>
    <message>
        <source>The athlete hasn&apos;t agreed to drafts by a model outside the company. The built-in draft is used.</source>
        <comment>access.consent.hosted_ai</comment>
        <translation>Der Athlet hat Entwürfen durch ein Sprachmodell außerhalb des Unternehmens nicht zugestimmt. Der eingebaute Entwurf wird verwendet.</translation>
    </message>
    <message>
        <source>The athlete hasn&apos;t agreed to feedback without a coach&apos;s review. This session waits for a coach.</source>
        <comment>access.consent.auto_approve</comment>
        <translation>Der Athlet hat Feedback ohne Durchsicht nicht zugestimmt. Diese Einheit wartet auf einen Coach.</translation>
    </message>
    <message>
        <source>This file is empty. Export it from the device or its app again.</source>
        <comment>file.fault.empty</comment>
        <translation>Diese Datei ist leer. Exportiere sie noch einmal vom Gerät oder aus dessen App.</translation>
    </message>
    <message>
        <source>This file is sound but holds no activity. Choose the recording of a session.</source>
        <comment>file.fault.not_activity</comment>
        <translation>Diese Datei ist in Ordnung, enthält aber keine Aktivität. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This file ends too early. What could be read is kept; fetch it from the device again for the rest.</source>
        <comment>file.fault.truncated</comment>
        <translation>Diese Datei bricht zu früh ab. Was lesbar war, bleibt erhalten; hole sie für den Rest noch einmal vom Gerät.</translation>
    </message>
    <message>
        <source>This file is damaged. What came before the damage is kept; fetch it from the device again for the rest.</source>
        <comment>file.fault.corrupt</comment>
        <translation>Diese Datei ist beschädigt. Was vor dem Schaden liegt, bleibt erhalten; hole sie für den Rest noch einmal vom Gerät.</translation>
    </message>
    <message>
        <source>This activity holds no measurements. If the device shows some, fetch it from there again.</source>
        <comment>file.fault.no_records</comment>
        <translation>Diese Aktivität enthält keine Messwerte. Wenn das Gerät welche zeigt, hole sie dort noch einmal.</translation>
    </message>
    <message>
        <source>The checksum of the file&apos;s header is wrong. Everything could be read.</source>
        <comment>file.fault.header_crc</comment>
        <translation>Die Prüfsumme im Kopf der Datei stimmt nicht. Alles war lesbar.</translation>
    </message>
    <message>
        <source>The checksum of the file is wrong. Check that the numbers look right.</source>
        <comment>file.fault.file_crc</comment>
        <translation>Die Prüfsumme der Datei stimmt nicht. Prüfe, ob die Werte stimmig sind.</translation>
    </message>
    <message>
        <source>Something that doesn&apos;t belong there follows the end of this file. It was left out.</source>
        <comment>file.fault.trailing_bytes</comment>
        <translation>Nach dem Ende dieser Datei folgt etwas, das nicht dazugehört. Es wurde weggelassen.</translation>
    </message>
    <message>
        <source>The device didn&apos;t finish this file. It was read to its end.</source>
        <comment>file.fault.unknown_size</comment>
        <translation>Das Gerät hat diese Datei nicht abgeschlossen. Sie wurde bis zum Ende gelesen.</translation>
    </message>
    <message>
        <source>This recording begins with a document type, which recordings don&apos;t need and Leadout doesn&apos;t open. Export it from another program.</source>
        <comment>file.fault.document_type</comment>
        <translation>Diese Aufzeichnung beginnt mit einem Dokumenttyp, den Aufzeichnungen nicht brauchen und Leadout nicht öffnet. Exportiere sie aus einem anderen Programm.</translation>
    </message>
    <message>
        <source>This file unpacks to more than any recording. What came before that is kept; export it again without packing it.</source>
        <comment>file.fault.too_large</comment>
        <translation>Diese Datei ist entpackt größer als jede Aufzeichnung. Was davor kam, bleibt erhalten; exportiere sie noch einmal, ohne sie zu packen.</translation>
    </message>
    <message>
        <source>This recording could not be analyzed. Try once more later; if it fails again, tell whoever runs the server.</source>
        <comment>file.fault.not_analyzed</comment>
        <translation>Diese Aufzeichnung konnte nicht ausgewertet werden. Versuche es später noch einmal; misslingt es wieder, wende dich an den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>This file is a recorded activity.</source>
        <comment>file.kind.activity</comment>
        <translation>Diese Datei ist eine aufgezeichnete Aktivität.</translation>
    </message>
    <message>
        <source>This file is a planned workout. Import it into the library.</source>
        <comment>file.kind.workout</comment>
        <translation>Diese Datei ist ein geplantes Training. Importiere sie in die Bibliothek.</translation>
    </message>
    <message>
        <source>This file is a course to follow. Choose the recording of a session.</source>
        <comment>file.kind.course</comment>
        <translation>Diese Datei ist eine Strecke zum Nachfahren. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This file holds a device&apos;s settings. Choose the recording of a session.</source>
        <comment>file.kind.settings</comment>
        <translation>Diese Datei enthält Geräteeinstellungen. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This file holds everyday steps and heart rate. Choose the recording of a session.</source>
        <comment>file.kind.monitoring</comment>
        <translation>Diese Datei enthält Schritte und Herzfrequenz aus dem Alltag. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This file holds body weights. Choose the recording of a session.</source>
        <comment>file.kind.weight</comment>
        <translation>Diese Datei enthält Körpergewichte. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This FIT file is of a kind that holds no session. Choose the recording of a session.</source>
        <comment>file.kind.other_fit</comment>
        <translation>Diese FIT-Datei ist von einer Art, die keine Einheit enthält. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This is needed. Fill it in.</source>
        <comment>invalid.missing</comment>
        <translation>Das wird gebraucht. Bitte ausfüllen.</translation>
    </message>
    <message numerus="yes">
        <source>This is longer than {0} characters. Shorten it.</source>
        <comment>invalid.too_long</comment>
        <translation>
            <numerusform>Das ist länger als {0} Zeichen. Bitte kürzen.</numerusform>
            <numerusform>Das ist länger als {0} Zeichen. Bitte kürzen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There can&apos;t be more than {0} here. Remove some.</source>
        <comment>invalid.too_many</comment>
        <translation>Hier sind höchstens {0} möglich. Bitte einige entfernen.</translation>
    </message>
    <message>
        <source>Repeats can lie at most {0} deep inside each other. Write some of them out.</source>
        <comment>invalid.too_deep</comment>
        <translation>Wiederholungen dürfen höchstens {0}-fach ineinander liegen. Bitte einige ausschreiben.</translation>
    </message>
    <message>
        <source>This holds characters that can&apos;t be shown. Type it anew instead of pasting it.</source>
        <comment>invalid.characters</comment>
        <translation>Das enthält Zeichen, die sich nicht anzeigen lassen. Bitte neu tippen statt einfügen.</translation>
    </message>
    <message>
        <source>This isn&apos;t an e-mail address. Write it like name@example.org.</source>
        <comment>invalid.email</comment>
        <translation>Das ist keine E-Mail-Adresse. Schreib sie wie name@example.org.</translation>
    </message>
    <message>
        <source>This day can&apos;t be used here. Choose another one.</source>
        <comment>invalid.day</comment>
        <translation>Dieser Tag geht hier nicht. Bitte einen anderen wählen.</translation>
    </message>
    <message>
        <source>This must be a number from 0 to {0}.</source>
        <comment>invalid.number</comment>
        <translation>Das muss eine Zahl von 0 bis {0} sein.</translation>
    </message>
    <message>
        <source>This must be a number from 1 to {0}.</source>
        <comment>invalid.count</comment>
        <translation>Das muss eine Zahl von 1 bis {0} sein.</translation>
    </message>
    <message>
        <source>This is named twice. Keep it once.</source>
        <comment>invalid.twice</comment>
        <translation>Das ist doppelt genannt. Bitte nur einmal nennen.</translation>
    </message>
    <message>
        <source>This checksum has the wrong form. Update the program and try again.</source>
        <comment>invalid.hash</comment>
        <translation>Diese Prüfsumme hat die falsche Form. Aktualisiere das Programm und versuche es erneut.</translation>
    </message>
    <message>
        <source>A file can have at most {0} MB. Choose a smaller one.</source>
        <comment>invalid.file_size</comment>
        <translation>Eine Datei darf höchstens {0} MB haben. Bitte eine kleinere wählen.</translation>
    </message>
    <message>
        <source>This time zone isn&apos;t known. Choose one from the list.</source>
        <comment>invalid.time_zone</comment>
        <translation>Diese Zeitzone ist nicht bekannt. Bitte eine aus der Liste wählen.</translation>
    </message>
    <message>
        <source>{0} of {1} · {2}</source>
        <comment>sum.duration</comment>
        <translation>{0} von {1} · {2}</translation>
    </message>
    <message>
        <source>{0} of {1} · {2}</source>
        <comment>sum.distance</comment>
        <translation>{0} von {1} · {2}</translation>
    </message>
    <message>
        <source>{0} of {1} · {2}</source>
        <comment>sum.load</comment>
        <translation>{0} von {1} · {2}</translation>
    </message>
    <message>
        <source>{0} of {1} · {2}</source>
        <comment>sum.intensity</comment>
        <translation>{0} von {1} · {2}</translation>
    </message>
    <message>
        <source>{0} by {1}, planned {2} by {3}; not counted</source>
        <comment>sum.load.other_method</comment>
        <translation>{0} nach {1}, geplant {2} nach {3}; zählt nicht</translation>
    </message>
    <message numerus="yes">
        <source>{0} steps, all on target</source>
        <comment>sum.steps.on_target</comment>
        <translation>
            <numerusform>{0} Abschnitt, im Ziel</numerusform>
            <numerusform>{0} Abschnitte, alle im Ziel</numerusform>
        </translation>
    </message>
    <message>
        <source>{0}: {1} of {2:bare}–{3} (−{4})</source>
        <comment>sum.step.outside</comment>
        <translation>{0}: {1} statt {2:bare}–{3} (−{4})</translation>
    </message>
    <message>
        <source>{0} {1}: {2} of {3:bare}–{4} (−{5})</source>
        <comment>sum.repeat.outside</comment>
        <translation>{0} {1}: {2} statt {3:bare}–{4} (−{5})</translation>
    </message>
    <message>
        <source>{0}: {1} of {2} (−{3})</source>
        <comment>sum.step.time</comment>
        <translation>{0}: {1} von {2} (−{3})</translation>
    </message>
    <message>
        <source>{0} {1}: {2} of {3} (−{4})</source>
        <comment>sum.repeat.time</comment>
        <translation>{0} {1}: {2} von {3} (−{4})</translation>
    </message>
    <message>
        <source>{0}: left out, {1} planned (−{2})</source>
        <comment>sum.step.skipped</comment>
        <translation>{0}: ausgelassen, {1} geplant (−{2})</translation>
    </message>
    <message>
        <source>{0} {1}: left out, {2} planned (−{3})</source>
        <comment>sum.repeat.skipped</comment>
        <translation>{0} {1}: ausgelassen, {2} geplant (−{3})</translation>
    </message>
    <message>
        <source>Not on target, so at most {0}; it would be {1}</source>
        <comment>sum.cap</comment>
        <translation>Nicht im Soll: höchstens {0} statt {1}</translation>
    </message>
    <message>
        <source>shorter ({0:hm} of {1:hm})</source>
        <comment>reason.shorter</comment>
        <translation>kürzer ({0:hm} von {1:hm})</translation>
    </message>
    <message>
        <source>shorter ({0} of {1})</source>
        <comment>reason.shorter.distance</comment>
        <translation>kürzer ({0} von {1})</translation>
    </message>
    <message>
        <source>longer ({0:hm} of {1:hm})</source>
        <comment>reason.longer</comment>
        <translation>länger ({0:hm} statt {1:hm})</translation>
    </message>
    <message>
        <source>longer ({0} of {1})</source>
        <comment>reason.longer.distance</comment>
        <translation>länger ({0} statt {1})</translation>
    </message>
    <message>
        <source>easier (intensity {0} of {1})</source>
        <comment>reason.easier</comment>
        <translation>lockerer (Intensität {0} statt {1})</translation>
    </message>
    <message>
        <source>easier (load {0} of {1})</source>
        <comment>reason.easier.load</comment>
        <translation>lockerer (Belastung {0} statt {1})</translation>
    </message>
    <message>
        <source>harder (intensity {0} of {1})</source>
        <comment>reason.harder</comment>
        <translation>härter (Intensität {0} statt {1})</translation>
    </message>
    <message>
        <source>harder (load {0} of {1})</source>
        <comment>reason.harder.load</comment>
        <translation>härter (Belastung {0} statt {1})</translation>
    </message>
    <message numerus="yes">
        <source>{0} of {1} repeats</source>
        <comment>reason.repeats</comment>
        <translation>
            <numerusform>{0} von {1} Wiederholung</numerusform>
            <numerusform>{0} von {1} Wiederholungen</numerusform>
        </translation>
    </message>
    <message>
        <source>work steps off target ({0} of 100)</source>
        <comment>reason.work_steps</comment>
        <translation>Arbeitsphasen neben dem Ziel ({0} von 100)</translation>
    </message>
    <message>
        <source>extra {0:hm}</source>
        <comment>reason.extra</comment>
        <translation>zusätzlich {0:hm}</translation>
    </message>
    <message>
        <source>{0} for {1}</source>
        <comment>not_scored.swapped</comment>
        <translation>{0} statt {1}</translation>
    </message>
    <message>
        <source>power missing for {0} of the time</source>
        <comment>not_scored.bad_data</comment>
        <translation>Leistung fehlt in {0} der Zeit</translation>
    </message>
    <message>
        <source>You added a session that wasn&apos;t on the plan: {0:hm}.</source>
        <comment>draft.unplanned</comment>
        <translation>Du hast eine Einheit gemacht, die nicht im Plan stand: {0:hm}.</translation>
    </message>
    <message>
        <source>That was your race: {0:hm} in all.</source>
        <comment>draft.race</comment>
        <translation>Das war dein Wettkampf: {0:hm} insgesamt.</translation>
    </message>
    <message>
        <source>The test is in the books: {0:hm} in all.</source>
        <comment>draft.test</comment>
        <translation>Der Test ist geschafft: {0:hm} insgesamt.</translation>
    </message>
    <message>
        <source>You did {0:hm} of the planned {1:hm}.</source>
        <comment>draft.plain_time</comment>
        <translation>Du hast {0:hm} von geplanten {1:hm} trainiert.</translation>
    </message>
    <message>
        <source>You did {0:hm}.</source>
        <comment>draft.plain_done</comment>
        <translation>Du hast {0:hm} trainiert.</translation>
    </message>
    <message>
        <source>[For the coach: answer here what the athlete wrote about pain or illness]</source>
        <comment>draft.coach_line</comment>
        <translation>[Für den Coach: hier auf das antworten, was zu Schmerzen oder Krankheit geschrieben wurde]</translation>
    </message>
    <message>
        <source>You covered {0}.</source>
        <comment>draft.saw.distance</comment>
        <translation>Du hast {0} zurückgelegt.</translation>
    </message>
    <message>
        <source>Your heart rate averaged {0}.</source>
        <comment>draft.saw.heart_rate</comment>
        <translation>Deine Herzfrequenz lag im Schnitt bei {0}.</translation>
    </message>
    <message>
        <source>Your heart rate climbed to {0} along the way.</source>
        <comment>draft.cause.heart_rate</comment>
        <translation>Deine Herzfrequenz stieg unterwegs auf {0}.</translation>
    </message>
    <message>
        <source>Carry on with the next session as planned.</source>
        <comment>draft.next.as_planned</comment>
        <translation>Mach mit der nächsten Einheit weiter wie geplant.</translation>
    </message>
    <message>
        <source>Next time, take the first one calmly and keep something for the last.</source>
        <comment>draft.next.start_calmer</comment>
        <translation>Geh die erste beim nächsten Mal ruhig an und heb dir etwas für die letzte auf.</translation>
    </message>
    <message>
        <source>Next time, hold back a little so that all of them stay in the range.</source>
        <comment>draft.next.hold_back</comment>
        <translation>Nimm dich beim nächsten Mal ein wenig zurück, damit alle im Bereich bleiben.</translation>
    </message>
    <message>
        <source>Next time, aim for the middle of the range from the first minute.</source>
        <comment>draft.next.aim_higher</comment>
        <translation>Ziel beim nächsten Mal von der ersten Minute an auf die Mitte des Bereichs.</translation>
    </message>
    <message>
        <source>Next time, start at the lower end of the range, so that there is room for all of them.</source>
        <comment>draft.next.save_for_last</comment>
        <translation>Beginn beim nächsten Mal am unteren Ende des Bereichs, damit für alle genug übrig ist.</translation>
    </message>
    <message>
        <source>There is nothing to make up for: go on with the next session as planned.</source>
        <comment>draft.next.nothing_to_make_up</comment>
        <translation>Du musst nichts nachholen: mach mit der nächsten Einheit weiter wie geplant.</translation>
    </message>
    <message>
        <source>Let the next easy day be truly easy.</source>
        <comment>draft.next.easy_day</comment>
        <translation>Lass den nächsten lockeren Tag wirklich locker sein.</translation>
    </message>
    <message>
        <source>If you add time again, keep it easy.</source>
        <comment>draft.next.extra_easy</comment>
        <translation>Wenn du wieder Zeit dranhängst, dann locker.</translation>
    </message>
    <message>
        <source>Take it easy for the next two days before anything hard.</source>
        <comment>draft.next.recover</comment>
        <translation>Nimm es die nächsten zwei Tage locker, bevor wieder etwas Hartes kommt.</translation>
    </message>
    <message>
        <source>We&apos;ll look at your zones before the next hard session.</source>
        <comment>draft.next.thresholds</comment>
        <translation>Wir sehen uns deine Zonen vor der nächsten harten Einheit an.</translation>
    </message>
    <message>
        <source>Tell me if the planned session should move to another day.</source>
        <comment>draft.next.move_session</comment>
        <translation>Sag mir, ob die geplante Einheit auf einen anderen Tag soll.</translation>
    </message>
    <message>
        <source>Check the battery and the pairing of your power meter before the next session.</source>
        <comment>draft.next.check_meter</comment>
        <translation>Prüf vor der nächsten Einheit Batterie und Kopplung deines Leistungsmessers.</translation>
    </message>
    <message>
        <source>Tell me how you feel before the next session.</source>
        <comment>draft.next.tell_me</comment>
        <translation>Sag mir vor der nächsten Einheit, wie es dir geht.</translation>
    </message>
    <message>
        <source>I&apos;ll count it in for the rest of the week.</source>
        <comment>draft.next.count_in</comment>
        <translation>Ich rechne es für den Rest der Woche mit ein.</translation>
    </message>
    <message>
        <source>Training report</source>
        <comment>report.title</comment>
        <translation>Trainingsbericht</translation>
    </message>
    <message>
        <source>Athlete</source>
        <comment>report.athlete</comment>
        <translation>Athlet</translation>
    </message>
    <message>
        <source>Score</source>
        <comment>report.score</comment>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>From your coach</source>
        <comment>report.from_coach</comment>
        <translation>Von deinem Coach</translation>
    </message>
    <message>
        <source>Planned</source>
        <comment>report.planned</comment>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Done</source>
        <comment>report.done</comment>
        <translation>Absolviert</translation>
    </message>
    <message>
        <source>This session was not planned.</source>
        <comment>report.not_planned</comment>
        <translation>Diese Einheit war nicht geplant.</translation>
    </message>
    <message>
        <source>The recording holds no totals.</source>
        <comment>report.no_totals</comment>
        <translation>Die Aufzeichnung enthält keine Gesamtwerte.</translation>
    </message>
    <message>
        <source>Average heart rate</source>
        <comment>report.average_heart_rate</comment>
        <translation>Mittlere Herzfrequenz</translation>
    </message>
    <message>
        <source>Recording</source>
        <comment>report.recording</comment>
        <translation>Aufzeichnung</translation>
    </message>
    <message>
        <source>There is no curve to show for this session.</source>
        <comment>report.no_recording</comment>
        <translation>Für diese Einheit gibt es keine Kurve.</translation>
    </message>
    <message>
        <source>{0} s average</source>
        <comment>report.chart_average</comment>
        <translation>Mittel über {0} s</translation>
    </message>
    <message>
        <source>Curves over {0}.</source>
        <comment>report.chart_length</comment>
        <translation>Kurven über {0}.</translation>
    </message>
    <message>
        <source>{0}: between {1} and {2}.</source>
        <comment>report.chart_range</comment>
        <translation>{0}: zwischen {1} und {2}.</translation>
    </message>
    <message>
        <source>Target ranges lie behind the curves.</source>
        <comment>report.chart_targets</comment>
        <translation>Hinter den Kurven liegen die Zielbereiche.</translation>
    </message>
    <message>
        <source>Speed</source>
        <comment>report.speed</comment>
        <translation>Geschwindigkeit</translation>
    </message>
    <message>
        <source>Step</source>
        <comment>report.step</comment>
        <translation>Abschnitt</translation>
    </message>
    <message>
        <source>Target</source>
        <comment>report.target</comment>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>skipped</source>
        <comment>report.skipped</comment>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>This report is not available</source>
        <comment>report.unavailable</comment>
        <translation>Dieser Bericht ist nicht verfügbar</translation>
    </message>
    <message>
        <source>It may have been switched off, or the address is not complete. Ask your coach for the current link.</source>
        <comment>report.unavailable_why</comment>
        <translation>Vielleicht wurde er abgeschaltet, oder die Adresse ist nicht vollständig. Bitte deinen Coach um den aktuellen Link.</translation>
    </message>
    <message>
        <source>This is no recording that Leadout reads. Export it as FIT, TCX or GPX.</source>
        <comment>file.fault.not_fit</comment>
        <translation>Das ist keine Aufzeichnung, die Leadout liest. Exportiere sie als FIT, TCX oder GPX.</translation>
    </message>
    <message>
        <source>Leadout can&apos;t read this file. It reads recordings in FIT, TCX or GPX; the file is kept as it is.</source>
        <comment>file.kind.unreadable</comment>
        <translation>Leadout kann diese Datei nicht lesen. Es liest Aufzeichnungen in FIT, TCX oder GPX; die Datei bleibt unverändert erhalten.</translation>
    </message>
    <message>
        <source>This TCX file holds no recorded activity. Choose the recording of a session.</source>
        <comment>file.kind.tcx</comment>
        <translation>Diese TCX-Datei enthält keine aufgezeichnete Aktivität. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This GPX file holds no recorded track. Choose the recording of a session.</source>
        <comment>file.kind.gpx</comment>
        <translation>Diese GPX-Datei enthält keinen aufgezeichneten Track. Wähle die Aufzeichnung einer Einheit.</translation>
    </message>
    <message>
        <source>This workout file is empty. Export it again.</source>
        <comment>workout.fault.empty</comment>
        <translation>Diese Trainingsdatei ist leer. Exportiere sie noch einmal.</translation>
    </message>
    <message>
        <source>This file is far larger than any workout. Choose a workout file.</source>
        <comment>workout.fault.too_large</comment>
        <translation>Diese Datei ist weit größer als jedes Training. Wähle eine Trainingsdatei.</translation>
    </message>
    <message>
        <source>This file holds no workout that this version reads. Choose a workout in ZWO, MRC, ERG or FIT.</source>
        <comment>workout.fault.not_workout</comment>
        <translation>Diese Datei enthält kein Training, das diese Version liest. Wähle ein Training in ZWO, MRC, ERG oder FIT.</translation>
    </message>
    <message>
        <source>This workout file is damaged. Export it again.</source>
        <comment>workout.fault.malformed</comment>
        <translation>Diese Trainingsdatei ist beschädigt. Exportiere sie noch einmal.</translation>
    </message>
    <message>
        <source>This workout file ends too early. Export or download it again.</source>
        <comment>workout.fault.truncated</comment>
        <translation>Diese Trainingsdatei bricht zu früh ab. Exportiere sie oder lade sie noch einmal herunter.</translation>
    </message>
    <message>
        <source>The checksum of this workout file is wrong, so some of it may be damaged. Export it again.</source>
        <comment>workout.fault.checksum</comment>
        <translation>Die Prüfsumme dieser Trainingsdatei stimmt nicht; sie kann beschädigt sein. Exportiere sie noch einmal.</translation>
    </message>
    <message>
        <source>This file begins with a document type, which workouts don&apos;t need and Leadout doesn&apos;t open. Export it from another program.</source>
        <comment>workout.fault.document_type</comment>
        <translation>Diese Datei beginnt mit einem Dokumenttyp, den Trainings nicht brauchen und den Leadout nicht öffnet. Exportiere sie aus einem anderen Programm.</translation>
    </message>
    <message>
        <source>The repeats in this workout lie too deep inside each other. Write some of them out.</source>
        <comment>workout.fault.too_deep</comment>
        <translation>Die Wiederholungen in diesem Training sind zu tief verschachtelt. Schreibe einige davon aus.</translation>
    </message>
    <message>
        <source>This workout has a part that Leadout doesn&apos;t know and would lose. Replace it by plain steps and import it again.</source>
        <comment>workout.fault.unknown_part</comment>
        <translation>Dieses Training hat einen Teil, den Leadout nicht kennt und verlieren würde. Ersetze ihn durch einfache Abschnitte und importiere es noch einmal.</translation>
    </message>
    <message>
        <source>A step of this workout lacks its length or its target. Fill it in and import it again.</source>
        <comment>workout.fault.missing_value</comment>
        <translation>Einem Abschnitt dieses Trainings fehlt die Länge oder das Ziel. Trage es ein und importiere das Training noch einmal.</translation>
    </message>
    <message>
        <source>A value in this workout should be a number and isn&apos;t. Correct it and import it again.</source>
        <comment>workout.fault.bad_number</comment>
        <translation>Ein Wert in diesem Training müsste eine Zahl sein und ist keine. Berichtige ihn und importiere es noch einmal.</translation>
    </message>
    <message>
        <source>A number in this workout is too small or too large for a session. Correct it and import it again.</source>
        <comment>workout.fault.out_of_range</comment>
        <translation>Eine Zahl in diesem Training ist zu klein oder zu groß für eine Einheit. Berichtige sie und importiere es noch einmal.</translation>
    </message>
    <message>
        <source>A repeat in this workout doesn&apos;t hold whole steps. Write it out or correct it, and import it again.</source>
        <comment>workout.fault.bad_repeat</comment>
        <translation>Eine Wiederholung in diesem Training umfasst keine ganzen Abschnitte. Schreibe sie aus oder berichtige sie und importiere es noch einmal.</translation>
    </message>
    <message>
        <source>The targets of this workout refer to a threshold that isn&apos;t known. Enter the athlete&apos;s threshold and try again.</source>
        <comment>workout.fault.no_threshold</comment>
        <translation>Die Ziele dieses Trainings beziehen sich auf eine Schwelle, die nicht bekannt ist. Trage die Schwelle ein und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This workout has too many steps with its repeats written out. Shorten it.</source>
        <comment>workout.fault.too_many_steps</comment>
        <translation>Dieses Training hat mit ausgeschriebenen Wiederholungen zu viele Abschnitte. Kürze es.</translation>
    </message>
    <message>
        <source>{0} can&apos;t hold these repeats, so they are written out.</source>
        <comment>workout.lost.repeats</comment>
        <translation>{0} kann diese Wiederholungen nicht festhalten; sie sind ausgeschrieben.</translation>
    </message>
    <message>
        <source>{0} can&apos;t hold this cadence, so it is left out. Steps: {1}</source>
        <comment>workout.lost.cadence</comment>
        <translation>{0} kann diese Trittfrequenz nicht festhalten; sie fehlt. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} has no ranges, so their middle is written. Steps: {1}</source>
        <comment>workout.lost.range</comment>
        <translation>{0} kennt keine Bereiche; geschrieben ist ihre Mitte. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} has no ramps, so the range from end to end is written. Steps: {1}</source>
        <comment>workout.lost.ramp</comment>
        <translation>{0} kennt keine Rampen; geschrieben ist der Bereich von Ende zu Ende. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} can&apos;t hold this target, so none is written. Steps: {1}</source>
        <comment>workout.lost.target</comment>
        <translation>{0} kann dieses Ziel nicht festhalten; es ist keins geschrieben. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} needs a power for every step, and none is planned, so {2} is written. Steps: {1}</source>
        <comment>workout.lost.target_easy</comment>
        <translation>{0} braucht für jeden Abschnitt eine Leistung, und geplant ist keine; geschrieben ist {2}. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>The targets are written for a threshold of {2}. Steps: {1}</source>
        <comment>workout.lost.threshold</comment>
        <translation>Die Ziele sind für eine Schwelle von {2} geschrieben. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} has no numbers as fine as these targets, so they are rounded. Steps: {1}</source>
        <comment>workout.lost.rounding</comment>
        <translation>{0} kennt keine so feinen Zahlen wie diese Ziele; sie sind gerundet. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} has no times as fine as these, so they are rounded. Steps: {1}</source>
        <comment>workout.lost.time</comment>
        <translation>{0} kennt keine so feinen Zeiten; sie sind gerundet. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} needs a length in time, and none is planned, so {2:ms} is written. Steps: {1}</source>
        <comment>workout.lost.length</comment>
        <translation>{0} braucht eine Dauer, und geplant ist keine; geschrieben ist {2:ms}. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} can&apos;t hold these distances, so the time at the planned pace is written. Steps: {1}</source>
        <comment>workout.lost.distance</comment>
        <translation>{0} kann diese Strecken nicht festhalten; geschrieben ist die Zeit im geplanten Tempo. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>Steps without a length are left out. Steps: {1}</source>
        <comment>workout.lost.empty</comment>
        <translation>Abschnitte ohne Länge fehlen. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} can&apos;t say what these steps are for, such as to warm up or to recover. Steps: {1}</source>
        <comment>workout.lost.kind</comment>
        <translation>{0} kann nicht sagen, wozu diese Abschnitte da sind, etwa zum Aufwärmen oder Erholen. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} can&apos;t say that these steps are all out or a test. Steps: {1}</source>
        <comment>workout.lost.test</comment>
        <translation>{0} kann nicht sagen, dass diese Abschnitte mit vollem Einsatz oder ein Test sind. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} has no names of steps, so they are written as messages. Steps: {1}</source>
        <comment>workout.lost.name</comment>
        <translation>{0} kennt keine Namen von Abschnitten; sie sind als Mitteilungen geschrieben. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} has short names of steps alone, so these are cut. Steps: {1}</source>
        <comment>workout.lost.name_cut</comment>
        <translation>{0} kennt nur kurze Namen von Abschnitten; diese sind gekürzt. Abschnitte: {1}</translation>
    </message>
    <message>
        <source>{0} can&apos;t hold all the words as they are: they are shortened, or lose line breaks and brackets.</source>
        <comment>workout.lost.text</comment>
        <translation>{0} kann nicht alle Worte so festhalten: Sie sind gekürzt oder verlieren Zeilenumbrüche und Klammern.</translation>
    </message>
    <message>
        <source>{0} can&apos;t hold the messages on the way. Left out: {1}</source>
        <comment>workout.lost.cues</comment>
        <translation>{0} kann die Mitteilungen unterwegs nicht festhalten. Es fehlen: {1}</translation>
    </message>
    <message>
        <source>{0} can&apos;t name the sport: {1}</source>
        <comment>workout.lost.sport</comment>
        <translation>{0} kann die Sportart nicht nennen: {1}</translation>
    </message>
    <message>
        <source>{0} can&apos;t say that this is a race, a test or a recovery day.</source>
        <comment>workout.lost.type</comment>
        <translation>{0} kann nicht sagen, dass dies ein Wettkampf, ein Test oder ein Ruhetag ist.</translation>
    </message>
    <message>
        <source>{0} has no totals of their own, so they follow from the steps.</source>
        <comment>workout.lost.totals</comment>
        <translation>{0} kennt keine eigenen Summen; sie folgen aus den Abschnitten.</translation>
    </message>
    <message>
        <source>The server couldn&apos;t read what this program sent. Update Leadout and try again.</source>
        <comment>error.bad_json</comment>
        <translation>Der Server konnte nicht lesen, was dieses Programm geschickt hat. Aktualisiere Leadout und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>What was sent arrived cut off. Check the connection and try again.</source>
        <comment>error.truncated</comment>
        <translation>Was gesendet wurde, kam abgeschnitten an. Prüfe die Verbindung und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This program sent a value twice, so the server took neither. Update Leadout and try again.</source>
        <comment>error.duplicate_key</comment>
        <translation>Dieses Programm hat einen Wert doppelt geschickt, deshalb hat der Server keinen genommen. Aktualisiere Leadout und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This program sent something that the server doesn&apos;t know. Bring Leadout and the server to the same version and try again.</source>
        <comment>error.unknown_field</comment>
        <translation>Dieses Programm hat etwas geschickt, das der Server nicht kennt. Bring Leadout und den Server auf denselben Stand und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Something that was entered can&apos;t be accepted. Correct it and try again.</source>
        <comment>error.invalid</comment>
        <translation>Etwas Eingegebenes kann so nicht angenommen werden. Berichtige es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This program and the server don&apos;t understand each other any more. Update whichever of them is older.</source>
        <comment>error.schema_unsupported</comment>
        <translation>Dieses Programm und der Server verstehen sich nicht mehr. Aktualisiere das ältere von beiden.</translation>
    </message>
    <message>
        <source>You aren&apos;t signed in, or your sign-in has ended. Sign in again; your changes are kept.</source>
        <comment>error.unauthorized</comment>
        <translation>Du bist nicht angemeldet, oder deine Anmeldung ist abgelaufen. Melde dich neu an; deine Änderungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>Your membership in this company has ended. Ask a head coach if that is a mistake.</source>
        <comment>error.membership_ended</comment>
        <translation>Deine Mitgliedschaft in diesem Unternehmen ist beendet. Frag einen Head Coach, falls das ein Irrtum ist.</translation>
    </message>
    <message>
        <source>You aren&apos;t allowed to do this. Ask a head coach.</source>
        <comment>error.forbidden</comment>
        <translation>Das darfst du nicht. Frag einen Head Coach.</translation>
    </message>
    <message>
        <source>This isn&apos;t there, or it isn&apos;t yours to see. Go back to the list.</source>
        <comment>error.not_found</comment>
        <translation>Das gibt es hier nicht, oder es ist nicht für dich bestimmt. Geh zurück zur Liste.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t offer this. Update Leadout and try again.</source>
        <comment>error.method_not_allowed</comment>
        <translation>Das bietet der Server nicht an. Aktualisiere Leadout und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The server waited too long for the rest of what was sent. Check the connection and try again.</source>
        <comment>error.request_timeout</comment>
        <translation>Der Server hat zu lange auf den Rest gewartet. Prüfe die Verbindung und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>This has been changed since you saw it. Look at it again, then decide.</source>
        <comment>error.conflict</comment>
        <translation>Das wurde geändert, seit du es gesehen hast. Sieh es dir noch einmal an und entscheide dann.</translation>
    </message>
    <message>
        <source>This computer&apos;s copy is too old to continue from. Leadout fetches it anew; your unsent changes are kept.</source>
        <comment>error.resync_required</comment>
        <translation>Der Stand auf diesem Computer ist zu alt, um daran anzuknüpfen. Leadout holt ihn neu; deine ungesendeten Änderungen bleiben erhalten.</translation>
    </message>
    <message>
        <source>This is more than the server takes at once. Send less, or choose a smaller file.</source>
        <comment>error.too_large</comment>
        <translation>Das ist mehr, als der Server auf einmal annimmt. Sende weniger oder wähle eine kleinere Datei.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t take data of this kind. Update Leadout and try again.</source>
        <comment>error.unsupported_media</comment>
        <translation>Der Server nimmt Daten dieser Art nicht an. Aktualisiere Leadout und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>That was too often in a short time. Wait a few minutes and try again.</source>
        <comment>error.rate_limited</comment>
        <translation>Das war zu oft in kurzer Zeit. Warte ein paar Minuten und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The request carried more than the server takes. Sign in again and retry.</source>
        <comment>error.header_too_large</comment>
        <translation>Die Anfrage enthielt mehr, als der Server annimmt. Melde dich neu an und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Something went wrong on the server. Try again; if it happens again, tell whoever runs the server.</source>
        <comment>error.internal</comment>
        <translation>Auf dem Server ist etwas schiefgegangen. Versuche es noch einmal; wenn es wieder passiert, melde es dem, der den Server betreibt.</translation>
    </message>
    <message>
        <source>The server is busy or just restarting. Try again in a minute.</source>
        <comment>error.unavailable</comment>
        <translation>Der Server ist ausgelastet oder startet gerade neu. Versuche es in einer Minute noch einmal.</translation>
    </message>
    <message>
        <source>Other</source>
        <comment>sport.label.other</comment>
        <translation>Anderes</translation>
    </message>
    <message>
        <source>Bike</source>
        <comment>sport.label.cycling</comment>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Run</source>
        <comment>sport.label.running</comment>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Swim</source>
        <comment>sport.label.swimming</comment>
        <translation>Schwimmen</translation>
    </message>
    <message>
        <source>Walk</source>
        <comment>sport.label.walking</comment>
        <translation>Gehen</translation>
    </message>
    <message>
        <source>Hike</source>
        <comment>sport.label.hiking</comment>
        <translation>Wandern</translation>
    </message>
    <message>
        <source>Row</source>
        <comment>sport.label.rowing</comment>
        <translation>Rudern</translation>
    </message>
    <message>
        <source>Ski</source>
        <comment>sport.label.cross_country_skiing</comment>
        <translation>Ski</translation>
    </message>
    <message>
        <source>Strength</source>
        <comment>sport.label.strength</comment>
        <translation>Kraft</translation>
    </message>
    <message>
        <source>Mobility</source>
        <comment>sport.label.mobility</comment>
        <translation>Beweglichkeit</translation>
    </message>
    <message>
        <source>Transition</source>
        <comment>sport.label.transition</comment>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Multisport</source>
        <comment>sport.label.multisport</comment>
        <translation>Multisport</translation>
    </message>
    <message>
        <source>The e-mail address or the password is wrong. Try again, or ask for a link to choose a new password.</source>
        <comment>sign_in.wrong</comment>
        <translation>Die E-Mail-Adresse oder das Passwort ist falsch. Versuche es erneut, oder bitte um einen Link, um ein neues Passwort zu wählen.</translation>
    </message>
    <message>
        <source>This sign-in has been used or is too old. Start it again.</source>
        <comment>sign_in.secret_over</comment>
        <translation>Diese Anmeldung wurde schon benutzt oder ist zu alt. Beginne sie von vorn.</translation>
    </message>
    <message>
        <source>This sign-in was ended, because something else used a copy of it. Sign in again; if that wasn&apos;t a restored backup of yours, choose a new password.</source>
        <comment>sign_in.reused</comment>
        <translation>Diese Anmeldung wurde beendet, weil etwas anderes eine Kopie davon benutzt hat. Melde dich erneut an; war es keine wiederhergestellte Sicherung von dir, wähle ein neues Passwort.</translation>
    </message>
    <message>
        <source>This link has been used or is too old. Ask for a new one.</source>
        <comment>password.link_over</comment>
        <translation>Dieser Link wurde schon benutzt oder ist zu alt. Bitte um einen neuen.</translation>
    </message>
    <message>
        <source>A password has 12 to 128 characters. Choose one of that length.</source>
        <comment>password.length</comment>
        <translation>Ein Passwort hat 12 bis 128 Zeichen. Wähle eines von dieser Länge.</translation>
    </message>
    <message>
        <source>This password is among those that everybody tries first. Choose another one, such as four words that don&apos;t belong together.</source>
        <comment>password.common</comment>
        <translation>Dieses Passwort gehört zu denen, die alle zuerst versuchen. Wähle ein anderes, etwa vier Wörter, die nicht zusammengehören.</translation>
    </message>
    <message>
        <source>This password is made of your name, your address or your company. Choose one that nobody can know.</source>
        <comment>password.known</comment>
        <translation>Dieses Passwort besteht aus deinem Namen, deiner Adresse oder deinem Unternehmen. Wähle eines, das niemand wissen kann.</translation>
    </message>
    <message>
        <source>Approved, not sent: the athlete doesn&apos;t allow reports any more. Your text is safe. Try again once they allow them.</source>
        <comment>publish.fault.consent</comment>
        <translation>Freigegeben, nicht gesendet: Der Athlet erlaubt keine Berichte mehr. Dein Text ist sicher. Versuche es erneut, sobald er sie wieder erlaubt.</translation>
    </message>
    <message>
        <source>Approved, not sent: the text names the athlete, a coach or the company. Your text is safe. Take the name out and try again.</source>
        <comment>publish.fault.name_in_text</comment>
        <translation>Freigegeben, nicht gesendet: Der Text nennt den Athleten, einen Trainer oder das Unternehmen. Dein Text ist sicher. Nimm den Namen heraus und versuche es erneut.</translation>
    </message>
    <message>
        <source>Approved, not sent: the details of this session can&apos;t be read. Your text is safe. Tell whoever runs the server.</source>
        <comment>publish.fault.unreadable</comment>
        <translation>Freigegeben, nicht gesendet: Die Einzelheiten dieser Einheit lassen sich nicht lesen. Dein Text ist sicher. Wende dich an den Betreiber des Servers.</translation>
    </message>
    <message>
        <source>The report still shows the earlier text: the new one names the athlete, a coach or the company. Take the name out.</source>
        <comment>publish.fault.correction_name</comment>
        <translation>Der Bericht zeigt noch den früheren Text: Der neue nennt den Athleten, einen Trainer oder das Unternehmen. Nimm den Namen heraus.</translation>
    </message>
    <message>
        <source>Waits for you: the file could not be read to its end.</source>
        <comment>waits.error</comment>
        <translation>Wartet auf dich: Die Datei ließ sich nicht bis zum Ende lesen.</translation>
    </message>
    <message>
        <source>Waits for you: this session has no score.</source>
        <comment>waits.not_scored</comment>
        <translation>Wartet auf dich: Diese Einheit hat keine Bewertung.</translation>
    </message>
    <message>
        <source>Waits for you: the athlete wrote of pain or illness.</source>
        <comment>waits.coach_line</comment>
        <translation>Wartet auf dich: Der Athlet schrieb von Schmerzen oder Krankheit.</translation>
    </message>
    <message>
        <source>Waits for you: the athlete wrote something.</source>
        <comment>waits.comment</comment>
        <translation>Wartet auf dich: Der Athlet hat etwas geschrieben.</translation>
    </message>
    <message>
        <source>Waits for you: the session is not on target.</source>
        <comment>waits.not_on_target</comment>
        <translation>Wartet auf dich: Die Einheit ist nicht im Ziel.</translation>
    </message>
    <message>
        <source>Waits for you: a score of {0} is below 80.</source>
        <comment>waits.score</comment>
        <translation>Wartet auf dich: {0} liegt unter 80 Punkten.</translation>
    </message>
    <message>
        <source>Waits for you: the perceived effort was {0} of 10.</source>
        <comment>waits.effort</comment>
        <translation>Wartet auf dich: Die empfundene Anstrengung war {0} von 10.</translation>
    </message>
    <message>
        <source>Waits for you: the athlete felt bad.</source>
        <comment>waits.feel</comment>
        <translation>Wartet auf dich: Der Athlet fühlte sich schlecht.</translation>
    </message>
    <message>
        <source>Waits for you: a threshold is missing, so some steps were not compared.</source>
        <comment>waits.threshold_missing</comment>
        <translation>Wartet auf dich: Ein Schwellenwert fehlt, darum wurden manche Abschnitte nicht verglichen.</translation>
    </message>
    <message>
        <source>Waits for you: the threshold looks out of date.</source>
        <comment>waits.threshold</comment>
        <translation>Wartet auf dich: Der Schwellenwert scheint veraltet zu sein.</translation>
    </message>
    <message>
        <source>Waits for you: the file came with a warning, so its numbers should be looked at.</source>
        <comment>waits.warning</comment>
        <translation>Wartet auf dich: Die Datei kam mit einer Warnung, darum sollte jemand die Zahlen ansehen.</translation>
    </message>
    <message>
        <source>Waits for you: this is the first session after being sick.</source>
        <comment>waits.after_sick</comment>
        <translation>Wartet auf dich: Das ist die erste Einheit nach einer Krankheit.</translation>
    </message>
    <message>
        <source>Waits for you: this session was analyzed again after an update, and nothing goes out by that alone.</source>
        <comment>waits.renewed</comment>
        <translation>Wartet auf dich: Diese Einheit wurde nach einem Update neu ausgewertet, und allein dadurch geht nichts raus.</translation>
    </message>
    <message>
        <source>The server doesn&apos;t have this file yet. Send the file first.</source>
        <comment>upload.bytes_missing</comment>
        <translation>Der Server hat diese Datei noch nicht. Sende zuerst die Datei.</translation>
    </message>
    <message>
        <source>This review is decided, so it stays as it is. Plan a new workout instead.</source>
        <comment>plan.decided</comment>
        <translation>Über diese Einheit ist entschieden, darum bleibt sie, wie sie ist. Plane stattdessen ein neues Training.</translation>
    </message>
    <message>
        <source>A recording answers this workout already. Take it away under Pair, then change the plan.</source>
        <comment>plan.answered</comment>
        <translation>Eine Aufzeichnung gehört schon zu diesem Training. Nimm sie unter „Zuordnen“ weg und ändere dann den Plan.</translation>
    </message>
    <message>
        <source>One of these sessions is decided already, so it stays as it is.</source>
        <comment>pair.decided</comment>
        <translation>Über eine dieser Einheiten ist schon entschieden, darum bleibt sie, wie sie ist.</translation>
    </message>
    <message>
        <source>This file hasn&apos;t been read, so it can&apos;t be paired. Retry it first.</source>
        <comment>pair.not_read</comment>
        <translation>Diese Datei wurde nicht gelesen und lässt sich darum nicht zuordnen. Versuche zuerst, sie noch einmal zu lesen.</translation>
    </message>
    <message>
        <source>This session is not one that arrived late. Open its review.</source>
        <comment>review_anyway.not_late</comment>
        <translation>Diese Einheit ist nicht zu spät gekommen. Öffne ihre Durchsicht.</translation>
    </message>
    <message>
        <source>This athlete is deactivated, so sessions get no review. Activate the athlete first.</source>
        <comment>review_anyway.deactivated</comment>
        <translation>Diese Person ist deaktiviert; ihre Einheiten werden nicht durchgesehen. Aktiviere sie zuerst.</translation>
    </message>
    <message>
        <source>A company keeps at least one head coach. Make another coach a head coach first.</source>
        <comment>access.last_head</comment>
        <translation>Ein Unternehmen behält mindestens einen Head Coach. Mach zuerst einen anderen Coach zum Head Coach.</translation>
    </message>
    <message>
        <source>This coach isn&apos;t an active member of the company. Choose another one.</source>
        <comment>access.coach_not_active</comment>
        <translation>Dieser Coach ist kein aktives Mitglied des Unternehmens. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>Somebody has joined with this invite already. Deactivate that coach instead.</source>
        <comment>access.invite_used</comment>
        <translation>Mit dieser Einladung ist schon jemand beigetreten. Deaktiviere stattdessen diesen Coach.</translation>
    </message>
    <message>
        <source>There is no feedback yet. Write it, or choose Done to send nothing.</source>
        <comment>publish.empty</comment>
        <translation>Es gibt noch kein Feedback. Schreib es, oder nimm Erledigt, um nichts zu senden.</translation>
    </message>
    <message>
        <source>The feedback still begins with the line for the coach. Answer what the athlete wrote, or take the line out.</source>
        <comment>publish.coach_line</comment>
        <translation>Das Feedback beginnt noch mit der Zeile für den Coach. Antworte auf das, was der Athlet geschrieben hat, oder nimm die Zeile heraus.</translation>
    </message>
    <message>
        <source>A name stands in the feedback, which everybody with the link can read. Take it out; the personal note may hold it.</source>
        <comment>publish.names</comment>
        <translation>Im Feedback steht ein Name, und jeder mit dem Link kann es lesen. Nimm ihn heraus; in der persönlichen Notiz darf er stehen.</translation>
    </message>
    <message>
        <source>There is no draft to go back to. Write the feedback yourself.</source>
        <comment>feedback.no_draft</comment>
        <translation>Es gibt keinen Entwurf, zu dem es zurückgehen könnte. Schreib das Feedback selbst.</translation>
    </message>
    <message>
        <source>Too many of your changes already wait for a head coach, so this one was not kept. Ask a head coach to decide about them.</source>
        <comment>held.too_many</comment>
        <translation>Zu viele deiner Änderungen warten schon auf einen Head Coach, deshalb wurde diese nicht behalten. Bitte einen Head Coach, darüber zu entscheiden.</translation>
    </message>
    <message>
        <source>Choose a new password</source>
        <comment>password_page.title</comment>
        <translation>Neues Passwort wählen</translation>
    </message>
    <message>
        <source>Code from the link</source>
        <comment>password_page.token</comment>
        <translation>Code aus dem Link</translation>
    </message>
    <message>
        <source>New password</source>
        <comment>password_page.new</comment>
        <translation>Neues Passwort</translation>
    </message>
    <message>
        <source>The same again</source>
        <comment>password_page.again</comment>
        <translation>Noch einmal dasselbe</translation>
    </message>
    <message>
        <source>12 to 128 characters. Four words that don&apos;t belong together are easy to remember.</source>
        <comment>password_page.hint</comment>
        <translation>12 bis 128 Zeichen. Vier Wörter, die nicht zusammengehören, merken sich leicht.</translation>
    </message>
    <message>
        <source>Set password</source>
        <comment>password_page.set</comment>
        <translation>Passwort setzen</translation>
    </message>
    <message>
        <source>The two passwords differ. Type them again.</source>
        <comment>password_page.differ</comment>
        <translation>Die beiden Passwörter sind verschieden. Gib sie noch einmal ein.</translation>
    </message>
    <message>
        <source>Your password is set. Sign in to Leadout with it; this page can be closed.</source>
        <comment>password_page.done</comment>
        <translation>Dein Passwort ist gesetzt. Melde dich damit bei Leadout an; diese Seite kann geschlossen werden.</translation>
    </message>
    <message>
        <source>What reached the server was no request that it can read. Something between may have changed it; check the connection and try again.</source>
        <comment>error.bad_request</comment>
        <translation>Was beim Server ankam, war keine Anfrage, die er lesen kann. Vielleicht hat sie etwas dazwischen verändert; prüfe die Verbindung und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t in the recording.</source>
        <comment>review.not_a_fact</comment>
        <translation>{0} steht nicht in der Aufzeichnung.</translation>
    </message>
    <message>
        <source>{0} isn&apos;t in the recording. Nearest is {1}.</source>
        <comment>review.nearest_fact</comment>
        <translation>{0} steht nicht in der Aufzeichnung. Am nächsten ist {1}.</translation>
    </message>
    <message>
        <source>The details of this session aren&apos;t on this computer yet. They come with the next sync.</source>
        <comment>review.not_here_yet</comment>
        <translation>Die Einzelheiten dieser Einheit sind noch nicht auf diesem Computer. Sie kommen mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>There is no text for this session. Close it with Done, or accept it with Adjust.</source>
        <comment>review.no_text</comment>
        <translation>Zu dieser Einheit gibt es keinen Text. Schließe sie mit Erledigt ab oder nimm sie mit Anpassen an.</translation>
    </message>
    <message>
        <source>There is no draft to go back to.</source>
        <comment>review.no_draft</comment>
        <translation>Es gibt keinen Entwurf, zu dem du zurückkehren könntest.</translation>
    </message>
    <message>
        <source>The draft names a number that isn&apos;t in the recording. Correct it, then approve.</source>
        <comment>review.unverified</comment>
        <translation>Der Entwurf nennt eine Zahl, die nicht in der Aufzeichnung steht. Berichtige sie und gib dann frei.</translation>
    </message>
    <message>
        <source>This session doesn&apos;t wait for a decision any more.</source>
        <comment>review.decided</comment>
        <translation>Diese Einheit wartet auf keine Entscheidung mehr.</translation>
    </message>
    <message>
        <source>A missed session has nothing to publish. Close it with Done, or excuse it with Adjust.</source>
        <comment>review.missed</comment>
        <translation>Zu einer verpassten Einheit gibt es nichts zu veröffentlichen. Schließe sie mit Erledigt ab oder entschuldige sie mit Anpassen.</translation>
    </message>
    <message>
        <source>Nothing failed to be sent, so there is nothing to try again.</source>
        <comment>review.nothing_to_retry</comment>
        <translation>Es ist nichts misslungen, was noch einmal gesendet werden könnte.</translation>
    </message>
    <message>
        <source>There is no report that could be switched off.</source>
        <comment>review.no_report</comment>
        <translation>Es gibt keinen Bericht, der abgeschaltet werden könnte.</translation>
    </message>
    <message>
        <source>This has been sent already and can&apos;t be taken back.</source>
        <comment>undo.already_sent</comment>
        <translation>Das ist schon gesendet und lässt sich nicht zurücknehmen.</translation>
    </message>
    <message>
        <source>You approved this text afterwards. Take that back first.</source>
        <comment>undo.approved_upon</comment>
        <translation>Du hast diesen Text danach freigegeben. Nimm zuerst das zurück.</translation>
    </message>
    <message>
        <source>The disk is full. Make room and try again; what you see is kept.</source>
        <comment>storage.full</comment>
        <translation>Der Datenträger ist voll. Schaffe Platz und versuche es noch einmal; was du siehst, bleibt erhalten.</translation>
    </message>
    <message>
        <source>This computer&apos;s data was made by a newer Leadout. Update Leadout and try again.</source>
        <comment>storage.newer</comment>
        <translation>Die Daten auf diesem Computer stammen von einem neueren Leadout. Aktualisiere Leadout und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Another program is using Leadout&apos;s data. Close it and try again.</source>
        <comment>storage.busy</comment>
        <translation>Ein anderes Programm benutzt die Daten von Leadout. Schließe es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Leadout&apos;s data on this computer can&apos;t be read or written. Check the disk and try again.</source>
        <comment>storage.failed</comment>
        <translation>Die Daten von Leadout auf diesem Computer lassen sich nicht lesen oder schreiben. Prüfe den Datenträger und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Leadout is already open for this company. Use that window.</source>
        <comment>profile.in_use</comment>
        <translation>Leadout ist für dieses Unternehmen schon offen. Benutze jenes Fenster.</translation>
    </message>
    <message>
        <source>This isn&apos;t an address that Leadout may use. Write it like https://leadout.example.org.</source>
        <comment>server.address</comment>
        <translation>Diese Adresse darf Leadout nicht benutzen. Schreibe sie so: https://leadout.example.org.</translation>
    </message>
    <message>
        <source>The server can&apos;t be reached. Check the address and the connection, then try again.</source>
        <comment>server.unreachable</comment>
        <translation>Der Server ist nicht zu erreichen. Prüfe die Adresse und die Verbindung und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>What answers there isn&apos;t a Leadout server. Check the address.</source>
        <comment>server.not_leadout</comment>
        <translation>Was dort antwortet, ist kein Server von Leadout. Prüfe die Adresse.</translation>
    </message>
    <message>
        <source>Leadout&apos;s own server couldn&apos;t be started on this computer. Install Leadout again, or sign in to a server.</source>
        <comment>here.not_started</comment>
        <translation>Der eigene Server von Leadout konnte auf diesem Computer nicht gestartet werden. Installiere Leadout neu oder melde dich bei einem Server an.</translation>
    </message>
    <message>
        <source>There is a company on this computer already. Sign in to it.</source>
        <comment>here.company_exists</comment>
        <translation>Auf diesem Computer gibt es schon ein Unternehmen. Melde dich dort an.</translation>
    </message>
    <message>
        <source>This file can&apos;t be opened. Choose another one.</source>
        <comment>file.unreadable</comment>
        <translation>Diese Datei lässt sich nicht öffnen. Wähle eine andere.</translation>
    </message>
    <message>
        <source>This file can&apos;t be opened, or it is larger than a recording can be. Choose another one.</source>
        <comment>upload.unreadable</comment>
        <translation>Diese Datei lässt sich nicht öffnen oder ist größer, als eine Aufzeichnung sein kann. Wähle eine andere.</translation>
    </message>
    <message>
        <source>in person</source>
        <comment>consent_how.in_person</comment>
        <translation>persönlich</translation>
    </message>
    <message>
        <source>by phone</source>
        <comment>consent_how.by_phone</comment>
        <translation>am Telefon</translation>
    </message>
    <message>
        <source>by message</source>
        <comment>consent_how.by_message</comment>
        <translation>per Nachricht</translation>
    </message>
    <message>
        <source>on paper</source>
        <comment>consent_how.on_paper</comment>
        <translation>auf Papier</translation>
    </message>
    <message>
        <source>That was less than planned: {0:hm} of {1:hm}.</source>
        <comment>draft.underdone</comment>
        <translation>Das war weniger als geplant: {0:hm} von {1:hm}.</translation>
    </message>
    <message>
        <source>That was lighter than planned: a load of {0} in place of {1}.</source>
        <comment>draft.underdone.load</comment>
        <translation>Das war leichter als geplant: eine Belastung von {0} statt {1}.</translation>
    </message>
    <message>
        <source>That was well short of the plan: {0:hm} of {1:hm}.</source>
        <comment>draft.well_under</comment>
        <translation>Das war deutlich weniger als geplant: {0:hm} von {1:hm}.</translation>
    </message>
    <message>
        <source>That was far lighter than planned: a load of {0} in place of {1}.</source>
        <comment>draft.well_under.load</comment>
        <translation>Das war deutlich leichter als geplant: eine Belastung von {0} statt {1}.</translation>
    </message>
    <message>
        <source>That was more than planned: {0:hm} in place of {1:hm}.</source>
        <comment>draft.overdone</comment>
        <translation>Das war mehr als geplant: {0:hm} statt {1:hm}.</translation>
    </message>
    <message>
        <source>That was more than planned: a load of {0} in place of {1}.</source>
        <comment>draft.overdone.load</comment>
        <translation>Das war mehr als geplant: eine Belastung von {0} statt {1}.</translation>
    </message>
    <message>
        <source>That was more than planned: {0:hm} of the workout and {1:hm} on top.</source>
        <comment>draft.overdone.extra</comment>
        <translation>Das war mehr als geplant: {0:hm} nach Plan und {1:hm} obendrauf.</translation>
    </message>
    <message>
        <source>That was far more than planned: {0:hm} in place of {1:hm}.</source>
        <comment>draft.well_over</comment>
        <translation>Das war viel mehr als geplant: {0:hm} statt {1:hm}.</translation>
    </message>
    <message>
        <source>That was far more than planned: a load of {0} in place of {1}.</source>
        <comment>draft.well_over.load</comment>
        <translation>Das war viel mehr als geplant: eine Belastung von {0} statt {1}.</translation>
    </message>
    <message>
        <source>The load came close to the plan, in a different way: {0:hm} in place of {1:hm}.</source>
        <comment>draft.mixed</comment>
        <translation>Die Belastung passt fast zum Plan, auf anderem Weg: {0:hm} statt {1:hm}.</translation>
    </message>
    <message>
        <source>In total this came close to the plan; the work itself was different.</source>
        <comment>draft.mixed.steps</comment>
        <translation>In der Summe war das nah am Plan, der Hauptteil sah anders aus.</translation>
    </message>
    <message>
        <source>You changed the sport: {0} in place of {1}, {2:hm} in all.</source>
        <comment>draft.swapped</comment>
        <translation>Du hast die Sportart getauscht: {0} statt {1}, insgesamt {2:hm}.</translation>
    </message>
    <message>
        <source>That session is done: {0:hm}.</source>
        <comment>draft.done</comment>
        <translation>Diese Einheit ist erledigt: {0:hm}.</translation>
    </message>
    <message>
        <source>You were marked as ill that day, so this session ({0:hm}) isn&apos;t scored.</source>
        <comment>draft.sick</comment>
        <translation>Du warst an diesem Tag krankgemeldet, deshalb wird diese Einheit ({0:hm}) nicht bewertet.</translation>
    </message>
    <message>
        <source>You were marked as injured that day, so this session ({0:hm}) isn&apos;t scored.</source>
        <comment>draft.injured</comment>
        <translation>Du warst an diesem Tag als verletzt gemeldet, deshalb wird diese Einheit ({0:hm}) nicht bewertet.</translation>
    </message>
    <message>
        <source>Power is missing for {0} of this recording, so it can&apos;t be scored.</source>
        <comment>draft.bad_data</comment>
        <translation>In {0} dieser Aufzeichnung fehlt die Leistung, deshalb lässt sie sich nicht bewerten.</translation>
    </message>
    <message>
        <source>You did {0} of the {1} repeats.</source>
        <comment>draft.saw.skipped</comment>
        <translation>Du hast {0} von {1} Wiederholungen gemacht.</translation>
    </message>
    <message>
        <source>None of the {0} repeats shows in the recording.</source>
        <comment>draft.saw.none_done</comment>
        <translation>Von den {0} Wiederholungen ist in der Aufzeichnung keine zu sehen.</translation>
    </message>
    <message>
        <source>You began at {0}{3:after} and faded from repeat {1} on, to {2} in the last one.</source>
        <comment>draft.saw.faded</comment>
        <translation>Du hast mit {0}{3:after} angefangen und ab Wiederholung {1} nachgelassen, bis auf {2} in der letzten.</translation>
    </message>
    <message>
        <source>The first repeat was at {0}{2:after}, the last one faded to {1}.</source>
        <comment>draft.saw.faded_last</comment>
        <translation>Die erste Wiederholung lag bei {0}{2:after}, die letzte ließ auf {1} nach.</translation>
    </message>
    <message>
        <source>All {0} repeats were harder than planned: {1}{3:after} in the easiest, with {2} at the top of the range.</source>
        <comment>draft.saw.all_harder</comment>
        <translation>Alle {0} Wiederholungen waren härter als geplant: {1}{3:after} in der leichtesten, bei {2} als Obergrenze.</translation>
    </message>
    <message>
        <source>Both repeats were harder than planned: {0}{2:after} in the easier one, with {1} at the top of the range.</source>
        <comment>draft.saw.both_harder</comment>
        <translation>Beide Wiederholungen waren härter als geplant: {0}{2:after} in der leichteren, bei {1} als Obergrenze.</translation>
    </message>
    <message>
        <source>All {0} repeats were easier than planned: {1}{3:after} in the hardest, with {2} at the bottom of the range.</source>
        <comment>draft.saw.all_easier</comment>
        <translation>Alle {0} Wiederholungen waren leichter als geplant: {1}{3:after} in der härtesten, bei {2} als Untergrenze.</translation>
    </message>
    <message>
        <source>Both repeats were easier than planned: {0}{2:after} in the harder one, with {1} at the bottom of the range.</source>
        <comment>draft.saw.both_easier</comment>
        <translation>Beide Wiederholungen waren leichter als geplant: {0}{2:after} in der härteren, bei {1} als Untergrenze.</translation>
    </message>
    <message>
        <source>All {0} repeats were in range, between {1} and {2}{3:after}.</source>
        <comment>draft.saw.all_in_range</comment>
        <translation>Alle {0} Wiederholungen lagen im Bereich, zwischen {1} und {2}{3:after}.</translation>
    </message>
    <message>
        <source>Both repeats were in range, at {0} and {1}{2:after}.</source>
        <comment>draft.saw.both_in_range</comment>
        <translation>Beide Wiederholungen lagen im Bereich, bei {0} und {1}{2:after}.</translation>
    </message>
    <message>
        <source>All {0} repeats were in range, at {1}{2:after} each.</source>
        <comment>draft.saw.all_even</comment>
        <translation>Alle {0} Wiederholungen lagen im Bereich, bei jeweils {1}{2:after}.</translation>
    </message>
    <message>
        <source>Both repeats were in range, at {0}{1:after} each.</source>
        <comment>draft.saw.both_even</comment>
        <translation>Beide Wiederholungen lagen im Bereich, bei jeweils {0}{1:after}.</translation>
    </message>
    <message>
        <source>Your repeats were between {0} and {1}{4:after}; the range was {2:bare}–{3}.</source>
        <comment>draft.saw.repeats</comment>
        <translation>Deine Wiederholungen lagen zwischen {0} und {1}{4:after}; der Bereich war {2:bare}–{3}.</translation>
    </message>
    <message>
        <source>Your repeats were at {0}{3:after} each; the range was {1:bare}–{2}.</source>
        <comment>draft.saw.repeats_even</comment>
        <translation>Deine Wiederholungen lagen bei jeweils {0}{3:after}; der Bereich war {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>You averaged {0}; the range was {1:bare}–{2}.</source>
        <comment>draft.saw.step_outside</comment>
        <translation>Im Schnitt waren es {0}; der Bereich war {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>Your weighted power was {0}; the range was {1:bare}–{2}.</source>
        <comment>draft.saw.step_outside.weighted</comment>
        <translation>Deine gewichtete Leistung lag bei {0}; der Bereich war {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>The main part averaged {0}; the range was {1:bare}–{2}.</source>
        <comment>draft.saw.work_step</comment>
        <translation>Im Hauptteil waren es im Schnitt {0}; der Bereich war {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>The main part came to {0} weighted power; the range was {1:bare}–{2}.</source>
        <comment>draft.saw.work_step.weighted</comment>
        <translation>Der Hauptteil kam auf {0} gewichtet; der Bereich war {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>You added {0:hm} on top of the plan.</source>
        <comment>draft.saw.extra</comment>
        <translation>Über den Plan hinaus hast du noch {0:hm} drangehängt.</translation>
    </message>
    <message>
        <source>You went harder than planned, at an intensity of {0} in place of {1}.</source>
        <comment>draft.saw.harder</comment>
        <translation>Du warst härter unterwegs als geplant, mit einer Intensität von {0} statt {1}.</translation>
    </message>
    <message>
        <source>You went easier than planned, at an intensity of {0} in place of {1}.</source>
        <comment>draft.saw.easier</comment>
        <translation>Du warst lockerer unterwegs als geplant, mit einer Intensität von {0} statt {1}.</translation>
    </message>
    <message>
        <source>The load came to {0}, with {1} planned.</source>
        <comment>draft.saw.load</comment>
        <translation>Die Belastung lag bei {0}, geplant waren {1}.</translation>
    </message>
    <message>
        <source>Your weighted power was {0}.</source>
        <comment>draft.saw.power</comment>
        <translation>Deine gewichtete Leistung lag bei {0}.</translation>
    </message>
    <message>
        <source>You went out fast: {0}{2:after} in the first, with {1} at the top of the range.</source>
        <comment>draft.cause.started_hard</comment>
        <translation>Der Anfang war schnell: {0}{2:after} in der ersten, bei {1} als Obergrenze.</translation>
    </message>
    <message>
        <source>That first one was too hard: the range ends at {0}.</source>
        <comment>draft.cause.first_above</comment>
        <translation>Die erste war zu hart: Der Bereich endet bei {0}.</translation>
    </message>
    <message>
        <source>The stops, {0:hm} in all, don&apos;t count.</source>
        <comment>draft.cause.stops</comment>
        <translation>Die Pausen, insgesamt {0:hm}, zählen nicht mit.</translation>
    </message>
    <message>
        <source>Next time, keep to the planned length at the planned effort.</source>
        <comment>draft.next.keep_length</comment>
        <translation>Bleib beim nächsten Mal bei der geplanten Länge und der geplanten Anstrengung.</translation>
    </message>
    <message>
        <source>Tell me what got in the way.</source>
        <comment>draft.next.tell_why</comment>
        <translation>Sag mir, was dazwischenkam.</translation>
    </message>
    <message>
        <source>This session is here already, from another file. It counts once.</source>
        <comment>file.fault.copy</comment>
        <translation>Diese Einheit ist schon da, aus einer anderen Datei. Sie zählt nur einmal.</translation>
    </message>
    <message>
        <source>The recordings of this session are too long to be analyzed together. Pair it with fewer of them.</source>
        <comment>file.fault.too_many_samples</comment>
        <translation>Die Aufzeichnungen dieser Einheit sind zusammen zu lang, um ausgewertet zu werden. Ordne ihr weniger davon zu.</translation>
    </message>
    <message>
        <source>Waits for you: something was decided about this session before.</source>
        <comment>waits.decided</comment>
        <translation>Wartet auf dich: Über diese Einheit wurde schon einmal entschieden.</translation>
    </message>
    <message>
        <source>Too many of your files are on their way at once. Wait until one of them has arrived.</source>
        <comment>upload.too_many_own</comment>
        <translation>Zu viele deiner Dateien sind gleichzeitig unterwegs. Warte, bis eine davon angekommen ist.</translation>
    </message>
    <message>
        <source>The server is taking in as many files as it can. Try again in a moment.</source>
        <comment>upload.too_many</comment>
        <translation>Der Server nimmt gerade so viele Dateien auf, wie er kann. Versuche es gleich noch einmal.</translation>
    </message>
    <message>
        <source>X-Activity-Comment must be given once: percent-encoded UTF-8 text, no longer than a comment may be.</source>
        <comment>upload.bad_comment</comment>
        <translation>X-Activity-Comment muss einmal angegeben sein: prozentkodierter UTF-8-Text, nicht länger als ein Kommentar sein darf.</translation>
    </message>
    <message>
        <source>X-Activity-Effort must be given once: a whole number from 1 to 10.</source>
        <comment>upload.bad_effort</comment>
        <translation>X-Activity-Effort muss einmal angegeben sein: eine ganze Zahl von 1 bis 10.</translation>
    </message>
    <message>
        <source>X-Activity-Feel must be given once: a whole number from 1 to 5.</source>
        <comment>upload.bad_feel</comment>
        <translation>X-Activity-Feel muss einmal angegeben sein: eine ganze Zahl von 1 bis 5.</translation>
    </message>
    <message>
        <source>There is no company on this computer yet. Create it here.</source>
        <comment>here.no_company</comment>
        <translation>Auf diesem Computer gibt es noch kein Unternehmen. Lege es hier an.</translation>
    </message>
    <message>
        <source>Leadout&apos;s own server ended before it was ready. Try again; {0} says why it ended.</source>
        <comment>here.ended</comment>
        <translation>Der eigene Server von Leadout wurde beendet, bevor er bereit war. Versuche es noch einmal; warum, steht in {0}.</translation>
    </message>
    <message>
        <source>Leadout&apos;s own server wasn&apos;t ready in time, so it was ended. Try again; {0} may say why.</source>
        <comment>here.silent</comment>
        <translation>Der eigene Server von Leadout war nicht rechtzeitig bereit und wurde beendet. Versuche es noch einmal; vielleicht steht in {0}, warum.</translation>
    </message>
    <message>
        <source>Leadout&apos;s own server doesn&apos;t fit this program. Install Leadout again: both come together.</source>
        <comment>here.unreadable</comment>
        <translation>Der eigene Server von Leadout passt nicht zu diesem Programm. Installiere Leadout neu: Beide kommen zusammen.</translation>
    </message>
    <message>
        <source>What this computer remembers of your last sign-in can&apos;t be read. Sign in again: what you decided and wrote is still here. The file is kept as {0}.</source>
        <comment>profile.unreadable</comment>
        <translation>Was dieser Computer von deiner letzten Anmeldung weiß, lässt sich nicht lesen. Melde dich neu an: Was du entschieden und geschrieben hast, ist noch da. Die Datei bleibt erhalten als {0}.</translation>
    </message>
    <message>
        <source>This session came as a file, so there is no page of it to open.</source>
        <comment>review.source_has_no_page</comment>
        <translation>Diese Einheit kam als Datei, es gibt keine Seite, die sich öffnen ließe.</translation>
    </message>
    <message>
        <source>This session came as a file, and a file takes no comment. Approve it, or close it with Done.</source>
        <comment>review.source_takes_no_comment</comment>
        <translation>Diese Einheit kam als Datei, und eine Datei nimmt keinen Kommentar an. Gib sie frei oder schließ sie mit Erledigt ab.</translation>
    </message>
    <message>
        <source>The athlete no longer shows the details of sessions, so recordings cannot be paired here.</source>
        <comment>pair.withdrawn</comment>
        <translation>Die Einzelheiten der Einheiten sind nicht mehr freigegeben, daher lassen sich hier keine Aufzeichnungen zuordnen.</translation>
    </message>
    <message>
        <source>Nothing would change. Choose another workout for a recording first.</source>
        <comment>pair.nothing</comment>
        <translation>Es würde sich nichts ändern. Wähl erst für eine Aufzeichnung ein anderes Training.</translation>
    </message>
    <message>
        <source>You did the planned {0:hm}.</source>
        <comment>draft.plain_exact</comment>
        <translation>Du hast die geplanten {0:hm} gemacht.</translation>
    </message>
    <message>
        <source>It took you {0:hm}.</source>
        <comment>draft.saw.time</comment>
        <translation>Du hast dafür {0:hm} gebraucht.</translation>
    </message>
    <message>
        <source>This change has been accepted or discarded already.</source>
        <comment>held.decided</comment>
        <translation>Diese Änderung ist schon angenommen oder verworfen.</translation>
    </message>
    <message>
        <source>The athlete hasn&apos;t agreed to a public report. Use Done, or ask them for this permission.</source>
        <comment>access.consent.publish_report</comment>
        <translation>Der Athlet hat einem öffentlichen Bericht nicht zugestimmt. Nimm Erledigt, oder bitte ihn um diese Erlaubnis.</translation>
    </message>
    <message>
        <source>A missed session has no report. Choose Adjust or Done.</source>
        <comment>publish.missed</comment>
        <translation>Zu einer verpassten Einheit gibt es keinen Bericht. Nimm Anpassen oder Erledigt.</translation>
    </message>
    <message>
        <source>This session could not be analyzed, so there is nothing to report. Choose Done.</source>
        <comment>publish.not_analyzed</comment>
        <translation>Diese Einheit konnte nicht ausgewertet werden, also gibt es nichts zu berichten. Nimm Erledigt.</translation>
    </message>
    <message>
        <source>Leadout is locked on this computer until it reaches its server. What you decided and wrote is kept.</source>
        <comment>lease.locked</comment>
        <translation>Leadout ist auf diesem Computer gesperrt, bis es seinen Server erreicht. Was du entschieden und geschrieben hast, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your membership in this company ended more than seven days ago, so what you had not sent isn&apos;t taken any more.</source>
        <comment>error.hand_over_ended</comment>
        <translation>Deine Mitgliedschaft in diesem Unternehmen ist seit mehr als sieben Tagen beendet. Was du nicht gesendet hattest, wird nicht mehr angenommen.</translation>
    </message>
    <message>
        <source>“{0}” names the athlete.</source>
        <comment>review.names_athlete</comment>
        <translation>„{0}“ nennt den Athleten.</translation>
    </message>
    <message>
        <source>“{0}” names another athlete.</source>
        <comment>review.names_other</comment>
        <translation>„{0}“ nennt einen anderen Athleten.</translation>
    </message>
    <message>
        <source>“{0}” names a coach.</source>
        <comment>review.names_coach</comment>
        <translation>„{0}“ nennt einen Coach.</translation>
    </message>
    <message>
        <source>“{0}” names the company.</source>
        <comment>review.names_company</comment>
        <translation>„{0}“ nennt das Unternehmen.</translation>
    </message>
    <message>
        <source>“{0}” is a name, and everybody with the link can read the feedback. Take it out, then approve.</source>
        <comment>review.names</comment>
        <translation>„{0}“ ist ein Name, und jeder mit dem Link kann das Feedback lesen. Nimm ihn heraus und gib dann frei.</translation>
    </message>
    <message>
        <source>No power was recorded.</source>
        <comment>absent.power</comment>
        <translation>Es wurde keine Leistung aufgezeichnet.</translation>
    </message>
    <message>
        <source>The power is zero throughout.</source>
        <comment>absent.zero_power</comment>
        <translation>Die Leistung ist durchgehend null.</translation>
    </message>
    <message>
        <source>No heart rate was recorded.</source>
        <comment>absent.heart_rate</comment>
        <translation>Es wurde keine Herzfrequenz aufgezeichnet.</translation>
    </message>
    <message>
        <source>No speed was recorded.</source>
        <comment>absent.speed</comment>
        <translation>Es wurde kein Tempo aufgezeichnet.</translation>
    </message>
    <message>
        <source>No distance was recorded.</source>
        <comment>absent.distance</comment>
        <translation>Es wurde keine Strecke aufgezeichnet.</translation>
    </message>
    <message>
        <source>The altitude was not recorded along the way.</source>
        <comment>absent.altitude</comment>
        <translation>Die Höhe wurde nicht durchgehend aufgezeichnet.</translation>
    </message>
    <message>
        <source>No moving time was recorded.</source>
        <comment>absent.time</comment>
        <translation>Es wurde keine Bewegungszeit aufgezeichnet.</translation>
    </message>
    <message>
        <source>This is {0} long; the number needs {1}.</source>
        <comment>absent.too_short</comment>
        <translation>Das dauert {0}; die Zahl braucht {1}.</translation>
    </message>
    <message>
        <source>This is longer than {0:hm}, more than the number is made for.</source>
        <comment>absent.too_long</comment>
        <translation>Das dauert länger als {0:hm}, mehr als die Zahl hergibt.</translation>
    </message>
    <message>
        <source>Heart rate and effort were recorded together for {0}; the number needs {1}.</source>
        <comment>absent.together</comment>
        <translation>Herzfrequenz und Leistung oder Tempo wurden {0} lang gemeinsam aufgezeichnet; die Zahl braucht {1}.</translation>
    </message>
    <message>
        <source>One of the halves has too little effort or heart rate to compare.</source>
        <comment>absent.half</comment>
        <translation>In einer der Hälften ist zu wenig Anstrengung oder Herzfrequenz zum Vergleich.</translation>
    </message>
    <message>
        <source>The threshold that this number refers to isn&apos;t known.</source>
        <comment>absent.threshold</comment>
        <translation>Die Schwelle, auf die sich die Zahl bezieht, ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The highest heart rate isn&apos;t known.</source>
        <comment>absent.max_heart_rate</comment>
        <translation>Die höchste Herzfrequenz ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Critical power and the work above it aren&apos;t known.</source>
        <comment>absent.critical_power</comment>
        <translation>Die kritische Leistung und die Arbeit darüber sind nicht bekannt.</translation>
    </message>
    <message>
        <source>Nothing that a load can be measured by was recorded for long enough.</source>
        <comment>absent.load</comment>
        <translation>Nichts, woran sich eine Belastung messen ließe, wurde lange genug aufgezeichnet.</translation>
    </message>
    <message>
        <source>The bounds of the zones don&apos;t rise from one to the next.</source>
        <comment>absent.zones</comment>
        <translation>Die Grenzen der Zonen steigen nicht von einer zur nächsten.</translation>
    </message>
    <message>
        <source>Neither power nor speed tells when an effort ended.</source>
        <comment>absent.output</comment>
        <translation>Weder Leistung noch Tempo sagt, wann eine Anstrengung endete.</translation>
    </message>
    <message>
        <source>The heart rate was never at {0} or above for {1}.</source>
        <comment>absent.hard_effort</comment>
        <translation>Die Herzfrequenz lag nie {1} lang bei {0} oder darüber.</translation>
    </message>
    <message>
        <source>No hard effort is followed by {0} at half of it or less, with the heart rate recorded.</source>
        <comment>absent.easing</comment>
        <translation>Auf keine harte Anstrengung folgen {0} mit höchstens der Hälfte davon und aufgezeichneter Herzfrequenz.</translation>
    </message>
    <message>
        <source>Separate efforts of 3 to 20 minutes: {0}. The number needs {1}.</source>
        <comment>absent.efforts</comment>
        <translation>Getrennte Anstrengungen von 3 bis 20 Minuten: {0}. Die Zahl braucht {1}.</translation>
    </message>
    <message>
        <source>The efforts are too alike in length: the longest must last twice as long as the shortest.</source>
        <comment>absent.efforts.alike</comment>
        <translation>Die Anstrengungen sind zu gleich lang: Die längste muss doppelt so lange dauern wie die kürzeste.</translation>
    </message>
    <message>
        <source>The power doesn&apos;t fall with the length of the efforts as it should, so they can&apos;t all have been maximal.</source>
        <comment>absent.efforts.no_curve</comment>
        <translation>Die Leistung fällt nicht so mit der Länge der Anstrengungen, wie sie sollte; sie können nicht alle maximal gewesen sein.</translation>
    </message>
    <message>
        <source>The efforts can&apos;t have been maximal: {0} come out of them, which is too little for this athlete.</source>
        <comment>absent.efforts.not_maximal</comment>
        <translation>Die Anstrengungen können nicht maximal gewesen sein: Es kommen {0} heraus, zu wenig für diesen Athleten.</translation>
    </message>
    <message>
        <source>Days with known loads: {0}. The number needs {1}.</source>
        <comment>absent.history</comment>
        <translation>Tage mit bekannter Belastung: {0}. Die Zahl braucht {1}.</translation>
    </message>
    <message>
        <source>There is no such number for this sport: {0}.</source>
        <comment>absent.sport</comment>
        <translation>Diese Zahl gibt es für diese Sportart nicht: {0}.</translation>
    </message>
    <message>
        <source>The best 20 minutes were at {0}; 95 % of it are {1}, and the threshold is {2}.</source>
        <comment>threshold.twenty_minutes</comment>
        <translation>Die besten 20 Minuten lagen bei {0}; 95 % davon sind {1}, und die Schwelle liegt bei {2}.</translation>
    </message>
    <message>
        <source>In {0} of the last 3 structured sessions the long work steps were above target, by {1} or more.</source>
        <comment>threshold.steps</comment>
        <translation>In {0} der letzten 3 strukturierten Einheiten lagen die langen Arbeitsphasen über dem Ziel, um {1} oder mehr.</translation>
    </message>
    <message>
        <source>This must lie between {0} and {1}.</source>
        <comment>invalid.between</comment>
        <translation>Dies muss zwischen {0} und {1} liegen.</translation>
    </message>
    <message>
        <source>Fill in at least one threshold.</source>
        <comment>invalid.threshold.none</comment>
        <translation>Bitte mindestens einen Schwellenwert eintragen.</translation>
    </message>
    <message>
        <source>Threshold heart rate can&apos;t be above the highest heart rate.</source>
        <comment>invalid.threshold.above_max</comment>
        <translation>Der Schwellenpuls kann nicht über dem höchsten Puls liegen.</translation>
    </message>
    <message>
        <source>key session missed</source>
        <comment>planned.key_missed</comment>
        <translation>Schlüsseleinheit ausgefallen</translation>
    </message>
    <message>
        <source>{0}: {1} of {2}</source>
        <comment>sum.step.uncompared</comment>
        <translation>{0}: {1} von {2}</translation>
    </message>
    <message>
        <source>{0} {1}: {2} of {3}</source>
        <comment>sum.repeat.uncompared</comment>
        <translation>{0} {1}: {2} von {3}</translation>
    </message>
    <message>
        <source>The athletes aren&apos;t all on this computer yet. They come with the next sync.</source>
        <comment>athlete.not_here_yet</comment>
        <translation>Die Athleten sind noch nicht alle auf diesem Computer. Sie kommen mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>The athlete wrote something that needs your answer. Give it in the first line, then approve.</source>
        <comment>review.needs_coach_line</comment>
        <translation>Im Kommentar steht etwas, das deine Antwort braucht. Antworte in der ersten Zeile und gib dann frei.</translation>
    </message>
    <message>
        <source>{0:hm} at {1}{4:after}, at the easy end of {2:bare}–{3}: on target.</source>
        <comment>draft.on_target.steady.low</comment>
        <translation>{0:hm} bei {1}{4:after}, am lockeren Ende von {2:bare}–{3}: im Plan.</translation>
    </message>
    <message>
        <source>Well done: {0:hm} at {1}{4:after}, in the middle of {2:bare}–{3}.</source>
        <comment>draft.on_target.steady.middle</comment>
        <translation>Gut gemacht: {0:hm} bei {1}{4:after}, in der Mitte von {2:bare}–{3}.</translation>
    </message>
    <message>
        <source>Well done: {0:hm} at {1}{4:after}, inside {2:bare}–{3} from start to end.</source>
        <comment>draft.on_target.steady.even</comment>
        <translation>Gut gemacht: {0:hm} bei {1}{4:after}, vom Anfang bis zum Ende in {2:bare}–{3}.</translation>
    </message>
    <message>
        <source>{0:hm} at {1}{4:after}, at the hard end of {2:bare}–{3}: on target.</source>
        <comment>draft.on_target.steady.high</comment>
        <translation>{0:hm} bei {1}{4:after}, am harten Ende von {2:bare}–{3}: im Plan.</translation>
    </message>
    <message>
        <source>On target overall, a little too hard on the way: {0:hm} at {1}{4:after}, with {2:bare}–{3} asked for.</source>
        <comment>draft.on_target.steady.above</comment>
        <translation>Insgesamt im Plan, unterwegs etwas zu hart: {0:hm} bei {1}{4:after}, gefragt waren {2:bare}–{3}.</translation>
    </message>
    <message>
        <source>On target overall, a little too easy on the way: {0:hm} at {1}{4:after}, with {2:bare}–{3} asked for.</source>
        <comment>draft.on_target.steady.below</comment>
        <translation>Insgesamt im Plan, unterwegs etwas zu leicht: {0:hm} bei {1}{4:after}, gefragt waren {2:bare}–{3}.</translation>
    </message>
    <message>
        <source>Well done: the main part was at {0}{3:after}, with {1:bare}–{2} asked for.</source>
        <comment>draft.on_target.work</comment>
        <translation>Gut gemacht: Der Hauptteil lag bei {0}{3:after}, gefragt waren {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>On target overall, the main part a little too hard: {0}{3:after}, with {1:bare}–{2} asked for.</source>
        <comment>draft.on_target.work.above</comment>
        <translation>Insgesamt im Plan, der Hauptteil etwas zu hart: {0}{3:after}, gefragt waren {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>On target overall, the main part a little too easy: {0}{3:after}, with {1:bare}–{2} asked for.</source>
        <comment>draft.on_target.work.below</comment>
        <translation>Insgesamt im Plan, der Hauptteil etwas zu leicht: {0}{3:after}, gefragt waren {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>Well done: {0} even repeats, all between {1} and {2}{3:after}.</source>
        <comment>draft.on_target.all_steady</comment>
        <translation>Gut gemacht: {0} gleichmäßige Wiederholungen, alle zwischen {1} und {2}{3:after}.</translation>
    </message>
    <message>
        <source>Well done: both repeats even, between {0} and {1}{2:after}.</source>
        <comment>draft.on_target.both_steady</comment>
        <translation>Gut gemacht: beide Wiederholungen gleichmäßig, zwischen {0} und {1}{2:after}.</translation>
    </message>
    <message>
        <source>You got stronger as you went: {0} repeats in range, from {1}{3:after} in the first to {2} in the last.</source>
        <comment>draft.on_target.all_rising</comment>
        <translation>Du hast dich gesteigert: {0} Wiederholungen im Bereich, von {1}{3:after} in der ersten bis {2} in der letzten.</translation>
    </message>
    <message>
        <source>The second repeat was the stronger one: {1}{2:after} after {0}, both in range.</source>
        <comment>draft.on_target.both_rising</comment>
        <translation>Die zweite Wiederholung war die stärkere: {1}{2:after} nach {0}, beide im Bereich.</translation>
    </message>
    <message>
        <source>All {0} repeats were in range, from {1}{3:after} in the first down to {2} in the last.</source>
        <comment>draft.on_target.all_falling</comment>
        <translation>Alle {0} Wiederholungen lagen im Bereich, von {1}{3:after} in der ersten hinab auf {2} in der letzten.</translation>
    </message>
    <message>
        <source>Both repeats were in range, {0}{2:after} in the first and {1} in the second.</source>
        <comment>draft.on_target.both_falling</comment>
        <translation>Beide Wiederholungen lagen im Bereich, {0}{2:after} in der ersten und {1} in der zweiten.</translation>
    </message>
    <message>
        <source>You hit the range of {2:bare}–{3} in {0} of the {1} repeats; the easiest was {4}{5:after}.</source>
        <comment>draft.on_target.some_below</comment>
        <translation>Den Bereich von {2:bare}–{3} hast du in {0} von {1} Wiederholungen getroffen; die leichteste kam auf {4}{5:after}.</translation>
    </message>
    <message>
        <source>You hit the range of {2:bare}–{3} in {0} of the {1} repeats; the hardest was {4}{5:after}.</source>
        <comment>draft.on_target.some_above</comment>
        <translation>Den Bereich von {2:bare}–{3} hast du in {0} von {1} Wiederholungen getroffen; die härteste kam auf {4}{5:after}.</translation>
    </message>
    <message>
        <source>On target overall, with repeats wide apart: from {0} to {1}{4:after}, with {2:bare}–{3} asked for.</source>
        <comment>draft.on_target.spread</comment>
        <translation>Insgesamt im Plan, die Wiederholungen aber weit auseinander: von {0} bis {1}{4:after}, gefragt waren {2:bare}–{3}.</translation>
    </message>
    <message>
        <source>On target overall, but all {0} repeats harder than asked: {1}{3:after} in the easiest, with {2} at the top of the range.</source>
        <comment>draft.on_target.all_harder</comment>
        <translation>Insgesamt im Plan, aber alle {0} Wiederholungen härter als gefragt: {1}{3:after} in der leichtesten, bei {2} als Obergrenze.</translation>
    </message>
    <message>
        <source>On target overall, but both repeats harder than asked: {0}{2:after} in the easier one, with {1} at the top of the range.</source>
        <comment>draft.on_target.both_harder</comment>
        <translation>Insgesamt im Plan, aber beide Wiederholungen härter als gefragt: {0}{2:after} in der leichteren, bei {1} als Obergrenze.</translation>
    </message>
    <message>
        <source>On target overall, but all {0} repeats easier than asked: {1}{3:after} in the hardest, with {2} at the bottom of the range.</source>
        <comment>draft.on_target.all_easier</comment>
        <translation>Insgesamt im Plan, aber alle {0} Wiederholungen leichter als gefragt: {1}{3:after} in der härtesten, bei {2} als Untergrenze.</translation>
    </message>
    <message>
        <source>On target overall, but both repeats easier than asked: {0}{2:after} in the harder one, with {1} at the bottom of the range.</source>
        <comment>draft.on_target.both_easier</comment>
        <translation>Insgesamt im Plan, aber beide Wiederholungen leichter als gefragt: {0}{2:after} in der härteren, bei {1} als Untergrenze.</translation>
    </message>
    <message>
        <source>The first repeat was too hot: {0}{4:after}, with {1} at the top of the range. After that you settled between {2} and {3}.</source>
        <comment>draft.on_target.hot_start</comment>
        <translation>Die erste Wiederholung war zu hart: {0}{4:after} bei {1} als Obergrenze. Danach lagst du zwischen {2} und {3}.</translation>
    </message>
    <message>
        <source>The first repeat was too hot: {0}{3:after}, with {1} at the top of the range. After that you settled at {2}.</source>
        <comment>draft.on_target.hot_start.even</comment>
        <translation>Die erste Wiederholung war zu hart: {0}{3:after} bei {1} als Obergrenze. Danach lagst du bei {2}.</translation>
    </message>
    <message>
        <source>On target overall, but you faded from repeat {1} on: {0}{3:after} in the first, {2} in the last.</source>
        <comment>draft.on_target.faded</comment>
        <translation>Insgesamt im Plan, ab Wiederholung {1} hast du aber nachgelassen: {0}{3:after} in der ersten, {2} in der letzten.</translation>
    </message>
    <message>
        <source>On target overall, but you faded in repeat {0}: {1}{3:after} in the first, {2} in the last.</source>
        <comment>draft.on_target.faded_last</comment>
        <translation>Insgesamt im Plan, in Wiederholung {0} hast du aber nachgelassen: {1}{3:after} in der ersten, {2} in der letzten.</translation>
    </message>
    <message>
        <source>On target overall, though repeat {0} came to {1}{3:after}, with {2} at the bottom of the range.</source>
        <comment>draft.on_target.one_short</comment>
        <translation>Insgesamt im Plan, allerdings kam Wiederholung {0} auf {1}{3:after}, bei {2} als Untergrenze.</translation>
    </message>
    <message>
        <source>On target overall, though some repeats stayed well below the range: {0}{2:after} in the easiest, with {1} at the bottom.</source>
        <comment>draft.on_target.some_short</comment>
        <translation>Insgesamt im Plan, allerdings blieben einige Wiederholungen deutlich unter dem Bereich: {0}{2:after} in der leichtesten, bei {1} als Untergrenze.</translation>
    </message>
    <message>
        <source>On target overall with {0} of the {1} repeats; the last one is missing.</source>
        <comment>draft.on_target.last_missing</comment>
        <translation>Insgesamt im Plan mit {0} von {1} Wiederholungen; die letzte fehlt.</translation>
    </message>
    <message>
        <source>On target overall with {0} of the {1} repeats; repeat {2} is missing.</source>
        <comment>draft.on_target.one_missing</comment>
        <translation>Insgesamt im Plan mit {0} von {1} Wiederholungen; Wiederholung {2} fehlt.</translation>
    </message>
    <message>
        <source>On target overall with {0} of the {1} repeats.</source>
        <comment>draft.on_target.some_missing</comment>
        <translation>Insgesamt im Plan mit {0} von {1} Wiederholungen.</translation>
    </message>
    <message>
        <source>Truly easy, as it should be: {0:hm} at {1} on average.</source>
        <comment>draft.on_target.recovery</comment>
        <translation>Wirklich locker, so soll es sein: {0:hm} bei {1} im Schnitt.</translation>
    </message>
    <message>
        <source>Well done, on target: {0:hm} at {1} on average.</source>
        <comment>draft.on_target.effort</comment>
        <translation>Gut gemacht, im Plan: {0:hm} bei {1} im Schnitt.</translation>
    </message>
    <message>
        <source>Well done, on target: {0:hm} with a load of {1}, {2} planned.</source>
        <comment>draft.on_target.load</comment>
        <translation>Gut gemacht, im Plan: {0:hm} mit einer Belastung von {1}, geplant waren {2}.</translation>
    </message>
    <message>
        <source>Well done, on target: {0} in {1:hm}.</source>
        <comment>draft.on_target.distance</comment>
        <translation>Gut gemacht, im Plan: {0} in {1:hm}.</translation>
    </message>
    <message>
        <source>Well done, on target: {0:hm}.</source>
        <comment>draft.on_target.length</comment>
        <translation>Gut gemacht, im Plan: {0:hm}.</translation>
    </message>
    <message>
        <source>Well done, on target.</source>
        <comment>draft.on_target.plain</comment>
        <translation>Gut gemacht, im Plan.</translation>
    </message>
    <message>
        <source>weighted power</source>
        <comment>draft.weighted_power</comment>
        <translation>gewichtet</translation>
    </message>
    <message>
        <source>[For the coach: answer the athlete&apos;s question here]</source>
        <comment>draft.coach_line.question</comment>
        <translation>[Für den Coach: hier die Frage aus dem Kommentar beantworten]</translation>
    </message>
    <message>
        <source>The effort was right: {0}{3:after}, with {1:bare}–{2} asked for.</source>
        <comment>draft.saw.step</comment>
        <translation>Die Anstrengung stimmte: {0}{3:after}, gefragt waren {1:bare}–{2}.</translation>
    </message>
    <message>
        <source>Your best 20 minutes averaged {0}.</source>
        <comment>draft.saw.best_twenty</comment>
        <translation>Deine besten 20 Minuten lagen im Schnitt bei {0}.</translation>
    </message>
    <message>
        <source>That is better than last time: {0} on average over the work, with {1} then.</source>
        <comment>draft.better.work</comment>
        <translation>Das ist besser als beim letzten Mal: {0} im Schnitt im Hauptteil, damals {1}.</translation>
    </message>
    <message>
        <source>That is better than last time: {0} weighted power over the work, with {1} then.</source>
        <comment>draft.better.work.weighted</comment>
        <translation>Das ist besser als beim letzten Mal: {0} gewichtet im Hauptteil, damals {1}.</translation>
    </message>
    <message>
        <source>That is better than last time: {0} repeats, with {1} then.</source>
        <comment>draft.better.repeats</comment>
        <translation>Das ist besser als beim letzten Mal: {0} Wiederholungen, damals {1}.</translation>
    </message>
    <message>
        <source>Better than last time: a heart rate of {0} at the same effort, with {1} then.</source>
        <comment>draft.better.heart_rate</comment>
        <translation>Besser als beim letzten Mal: ein Puls von {0} bei gleicher Leistung, damals {1}.</translation>
    </message>
    <message>
        <source>It was your first time with this workout, so that is the mark for the ones to come.</source>
        <comment>draft.first</comment>
        <translation>Diese Einheit war neu für dich, das ist also der Maßstab für die kommenden.</translation>
    </message>
    <message>
        <source>Next time, {0:hm} is enough.</source>
        <comment>draft.next.end_on_time</comment>
        <translation>Beim nächsten Mal reichen {0:hm}.</translation>
    </message>
    <message>
        <source>Next time, take the full {0:hm}.</source>
        <comment>draft.next.full_time</comment>
        <translation>Nimm dir beim nächsten Mal die vollen {0:hm}.</translation>
    </message>
    <message>
        <source>Next time, stay below {0}.</source>
        <comment>draft.next.below</comment>
        <translation>Bleib beim nächsten Mal unter {0}.</translation>
    </message>
    <message>
        <source>Next time, go no faster than {0}.</source>
        <comment>draft.next.no_faster</comment>
        <translation>Werde beim nächsten Mal nicht schneller als {0}.</translation>
    </message>
    <message>
        <source>Next time, aim for {0} or a little more.</source>
        <comment>draft.next.at_least</comment>
        <translation>Ziel beim nächsten Mal auf {0} oder etwas mehr.</translation>
    </message>
    <message>
        <source>Next time, aim for {0} or a little faster.</source>
        <comment>draft.next.at_least.pace</comment>
        <translation>Ziel beim nächsten Mal auf {0} oder etwas schneller.</translation>
    </message>
    <message>
        <source>On tired days, the easier half of that range is enough.</source>
        <comment>draft.next.lower_half</comment>
        <translation>An müden Tagen reicht die lockerere Hälfte dieses Bereichs.</translation>
    </message>
    <message>
        <source>There is room upwards: next time, aim for the harder half of the range.</source>
        <comment>draft.next.upper_half</comment>
        <translation>Nach oben ist noch Platz: Ziel beim nächsten Mal auf die härtere Hälfte des Bereichs.</translation>
    </message>
    <message>
        <source>That is where easy days belong: keep them there.</source>
        <comment>draft.next.easy_is_right</comment>
        <translation>Genau da gehören lockere Tage hin: Lass sie dort.</translation>
    </message>
    <message>
        <source>Aim for the same feel next time.</source>
        <comment>draft.next.same_feel</comment>
        <translation>Such beim nächsten Mal dasselbe Gefühl.</translation>
    </message>
    <message>
        <source>The easy work is paying off: keep it at this effort.</source>
        <comment>draft.next.keep_going</comment>
        <translation>Die lockere Arbeit zahlt sich aus: Bleib bei dieser Anstrengung.</translation>
    </message>
    <message>
        <source>Eat and drink well today: the next days build on it.</source>
        <comment>draft.next.refuel</comment>
        <translation>Iss und trink heute gut: Die nächsten Tage bauen darauf auf.</translation>
    </message>
    <message>
        <source>Keep the short days as easy as this one.</source>
        <comment>draft.next.short_easy</comment>
        <translation>Halte die kurzen Tage so locker wie diesen.</translation>
    </message>
    <message>
        <source>If that felt easy, tell me: then the next one gets a little harder.</source>
        <comment>draft.next.say_if_easy</comment>
        <translation>Wenn sich das leicht angefühlt hat, sag es mir: Dann wird die nächste etwas härter.</translation>
    </message>
    <message>
        <source>Keep the next one just as even.</source>
        <comment>draft.next.keep_even</comment>
        <translation>Halte die nächste genauso gleichmäßig.</translation>
    </message>
    <message>
        <source>Next time, keep them closer together: even beats fast.</source>
        <comment>draft.next.even</comment>
        <translation>Halte sie beim nächsten Mal enger zusammen: gleichmäßig schlägt schnell.</translation>
    </message>
    <message>
        <source>Next time, start a little lower, so that the last one matches the first.</source>
        <comment>draft.next.match_first</comment>
        <translation>Beginn beim nächsten Mal etwas tiefer, damit die letzte der ersten gleicht.</translation>
    </message>
    <message>
        <source>Next time, start at {0} and keep something for the last one.</source>
        <comment>draft.next.start_at</comment>
        <translation>Beginn beim nächsten Mal bei {0} und heb dir etwas für die letzte auf.</translation>
    </message>
    <message>
        <source>If the last one drops again next time, stop there and tell me.</source>
        <comment>draft.next.stop_when_fading</comment>
        <translation>Wenn die letzte beim nächsten Mal wieder abfällt, hör dort auf und sag es mir.</translation>
    </message>
    <message>
        <source>Repeat that next time, before we make it harder.</source>
        <comment>draft.next.repeat_it</comment>
        <translation>Wiederhol das beim nächsten Mal, bevor wir es schwerer machen.</translation>
    </message>
    <message>
        <source>Take the fresh legs into the next hard session.</source>
        <comment>draft.next.legs_fresh</comment>
        <translation>Nimm die frischen Beine mit in die nächste harte Einheit.</translation>
    </message>
    <message>
        <source>Write down what you ate and drank: race day builds on it.</source>
        <comment>draft.next.fuelling</comment>
        <translation>Schreib auf, was du gegessen und getrunken hast: Der Renntag baut darauf auf.</translation>
    </message>
    <message>
        <source>Take the same rhythm into the next swim.</source>
        <comment>draft.next.same_rhythm</comment>
        <translation>Nimm denselben Rhythmus mit ins nächste Schwimmen.</translation>
    </message>
    <message>
        <source>Keep it in the week: it carries the hard sessions.</source>
        <comment>draft.next.regular</comment>
        <translation>Lass sie in der Woche: Sie trägt die harten Einheiten.</translation>
    </message>
    <message>
        <source>Shorter is fine, as long as it stays in the week.</source>
        <comment>draft.next.shorter_is_fine</comment>
        <translation>Kürzer ist in Ordnung, solange sie in der Woche bleibt.</translation>
    </message>
    <message>
        <source>{0:hm} is enough next time: keep the rest for the hard sessions.</source>
        <comment>draft.next.enough</comment>
        <translation>Beim nächsten Mal reichen {0:hm}: Heb dir den Rest für die harten Einheiten auf.</translation>
    </message>
    <message>
        <source>Waits for you: another workout of the day fits this recording about as well.</source>
        <comment>waits.pairing</comment>
        <translation>Wartet auf dich: Ein anderes Training des Tages passt etwa genauso gut zu dieser Aufzeichnung.</translation>
    </message>
    <message>
        <source>Moving time</source>
        <comment>number.moving_time</comment>
        <translation>Bewegungszeit</translation>
    </message>
    <message>
        <source>Load</source>
        <comment>number.load</comment>
        <translation>Belastung</translation>
    </message>
    <message>
        <source>Intensity</source>
        <comment>number.intensity</comment>
        <translation>Intensität</translation>
    </message>
    <message>
        <source>Average power</source>
        <comment>number.average_power</comment>
        <translation>Mittlere Leistung</translation>
    </message>
    <message>
        <source>Power without zeros</source>
        <comment>number.power_without_zeros</comment>
        <translation>Leistung ohne Nullen</translation>
    </message>
    <message>
        <source>Weighted power</source>
        <comment>number.weighted_power</comment>
        <translation>Gewichtete Leistung</translation>
    </message>
    <message>
        <source>Variability</source>
        <comment>number.variability</comment>
        <translation>Variabilität</translation>
    </message>
    <message>
        <source>Work</source>
        <comment>number.work</comment>
        <translation>Arbeit</translation>
    </message>
    <message>
        <source>Average heart rate</source>
        <comment>number.average_heart_rate</comment>
        <translation>Mittlere Herzfrequenz</translation>
    </message>
    <message>
        <source>Efficiency</source>
        <comment>number.efficiency</comment>
        <translation>Effizienz</translation>
    </message>
    <message>
        <source>Aerobic decoupling</source>
        <comment>number.decoupling</comment>
        <translation>Aerobe Entkopplung</translation>
    </message>
    <message>
        <source>Heart-rate recovery</source>
        <comment>number.heart_rate_recovery</comment>
        <translation>Erholung der Herzfrequenz</translation>
    </message>
    <message>
        <source>Peak powers</source>
        <comment>number.peak_power</comment>
        <translation>Spitzenleistungen</translation>
    </message>
    <message>
        <source>Critical power</source>
        <comment>number.critical_power</comment>
        <translation>Kritische Leistung</translation>
    </message>
    <message>
        <source>W′ balance</source>
        <comment>number.w_prime_balance</comment>
        <translation>W′-Bilanz</translation>
    </message>
    <message>
        <source>Graded pace</source>
        <comment>number.graded_speed</comment>
        <translation>Tempo wie in der Ebene</translation>
    </message>
    <message>
        <source>Swim pace</source>
        <comment>number.swim_speed</comment>
        <translation>Schwimmtempo</translation>
    </message>
    <message>
        <source>Power zones</source>
        <comment>number.power_zones</comment>
        <translation>Leistungszonen</translation>
    </message>
    <message>
        <source>Heart-rate zones</source>
        <comment>number.heart_rate_zones</comment>
        <translation>Herzfrequenzzonen</translation>
    </message>
    <message>
        <source>Pace zones</source>
        <comment>number.pace_zones</comment>
        <translation>Tempozonen</translation>
    </message>
    <message>
        <source>Form</source>
        <comment>number.form</comment>
        <translation>Form</translation>
    </message>
    <message>
        <source>Threshold power</source>
        <comment>number.threshold</comment>
        <translation>Schwellenleistung</translation>
    </message>
    <message>
        <source>by power</source>
        <comment>number.by.power</comment>
        <translation>nach Leistung</translation>
    </message>
    <message>
        <source>by heart rate</source>
        <comment>number.by.heart_rate</comment>
        <translation>nach Herzfrequenz</translation>
    </message>
    <message>
        <source>by pace</source>
        <comment>number.by.pace</comment>
        <translation>nach Tempo</translation>
    </message>
    <message>
        <source>by the heart rate at threshold</source>
        <comment>number.by.threshold_heart_rate</comment>
        <translation>nach der Schwellenherzfrequenz</translation>
    </message>
    <message>
        <source>by the highest heart rate</source>
        <comment>number.by.highest_heart_rate</comment>
        <translation>nach der höchsten Herzfrequenz</translation>
    </message>
    <message>
        <source>{0} W per bpm</source>
        <comment>number.value.efficiency.power</comment>
        <translation>{0} W je Schlag/min</translation>
    </message>
    <message>
        <source>{0} m per beat</source>
        <comment>number.value.efficiency.pace</comment>
        <translation>{0} m je Herzschlag</translation>
    </message>
    <message>
        <source>{0}, and {1} above it</source>
        <comment>number.value.critical_power</comment>
        <translation>{0}, darüber {1}</translation>
    </message>
    <message>
        <source>at the lowest {0} of {1}</source>
        <comment>number.value.w_prime_balance</comment>
        <translation>im Tiefsten {0} von {1}</translation>
    </message>
    <message>
        <source>from {0}</source>
        <comment>number.carried_by</comment>
        <translation>aus {0}</translation>
    </message>
    <message>
        <source>{0} would fit better, from {1} on</source>
        <comment>number.suggested</comment>
        <translation>{0} würde besser passen, ab {1}</translation>
    </message>
    <message>
        <source>Too few days with known loads; the number needs {0}.</source>
        <comment>number.form.unknown</comment>
        <translation>Zu wenige Tage mit bekannter Belastung; die Zahl braucht {0}.</translation>
    </message>
    <message>
        <source>The threshold power of this day isn&apos;t known.</source>
        <comment>number.threshold.unknown</comment>
        <translation>Die Schwellenleistung dieses Tages ist nicht bekannt.</translation>
    </message>
    <message>
        <source>Recorded every {0} s on average, so the load is an estimate.</source>
        <comment>estimate.slow</comment>
        <translation>Im Mittel alle {0} s aufgezeichnet, die Belastung ist daher eine Schätzung.</translation>
    </message>
    <message>
        <source>This file can&apos;t be written there. Choose another folder.</source>
        <comment>file.unwritable</comment>
        <translation>Diese Datei kann dort nicht geschrieben werden. Wähle einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The steps of this workout are not on this computer yet. They come with the next sync.</source>
        <comment>workout.not_here_yet</comment>
        <translation>Die Abschnitte dieses Trainings sind noch nicht auf diesem Computer. Sie kommen mit dem nächsten Abgleich.</translation>
    </message>
    <message>
        <source>Let the file&apos;s name end in .zwo, .mrc, .erg or .fit.</source>
        <comment>workout.save.ending</comment>
        <translation>Der Dateiname muss auf .zwo, .mrc, .erg oder .fit enden.</translation>
    </message>
</context>
</TS>
