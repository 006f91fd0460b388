package dev.pawl.server.session;

import dev.pawl.server.access.Door;
import dev.pawl.server.api.RequestIds;
import dev.pawl.server.api.error.ApiException;
import dev.pawl.server.audit.Deed;
import dev.pawl.server.audit.Deed.Outcome;
import dev.pawl.server.auth.Principal;
import dev.pawl.server.http.HttpRequest;
import java.util.Map;
import java.util.Optional;

/** What is noted of those who sign in and out, and who of them has to wait. */
public final class Reception {
    private static final String SIGN_IN = "SignIn";
    private static final String SIGN_OUT = "SignOut";

    private final Door door;
    private final Runnable failed;

    /**
     * At that door.
     *
     * @param failed
     *            told when somebody fails to sign in
     */
    public Reception(Door door, Runnable failed) {
        this.door = door;
        this.failed = failed;
    }

    /** What somebody is told who failed again and again from there; everybody else may try. */
    public Optional<ApiException> hasToWait(HttpRequest request) {
        return door.tooManySignIns(request.connection().address());
    }

    /**
     * Somebody failed to sign in, and that may have been an attempt to be somebody else.
     *
     * @param facts
     *            why, and by which way; nothing that was typed in
     */
    public void refused(HttpRequest request, Map<String, String> facts) {
        failed.run();
        door.signInFailed(deed(Optional.empty(), SIGN_IN, request), facts);
    }

    /** Nobody could sign in, which is not the fault of who tried. */
    public void broken(HttpRequest request, Map<String, String> facts) {
        failed.run();
        door.note(deed(Optional.empty(), SIGN_IN, request), Outcome.FAILED, facts);
    }

    /** Somebody signed in. */
    public void entered(HttpRequest request, Principal who, Map<String, String> facts) {
        door.note(deed(Optional.of(who), SIGN_IN, request), Outcome.ALLOWED, facts);
    }

    /** Somebody signed out. */
    public void left(HttpRequest request, Principal who) {
        door.note(deed(Optional.of(who), SIGN_OUT, request), Outcome.ALLOWED, Map.of());
    }

    /** A stranger showed a signature or a token only to be told whose it is. */
    public ApiException stranger(HttpRequest request, ApiException failure) {
        return door.stranger(deed(Optional.empty(), "-", request), failure);
    }

    private static Deed deed(Optional<Principal> who, String operation, HttpRequest request) {
        return new Deed(who, operation, "*", request.connection().address(), RequestIds.next());
    }
}
