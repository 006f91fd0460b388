/**
 * Signing in from a browser: an access key once, then a cookie. It proves who calls, at every node, until
 * it is ended; what they may do is asked elsewhere.
 */
@NullMarked
package dev.pawl.server.session;

import org.jspecify.annotations.NullMarked;
