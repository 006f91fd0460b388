package dev.pawl.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.access.KeyCabinet.Made;
import dev.pawl.server.access.KeyCabinet.Wanted;
import dev.pawl.server.auth.AccessKey;
import dev.pawl.server.auth.ConfiguredKeys;
import dev.pawl.server.auth.Grant;
import dev.pawl.store.Credentials;
import dev.pawl.store.Credentials.Kind;
import dev.pawl.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyRingTest {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final MemoryStore store = new MemoryStore();
    private final SecretSeal seal = new SecretSeal(store.secret(), "");

    /** A node: its ring, and its cabinet. */
    private record Node(KeyRing ring, KeyCabinet cabinet) {}

    private Node node(boolean mayBeOpen) {
        KeyRing ring = new KeyRing(store.credentials(), new ConfiguredKeys(List.of()), seal, clock, mayBeOpen);
        return new Node(ring, new KeyCabinet(store.credentials(), seal, clock, ring::changed, true));
    }

    private static Made make(Node node, Kind kind, String grant, Optional<Duration> lasts) {
        return node.cabinet().create(new Wanted(kind, "ada", List.of(Grant.parse(grant)), lasts), Callings.ROOT);
    }

    /** The first key closes it, and has to be an administrator's. */
    private static void closed(Node node) {
        assertThat(make(node, Kind.KEY, "admin", Optional.empty()).credential().id()).isNotEmpty();
    }

    @Test
    void what_one_node_revokes_is_gone_there_at_once_and_elsewhere_two_seconds_later() {
        Node one = node(true);
        Node two = node(true);
        Made root = make(one, Kind.KEY, "admin", Optional.empty());
        Made token = make(one, Kind.TOKEN, "viewer", Optional.empty());
        assertThat(two.ring().key(root.credential().id())).map(AccessKey::secret).contains(root.secret());
        assertThat(two.ring().token(token.secret())).isPresent();

        one.cabinet().revoke(Kind.TOKEN, token.credential().id());
        one.cabinet().revoke(Kind.KEY, root.credential().id());
        assertThat(one.ring().token(token.secret())).isEmpty();
        assertThat(one.ring().key(root.credential().id())).isEmpty();
        now = now.plusMillis(2_001);
        assertThat(two.ring().token(token.secret())).isEmpty();
        assertThat(two.ring().key(root.credential().id())).isEmpty();
    }

    @Test
    void an_open_node_is_closed_by_the_first_key_and_stays_so_when_it_is_gone() {
        Node open = node(true);
        assertThat(open.ring().open()).isTrue();
        assertThat(node(false).ring().open()).isFalse();
        Made root = make(open, Kind.KEY, "admin", Optional.empty());
        assertThat(open.ring().open()).isFalse();
        open.cabinet().revoke(Kind.KEY, root.credential().id());
        assertThat(open.ring().open()).isFalse();
        assertThat(node(true).ring().open()).isFalse();
    }

    @Test
    void a_key_ends_by_itself_and_after_the_overlap_of_its_successor() {
        Node node = node(true);
        make(node, Kind.KEY, "admin", Optional.empty());
        Made brief = make(node, Kind.KEY, "viewer", Optional.of(Duration.ofMinutes(10)));
        Made old = make(node, Kind.KEY, "viewer", Optional.empty());
        Made next = node.cabinet().rotate(Kind.KEY, old.credential().id(), Duration.ofMinutes(5), Callings.ROOT);
        String both = old.credential().id();
        now = now.plus(Duration.ofMinutes(4));
        assertThat(node.ring().key(both)).isPresent();
        now = now.plus(Duration.ofMinutes(1));
        assertThat(node.ring().key(both)).isEmpty();
        assertThat(node.ring().key(next.credential().id())).isPresent();
        assertThat(node.ring().key(brief.credential().id())).isPresent();
        now = now.plus(Duration.ofMinutes(5));
        assertThat(node.ring().key(brief.credential().id())).isEmpty();
    }

    @Test
    void when_a_key_was_last_used_is_noted_now_and_then() {
        Node node = node(true);
        Made root = make(node, Kind.KEY, "admin", Optional.empty());
        assertThat(node.ring().key(root.credential().id())).isPresent();
        Instant used = now;
        now = now.plus(Duration.ofMinutes(2));
        assertThat(node.ring().open()).isFalse();
        assertThat(store.credentials().all().getFirst().usedAt()).contains(used);
    }

    @Test
    void a_revoked_key_is_refused_although_the_clock_was_set_back() {
        Node one = node(true);
        Node two = node(true);
        closed(one);
        Made token = make(one, Kind.TOKEN, "viewer", Optional.empty());
        assertThat(two.ring().token(token.secret())).isPresent();
        one.cabinet().revoke(Kind.TOKEN, token.credential().id());
        now = now.minus(Duration.ofMinutes(10));
        assertThat(two.ring().token(token.secret())).isEmpty();
    }

    @Test
    void a_revoked_key_is_refused_although_its_use_cannot_be_noted() {
        Node one = node(true);
        closed(one);
        Made token = make(one, Kind.TOKEN, "viewer", Optional.empty());
        KeyRing two = new KeyRing(new WithoutNotes(store.credentials()), new ConfiguredKeys(List.of()), seal, clock,
                true);
        assertThat(two.token(token.secret())).isPresent();
        one.cabinet().revoke(Kind.TOKEN, token.credential().id());
        now = now.plus(Duration.ofMinutes(2));
        assertThat(two.token(token.secret())).isEmpty();
    }

    /** A database that can be read and not written. */
    private record WithoutNotes(Credentials known) implements Credentials {
        @Override
        public boolean create(Credential credential, int most) {
            return known.create(credential, most);
        }

        @Override
        public List<Credential> all() {
            return known.all();
        }

        @Override
        public boolean expire(String id, Instant at) {
            return known.expire(id, at);
        }

        @Override
        public boolean remove(String id) {
            return known.remove(id);
        }

        @Override
        public void used(Map<String, Instant> byId) {
            throw new IllegalStateException("It cannot be written");
        }

        @Override
        public long changes() {
            return known.changes();
        }
    }
}
