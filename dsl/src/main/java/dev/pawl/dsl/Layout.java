package dev.pawl.dsl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.QueryLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lays steps out as a flow: gives every state the name of its successor, and puts arms behind the state that
 * has them.
 */
final class Layout {
    private final QueryLanguage language;
    private final List<Mistake> mistakes;
    private final Map<String, Origin> origins;

    private Layout(QueryLanguage language, List<Mistake> mistakes, Map<String, Origin> origins) {
        this.language = language;
        this.mistakes = mistakes;
        this.origins = origins;
    }

    /** StartAt and States are put into that object; where its states were written goes by their places. */
    static Laid lay(Steps<?> steps, QueryLanguage language, ObjectNode into) {
        Layout layout = new Layout(language, new ArrayList<>(), new LinkedHashMap<>());
        layout.flow(steps, into, "");
        return new Laid(layout.mistakes, layout.origins);
    }

    /** What came of it besides JSON. */
    record Laid(List<Mistake> mistakes, Map<String, Origin> origins) {}

    private void flow(Steps<?> steps, ObjectNode into, String at) {
        first(steps).ifPresent(name -> into.put("StartAt", name));
        sequence(steps, new Onward.End(), into.putObject("States"), at + "/States/");
    }

    private void sequence(Steps<?> steps, Onward after, ObjectNode states, String at) {
        for (int i = 0; i < steps.all().size(); i++) {
            boolean last = i == steps.all().size() - 1;
            state(steps.all().get(i).draft(), last ? after : new Onward.To(steps.all().get(i + 1).name()), states, at);
        }
    }

    private void state(Draft draft, Onward following, ObjectNode states, String at) {
        String here = at + draft.name();
        if (states.has(draft.name())) {
            mistakes.add(new Mistake("DUPLICATE_STATE_NAME", "Expected each state of a flow to have a name of its own,"
                    + " but there is another " + draft.name(), here, draft.origin()));
            return;
        }
        draft.origin().ifPresent(origin -> origins.put(here, origin));
        ObjectNode state = states.putObject(draft.name());
        state.put("Type", draft.type().text());
        if (draft.language() != language) {
            state.put("QueryLanguage", draft.language().text());
        }
        List<Steps<?>> arms = new ArrayList<>();
        draft.parts().forEach((field, part) -> part(draft, field, part, following, state, here, arms));
        switch (draft.onward()) {
            case Onward.Following f -> transition(following, state);
            case Onward.To to -> transition(to, state);
            case Onward.End end -> transition(end, state);
            case Onward.Nowhere n -> {
            }
        }
        arms.forEach(arm -> sequence(arm, following, states, at));
    }

    private static void transition(Onward onward, ObjectNode state) {
        if (onward instanceof Onward.To(String name)) {
            state.put("Next", name);
        } else {
            state.put("End", true);
        }
    }

    private void part(Draft draft, String field, Draft.Part part, Onward following, ObjectNode state, String here,
            List<Steps<?>> arms) {
        switch (part) {
            case Draft.Part.Value v -> state.set(field, v.json());
            case Draft.Part.Exits e -> {
                ArrayNode array = state.putArray(field);
                for (Draft.Exit exit : e.all()) {
                    ObjectNode members = exit.members().deepCopy();
                    target(draft, field, exit.arm(), following, arms).ifPresent(name -> members.put("Next", name));
                    array.add(members);
                }
            }
            case Draft.Part.Otherwise o ->
                target(draft, field, o.arm(), following, arms).ifPresent(name -> state.put(field, name));
            case Draft.Part.Flows f -> {
                ArrayNode array = state.putArray(field);
                for (int i = 0; i < f.all().size(); i++) {
                    flow(f.all().get(i), array.addObject(), here + "/" + field + "[" + i + "]");
                }
            }
            case Draft.Part.Processor p -> {
                ObjectNode processor = JsonNodeFactory.instance.objectNode();
                processor.setAll(p.members().deepCopy());
                state.set(field, processor);
                flow(p.steps(), processor, here + "/" + field);
            }
        }
    }

    private Optional<String> target(Draft draft, String field, Arm<?> arm, Onward following, List<Steps<?>> arms) {
        return switch (arm) {
            case Arm.To<?> to -> Optional.of(to.name());
            case Arm.On<?> on -> on(draft, field, following);
            case Steps<?> steps when steps.all().isEmpty() -> on(draft, field, following);
            case Steps<?> steps -> {
                arms.add(steps);
                yield first(steps);
            }
        };
    }

    private Optional<String> on(Draft draft, String field, Onward following) {
        if (following instanceof Onward.To(String name)) {
            return Optional.of(name);
        }
        mistakes.add(new Mistake("MISSING_TRANSITION_TARGET", "Expected a step after " + draft.name() + ", because its "
                + field + " goes on there, but it is the last one", "/States/" + draft.name() + "/" + field,
                draft.origin()));
        return Optional.empty();
    }

    private static Optional<String> first(Steps<?> steps) {
        return steps.all().stream().findFirst().map(Step::name);
    }
}
