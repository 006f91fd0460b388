package dev.pawl.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.testkit.mock.Behaviour;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plays take next to no time, however long they last in virtual time. */
class SpeedTest {
    private static final String TEN = "{\"StartAt\":\"S0\",\"States\":{"
            + IntStream.range(0, 10).mapToObj(i -> "\"S" + i
                    + "\":{\"Type\":\"" + (i % 2 == 0
                            ? "Pass\""
                            : "Task\",\"Resource\":"
                                    + "\"arn:aws:lambda:us-east-1:123456789012:function:f\"")
                    + (i == 9 ? ",\"End\":true}" : ",\"Next\":\"S" + (i + 1) + "\"}")).collect(Collectors.joining(","))
            + "}}";
    private static final String MONTHS = """
            {"QueryLanguage":"JSONata","StartAt":"First","States":{
              "First":{"Type":"Pass","Assign":{"n":0},"Next":"Month"},
              "Month":{"Type":"Wait","Seconds":2592000,"Next":"Count"},
              "Count":{"Type":"Pass","Assign":{"n":"{% $n + 1 %}"},"Next":"Enough"},
              "Enough":{"Type":"Choice","Choices":[{"Condition":"{% $n = 12 %}","Next":"Done"}],"Default":"Month"},
              "Done":{"Type":"Succeed"}}}
            """;

    /** Of this thread, on which everything happens: other work on the machine does not count. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double millisEach(String definition, Duration virtual, int plays) {
        try (Stage stage = Stage.open().deploy("m", definition)) {
            stage.mocks(call -> Optional.of(Behaviour.returns("{}")));
            for (int i = 0; i < plays; i++) {
                stage.run("{}");
            }
            long before = cpuNanos();
            for (int i = 0; i < plays; i++) {
                assertThat(stage.run("{}").duration()).isEqualTo(virtual);
            }
            return (cpuNanos() - before) / 1e6 / plays;
        }
    }

    @Test
    void aMachineOfTenStates() {
        double millis = millisEach(TEN, Duration.ZERO, 500);
        System.out.println("ten states: " + millis + " ms");
        assertThat(millis).isLessThan(5);
    }

    @Test
    void twelveMonthsOfWaiting() {
        double millis = millisEach(MONTHS, Duration.ofDays(360), 200);
        System.out.println("twelve months: " + millis + " ms");
        assertThat(millis).isLessThan(20);
    }

    @Test
    void aStageIsSetUpQuickly() {
        for (int i = 0; i < 100; i++) {
            Stage.open().deploy("m", TEN).close();
        }
        long before = cpuNanos();
        for (int i = 0; i < 100; i++) {
            Stage.open().deploy("m", TEN).close();
        }
        double millis = (cpuNanos() - before) / 1e8;
        System.out.println("open, deploy, close: " + millis + " ms");
        assertThat(millis).isLessThan(20);
    }
}
