/** What the server's tests share: raw requests, and a server with a handful of tiny operations. */
@NullMarked
package dev.pawl.server;

import org.jspecify.annotations.NullMarked;
