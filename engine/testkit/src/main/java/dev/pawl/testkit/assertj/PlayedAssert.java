package dev.pawl.testkit.assertj;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.testkit.Attempt;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Visit;
import dev.pawl.testkit.value.Values;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ObjectAssert;

/** Assertions on what was played. Each that fails shows the path, with inputs and outputs in short. */
public final class PlayedAssert extends AbstractAssert<PlayedAssert, Played> {
    private PlayedAssert(Played actual) {
        super(actual, PlayedAssert.class);
    }

    /** To be imported statically beside AssertJ's own. */
    public static PlayedAssert assertThat(Played actual) {
        return new PlayedAssert(actual);
    }

    /** It ended well. */
    public PlayedAssert succeeded() {
        return hasStatus(ExecutionStatus.SUCCEEDED);
    }

    /** It failed. */
    public PlayedAssert failed() {
        return hasStatus(ExecutionStatus.FAILED);
    }

    /** It failed, or was timed out, with that error. */
    public PlayedAssert failedWith(String error) {
        require(actual.error().filter(error::equals).isPresent(), "a failure with %s, but %s", error,
                actual.error().map(e -> "the error is " + e).orElse("it is " + actual.status() + " without an error"));
        return this;
    }

    /** It failed with that error, and the cause holds that text. */
    public PlayedAssert failedWith(String error, String partOfCause) {
        failedWith(error);
        require(actual.cause().filter(cause -> cause.contains(partOfCause)).isPresent(),
                "a cause with \"%s\", but it is %s", partOfCause, actual.cause());
        return this;
    }

    /** The execution as a whole ran out of time. */
    public PlayedAssert timedOut() {
        return hasStatus(ExecutionStatus.TIMED_OUT);
    }

    /** It was stopped. */
    public PlayedAssert wasAborted() {
        return hasStatus(ExecutionStatus.ABORTED);
    }

    /** It has not ended: nothing moves it by itself. */
    public PlayedAssert isWaiting() {
        return hasStatus(ExecutionStatus.RUNNING);
    }

    /** It has not ended, and that state is one of those that wait. */
    public PlayedAssert waitsIn(String state) {
        isWaiting();
        require(actual.waitingFor().stream().anyMatch(what -> what.startsWith(state)), "%s to wait, but those wait: %s",
                state, actual.waitingFor());
        return this;
    }

    /** It stands so. */
    public PlayedAssert hasStatus(ExecutionStatus status) {
        require(actual.status() == status, "%s, but it is %s", status, actual.status());
        return this;
    }

    /** Its output is that: JSON text, a tree or a record. Numbers are compared by their value. */
    public PlayedAssert hasOutput(Object expected) {
        JsonNode json = Values.json(expected);
        require(actual.output().filter(output -> Values.same(output, json)).isPresent(),
                "the output %s, but it is %s", Values.brief(json), output());
        return this;
    }

    /** In its output there is that at the JSON Pointer, such as {@code /order/id}. */
    public PlayedAssert hasOutputAt(String pointer, Object expected) {
        JsonNode json = Values.json(expected);
        require(actual.output().filter(output -> Values.same(output.at(pointer), json)).isPresent(),
                "the output to have %s at %s, but it is %s", Values.brief(json), pointer, output());
        return this;
    }

    /** Goes on with the output, as a value of that type. */
    public <T> ObjectAssert<T> outputAs(Class<T> type) {
        succeeded();
        return Assertions.assertThat(actual.outputAs(type)).as("output of\n%s\n", actual.story());
    }

    /** It was in these states, in this order and in no other. */
    public PlayedAssert hasPath(String... states) {
        require(actual.path().equals(List.of(states)), "the path %s, but it is %s", List.of(states), actual.path());
        return this;
    }

    /** It was in these states, in this order; others may lie between. */
    public PlayedAssert entered(String... states) {
        require(follow(actual.path(), List.of(states)), "%s to be entered in this order, but the path is %s",
                List.of(states), actual.path());
        return this;
    }

    /** It was in these states, in any order. */
    public PlayedAssert visited(String... states) {
        require(actual.path().containsAll(List.of(states)), "%s to be visited, but the path is %s", List.of(states),
                actual.path());
        return this;
    }

    /** It was in none of these states. */
    public PlayedAssert didNotEnter(String... states) {
        require(List.of(states).stream().noneMatch(actual.path()::contains),
                "none of %s to be entered, but the path is %s", List.of(states), actual.path());
        return this;
    }

