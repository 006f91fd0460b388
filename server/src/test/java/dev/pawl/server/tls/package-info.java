/** Certificates that tests make, and handshakes with them. */
@NullMarked
package dev.pawl.server.tls;

import org.jspecify.annotations.NullMarked;
