package dev.pawl.fork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Frame;
import dev.pawl.interpreter.model.Step;
import dev.pawl.json.Payload;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * With what a fork goes on.
 *
 * @param inputBefore
 *            of the state, in the original
 * @param input
 *            of the state, in the fork
 * @param variablesBefore
 *            that the state sees in the original
 * @param variables
 *            that the state sees in the fork
 * @param begins
 *            the same as {@link dev.pawl.history.Event.Forked} has it
 */
public record Beginning(JsonNode inputBefore, JsonNode input, JsonNode variablesBefore, JsonNode variables,
        Payload begins) {
    /** AWS's limit on a payload, and on a variable. */
    private static final int MOST_BYTES = 262_144;
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_]{0,79}");

    /**
     * Of a fork at that state, of an execution as it stood before it was entered.
     *
     * @throws IllegalArgumentException
     *             if an edit cannot be: the message says why
     */
    public static Beginning of(ExecutionState before, ForkPoint point, Edits edits) {
        Frame frame = before.frame(point.entered().frame())
                .orElseThrow(() -> new IllegalStateException("Expected the frame that enters " + point.name()));
        JsonNode input = switch (frame.step()) {
            case Step.Starting s -> s.input().value();
            case Step.Entering s -> s.input().value();
            case Step.Inside s -> s.input().value();
            case Step.Finished s -> s.output().value();
        };
        List<Frame> inSight = inSight(before, frame);
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        inSight.reversed().forEach(around -> around.variables().forEach(variables::set));
        JsonNode edited = edits.variables(variables);
        requireLegal(edited);
        JsonNode editedInput = edits.input(input);
        requireSmall("the input", editedInput);
        ObjectNode begins = JsonNodeFactory.instance.objectNode().put("state", point.name());
        begins.set("input", editedInput);
        if (!edited.equals(variables)) {
            begins.set("variables", byFrame(inSight, edited));
        }
        return new Beginning(input, editedInput, variables, edited, Payload.of(begins));
    }

    /** What is other than in the original: {@code input}, {@code variables}. */
    public List<String> edited() {
        List<String> edited = new ArrayList<>();
        if (!input.equals(inputBefore)) {
            edited.add("input");
        }
        if (!variables.equals(variablesBefore)) {
            edited.add("variables");
        }
        return edited;
    }

    /** The frame itself first, then those around it. */
    private static List<Frame> inSight(ExecutionState state, Frame frame) {
        List<Frame> all = new ArrayList<>();
        Optional<Frame> at = Optional.of(frame);
        while (at.isPresent()) {
            all.add(at.get());
            at = at.get().parent().flatMap(parent -> state.frame(parent.frame()));
        }
        return all;
    }

    /** A variable stays with the flow that set it; a new one belongs to the flow of the state. */
    private static ObjectNode byFrame(List<Frame> inSight, JsonNode edited) {
        ObjectNode frames = JsonNodeFactory.instance.objectNode();
        Set<String> placed = new HashSet<>();
        for (Frame frame : inSight) {
            ObjectNode own = frames.putObject(Integer.toString(frame.id()));
            frame.variables().keySet().stream().filter(edited::has).filter(placed::add)
                    .forEach(name -> own.set(name, edited.get(name)));
        }
        ObjectNode innermost = (ObjectNode) frames.get(Integer.toString(inSight.getFirst().id()));
        edited.properties().stream().filter(variable -> placed.add(variable.getKey()))
                .forEach(variable -> innermost.set(variable.getKey(), variable.getValue()));
        return frames;
    }

    private static void requireLegal(JsonNode variables) {
        if (!variables.isObject()) {
            throw new IllegalArgumentException("Expected an object of variables by name, but got "
                    + variables.getNodeType());
        }
        variables.properties().forEach(variable -> {
            if (!NAME.matcher(variable.getKey()).matches() || variable.getKey().equals("states")) {
                throw new IllegalArgumentException("Expected the name of a variable, up to 80 letters, digits and _,"
                        + " but got another text");
            }
            requireSmall("the variable " + variable.getKey(), variable.getValue());
        });
    }

    private static void requireSmall(String what, JsonNode value) {
        if (Payload.of(value).sizeBytes() > MOST_BYTES) {
            throw new IllegalArgumentException("Expected at most " + MOST_BYTES + " bytes as " + what
                    + ", but it is more");
        }
    }
}
