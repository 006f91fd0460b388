package dev.pawl.interpreter.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorNamesTest {
    @ParameterizedTest
    @CsvSource({"States.ALL,Any,true", "States.ALL,States.Timeout,true", "States.ALL,States.DataLimitExceeded,false",
            "States.DataLimitExceeded,States.DataLimitExceeded,true", "States.ALL,States.Runtime,false",
            "States.Runtime,States.Runtime,false", "States.TaskFailed,Any,true",
            "States.TaskFailed,States.Timeout,false", "States.TaskFailed,States.Runtime,false", "Any,Any,true",
            "Any,any,false"})
    void a_name_takes_itself_and_wildcards_take_what_they_say(String listed, String error, boolean matches) {
        assertThat(ErrorNames.match(List.of(listed), Optional.of(error), Optional.empty())).isEqualTo(matches);
    }

    @Test
    void a_failure_without_a_name_is_taken_by_wildcards_alone() {
        assertThat(ErrorNames.match(List.of("States.ALL"), Optional.empty(), Optional.empty())).isTrue();
        assertThat(ErrorNames.match(List.of("Any"), Optional.empty(), Optional.empty())).isFalse();
    }

    @Test
    void an_alias_counts_as_the_name() {
        assertThat(ErrorNames.match(List.of("States.HeartbeatTimeout"), Optional.of("States.Timeout"),
                Optional.of("States.HeartbeatTimeout"))).isTrue();
    }
}
