/**
 * What a listener needs to speak TLS: where certificate and key lie, how they are read and checked, and that
 * they are read again when they were replaced. Does not belong here: HTTP.
 */
@NullMarked
package dev.pawl.server.tls;

import org.jspecify.annotations.NullMarked;
