package dev.pawl.store.jooq;

import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.json.Payload;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Executions and searches made up from a seed. */
final class RandomExecutions {
    private static final List<String> TEXTS = List.of("alpha", "Alpha", "alp", "50% off", "a_b", "42", "true", "null",
            "é", "\uD83D\uDE00", "\uFFFD", "x'y\\\"z", "", "state machine");
    private static final List<String> NUMBERS = List.of("0", "-1", "1", "41.5", "42", "42.0", "1e3",
            "12345678901234567890",
            "-0.25");
    private static final List<String> NAMES = List.of("id", "total", "customer", "a b");
    private static final List<String> OPERATORS = List.of("=", "!=", ">", ">=", "<", "<=");

    private final Random random;

    RandomExecutions(long seed) {
        random = new Random(seed);
    }

    /** Begins an execution, and perhaps ends and redrives it. */
    void add(Given given, String name) {
        long key = Given.appended(given.append(given.begin(name, object(2)))).executionKey();
        switch (random.nextInt(4)) {
            case 0 ->
                given.append(given.existing(name, key, 1).succeeded(random.nextInt(100_000), Payload.parse(object(1))));
            case 1 -> given.append(given.existing(name, key, 1).failed(random.nextInt(1000), status(), failure()));
            case 2 -> {
                given.append(given.existing(name, key, 1).failed(3, ExecutionStatus.FAILED, failure()));
                given.append(given.existing(name, key, 2).redriven(4, 1));
                if (random.nextBoolean()) {
                    given.append(given.existing(name, key, 3).succeeded(9, Payload.parse(object(1))));
                }
            }
            default -> {
                // it runs
            }
        }
    }

    private ExecutionStatus status() {
        return pick(List.of(ExecutionStatus.FAILED, ExecutionStatus.TIMED_OUT, ExecutionStatus.ABORTED));
    }

    private Failure failure() {
        return new Failure(Optional.of(pick(List.of("States.Timeout", "Order.TooLarge", "Order"))),
                Optional.of(pick(TEXTS)));
    }

    private String object(int depth) {
        return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> "\"" + NAMES.get((i + depth) % NAMES.size())
                + "\":" + value(depth)).collect(Collectors.joining(",", "{", "}"));
    }

    private String value(int depth) {
        return switch (random.nextInt(depth > 0 ? 6 : 4)) {
            case 0, 1 -> '"' + pick(TEXTS) + '"';
            case 2 -> pick(NUMBERS);
            case 3 -> pick(List.of("true", "false", "null"));
            case 4 -> object(depth - 1);
            default -> "[" + value(depth - 1) + "," + object(depth - 1) + "]";
        };
    }

    /** A search of one to three terms. */
    String query() {
        return IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(i -> (random.nextInt(5) == 0 ? "-" : "") + term())
                .collect(Collectors.joining(" "));
    }

    private String term() {
        return switch (random.nextInt(8)) {
            case 0 -> "status:" + pick(List.of("running", "failed", "succeeded", "failed,timed_out", "aborted"));
            case 1 -> "error:" + pick(List.of("States.Timeout", "Order*", "Order", "*"));
            case 2 -> "name:" + pick(List.of("e1*", "e5", "e10,e11", "*"));
            case 3 -> quoted(pick(TEXTS.stream().filter(text -> !text.isBlank()).toList()));
            case 4 -> pick(List.of("redrives:>0", "duration:<1s", "machine:Ord*", "tag:team=billing"));
            default -> path() + pick(OPERATORS) + literal();
        };
    }

    private String path() {
        String side = random.nextInt(3) == 0 ? "output" : "input";
        return side
                + IntStream.rangeClosed(0, random.nextInt(2)).mapToObj(i -> segment()).collect(Collectors.joining());
    }

    private String segment() {
        String name = pick(NAMES);
        return (name.contains(" ") ? "[\"" + name + "\"]" : "." + name) + (random.nextInt(4) == 0 ? "[]" : "");
    }

    private String literal() {
        return switch (random.nextInt(3)) {
            case 0 -> pick(NUMBERS);
            case 1 -> pick(List.of("true", "null", "alp", "Z"));
            default -> quoted(pick(TEXTS));
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\\"", "\"").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
