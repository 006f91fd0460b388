package dev.pawl.server.session;

import dev.pawl.server.auth.Principal;
import java.util.List;
import java.util.Optional;

/**
 * Knows what people may do who signed in elsewhere. Asked at each request, so that a changed rule holds at
 * once.
 */
@FunctionalInterface
public interface Directory {
    /** Nobody signs in elsewhere. */
    Directory NOBODY = (name, groups) -> Optional.empty();

    /** Somebody of that name in these groups; empty if nobody is taken any more. */
    Optional<Principal> principal(String name, List<String> groups);
}
