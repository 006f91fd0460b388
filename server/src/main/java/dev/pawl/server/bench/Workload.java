package dev.pawl.server.bench;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The executions that are measured. */
public enum Workload {
    /** One decision and one commit. */
    PASSES("five Pass states", 5),
    /** Six decisions and six commits, and five calls. */
    TASKS("five in-JVM tasks", 5),
    /** Many events in few commits. */
    MAP("inline Map of 1,000 items", 1001);

    /** The function that the tasks call. */
    static final String FUNCTION = "bench-echo";

    private static final int ITEMS = 1000;

    private final String title;
    private final int states;

    Workload(String title, int states) {
        this.title = title;
        this.states = states;
    }

    /** What people call it. */
    public String title() {
        return title;
    }

    /** How many states an execution enters. */
    public int states() {
        return states;
    }

    /** The machine. */
    public String definition() {
        return switch (this) {
            case PASSES -> chain("{\"Type\":\"Pass\"");
            case TASKS -> chain(
                    "{\"Type\":\"Task\",\"Resource\":\"arn:aws:lambda:us-east-1:123456789012:function:" + FUNCTION
                            + "\"");
            case MAP -> "{\"StartAt\":\"M\",\"States\":{\"M\":{\"Type\":\"Map\",\"End\":true,\"ItemProcessor\":"
                    + "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Pass\",\"End\":true}}}}}}";
        };
    }

    /** The input of each execution. */
    public String input() {
        return switch (this) {
            case PASSES, TASKS -> "{\"order\":4711,\"customer\":\"c-17\",\"total\":99.5}";
            case MAP ->
                IntStream.range(0, ITEMS).mapToObj(Integer::toString).collect(Collectors.joining(",", "[", "]"));
        };
    }

    private static String chain(String state) {
        return IntStream.rangeClosed(1, 5)
                .mapToObj(
                        i -> "\"S" + i + "\":" + state + (i < 5 ? ",\"Next\":\"S" + (i + 1) + "\"}" : ",\"End\":true}"))
                .collect(Collectors.joining(",", "{\"StartAt\":\"S1\",\"States\":{", "}}"));
    }
}
