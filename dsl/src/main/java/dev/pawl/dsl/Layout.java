package dev.pawl.dsl;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.parse.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lays steps out as a flow: gives every state the name of its successor, and puts arms behind the state that
 * has
 * them.
 */
final class Layout {
    private final QueryLanguage language;
    private final List<Mistake> mistakes = new ArrayList<>();
    private final Map<String, Origin> origins = new LinkedHashMap<>();
    private final Map<String, Draft> placed = new HashMap<>();
    private final Set<PlacedArm> arms = new HashSet<>();

    private Layout(QueryLanguage language) {
        this.language = language;
    }

    /**
     * What came of it besides JSON.
     *
     * @param origins
     *            where states were written, by their places in the definition
     */
    record Laid(List<Mistake> mistakes, Map<String, Origin> origins) {}

    /** Steps that have their place: arms that lead into the same, and go on to the same step, share them. */
    private record PlacedArm(Steps<?> steps, Onward following, String at) {}

    /** A state on its way to its place. */
    private record Place(Draft draft, Onward following, ObjectNode state, String here, List<Steps<?>> arms) {}

    /** StartAt and States are put into that object. */
    static Laid lay(Steps<?> steps, QueryLanguage language, ObjectNode into, Optional<Origin> origin) {
        Layout layout = new Layout(language);
        layout.flow(steps, into, "", origin);
        return new Laid(layout.mistakes, layout.origins);
    }

    private void flow(Steps<?> steps, ObjectNode into, String at, Optional<Origin> origin) {
        if (steps.all().isEmpty()) {
            mistakes.add(new Mistake(ProblemCode.SCHEMA_VALIDATION_FAILED.name(),
                    "Expected at least one step, but there is none", at.isEmpty() ? "/" : at, origin));
        }
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
        Draft before = placed.putIfAbsent(draft.name(), draft);
        if (before != null) {
            mistakes.add(duplicate(draft, before, here));
            return;
        }
        draft.origin().ifPresent(origin -> origins.put(here, origin));
        ObjectNode state = states.putObject(draft.name());
        state.put("Type", draft.type().text());
        if (draft.language() != language) {
            state.put("QueryLanguage", draft.language().text());
        }
        Place place = new Place(draft, following, state, here, new ArrayList<>());
        draft.parts().forEach((field, part) -> part(field, part, place));
        switch (draft.onward()) {
            case Onward.Following f -> transition(following, state);
            case Onward.To to -> transition(to, state);
            case Onward.End end -> transition(end, state);
            case Onward.Nowhere n -> {
                // its rules lead on, or it ends
            }
        }
        for (Steps<?> arm : place.arms) {
            if (arms.add(new PlacedArm(arm, following, at))) {
                sequence(arm, following, states, at);
            }
        }
    }

    private static Mistake duplicate(Draft draft, Draft other, String here) {
        return new Mistake(ProblemCode.DUPLICATE_STATE_NAME.name(),
                "Expected each state of a machine to have a name of its own, but there is another " + draft.name()
                        + other.origin().map(o -> ", written at " + o).orElse("")
                        + " (steps.prefixed(…) gives other names)",
                here, draft.origin());
    }

    private static void transition(Onward onward, ObjectNode state) {
        if (onward instanceof Onward.To(String name)) {
            state.put("Next", name);
        } else {
            state.put("End", true);
        }
    }

    private void part(String field, Draft.Part part, Place place) {
        ObjectNode state = place.state;
        String here = place.here + "/" + field;
        switch (part) {
            case Draft.Part.Value v -> state.set(field, v.json());
            case Draft.Part.Exits e -> {
                ArrayNode array = state.putArray(field);
                for (Draft.Exit exit : e.all()) {
                    ObjectNode members = exit.members().deepCopy();
                    target(exit.arm(), here + "[" + array.size() + "]", place)
                            .ifPresent(name -> members.put("Next", name));
                    array.add(members);
                }
            }
            case Draft.Part.Otherwise o -> target(o.arm(), here, place).ifPresent(name -> state.put(field, name));
            case Draft.Part.Flows f -> {
                ArrayNode array = state.putArray(field);
                f.all().forEach(steps -> inner(steps, array.addObject(), here + "[" + (array.size() - 1) + "]", place));
            }
            case Draft.Part.Processor p -> {
                ObjectNode processor = JsonNodeFactory.instance.objectNode();
                processor.setAll(p.members().deepCopy());
                state.set(field, processor);
                inner(p.steps(), processor, here, place);
            }
        }
    }

    private void inner(Steps<?> steps, ObjectNode into, String at, Place place) {
        steps.comment().ifPresent(comment -> into.put("Comment", comment));
        flow(steps, into, at, place.draft.origin());
    }

    private Optional<String> target(Arm<?> arm, String at, Place place) {
        return switch (arm) {
            case Arm.To<?> to -> Optional.of(to.name());
            case Arm.On<?> on -> following(at, place);
            case Steps<?> steps when steps.all().isEmpty() -> following(at, place);
            case Steps<?> steps -> {
                place.arms.add(steps);
                yield first(steps);
            }
        };
    }

    private Optional<String> following(String at, Place place) {
        if (place.following instanceof Onward.To(String name)) {
            return Optional.of(name);
        }
        mistakes.add(new Mistake(ProblemCode.MISSING_TRANSITION_TARGET.name(), "Expected a step after "
                + place.draft.name() + ", because it goes on there, but it is the last one of its flow", at,
                place.draft.origin()));
        return Optional.empty();
    }

    private static Optional<String> first(Steps<?> steps) {
        return steps.all().stream().findFirst().map(Step::name);
    }
}
