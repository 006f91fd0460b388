package dev.pawl.server.auth;

import java.util.Optional;

/** Whose keys there are. Asked at each request, so that what was taken away is gone at once. */
public interface Principals {
    /** Whether there are no keys at all: then everybody of this machine is let in. */
    boolean open();

    /** The key of that id, if there is one, it has not ended, and its secret can be had. */
    Optional<AccessKey> key(String id);
}
