package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.SignIns;
import dev.pawl.store.SignIns.SignIn;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who has signed in. */
interface SignInContract extends StoreContract {
    private static SignIn signIn(String id, String name, int minute) {
        return new SignIn(id, name, Given.NOW.plusSeconds(60L * minute), Given.NOW.plusSeconds(60L * minute),
                Given.NOW.plus(Duration.ofHours(1)), "{\"from\":\"127.0.0.1\"}");
    }

    @Test
    default void aSignInIsKnownEverywhereUntilItIsEnded() {
        SignIns signIns = store().signIns();
        SignIn alice = signIn("a", "alice", 1);
        signIns.begin(alice);
        signIns.begin(signIn("b", "bob", 2));
        signIns.begin(signIn("c", "alice", 3));

        assertThat(otherNode().signIns().find("a")).contains(alice);
        assertThat(signIns.all(Optional.empty(), 10)).extracting(SignIn::id).containsExactly("c", "b", "a");
        assertThat(signIns.all(Optional.of("alice"), 1)).extracting(SignIn::id).containsExactly("c");
        signIns.seen("a", Given.NOW.plusSeconds(600));
        assertThat(signIns.find("a").orElseThrow().seen()).isEqualTo(Given.NOW.plusSeconds(600));
        assertThat(otherNode().signIns().end("a")).isTrue();
        assertThat(signIns.end("a")).isFalse();
        assertThat(reopened().signIns().find("a")).isEmpty();
    }

    @Test
    default void thoseWhoseTimeIsOverAreForgotten() {
        store().signIns().begin(signIn("a", "alice", 1));
        assertThat(store().signIns().sweep(Given.NOW)).isZero();
        assertThat(store().signIns().sweep(Given.NOW.plus(Duration.ofHours(1)))).isEqualTo(1);
        assertThat(store().signIns().find("a")).isEmpty();
    }
}
