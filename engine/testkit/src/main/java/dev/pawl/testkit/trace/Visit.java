package dev.pawl.testkit.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One stay of an execution in a state, from the event that entered it to the one that left it. */
public final class Visit {
    private final SeenEvent entered;
    private final Optional<Visit> before;
    private final Optional<Around> around;
    private final List<SeenEvent> events = new ArrayList<>();
    private @Nullable SeenEvent exited;
    private @Nullable Visit after;
    private boolean failed;

    /**
     * The Parallel or Map around a visit.
     *
     * @param visit
     *            of the state around
     * @param iteration
     *            which item of a Map; a Parallel has -1, since the name of a state tells its branch
     * @param opened
     *            id of the event that began the branch or iteration
     */
    public record Around(Visit visit, int iteration, long opened) {}

    Visit(SeenEvent entered, Optional<Visit> before, Optional<Around> around) {
        this.entered = entered;
        this.before = before;
        this.around = around;
        before.ifPresent(visit -> visit.after = this);
    }

    void add(SeenEvent event) {
        events.add(event);
        if (event.exited()) {
            exited = event;
        }
        failed = event.type().endsWith("StateFailed") || (failed && !event.type().endsWith("StateStarted"));
    }

    /** Whether more can happen inside it. */
    boolean open() {
        return exited == null && !failed;
    }

    /** Whether it was never left. */
    boolean left() {
        return exited != null;
    }

    /** The state's name. */
    public String state() {
        return entered.text("name").orElse("");
    }

    /** The state's type, as definitions write it. */
    public String type() {
        return entered.type().substring(0, entered.type().length() - "StateEntered".length());
    }

    /** The event that entered it. */
    public SeenEvent entered() {
        return entered;
    }

    /** What happened in it after it was entered, also the event that left it. */
    public List<SeenEvent> events() {
        return List.copyOf(events);
    }

    /** The event that left it. */
    public Optional<SeenEvent> exited() {
        return Optional.ofNullable(exited);
    }

    /** The visit that led here, in the same flow. */
    public Optional<Visit> before() {
        return before;
    }

    /** The visit that it led to, in the same flow. */
    public Optional<Visit> after() {
        return Optional.ofNullable(after);
    }

    /** What it is inside of. */
    public Optional<Around> around() {
        return around;
    }

    /** Its input, unless the history was kept without data. */
    public Optional<JsonNode> input() {
        return entered.data("input");
    }

    /** Variables that were assigned when it was left. */
    public Map<String, JsonNode> assigned() {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        exited().ifPresent(event -> event.details().path("assignedVariables").properties().forEach(
                member -> all.put(member.getKey(), member.getValue().isTextual()
                        ? SeenEvent.parsed(member.getValue())
                        : member.getValue())));
        return all;
    }

    /** Which items of the Maps around it is worked on, the outermost first. */
    public List<Integer> iterations() {
        List<Integer> all = new ArrayList<>();
        for (Optional<Around> a = around; a.isPresent(); a = a.get().visit().around()) {
            if (a.get().iteration() >= 0) {
                all.addFirst(a.get().iteration());
            }
        }
        return all;
    }

    /** Its state, and the items of Maps around it in brackets: {@code Items[3] / Ship}. */
    public String place() {
        StringBuilder text = new StringBuilder(state());
        for (Optional<Around> a = around; a.isPresent(); a = a.get().visit().around()) {
            if (a.get().iteration() >= 0) {
                text.insert(0, a.get().visit().state() + "[" + a.get().iteration() + "] / ");
            }
        }
        return text.toString();
    }

    /** An object with what the context object would say of the items around it. */
    public JsonNode mapContext() {
        for (Optional<Around> a = around; a.isPresent(); a = a.get().visit().around()) {
            if (a.get().iteration() >= 0) {
                return JsonNodeFactory.instance.objectNode().set("Item",
                        JsonNodeFactory.instance.objectNode().put("Index", a.get().iteration()));
            }
        }
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public String toString() {
        return place() + " (event " + entered.id() + ")";
    }
}
