// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

/// The statements of which migrations are made, by topic. A statement that any database has run stays as it
/// is: what changes later is a migration of its own.
namespace leadout::backend::tables {

/// Companies and their people.
QStringList people();
/// How people get in.
QStringList doors();
/// Athletes and what is known of them.
QStringList athletes();
/// What was planned and what was done.
QStringList sessions();
/// Activities against workouts.
QStringList reviews();
/// The texts about analyses and athletes.
QStringList texts();
/// What leaves the house, and the work that waits.
QStringList publishing();
/// What programs are told of changes, and what they have sent.
QStringList sync();
/// What SQLite must refuse by itself. PostgreSQL words these as functions.
QStringList triggers();

/// How athletes have told a coach what they allow; what was called "how" says whom they told.
QStringList waysOfConsent();
/// What accepting a held decision has made of its row, for the decisions that follow it.
QStringList acceptedRevisions();
/// When the database was restored from a backup: revisions up to a floor are of the time before.
QStringList restores();
/// Which engine has read a recording, so that a newer one can read it again.
QStringList engineVersions();
/// For how many days without contact the computers of a company's coaches show what they hold.
QStringList offlineDays();
/// Whether the rows of an athlete's lists leave out what they would tell of the athlete's health.
QStringList hiddenHealth();
/// What a session's workout asked for, to find those like it by.
QStringList structures();

} // namespace leadout::backend::tables
