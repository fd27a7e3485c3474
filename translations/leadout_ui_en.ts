<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>leadout::ui::AroundCard</name>
    <message numerus="yes">
        <source>Read %n notes</source>
        <translation>
            <numerusform>Read %n note</numerusform>
            <numerusform>Read %n notes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::AthleteModel</name>
    <message numerus="yes">
        <source>%n to review</source>
        <translation>
            <numerusform>%n to review</numerusform>
            <numerusform>%n to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::FilesCard</name>
    <message numerus="yes">
        <source>%n file(s) failed before these.</source>
        <translation>
            <numerusform>%n file failed before these.</numerusform>
            <numerusform>%n files failed before these.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server can&apos;t be reached. %n recording(s) wait to be uploaded.</source>
        <translation>
            <numerusform>The server can&apos;t be reached. %n recording waits to be uploaded.</numerusform>
            <numerusform>The server can&apos;t be reached. %n recordings wait to be uploaded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workout(s) wait for %1</source>
        <translation>
            <numerusform>%n workout waits for %1</numerusform>
            <numerusform>%n workouts wait for %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n decision(s) haven&apos;t been sent yet.</source>
        <translation>
            <numerusform>%n decision hasn&apos;t been sent yet.</numerusform>
            <numerusform>%n decisions haven&apos;t been sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>There was no contact with it for %n day(s), so nobody knows whether these athletes are still yours to see.</source>
        <translation>
            <numerusform>There was no contact with it for %n day, so nobody knows whether these athletes are still yours to see.</numerusform>
            <numerusform>There was no contact with it for %n days, so nobody knows whether these athletes are still yours to see.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::MatchingPopup</name>
    <message numerus="yes">
        <source>and %n older ones</source>
        <translation>
            <numerusform>and %n older one</numerusform>
            <numerusform>and %n older ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::StatusLine</name>
    <message numerus="yes">
        <source>Offline. %1 of %n session(s) in your queue are on this computer.</source>
        <translation>
            <numerusform>Offline. %1 of %n session in your queue is on this computer.</numerusform>
            <numerusform>Offline. %1 of %n sessions in your queue are on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sending %n change(s)</source>
        <translation>
            <numerusform>Sending %n change</numerusform>
            <numerusform>Sending %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) go out when you&apos;re online</source>
        <translation>
            <numerusform>%n change goes out when you&apos;re online</numerusform>
            <numerusform>%n changes go out when you&apos;re online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more change(s)</source>
        <translation>
            <numerusform>%1, and %n more change</numerusform>
            <numerusform>%1, and %n more changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unsent</source>
        <translation>
            <numerusform>%n unsent</numerusform>
            <numerusform>%n unsent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n held change(s) to decide</source>
        <translation>
            <numerusform>%n held change to decide</numerusform>
            <numerusform>%n held changes to decide</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n athlete(s) not on this computer yet</source>
        <translation>
            <numerusform>%n athlete not on this computer yet</numerusform>
            <numerusform>%n athletes not on this computer yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n still to analyze anew</source>
        <translation>
            <numerusform>%n still to analyze anew</numerusform>
            <numerusform>%n still to analyze anew</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::TextsCard</name>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leadout::ui::UnacceptedPanel</name>
    <message numerus="yes">
        <source>%n change(s) to athletes who moved to another coach</source>
        <translation>
            <numerusform>%n change to athletes who moved to another coach</numerusform>
            <numerusform>%n changes to athletes who moved to another coach</numerusform>
        </translation>
    </message>
</context>
</TS>
