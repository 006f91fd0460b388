/**
 * Signing in with the organization's own OpenID provider, and its tokens for programs. Belongs here: what
 * section
 * {@code login} says, the authorization code flow with PKCE, and the check of tokens. Does not belong here:
 * sessions,
 * and what a grant allows.
 */
@NullMarked
package dev.pawl.server.login;

import org.jspecify.annotations.NullMarked;
