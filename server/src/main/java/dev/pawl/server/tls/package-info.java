/**
 * What a listener needs to speak TLS: where certificate and key lie, and how they are read and checked. Does
 * not
 * belong here: HTTP, and what makes connections of them.
 */
@NullMarked
package dev.pawl.server.tls;

import org.jspecify.annotations.NullMarked;
