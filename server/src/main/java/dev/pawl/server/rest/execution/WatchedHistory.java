package dev.pawl.server.rest.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.engine.Executions;
import dev.pawl.json.Json;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a watcher has seen of an execution, and what comes next. Events are read from the store by their ids,
 * so that
 * none is missed or shown twice, whatever woke us.
 */
final class WatchedHistory {
    private static final int MOST_EVENTS = 500;
    private static final long MOST_BYTES = 256L << 10;

    private final Executions executions;
    private final String arn;
    private final Supplier<JsonNode> described;
    private long seen;
    private boolean endSeen;
    private boolean more;

    /**
     * As it is for somebody who has seen all up to that event.
     *
     * @param described
     *            shows the execution as it stands
     */
    WatchedHistory(Executions executions, String arn, Supplier<JsonNode> described, long seen) {
        this.executions = executions;
        this.arn = arn;
        this.described = described;
        this.seen = seen;
    }

    String arn() {
        return arn;
    }

    /** Whether the last message was as large as may be, so that there is probably more. */
    boolean hasMore() {
        return more;
    }

    /** Whether the end was told; there can be more only after a redrive. */
    boolean endSeen() {
        return endSeen;
    }

    /**
     * The next message; nothing if there is nothing new.
     *
     * @throws dev.pawl.engine.EngineException
     *             if the execution is not there any more
     */
    Optional<String> next() {
        // in this order: what ended before the events were read has all of them there
        boolean ended = executions.describe(arn).status().ended();
        HistoryPage page = HistoryPage.after(executions, arn, seen, MOST_EVENTS, MOST_BYTES);
        more = page.more();
        if (!page.events().isEmpty()) {
            seen = page.events().getLast().id();
            endSeen = false;
            return Optional.of(message("history", page.json()));
        }
        if (ended && !endSeen) {
            endSeen = true;
            return Optional.of(message("end", described.get()));
        }
        return Optional.empty();
    }

    private String message(String event, JsonNode data) {
        return "id: " + seen + "\nevent: " + event + "\ndata: " + Json.write(data) + "\n\n";
    }
}
