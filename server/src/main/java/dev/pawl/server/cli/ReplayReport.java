package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.testkit.compare.Difference;
import dev.pawl.testkit.replay.Fork;
import dev.pawl.testkit.replay.Replayed;
import dev.pawl.testkit.replay.Replayed.Verdict;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what replays came to, for people and for programs. */
record ReplayReport(List<Replayed> all) {
    private static final int MOST_DIFFERENCES = 10;

    void print(PrintWriter out, Paint paint) {
        int width = all.stream().mapToInt(one -> one.label().length()).max().orElse(0);
        for (Replayed one : all) {
            out.println("  " + mark(one.verdict(), paint) + " " + one.label()
                    + " ".repeat(Math.max(0, width - one.label().length())) + "  " + words(one.verdict()));
            details(one).forEach(line -> out.println("      " + line));
            one.remarks().forEach(remark -> out.println("      " + paint.faint(remark)));
        }
        out.println(summary());
    }

    private static List<String> details(Replayed one) {
        List<String> lines = new ArrayList<>();
        one.fork().ifPresent(fork -> lines.add(fork.toString()));
        one.differences().stream().limit(MOST_DIFFERENCES).map(Difference::toString)
                .forEach(line -> lines.add("output " + line));
        if (one.differences().size() > MOST_DIFFERENCES) {
            lines.add("output … and " + (one.differences().size() - MOST_DIFFERENCES) + " more differences");
        }
        one.unknown().ifPresent(lines::add);
        boolean otherEnd = !one.then().status().equals(one.now().status())
                || !one.then().error().equals(one.now().error());
        if (otherEnd && one.verdict() != Verdict.UNDECIDED) {
            lines.add("was " + one.then() + ", would be " + one.now());
        }
        return lines;
    }

    private static String mark(Verdict verdict, Paint paint) {
        return switch (verdict) {
            case SAME -> paint.good("✓");
            case OTHER_OUTPUT, OTHER_PATH -> paint.notable("≠");
            case FAILS -> paint.bad("✗");
            case UNDECIDED -> paint.notable("?");
        };
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case SAME -> "same path, same end";
            case OTHER_OUTPUT -> "same path, another output";
            case OTHER_PATH -> "another path";
            case FAILS -> "would fail";
            case UNDECIDED -> "could not be decided";
        };
    }

    private String summary() {
        return all.size() + (all.size() == 1 ? " execution: " : " executions: ") + Arrays.stream(Verdict.values())
                .filter(verdict -> count(verdict) > 0).map(verdict -> count(verdict) + " "
                        + verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }

    private long count(Verdict verdict) {
        return all.stream().filter(one -> one.verdict() == verdict).count();
    }

    String json() {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Replayed one : all) {
            ObjectNode node = array.addObject().put("execution", one.label()).put("verdict", one.verdict().name());
            one.fork().ifPresent(fork -> node.set("fork", fork(fork)));
            ArrayNode differences = node.putArray("differences");
            one.differences().forEach(difference -> {
                ObjectNode each = differences.addObject().put("place", difference.place());
                difference.expected().ifPresent(value -> each.set("then", value));
                difference.actual().ifPresent(value -> each.set("now", value));
            });
            node.set("then", end(one.then()));
            node.set("now", end(one.now()));
            one.unknown().ifPresent(why -> node.put("unknown", why));
            one.remarks().forEach(node.withArray("remarks")::add);
        }
        return PrettyJson.of(array);
    }

    private static ObjectNode fork(Fork fork) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (!fork.place().isEmpty()) {
            node.put("place", fork.place());
        }
        fork.after().ifPresent(state -> node.put("after", state));
        fork.then().ifPresent(state -> node.put("then", state));
        fork.now().ifPresent(state -> node.put("now", state));
        return node;
    }

    private static ObjectNode end(Replayed.End end) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("status", end.status());
        end.output().ifPresent(output -> node.set("output", output));
        end.error().ifPresent(error -> node.put("error", error));
        end.cause().ifPresent(cause -> node.put("cause", cause));
        end.where().ifPresent(state -> node.put("state", state));
        return node;
    }

    int exitCode() {
        boolean differs = all.stream()
                .anyMatch(one -> one.verdict() != Verdict.SAME && one.verdict() != Verdict.UNDECIDED);
        return differs ? ExitCode.FAILED : count(Verdict.UNDECIDED) > 0 ? ExitCode.UNDECIDED : ExitCode.OK;
    }
}
