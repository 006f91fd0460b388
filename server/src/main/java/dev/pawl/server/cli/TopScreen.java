package dev.pawl.server.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** How an overview of a server reads in a terminal: lines of a given width. */
record TopScreen(int width, int height, Sort sort, String filter, Paint paint) {
    private static final String BARS = "▁▂▃▄▅▆▇█";
    private static final int SPARKS = 40;
    private static final int LISTED = 8;
    private static final int NAME = 30;
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    /** By what machines are sorted. */
    enum Sort {
        ACTIVITY, RUNNING, FAILED, SLOW;

        Sort next() {
            return switch (this) {
                case ACTIVITY -> RUNNING;
                case RUNNING -> FAILED;
                case FAILED -> SLOW;
                case SLOW -> ACTIVITY;
            };
        }
    }

    /** All lines; no more than fit. */
    List<String> lines(JsonNode all) {
        List<String> lines = new ArrayList<>();
        JsonNode rates = all.path("rates");
        JsonNode store = all.path("store");
        JsonNode queues = all.path("queues");
        lines.add(paint.strong(cut("pawl top   up " + span(all.path("uptimeSeconds").asLong()) + "   "
                + all.path("machineCount").asInt() + " machines   " + all.path("running").asLong() + " running   "
                + queues.path("inMemory").asLong() + " moving   " + all.path("nodes").size() + " nodes")));
        troubles(all, lines);
        lines.add(cut("each second  started " + one(rates, "started") + "  ended " + one(rates, "ended")
                + "  not successful " + one(rates, "unsuccessful") + "  states " + one(rates, "transitions")
                + "  task calls " + one(rates, "taskCalls") + "  requests " + one(rates, "requests")));
        lines.add(cut("ended        " + sparks(all.path("series").path("ended"))));
        lines.add(cut("queues       writer " + queues.path("writer").asLong() + "  inbox "
                + queues.path("inbox").asLong() + "  task calls " + queues.path("taskCalls").asLong()
                + "  timers overdue " + queues.path("timersOverdue").asLong() + "  index "
                + queues.path("index").asLong() + "  deliveries " + queues.path("deliveries").asLong() + "  backlog "
                + bytes(queues.path("backlogBytes").asLong())));
        JsonNode waiting = all.path("waiting");
        lines.add(cut("waiting      paused " + waiting.path("paused").asLong() + "  for limits "
                + waiting.path("limits").asLong() + "  for people " + waiting.path("approvals").asLong()
                + "  for workers " + waiting.path("activityTasks").asLong() + "  bulk actions "
                + waiting.path("bulkActions").asLong()));
        lines.add(cut("store        " + bytes(store.path("sizeBytes").asLong()) + "  log "
                + bytes(store.path("walBytes").asLong()) + "  disk free "
                + bytes(store.path("diskFreeBytes").asLong()) + "  commit " + one(store, "commitMillis") + " ms  "
                + one(store, "appendsPerCommit") + " appends each"));
        machines(all.path("machines"), lines);
        tasks(all.path("tasks"), lines);
        failures(all.path("failures"), lines);
        return lines.subList(0, Math.min(lines.size(), height));
    }

    /** What stands still, or is not in order, comes before all figures. */
    private void troubles(JsonNode all, List<String> lines) {
        int left = LISTED;
        for (JsonNode trouble : all.path("troubles")) {
            if (left-- > 0) {
                lines.add(paint.bad(cut(String.format(Locale.ROOT, "%-12s ",
                        trouble.path("name").asText().toUpperCase(Locale.ROOT)) + trouble.path("trouble").asText())));
            }
        }
        JsonNode holds = all.path("holds");
        long machines = holds.path("machines").asLong();
        long executions = holds.path("executions").asLong();
        if (machines + executions > 0) {
            lines.add(paint.notable(cut("PAUSED       " + machines + " machines, " + executions
                    + " executions; pawl pause --list tells which")));
        }
    }

