// SPDX-License-Identifier: GPL-3.0-or-later
// Why somebody is not let in, and what is wrong with a password.
#include "core/domain/sentences/catalogue.h"

#include <QtGlobal>

namespace leadout::domain {

namespace {

// clang-format off
constexpr CatalogueEntry kSignIn[] = {
    {QT_TRANSLATE_NOOP3("sentences", "The e-mail address or the password is wrong. Try again, or ask for a link to choose a new password.", "sign_in.wrong")},
    {QT_TRANSLATE_NOOP3("sentences", "This sign-in has been used or is too old. Start it again.", "sign_in.secret_over")},
    {QT_TRANSLATE_NOOP3("sentences", "This sign-in was ended, because something else used a copy of it. Sign in again; if that wasn't a restored backup of yours, choose a new password.", "sign_in.reused")},
    {QT_TRANSLATE_NOOP3("sentences", "This link has been used or is too old. Ask for a new one.", "password.link_over")},
    {QT_TRANSLATE_NOOP3("sentences", "Choose a new password", "password_page.title")},
    {QT_TRANSLATE_NOOP3("sentences", "Code from the link", "password_page.token")},
    {QT_TRANSLATE_NOOP3("sentences", "New password", "password_page.new")},
    {QT_TRANSLATE_NOOP3("sentences", "The same again", "password_page.again")},
    {QT_TRANSLATE_NOOP3("sentences", "12 to 128 characters. Four words that don't belong together are easy to remember.", "password_page.hint")},
    {QT_TRANSLATE_NOOP3("sentences", "Set password", "password_page.set")},
    {QT_TRANSLATE_NOOP3("sentences", "The two passwords differ. Type them again.", "password_page.differ")},
    {QT_TRANSLATE_NOOP3("sentences", "Your password is set. Sign in to Leadout with it; this page can be closed.", "password_page.done")},
    {QT_TRANSLATE_NOOP3("sentences", "A password has 12 to 128 characters. Choose one of that length.", "password.length")},
    {QT_TRANSLATE_NOOP3("sentences", "This password is among those that everybody tries first. Choose another one, such as four words that don't belong together.", "password.common")},
    {QT_TRANSLATE_NOOP3("sentences", "This password is made of your name, your address or your company. Choose one that nobody can know.", "password.known")},
};
// clang-format on

} // namespace

std::span<const CatalogueEntry> signInSentences() {
    return kSignIn;
}

} // namespace leadout::domain
