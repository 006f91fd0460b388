package dev.pawl.history.json;

import dev.pawl.history.Event;
import java.io.IOException;

/** Stored form of the events of Parallel and Map states and of iterations. */
final class BranchEvents {
    private BranchEvents() {}

    static String tag(Event.OfBranches event) {
        return switch (event) {
            case Event.ParallelStateStarted e -> "Bps";
            case Event.ParallelStateSucceeded e -> "Bpd";
            case Event.ParallelStateFailed e -> "Bpf";
            case Event.MapStateStarted e -> "Bms";
            case Event.MapStateSucceeded e -> "Bmd";
            case Event.MapStateFailed e -> "Bmf";
            case Event.MapIterationStarted e -> "Bis";
            case Event.MapIterationSucceeded e -> "Bid";
            case Event.MapIterationFailed e -> "Bif";
            case Event.MapIterationAborted e -> "Bia";
            case Event.MapRunStarted e -> "Brs";
            case Event.MapRunSucceeded e -> "Brd";
            case Event.MapRunFailed e -> "Brf";
            case Event.MapRunAborted e -> "Bra";
            case Event.MapRunRedriven e -> "Brr";
        };
    }

    static void write(Event.OfBranches event, StoredWriter out) throws IOException {
        switch (event) {
            case Event.ParallelStateStarted e -> {
                out.payload(Keys.BEGINS_WITH, e.input());
                out.number(Keys.BRANCHES, e.branches());
            }
            case Event.MapStateStarted e -> {
                out.number(Keys.LENGTH, e.length());
                out.payload(Keys.ITEMS, e.items());
                out.number(Keys.CONCURRENCY, e.maxConcurrency());
            }
            case Event.MapIterationStarted e -> {
                iteration(e.name(), e.index(), out);
                out.payload(Keys.BEGINS_WITH, e.input());
            }
            case Event.MapIterationSucceeded e -> iteration(e.name(), e.index(), out);
            case Event.MapIterationFailed e -> iteration(e.name(), e.index(), out);
            case Event.MapIterationAborted e -> iteration(e.name(), e.index(), out);
            case Event.MapRunStarted e -> out.text(Keys.MAP_RUN, e.mapRunArn());
            case Event.MapRunRedriven e -> {
                out.text(Keys.MAP_RUN, e.mapRunArn());
                out.number(Keys.REDRIVES, e.redriveCount());
            }
            case Event.MapRunFailed e -> out.failure(e.failure());
            case Event.MapRunSucceeded e -> {
            }
            case Event.MapRunAborted e -> {
            }
            case Event.ParallelStateSucceeded e -> {
            }
            case Event.ParallelStateFailed e -> {
            }
            case Event.MapStateSucceeded e -> {
            }
            case Event.MapStateFailed e -> {
            }
        }
    }

    private static void iteration(String name, int index, StoredWriter out) throws IOException {
        out.text(Keys.NAME, name);
        out.number(Keys.INDEX, index);
    }

    static Event read(String tag, Fields in) {
        return switch (tag) {
            case "Bps" -> new Event.ParallelStateStarted(in.payload(Keys.BEGINS_WITH), in.number(Keys.BRANCHES));
            case "Bpd" -> new Event.ParallelStateSucceeded();
            case "Bpf" -> new Event.ParallelStateFailed();
            case "Bms" -> new Event.MapStateStarted(in.number(Keys.LENGTH), in.payload(Keys.ITEMS),
                    in.number(Keys.CONCURRENCY));
            case "Bmd" -> new Event.MapStateSucceeded();
            case "Bmf" -> new Event.MapStateFailed();
            case "Bis" -> new Event.MapIterationStarted(in.text(Keys.NAME), in.number(Keys.INDEX),
                    in.payload(Keys.BEGINS_WITH));
            case "Bid" -> new Event.MapIterationSucceeded(in.text(Keys.NAME), in.number(Keys.INDEX));
            case "Bif" -> new Event.MapIterationFailed(in.text(Keys.NAME), in.number(Keys.INDEX));
            case "Bia" -> new Event.MapIterationAborted(in.text(Keys.NAME), in.number(Keys.INDEX));
            case "Brs" -> new Event.MapRunStarted(in.text(Keys.MAP_RUN));
            case "Brd" -> new Event.MapRunSucceeded();
            case "Brf" -> new Event.MapRunFailed(in.failure());
            case "Brr" -> new Event.MapRunRedriven(in.text(Keys.MAP_RUN), in.number(Keys.REDRIVES));
            case "Bra" -> new Event.MapRunAborted();
            default -> throw StoredEvents.unknown(tag);
        };
    }
}