    private void machines(JsonNode machines, List<String> lines) {
        lines.add("");
        lines.add(paint.strong(cut(String.format(Locale.ROOT, "%-" + NAME + "s %9s %9s %9s %9s %9s",
                "MACHINE (last hour)", "RUNNING", "SUCCEEDED", "FAILED", "P50", "P95"))));
        List<JsonNode> list = new ArrayList<>();
        machines.forEach(machine -> {
            if (machine.path("name").asText().contains(filter)) {
                list.add(machine);
            }
        });
        list.sort(order());
        list.stream().limit(Math.max(1, height - lines.size() - 2 * LISTED)).forEach(machine -> {
            long failed = failed(machine);
            String line = cut(String.format(Locale.ROOT, "%-" + NAME + "s %9d %9d %9d %9s %9s",
                    shortened(machine.path("name").asText()), machine.path("running").asLong(),
                    machine.path("succeeded").asLong(), failed, millis(machine.path("p50Millis")),
                    millis(machine.path("p95Millis"))));
            lines.add(failed > 0 ? paint.bad(line) : line);
        });
        if (list.isEmpty()) {
            lines.add(paint.faint("none"));
        }
    }

    private Comparator<JsonNode> order() {
        Comparator<JsonNode> order = Comparator.comparing(machine -> switch (sort) {
            case ACTIVITY -> machine.path("running").asLong() + machine.path("succeeded").asLong() + failed(machine);
            case RUNNING -> machine.path("running").asLong();
            case FAILED -> failed(machine);
            case SLOW -> machine.path("p95Millis").asLong();
        });
        return order.reversed().thenComparing(machine -> machine.path("name").asText());
    }

    private static long failed(JsonNode machine) {
        return machine.path("failed").asLong() + machine.path("timedOut").asLong() + machine.path("aborted").asLong();
    }

    private void tasks(JsonNode tasks, List<String> lines) {
        lines.add("");
        lines.add(paint.strong(cut(String.format(Locale.ROOT, "%-" + NAME + "s %9s %9s %9s", "SLOWEST TASKS", "CALLS",
                "FAILED", "MEAN"))));
        int left = LISTED - 2;
        for (JsonNode task : tasks) {
            if (left-- > 0) {
                lines.add(cut(String.format(Locale.ROOT, "%-" + NAME + "s %9d %9d %9s",
                        shortened(task.path("resource").asText()), task.path("calls").asLong(),
                        task.path("failed").asLong(), millis(task.path("meanMillis")))));
            }
        }
    }

    private void failures(JsonNode failures, List<String> lines) {
        lines.add("");
        lines.add(paint.strong(cut("LAST FAILURES")));
        for (JsonNode failure : failures) {
            lines.add(cut(failure.path("stoppedAt").asText() + " " + failure.path("machine").asText() + " "
                    + failure.path("name").asText() + " " + failure.path("status").asText() + " "
                    + failure.path("error").asText()));
        }
    }

    private String cut(String line) {
        String plain = line.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= width ? plain : plain.substring(0, width);
    }

    private static String shortened(String name) {
        return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
    }

    private static String one(JsonNode figures, String name) {
        return String.format(Locale.ROOT, "%.1f", figures.path(name).asDouble());
    }

    private static String sparks(JsonNode values) {
        double most = 0;
        for (JsonNode value : values) {
            most = Math.max(most, value.asDouble());
        }
        StringBuilder text = new StringBuilder();
        for (int i = Math.max(0, values.size() - SPARKS); i < values.size(); i++) {
            int height = most == 0 ? 0 : (int) Math.round(values.get(i).asDouble() / most * (BARS.length() - 1));
            text.append(BARS.charAt(height));
        }
        return text.toString();
    }

    private static String millis(JsonNode value) {
        if (value.isMissingNode()) {
            return "–";
        }
        double millis = value.asDouble();
        return millis < 1000
                ? String.format(Locale.ROOT, "%.0f ms", millis)
                : String.format(Locale.ROOT, "%.1f s", millis / 1000);
    }

    private static String bytes(long bytes) {
        String[] units = {"B", "KiB", "MiB", "GiB", "TiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", value, units[unit]);
    }

    private static String span(long seconds) {
        return seconds < HOUR
                ? seconds / MINUTE + "m" + seconds % MINUTE + "s"
                : seconds < DAY
                        ? seconds / HOUR + "h" + seconds % HOUR / MINUTE + "m"
                        : seconds / DAY + "d" + seconds % DAY / HOUR + "h";
    }
}
