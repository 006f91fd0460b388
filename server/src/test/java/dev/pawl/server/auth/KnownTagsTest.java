package dev.pawl.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.Tags;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownTagsTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:stateMachine:m";

    private final CountedTags tags = new CountedTags();
    private final AtomicLong nanos = new AtomicLong();
    private final GrantPolicy policy = new GrantPolicy(tags, nanos::get);
    private final Principal reader = Principal.admin("a").with(List.of(Grant.parse("viewer:tag:team=a")));

    private static final class CountedTags implements Tags {
        private final Map<String, Map<String, String>> all = new HashMap<>();
        private int asked;
        private Runnable meanwhile = () -> {};

        @Override
        public Map<String, String> of(String arn) {
            asked++;
            Map<String, String> found = Map.copyOf(all.getOrDefault(arn, Map.of()));
            meanwhile.run();
            return found;
        }

        @Override
        public Set<String> resources(String key, Optional<String> value) {
            return Set.of();
        }

        @Override
        public void put(String arn, Map<String, String> added) {
            all.put(arn, added);
        }

        @Override
        public void remove(String arn, Collection<String> keys) {
            all.remove(arn);
        }
    }

    private boolean may() {
        return policy.allows(reader, "DescribeStateMachine", ARN);
    }

    @Test
    void the_store_is_asked_once_in_a_while() {
        tags.put(ARN, Map.of("team", "a"));
        for (int i = 0; i < 100; i++) {
            assertThat(may()).isTrue();
        }
        assertThat(tags.asked).isEqualTo(1);
        nanos.addAndGet(2_000_000_000L);
        assertThat(may()).isTrue();
        assertThat(tags.asked).isEqualTo(2);
    }

    @Test
    void what_was_tagged_here_holds_at_once_and_what_was_tagged_elsewhere_two_seconds_later() {
        tags.put(ARN, Map.of("team", "a"));
        assertThat(may()).isTrue();
        tags.put(ARN, Map.of("team", "b"));
        policy.changed();
        assertThat(may()).isFalse();
        tags.put(ARN, Map.of("team", "a"));
        nanos.addAndGet(2_000_000_000L);
        assertThat(may()).isTrue();
    }

    @Test
    void what_is_read_while_it_changes_is_not_kept() {
        tags.put(ARN, Map.of("team", "a"));
        tags.meanwhile = () -> {
            tags.meanwhile = () -> {};
            tags.put(ARN, Map.of("team", "b"));
            policy.changed();
        };
        assertThat(may()).as("begun before").isTrue();
        assertThat(may()).isFalse();
    }

    @Test
    void no_more_than_ten_thousand_are_kept() {
        for (int i = 0; i < 10_001; i++) {
            assertThat(policy.allows(reader, "DescribeStateMachine", ARN + i)).isFalse();
        }
        int before = tags.asked;
        assertThat(policy.allows(reader, "DescribeStateMachine", ARN + 0)).isFalse();
        assertThat(tags.asked).as("the first was forgotten").isEqualTo(before + 1);
    }
}
