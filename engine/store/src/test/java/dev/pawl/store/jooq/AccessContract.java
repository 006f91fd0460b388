package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.chain.ChainEnd;
import dev.pawl.chain.HashChain;
import dev.pawl.store.AuditLog;
import dev.pawl.store.AuditLog.Entry;
import dev.pawl.store.AuditLog.Filter;
import dev.pawl.store.AuditLog.Note;
import dev.pawl.store.AuditLog.Page;
import dev.pawl.store.Credentials;
import dev.pawl.store.Credentials.Credential;
import dev.pawl.store.Credentials.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Access keys and tokens, and the audit log. */
interface AccessContract extends StoreContract {
    private Credential credential(String id, Optional<Instant> expires) {
        return new Credential(id, Kind.KEY, "carol", "operator:orders-*\nviewer", "sealed", "root", Given.NOW, expires,
                Optional.empty());
    }

    private static Note note(String actor, String resource, int second) {
        return new Note(Given.NOW.plusSeconds(second), actor, "StartExecution", resource, "ALLOWED",
                Map.of("address", "127.0.0.1"));
    }

    private static List<Long> numbers(List<Entry> entries) {
        return entries.stream().map(Entry::seq).toList();
    }

    @Test
    default void credentialsAreKeptUntilTheyAreTakenAway() {
        Credentials credentials = store().credentials();
        assertThat(credentials.changes()).isZero();
        assertThat(credentials.create(credential("A", Optional.empty()), 2)).isTrue();
        assertThat(credentials.create(credential("B", Optional.of(Given.NOW)), 2)).isTrue();
        assertThat(credentials.create(credential("C", Optional.empty()), 2)).isFalse();
        Instant later = Given.NOW.plus(Duration.ofHours(1));
        assertThat(credentials.expire("B", later)).isTrue();
        assertThat(credentials.expire("X", later)).isFalse();
        long before = credentials.changes();
        credentials.used(Map.of("A", later, "X", later));

        Credentials elsewhere = otherNode().credentials();
        assertThat(elsewhere.changes()).isEqualTo(before).isGreaterThan(2);
        assertThat(elsewhere.all()).containsExactly(
                new Credential("A", Kind.KEY, "carol", "operator:orders-*\nviewer", "sealed", "root", Given.NOW,
                        Optional.empty(), Optional.of(later)),
                credential("B", Optional.of(later)));
        assertThat(elsewhere.remove("A")).isTrue();
        assertThat(elsewhere.remove("A")).isFalse();
        assertThat(reopened().credentials().all()).containsExactly(credential("B", Optional.of(later)));
    }

    @Test
    default void whatWasDoneIsChainedAndFoundAgain() {
        store().audit().append(List.of(note("ada", "a", 1), note("bob", "b", 2)));
        otherNode().audit().append(List.of(note("ada", "b", 3)));
        AuditLog audit = reopened().audit();
        List<Entry> all = audit.entries(Filter.ALL, new Page(Optional.empty(), 10, false));

        assertThat(numbers(all)).containsExactly(1L, 2L, 3L);
        assertThat(all.getFirst()).isEqualTo(note("ada", "a", 1).after(1, ""));
        assertThat(all.get(2).hash()).isEqualTo(HashChain.hash(all.get(1).hash(), all.get(2).text()));
        assertThat(audit.head()).isEqualTo(AuditLog.chain(store().secret()).end(3, all.get(2).hash()));
        assertThat(audit.contains(all.get(1).hash())).isTrue();
        assertThat(audit.contains("x")).isFalse();
        assertThat(numbers(audit.entries(Filter.ALL, new Page(Optional.of(3L), 1, true)))).containsExactly(2L);
        Filter some = new Filter(Optional.of("ada"), Optional.of("StartExecution"), Optional.of("b"),
                Optional.of("ALLOWED"), Optional.of(Given.NOW.plusSeconds(3)), Optional.of(Given.NOW.plusSeconds(4)));
        assertThat(numbers(audit.entries(some, new Page(Optional.empty(), 10, false)))).containsExactly(3L);
    }

    @Test
    default void theBeginningOfTheLogIsCutOffAtASealedPlace() {
        AuditLog audit = store().audit();
        audit.append(List.of(note("a", "a", 1), note("a", "a", 2), note("a", "a", 3), note("a", "a", 4)));
        String second = audit.entries(Filter.ALL, new Page(Optional.of(1L), 1, false)).getFirst().hash();
        assertThat(audit.lastBefore(Given.NOW)).isZero();
        assertThat(audit.lastBefore(Given.NOW.plusSeconds(4))).isEqualTo(3);

        assertThat(audit.trim(3, 2)).isEqualTo(2);
        assertThat(audit.anchor()).isEqualTo(AuditLog.anchors(store().secret()).end(2, second));
        assertThat(audit.count()).isEqualTo(2);
        assertThat(audit.trim(3, 2)).isEqualTo(1);
        assertThat(audit.trim(3, 2)).isZero();
        assertThat(AuditLog.chain(store().secret()).isSealed(audit.head())).isTrue();
        assertThat(AuditLog.chain(store().secret()).isSealed(new ChainEnd(4, second, audit.head().seal()))).isFalse();
    }
}
