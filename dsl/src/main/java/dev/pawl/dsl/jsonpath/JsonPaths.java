package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateType;
import dev.pawl.dsl.Arm;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.Processors;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import dev.pawl.dsl.WrittenJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where machines in JSONPath begin; import its members statically. They may hold states in JSONata, too.
 *
 * <pre>{@code
 * machine(
 *         task("Reserve").resource(RESERVE).resultPath("$.reservation"),
 *         choice("Rich?").when(numericGreaterThan(path("$.total"), 1000), waiting("Think").duration(ofMinutes(1)))
 *                 .otherwise(goOn()),
 *         task("Ship").resource(SHIP).parameters(object().put("id", path("$.id"))))
 * }</pre>
 */
public final class JsonPaths implements Language {
    private JsonPaths() {}

    /** A machine of those steps, each of which goes on to the next unless it says otherwise. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Machine<JsonPaths> machine(Step<? extends Language>... steps) {
        return Machine.of(QueryLanguage.JSON_PATH, steps(steps));
    }

    /** A machine of those steps. */
    public static Machine<JsonPaths> machine(Steps<? extends Language> steps) {
        return Machine.of(QueryLanguage.JSON_PATH, new Steps<>(steps.all()));
    }

    /** Steps one after the other: an arm, a branch, or a fragment to use again. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Steps<JsonPaths> steps(Step<? extends Language>... steps) {
        return new Steps<>(List.of(steps));
    }

    /** To the state of that name. */
    public static Arm<JsonPaths> goTo(String name) {
        return new Arm.To<>(name);
    }

    /** To the step that follows. */
    public static Arm<JsonPaths> goOn() {
        return new Arm.On<>();
    }

    /** Passes its input on, or what it is told. */
    public static PassStep pass(String name) {
        return new PassStep(draft(name, StateType.PASS));
    }

    /** Has a resource do something. */
    public static TaskStep task(String name) {
        return new TaskStep(draft(name, StateType.TASK));
    }

    /** Goes one of several ways. */
    public static ChoiceStep choice(String name) {
        return new ChoiceStep(draft(name, StateType.CHOICE));
    }

    /** Waits. Not called wait, because every object has a method of that name. */
    public static WaitStep.Open waiting(String name) {
        return new WaitStep.Open(draft(name, StateType.WAIT));
    }

    /** Ends its flow well. */
    public static SucceedStep succeed(String name) {
        return new SucceedStep(draft(name, StateType.SUCCEED));
    }

    /** Ends its flow with an error. */
    public static FailStep fail(String name) {
        return new FailStep(draft(name, StateType.FAIL));
    }

    /** Runs flows side by side. */
    public static ParallelStep parallel(String name) {
        return new ParallelStep(draft(name, StateType.PARALLEL));
    }

    /** Runs a flow for each item. */
    public static MapStep.Open map(String name) {
        return new MapStep.Open(draft(name, StateType.MAP), Processors.inline());
    }

    /** The data that the field sees: {@code $}. */
    public static <T> Path<T> input(Class<T> type) {
        return new Path<>("$");
    }

    /** The data that the field sees: {@code $}. */
    public static Path<Object> input() {
        return new Path<>("$");
    }

    /** The data that the field sees, an array: {@code $}. */
    public static <T> Path<List<T>> inputList(Class<T> elements) {
        return new Path<>("$");
    }

    /** What the resource gave, as ResultSelector sees it: {@code $}. */
    public static <T> Path<T> result(Class<T> type) {
        return new Path<>("$");
    }

    /** The context object: {@code $$}. */
    public static ContextObject context() {
        return new ContextObject();
    }

    /** A variable that an earlier state assigned: {@code $name}. */
    public static <T> Path<T> variable(String name, Class<T> type) {
        return new Path<>("$" + name);
    }

    /** A path as it is written: its type is what it is used as. */
    public static <T> Path<T> path(String text) {
        return new Path<>(text);
    }

    /** A call of an intrinsic function as it is written: its type is what it is used as. */
    public static <T> Intrinsic<T> intrinsic(String text) {
        return new Intrinsic<>(text);
    }

    /** For InputPath and OutputPath: nothing, which is written null and gives the empty object. */
    public static Nothing none() {
        return Nothing.NOTHING;
    }

    /** For ResultPath: nowhere, which is written null. */
    public static Nothing discard() {
        return Nothing.NOTHING;
    }

    /** An object to be filled. */
    public static ObjectValue object() {
        return new ObjectValue(JsonNodeFactory.instance.objectNode());
    }

    /** An array of those elements. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> ArrayValue<T> array(Template<? extends T>... elements) {
        return new ArrayValue<>(List.of(elements));
    }

    /** A record to be filled, component by component. */
    public static <T extends Record> RecordValue<T> a(Class<T> type) {
        return new RecordValue<>(type, object());
    }

    /**
     * A payload template as a definition has it, with names that end in {@code .$}: for what is large, or was
     * written
     * elsewhere.
     *
     * @throws IllegalArgumentException
     *             if it is no JSON
     */
    public static <T> WrittenTemplate<T> template(String json) {
        return new WrittenTemplate<>(WrittenJson.read(json));
    }

    /**
     * JSON that is meant as it is: a text, a number, a list, a record, whatever Jackson writes. Times are texts.
     *
     * @throws IllegalArgumentException
     *             if Jackson cannot write it
     */
    public static <T> Literal<T> value(@Nullable T value) {
        return new Literal<>(Literals.of(value));
    }

    private static Draft draft(String name, StateType type) {
        return Draft.of(name, type, QueryLanguage.JSON_PATH);
    }
}
