package dev.pawl.dsl;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MachineType;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A state machine written in Java. It never changes: every method that adds something gives another one. Two
 * machines
 * are equal if their definitions and types are.
 *
 * @param <L>
 *            the query language of its states
 */
public final class Machine<L extends Language> {
    private final QueryLanguage language;
    private final ObjectNode head;
    private final Steps<L> steps;
    private final MachineType type;
    private final Contract contract;
    private final Optional<Origin> origin;

    private Machine(QueryLanguage language, ObjectNode head, Steps<L> steps, MachineType type, Contract contract,
            Optional<Origin> origin) {
        this.language = language;
        this.head = head;
        this.steps = steps;
        this.type = type;
        this.contract = contract;
        this.origin = origin;
    }

    /** A machine of those steps. The entry classes of both languages call this. */
    public static <L extends Language> Machine<L> of(QueryLanguage language, Steps<L> steps) {
        ObjectNode head = JsonNodeFactory.instance.objectNode();
        if (language == QueryLanguage.JSONATA) {
            head.put("QueryLanguage", language.text());
        }
        return new Machine<>(language, head, steps, MachineType.STANDARD, Contract.OPEN, Origin.ofCaller());
    }

    /** What it is for; people read it. */
    public Machine<L> comment(String comment) {
        return with(head.deepCopy().put("Comment", comment));
    }

    /** The version of the States Language, which is {@code 1.0}. */
    public Machine<L> version(String version) {
        return with(head.deepCopy().put("Version", version));
    }

    /** How long an execution may take, in whole seconds, at most 99,999,999. */
    public Machine<L> timeout(Duration timeout) {
        return with(head.deepCopy().put("TimeoutSeconds", WholeSeconds.of(timeout, "TimeoutSeconds")));
    }

    /** With its query language written out, although JSONPath is the default. */
    public Machine<L> queryLanguage() {
        return with(head.deepCopy().put("QueryLanguage", language.text()));
    }

    /** Runs as Express: fast, at most five minutes, without a stored history. */
    public Machine<L> express() {
        return new Machine<>(language, head, steps, MachineType.EXPRESS, contract, origin);
    }

    /** Its input is a record of that type, written as JSON. */
    public Machine<L> input(Class<?> type) {
        return new Machine<>(language, head, steps, this.type, contract.input(type), origin);
    }

    /** Its output is a record of that type, written as JSON. */
    public Machine<L> output(Class<?> type) {
        return new Machine<>(language, head, steps, this.type, contract.output(type), origin);
    }

    /** Of what its input is, if that was said. */
    public Optional<Class<?>> inputType() {
        return contract.input();
    }

    /** Of what its output is, if that was said. */
    public Optional<Class<?>> outputType() {
        return contract.output();
    }

    /** Standard, unless {@link #express} was said. */
    public MachineType type() {
        return type;
    }

    /** All for which it would be refused; empty if it can run. */
    public List<Mistake> mistakes() {
        return switch (check()) {
            case Checked.Right r -> List.of();
            case Checked.Wrong w -> w.mistakes();
        };
    }

    /**
     * All that is accepted, but hardly meant; empty if it is refused, since then there are mistakes to mend
     * first.
     */
    public List<Mistake> warnings() {
        return switch (check()) {
            case Checked.Right r -> r.warnings();
            case Checked.Wrong w -> List.of();
        };
    }

    /**
     * The language's own model of it, the same that a definition is read into.
     *
     * @throws MachineException
     *             if it would be refused
     */
    public StateMachine build() {
        return right().machine();
    }

    /**
     * The definition, as AWS takes it, indented for people: fields stand in the order in which they were written.
     *
     * @throws MachineException
     *             if it would be refused
     */
    public String definition() {
        return DefinitionText.of(right().json());
    }

    /**
     * Writes {@link #definition()} to a file, with a line's end after it. Folders that are missing are made.
     *
     * @return the file
     * @throws MachineException
     *             if it would be refused; then no file is written
     * @throws UncheckedIOException
     *             if the file cannot be written
     */
    public Path writeTo(Path file) {
        String text = definition() + "\n";
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The definition as it stands, right or wrong. */
    @Override
    public String toString() {
        return DefinitionText.of(laid());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Machine<?> machine && type == machine.type && laid().equals(machine.laid());
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, laid());
    }

    private Machine<L> with(ObjectNode more) {
        return new Machine<>(language, more, steps, type, contract, origin);
    }

    private ObjectNode laid() {
        ObjectNode json = head.deepCopy();
        Layout.lay(steps, language, json, origin);
        return json;
    }

    private Checked.Right right() {
        return switch (check()) {
            case Checked.Right r -> r;
            case Checked.Wrong w -> throw new MachineException(w.mistakes());
        };
    }

    private Checked check() {
        ObjectNode json = head.deepCopy();
        Layout.Laid laid = Layout.lay(steps, language, json, origin);
        return Checked.of(json, laid, type, contract, origin);
    }
}
