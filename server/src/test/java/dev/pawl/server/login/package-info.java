/** Signing in with a provider that can be told to lie. */
@NullMarked
package dev.pawl.server.login;

import org.jspecify.annotations.NullMarked;
