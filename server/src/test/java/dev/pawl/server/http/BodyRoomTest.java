package dev.pawl.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.server.RawHttp;
import dev.pawl.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BodyRoomTest {
    private static final int LONGEST = 10_000;
    private static final long HEAP = 64L * 4 * LONGEST;

    private final BodyRoom room = new BodyRoom(HEAP, LONGEST);

    @Test
    void what_strangers_send_is_bounded_and_leaves_room_for_others() {
        List<BodyRoom.Portion> taken = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            taken.add(room.portion(() -> Standing.STRANGER));
            assertThat(taken.getLast().take(LONGEST)).isTrue();
        }
        assertThat(room.portion(() -> Standing.STRANGER).take(LONGEST)).isFalse();
        assertThat(room.taken()).isEqualTo(4L * LONGEST);
        assertThat(room.portion(() -> Standing.KNOWN).take(LONGEST)).isTrue();
        assertThat(room.portion(() -> Standing.CLAIMED).take(LONGEST)).isTrue();
        taken.getFirst().release();
        taken.getFirst().release();
        assertThat(room.portion(() -> Standing.STRANGER).take(LONGEST)).isTrue();
        assertThat(room.portion(() -> Standing.STRANGER).take(LONGEST)).isFalse();
    }

    @Test
    void who_is_known_cannot_take_everything_either() {
        int fit = 0;
        while (room.portion(() -> Standing.KNOWN).take(LONGEST)) {
            fit++;
        }
        assertThat(fit).isEqualTo(16);
    }

    @Test
    void a_short_body_always_finds_room_and_nobody_asks_whose_it_is() {
        while (room.portion(() -> Standing.STRANGER).take(LONGEST)) {
            // until it is full
        }
        BodyRoom.Portion shortBody = room.portion(() -> {
            throw new AssertionError("asked");
        });
        assertThat(shortBody.take(BodyRoom.FREE_BYTES)).isTrue();
    }

    @Test
    void a_body_that_trickles_is_counted_in_full() {
        BodyRoom.Portion portion = room.portion(() -> Standing.STRANGER);
        for (int i = 0; i < LONGEST / 100; i++) {
            assertThat(portion.take(100)).isTrue();
        }
        assertThat(room.taken()).isEqualTo(LONGEST);
        portion.release();
        assertThat(room.taken()).isZero();
        assertThat(portion.take(1)).isFalse();
    }

    @Test
    void room_is_given_back_when_the_request_is_answered_or_its_caller_is_gone() {
        String poll = "{\"activityArn\":\"arn:aws:states:us-east-1:123456789012:activity:a\",\"unknown\":\""
                + "x".repeat(100_000) + "\"}";
        try (TestServer server = new TestServer()) {
            try (RawHttp held = new RawHttp(server.port()); RawHttp half = new RawHttp(server.port())) {
                held.send(RawHttp.request(server.port(), "GetActivityTask", poll, Map.of()));
                half.send(RawHttp.request(server.port(), "ListStateMachines", "x".repeat(50_000),
                        Map.of("Content-Length", "60000")));
                await(server, poll.length() + 50_000L);
                half.hangUp();
                await(server, poll.length());
                server.polls.forEach(one -> one.complete(JsonNodeFactory.instance
                        .objectNode()));
                assertThat(held.receive().status()).isEqualTo(200);
                await(server, 0);
            }
        }
    }

    private static void await(TestServer server, long bytes) {
        while (server.http().bodyBytes() != bytes || (bytes > 60_000 && server.polls.isEmpty())) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
