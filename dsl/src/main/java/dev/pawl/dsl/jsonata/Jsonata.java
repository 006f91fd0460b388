package dev.pawl.dsl.jsonata;

import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateType;
import dev.pawl.dsl.Arm;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Machine;
import dev.pawl.dsl.PlainJson;
import dev.pawl.dsl.Processors;
import dev.pawl.dsl.Step;
import dev.pawl.dsl.Steps;
import dev.pawl.dsl.WrittenJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where machines in JSONata begin; import its members statically.
 *
 * <pre>{@code
 * machine(
 *         task("Reserve").resource(RESERVE),
 *         choice("Rich?").when(gt(input.get(Order::total), 1000), waiting("Think").duration(ofMinutes(1)))
 *                 .otherwise(goOn()),
 *         task("Ship").resource(SHIP))
 * }</pre>
 */
public final class Jsonata implements Language {
    private Jsonata() {}

    /** A machine of those steps, each of which goes on to the next unless it says otherwise. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Machine<Jsonata> machine(Step<Jsonata>... steps) {
        return Machine.of(QueryLanguage.JSONATA, steps(steps));
    }

    /** A machine of those steps. */
    public static Machine<Jsonata> machine(Steps<Jsonata> steps) {
        return Machine.of(QueryLanguage.JSONATA, steps);
    }

    /** Steps one after the other: an arm, a branch, or a fragment to use again. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static Steps<Jsonata> steps(Step<Jsonata>... steps) {
        return new Steps<>(List.of(steps));
    }

    /** To the state of that name. */
    public static Arm<Jsonata> goTo(String name) {
        return new Arm.To<>(name);
    }

    /** To the step that follows. */
    public static Arm<Jsonata> goOn() {
        return new Arm.On<>();
    }

    /** Passes its input on, or what it is told. */
    public static PassStep pass(String name) {
        return new PassStep(draft(name, StateType.PASS));
    }

    /** Has a resource do something. */
    public static TaskStep<Object> task(String name) {
        return new TaskStep<>(draft(name, StateType.TASK), result());
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
    public static ParallelStep<Jsonata> parallel(String name) {
        return new ParallelStep<>(draft(name, StateType.PARALLEL));
    }

    /** Runs a flow for each item. */
    public static MapStep.Open map(String name) {
        return new MapStep.Open(draft(name, StateType.MAP), Processors.inline());
    }

    /** The state's input. */
    public static <T> Expr<T> input(Class<T> type) {
        return Expr.path("$states.input");
    }

    /** The state's input. */
    public static Expr<Object> input() {
        return Expr.path("$states.input");
    }

    /** The state's input, an array. */
    public static <T> Expr<List<T>> inputList(Class<T> elements) {
        return Expr.path("$states.input");
    }

    /** What the task, the branches or the iterations gave. */
    public static <T> Expr<T> result(Class<T> type) {
        return Expr.path("$states.result");
    }

    /** What the task, the branches or the iterations gave. */
    public static Expr<Object> result() {
        return Expr.path("$states.result");
    }

    /** What the task, the branches or the iterations gave, an array. */
    public static <T> Expr<List<T>> resultList(Class<T> elements) {
        return Expr.path("$states.result");
    }

    /** The error that was caught. */
    public static ErrorOutput errorOutput() {
        return new ErrorOutput();
    }

    /** The context object. */
    public static ContextObject context() {
        return new ContextObject();
    }

    /** A variable, to be assigned by one state and read by later ones. */
    public static <T> Variable<T> variable(String name, Class<T> type) {
        return new Variable<>(name);
    }

    /** A variable that holds an array. */
    public static <T> Variable<List<T>> listVariable(String name, Class<T> elements) {
        return new Variable<>(name);
    }

    /** A variable that an earlier state assigned. */
    public static Expr<Object> variable(String name) {
        return Expr.path("$" + name);
    }

    /** An expression as it is written, without the brace-percent signs. */
    public static <T> Expr<T> expr(String text) {
        if (text.stripLeading().startsWith("{%")) {
            throw new IllegalArgumentException("Expected JSONata without {% and %} around it, but got " + text);
        }
        return Expr.of(text);
    }

    /** An object to be filled. */
    public static ObjectValue object() {
        return new ObjectValue(Map.of());
    }

    /** An array of those elements. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> ArrayValue<T> array(Value<? extends T>... elements) {
        return new ArrayValue<>(List.of(elements));
    }

    /** A record to be filled, component by component. */
    public static <T extends Record> RecordValue<T> a(Class<T> type) {
        return RecordValue.of(type);
    }

    /**
     * JSON as a definition has it, with expressions between brace-percent signs: for what is large, or was
     * written
     * elsewhere.
     *
     * @throws IllegalArgumentException
     *             if it is no JSON
     */
    public static <T> WrittenValue<T> template(String json) {
        return new WrittenValue<>(WrittenJson.read(json));
    }

    /**
     * JSON that is meant as it is: a text, a number, a list, a record, whatever Jackson writes. Times are texts.
     *
     * @throws IllegalArgumentException
     *             if it is an expression, or Jackson cannot write it
     */
    public static <T> Literal<T> value(@Nullable T value) {
        if (value instanceof Value<?> expression) {
            throw new IllegalArgumentException(
                    "Expected plain JSON, but got the expression " + expression.expr().text());
        }
        return new Literal<>(PlainJson.of(value));
    }

    private static Draft draft(String name, StateType type) {
        return Draft.of(name, type, QueryLanguage.JSONATA);
    }
}
