package dev.pawl.dsl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.lint.Definitions;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.asl.write.DefinitionWriter;
import dev.pawl.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state machine written in Java. It never changes: every method that adds something gives another one.
 *
 * @param <L>
 *            the query language of its states
 */
public final class Machine<L extends Language> {
    private static final ObjectMapper PRETTY = JsonMapper.builder()
            .enable(com.fasterxml.jackson.databind.SerializationFeature.INDENT_OUTPUT).build();
    private final QueryLanguage language;
    private final ObjectNode head;
    private final Steps<L> steps;
    private final MachineType type;

    private Machine(QueryLanguage language, ObjectNode head, Steps<L> steps, MachineType type) {
        this.language = language;
        this.head = head;
        this.steps = steps;
        this.type = type;
    }

    /** A machine of those steps. The entry classes of both languages call this. */
    public static <L extends Language> Machine<L> of(QueryLanguage language, Steps<L> steps) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        if (language == QueryLanguage.JSONATA) {
            head.put("QueryLanguage", language.text());
        }
        return new Machine<>(language, head, steps, MachineType.STANDARD);
    }

    /** What it is for; people read it. */
    public Machine<L> comment(String comment) {
        return with(headWith("Comment", comment));
    }

    /** The version of the States Language, which is {@code 1.0}. */
    public Machine<L> version(String version) {
        return with(headWith("Version", version));
    }

    /** How long an execution may take, in whole seconds. */
    public Machine<L> timeout(Duration timeout) {
        ObjectNode more = head.deepCopy();
        more.put("TimeoutSeconds", WholeSeconds.of(timeout, "TimeoutSeconds"));
        return with(more);
    }

    /** Runs as Express: fast, at most five minutes, without a stored history. */
    public Machine<L> express() {
        return new Machine<>(language, head, steps, MachineType.EXPRESS);
    }

    /** Standard, unless {@link #express} was said. */
    public MachineType type() {
        return type;
    }

    /** All that would be refused; empty if it can run. */
    public List<Mistake> mistakes() {
        return switch (check()) {
            case Checked.Right r -> List.of();
            case Checked.Wrong w -> w.mistakes();
        };
    }

    /**
     * The language's own model of it, the same that a definition is read into.
     *
     * @throws MachineException
     *             if it would be refused
     */
    public StateMachine build() {
        return switch (check()) {
            case Checked.Right r -> r.machine();
            case Checked.Wrong w -> throw new MachineException(w.mistakes());
        };
    }

    /**
     * The definition, as AWS takes it, indented for people.
     *
     * @throws MachineException
     *             if it would be refused
     */
    public String definition() {
        try {
            return PRETTY.writeValueAsString(DefinitionWriter.toJson(build()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Machine<L> with(ObjectNode more) {
        return new Machine<>(language, more, steps, type);
    }

    private ObjectNode headWith(String field, String text) {
        return head.deepCopy().put(field, text);
    }

    private sealed interface Checked {
        record Right(StateMachine machine) implements Checked {}

        record Wrong(List<Mistake> mistakes) implements Checked {}
    }

    private Checked check() {
        ObjectNode json = head.deepCopy();
        Layout.Laid laid = Layout.lay(steps, language, json);
        if (!laid.mistakes().isEmpty()) {
            return new Checked.Wrong(laid.mistakes());
        }
        return switch (Definitions.check(Json.write(json), type)) {
            case ParseResult.Parsed<StateMachine> p -> new Checked.Right(p.value());
            case ParseResult.Refused<StateMachine> r -> new Checked.Wrong(mistakes(r.problems(), laid.origins()));
        };
    }

    private static List<Mistake> mistakes(List<Problem> problems, Map<String, Origin> origins) {
        List<Mistake> mistakes = new ArrayList<>();
        for (Problem p : problems) {
            if (p.isError()) {
                String location = p.location().orElse("/");
                mistakes.add(new Mistake(p.code(), p.message(), location, origin(location, origins)));
            }
        }
        return mistakes;
    }

    private static Optional<Origin> origin(String location, Map<String, Origin> origins) {
        return origins.entrySet().stream()
                .filter(e -> location.equals(e.getKey()) || location.startsWith(e.getKey() + "/")
                        || location.startsWith(e.getKey() + "["))
                .max(Comparator.comparingInt(e -> e.getKey().length())).map(Map.Entry::getValue);
    }
}