    /** So often altogether was that state tried again. */
    public PlayedAssert retried(String state, int times) {
        int retries = visits(state).stream().mapToInt(Visit::retries).sum();
        require(retries == times, "%s to be retried %s times, but it was %s times", state, times, retries);
        return this;
    }

    /** An error of that state was caught. */
    public PlayedAssert caught(String state, String error) {
        require(visits(state).stream().anyMatch(v -> v.caught() && v.error().filter(error::equals).isPresent()),
                "%s to be caught in %s, but there: %s", error, state, visits(state).stream()
                        .map(v -> v.error().map(e -> (v.caught() ? "caught " : "not caught ") + e).orElse("no error"))
                        .toList());
        return this;
    }

    /** The task of that state was called so often, retries included. */
    public PlayedAssert called(String state, int times) {
        int calls = attempts(state).size();
        require(calls == times, "%s to call its task %s times, but it did %s times", state, times, calls);
        return this;
    }

    /** The task of that state was called with these arguments at least once. */
    public PlayedAssert calledWith(String state, Object arguments) {
        JsonNode json = Values.json(arguments);
        require(attempts(state).stream().anyMatch(a -> Values.same(a.arguments(), json)),
                "%s to call its task with %s, but it was called with %s", state, Values.brief(json),
                attempts(state).stream().map(a -> Values.brief(a.arguments())).toList());
        return this;
    }

    /** It took exactly so long, in virtual time. */
    public PlayedAssert took(Duration duration) {
        require(actual.duration().equals(duration), "it to take %s, but it took %s", duration, actual.duration());
        return this;
    }

    /** It took no longer than that, in virtual time. */
    public PlayedAssert tookAtMost(Duration duration) {
        require(actual.duration().compareTo(duration) <= 0, "it to take at most %s, but it took %s", duration,
                actual.duration());
        return this;
    }

    /** Its history has events of these types, in this order; others may lie between. */
    public PlayedAssert hasEvents(String... types) {
        require(follow(actual.eventTypes(), List.of(types)), "the events %s in this order, but they are %s",
                List.of(types), actual.eventTypes());
        return this;
    }

    /** Its history is made of events of these types. */
    public PlayedAssert hasExactlyEvents(String... types) {
        require(actual.eventTypes().equals(List.of(types)), "the events %s, but they are %s", List.of(types),
                actual.eventTypes());
        return this;
    }

    /** In the end that variable of the machine's own flow has that value. */
    public PlayedAssert hasVariable(String name, Object value) {
        JsonNode json = Values.json(value);
        Optional<JsonNode> is = Optional.ofNullable(actual.variables().get(name));
        require(is.filter(v -> Values.same(v, json)).isPresent(), "the variable %s to be %s, but it is %s", name,
                Values.brief(json), is.map(Values::brief).orElse("not set"));
        return this;
    }

    /** It began so many executions: of nested machines, and of items of distributed Maps. */
    public PlayedAssert hasChildren(int count) {
        require(actual.children().size() == count, "%s executions inside, but there are %s", count,
                actual.children().size());
        return this;
    }

    /** Holds for one of the executions inside, by its number. */
    public PlayedAssert child(int number, Consumer<PlayedAssert> what) {
        require(number < actual.children().size(), "an execution %s inside, but there are %s", number,
                actual.children().size());
        what.accept(assertThat(actual.children().get(number)));
        return this;
    }

    private List<Visit> visits(String state) {
        visited(state);
        return actual.visitsOf(state);
    }

    private List<Attempt> attempts(String state) {
        return visits(state).stream().flatMap(visit -> visit.attempts().stream()).toList();
    }

    private String output() {
        return actual.output().map(Values::brief).orElse("none");
    }

    private static boolean follow(List<String> all, List<String> wanted) {
        int found = 0;
        for (String one : all) {
            if (found < wanted.size() && one.equals(wanted.get(found))) {
                found++;
            }
        }
        return found == wanted.size();
    }

    private void require(boolean condition, String expected, Object... parts) {
        isNotNull();
        if (!condition) {
            failWithMessage("%s", "Expected " + filled(expected, parts) + "\n\n" + actual.story() + "\n");
        }
    }

    /** Each part in the place of the next percent sign with an s. */
    private static String filled(String text, Object... parts) {
        String rest = text;
        StringBuilder filled = new StringBuilder();
        for (Object part : parts) {
            int at = rest.indexOf("%s");
            filled.append(rest, 0, at).append(part);
            rest = rest.substring(at + 2);
        }
        return filled.append(rest).toString();
    }
}
