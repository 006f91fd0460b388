package dev.pawl.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadRoomTest {
    private static final int LEAST = 10;

    private final HeadRoom room = new HeadRoom(400);
    private final List<String> closed = new ArrayList<>();

    private HeadRoom.Place open(String name) {
        HeadRoom.Place place = room.place(LEAST, () -> closed.add(name));
        assertThat(place.await()).isTrue();
        return place;
    }

    private HeadRoom.Place begun(String name, int bytes) {
        HeadRoom.Place place = open(name);
        place.begin();
        assertThat(place.take(bytes)).isTrue();
        return place;
    }

    @Test
    void who_takes_longest_to_say_something_makes_room() {
        open("silent");
        begun("slow", 30);
        begun("later", 20);
        assertThat(open("new").take(9)).isTrue();
        assertThat(closed).isEmpty();

        assertThat(open("newer").take(1)).isTrue();
        assertThat(closed).containsExactly("slow");
        begun("large", 39);
        assertThat(closed).containsExactly("slow", "later");
    }

    @Test
    void those_that_are_silent_go_when_nobody_has_begun_and_the_oldest_first() {
        HeadRoom.Place first = open("first");
        open("second");
        assertThat(first.await()).isTrue(); // it had a request meanwhile
        assertThat(open("third").take(75)).isTrue();
        assertThat(closed).containsExactly("second");
    }

    @Test
    void who_sends_no_body_makes_room_after_those_without_a_head_and_before_those_that_are_silent() {
        open("silent");
        HeadRoom.Place uploading = begun("uploading", 20);
        uploading.awaitBody();
        begun("bodiless", 10).awaitBody();
        begun("headless", 10);
        uploading.proceed();

        assertThat(open("new").take(11)).isTrue();
        assertThat(closed).containsExactly("headless");
        begun("larger", 10);
        assertThat(closed).containsExactly("headless", "bodiless");
        begun("largest", 40);
        assertThat(closed).containsExactly("headless", "bodiless", "larger", "uploading");

        uploading.awaitBody(); // too late
        uploading.proceed();
        uploading.arrived();
        assertThat(uploading.take(1)).isFalse();
    }

    @Test
    void what_is_worked_on_is_not_closed_and_nobody_makes_room_for_what_is_too_much() {
        HeadRoom.Place working = begun("working", 80);
        working.awaitBody();
        working.arrived();
        HeadRoom.Place next = open("next");
        assertThat(next.take(1)).isFalse();
        assertThat(closed).isEmpty();

        next.release();
        assertThat(working.await()).isTrue();
        assertThat(room.taken()).isEqualTo(LEAST);
        assertThat(open("other").take(70)).isTrue();
    }

    @Test
    void all_is_given_back_once() {
        HeadRoom.Place one = begun("one", 50);
        one.release();
        one.release();
        assertThat(room.taken()).isZero();
        assertThat(one.await()).isFalse();
        assertThat(one.take(1)).isFalse();
        assertThat(room.taken()).isZero();
    }
}
