package dev.pawl.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BacklogTest {
    private final Backlog backlog = new Backlog(100);
    private final List<Integer> again = new ArrayList<>();

    private boolean admits(int who) {
        return backlog.admits(() -> again.add(who));
    }

    @Test
    void whoComesWhileThereIsTooMuchIsAskedAgainInOrder() {
        assertThat(admits(0)).isTrue();
        backlog.begins(70);
        assertThat(admits(1)).isTrue();
        backlog.begins(70);
        assertThat(admits(2)).isFalse();
        assertThat(admits(3)).isFalse();
        assertThat(again).isEmpty();
        backlog.ends(70);
        assertThat(again).containsExactly(2, 3);
    }

    @Test
    void thoseWhoWaitAreLetInSomeAtATimeAndAllOnceNothingIsLeft() {
        backlog.begins(101);
        backlog.begins(9);
        for (int i = 0; i < 40; i++) {
            assertThat(admits(i)).isFalse();
        }
        backlog.ends(101);
        assertThat(again).hasSize(16);
        backlog.ends(9);
        assertThat(again).hasSize(40);
    }

    @Test
    void whoLooksAgainWhileItIsFullWaitsFurther() {
        backlog.begins(200);
        assertThat(backlog.admits(() -> assertThat(admits(1)).isTrue())).isFalse();
        backlog.begins(200);
        backlog.ends(200);
        assertThat(backlog.isFull()).isTrue();
        backlog.ends(200);
        assertThat(backlog.isFull()).isFalse();
    }
}
