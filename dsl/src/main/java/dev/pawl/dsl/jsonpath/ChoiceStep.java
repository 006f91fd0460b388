package dev.pawl.dsl.jsonpath;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.Arm;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Language;
import dev.pawl.dsl.Step;
import org.jspecify.annotations.Nullable;

/** A Choice state: the first condition that holds decides. */
public record ChoiceStep(Draft draft) implements Step<JsonPaths> {
    /** For people. */
    public ChoiceStep comment(String comment) {
        return new ChoiceStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public ChoiceStep queryLanguage() {
        return new ChoiceStep(draft.sayingItsLanguage());
    }

    /** What of its input the state works on; all of it by default. */
    public ChoiceStep inputPath(String path) {
        return new ChoiceStep(draft.with("InputPath", path));
    }

    /** What of its input the state works on; all of it by default. */
    public ChoiceStep inputPath(Path<?> path) {
        return inputPath(path.text());
    }

    /** What of its input the state works on: none of it, the empty object. */
    public ChoiceStep inputPath(Nothing none) {
        return new ChoiceStep(draft.with("InputPath", NullNode.instance));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public ChoiceStep outputPath(String path) {
        return new ChoiceStep(draft.with("OutputPath", path));
    }

    /** What of all that goes on to the next state; all of it by default. */
    public ChoiceStep outputPath(Path<?> path) {
        return outputPath(path.text());
    }

    /** What of all that goes on to the next state: none of it, the empty object. */
    public ChoiceStep outputPath(Nothing none) {
        return new ChoiceStep(draft.with("OutputPath", NullNode.instance));
    }

    /** If that holds: those steps, and from there to the step that follows the choice. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ChoiceStep when(Condition condition, Step<? extends Language>... steps) {
        return when(condition, JsonPaths.steps(steps));
    }

    /** If that holds: there. */
    public ChoiceStep when(Condition condition, Arm<? extends Language> arm) {
        return when(condition).then(arm);
    }

    /** If that holds, with variables of its own. */
    public Rule when(Condition condition) {
        return new Rule(draft, condition.json());
    }

    /** If nothing else holds: those steps, and from there to the step that follows the choice. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ChoiceStep otherwise(Step<? extends Language>... steps) {
        return otherwise(JsonPaths.steps(steps));
    }

    /** If nothing else holds: there. Without this, an execution fails with {@code States.NoChoiceMatched}. */
    public ChoiceStep otherwise(Arm<? extends Language> arm) {
        return new ChoiceStep(draft.with("Default", new Draft.Part.Otherwise(arm)));
    }

    /** An Assign without variables, which does nothing. */
    public ChoiceStep assignNothing() {
        return new ChoiceStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that later states can read, if nothing else holds. */
    public ChoiceStep assign(String variable, Value<?> value) {
        return new ChoiceStep(Writing.assign(draft, variable, value));
    }

    /** A variable that later states can read, if nothing else holds. */
    public ChoiceStep assign(String variable, @Nullable Object literal) {
        return assign(variable, new Literal<>(Literals.of(literal)));
    }

    /** One way that is being written. */
    public record Rule(Draft draft, ObjectNode members) {
        /** For people. */
        public Rule comment(String comment) {
            return new Rule(draft, members.deepCopy().put("Comment", comment));
        }

        /** An Assign without variables, which does nothing. */
        public Rule assignNothing() {
            ObjectNode more = members.deepCopy();
            more.withObjectProperty("Assign");
            return new Rule(draft, more);
        }

        /** A variable that later states can read. */
        public Rule assign(String variable, Value<?> value) {
            ObjectNode more = members.deepCopy();
            Literals.put(more.withObjectProperty("Assign"), variable, value);
            return new Rule(draft, more);
        }

        /** A variable that later states can read. */
        public Rule assign(String variable, @Nullable Object literal) {
            return assign(variable, new Literal<>(Literals.of(literal)));
        }

        /** Those steps, and from there to the step that follows the choice. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final ChoiceStep then(Step<? extends Language>... steps) {
            return then(JsonPaths.steps(steps));
        }

        /** To the state of that name. */
        public ChoiceStep goTo(String state) {
            return then(JsonPaths.goTo(state));
        }

        /** To the step that follows the choice. */
        public ChoiceStep goOn() {
            return then(JsonPaths.goOn());
        }

        /** There. */
        public ChoiceStep then(Arm<? extends Language> arm) {
            return new ChoiceStep(draft.withExit("Choices", new Draft.Exit(members, arm)));
        }
    }
}
