/**
 * Signing in from a browser: an access key once, then a cookie that only the server can make. It proves who
 * calls; what
 * they may do is asked elsewhere.
 */
@NullMarked
package dev.pawl.server.session;

import org.jspecify.annotations.NullMarked;
