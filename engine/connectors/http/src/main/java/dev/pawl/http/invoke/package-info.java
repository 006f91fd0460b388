/**
 * {@code http:invoke}: parameters become a request, an answer becomes an outcome. Belongs here: AWS's rules
 * for both. Does
 * not belong here: sockets and secrets.
 */
@NullMarked
package dev.pawl.http.invoke;

import org.jspecify.annotations.NullMarked;
