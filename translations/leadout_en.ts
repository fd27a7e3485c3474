<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>sentences</name>
    <message numerus="yes">
        <source>Offline. All {0} sessions in your queue are on this computer.</source>
        <comment>offline.queue</comment>
        <translation>
            <numerusform>Offline. The {0} session in your queue is on this computer.</numerusform>
            <numerusform>Offline. All {0} sessions in your queue are on this computer.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} reviews go out when you&apos;re online</source>
        <comment>offline.waiting</comment>
        <translation>
            <numerusform>{0} review goes out when you&apos;re online</numerusform>
            <numerusform>{0} reviews go out when you&apos;re online</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} changes went to a head coach, because these athletes moved to another coach.</source>
        <comment>held.moved</comment>
        <translation>
            <numerusform>{0} change went to a head coach, because this athlete moved to another coach.</numerusform>
            <numerusform>{0} changes went to a head coach, because these athletes moved to another coach.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} athletes imported</source>
        <comment>import.athletes</comment>
        <translation>
            <numerusform>{0} athlete imported</numerusform>
            <numerusform>{0} athletes imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} need a coach</source>
        <comment>import.need_coach</comment>
        <translation>
            <numerusform>{0} needs a coach</numerusform>
            <numerusform>{0} need a coach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing to review. {0} sessions are planned today.</source>
        <comment>queue.empty</comment>
        <translation>
            <numerusform>Nothing to review. {0} session is planned today.</numerusform>
            <numerusform>Nothing to review. {0} sessions are planned today.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This is longer than {0} characters. Shorten it.</source>
        <comment>invalid.too_long</comment>
        <translation>
            <numerusform>This is longer than {0} character. Shorten it.</numerusform>
            <numerusform>This is longer than {0} characters. Shorten it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} steps, all on target</source>
        <comment>sum.steps.on_target</comment>
        <translation>
            <numerusform>{0} step, on target</numerusform>
            <numerusform>{0} steps, all on target</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{0} of {1} repeats</source>
        <comment>reason.repeats</comment>
        <translation>
            <numerusform>{0} of {1} repeat</numerusform>
            <numerusform>{0} of {1} repeats</numerusform>
        </translation>
    </message>
</context>
</TS>
