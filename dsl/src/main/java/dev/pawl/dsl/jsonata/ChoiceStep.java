package dev.pawl.dsl.jsonata;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.dsl.Arm;
import dev.pawl.dsl.Draft;
import dev.pawl.dsl.Step;

/** A Choice state: the first condition that holds decides. */
public record ChoiceStep(Draft draft) implements Step<Jsonata> {
    /** For people. */
    public ChoiceStep comment(String comment) {
        return new ChoiceStep(draft.with("Comment", comment));
    }

    /** With its query language written out, although it may be the machine's. */
    public ChoiceStep queryLanguage() {
        return new ChoiceStep(draft.sayingItsLanguage());
    }

    /** If that holds: those steps, and from there to the step that follows the choice. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ChoiceStep when(Value<Boolean> condition, Step<Jsonata>... steps) {
        return when(condition, Jsonata.steps(steps));
    }

    /** If that holds: there. */
    public ChoiceStep when(Value<Boolean> condition, Arm<Jsonata> arm) {
        return when(condition).then(arm);
    }

    /** If that holds, with an output or variables of its own. */
    public Rule when(Value<Boolean> condition) {
        return new Rule(draft, JsonNodeFactory.instance.objectNode().set("Condition", condition.json()));
    }

    /** If nothing else holds: those steps, and from there to the step that follows the choice. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final ChoiceStep otherwise(Step<Jsonata>... steps) {
        return otherwise(Jsonata.steps(steps));
    }

    /** If nothing else holds: there. Without this, an execution fails with {@code States.NoChoiceMatched}. */
    public ChoiceStep otherwise(Arm<Jsonata> arm) {
        return new ChoiceStep(draft.with("Default", new Draft.Part.Otherwise(arm)));
    }

    /** What goes on if nothing else holds, instead of the input. */
    public ChoiceStep output(Value<?> output) {
        return new ChoiceStep(draft.with("Output", output.json()));
    }

    /** An Assign without variables, which does nothing. */
    public ChoiceStep assignNothing() {
        return new ChoiceStep(draft.with("Assign", JsonNodeFactory.instance.objectNode()));
    }

    /** A variable that is assigned if nothing else holds. */
    public ChoiceStep assign(String variable, Value<?> value) {
        return new ChoiceStep(draft.withMember("Assign", variable, value.json()));
    }

    /** A variable that is assigned if nothing else holds. */
    public <T> ChoiceStep assign(Variable<T> variable, Value<? extends T> value) {
        return assign(variable.name(), value);
    }

    /** A variable that is assigned if nothing else holds. */
    public <T> ChoiceStep assign(Variable<T> variable, T literal) {
        return assign(variable.name(), Jsonata.value(literal));
    }

    /** One way that is being written. */
    public record Rule(Draft draft, ObjectNode members) {
        /** For people. */
        public Rule comment(String comment) {
            return new Rule(draft, members.deepCopy().put("Comment", comment));
        }

        /** What goes on, instead of the input. */
        public Rule output(Value<?> output) {
            ObjectNode more = members.deepCopy();
            more.set("Output", output.json());
            return new Rule(draft, more);
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
            more.withObjectProperty("Assign").set(variable, value.json());
            return new Rule(draft, more);
        }

        /** A variable that later states can read. */
        public <T> Rule assign(Variable<T> variable, Value<? extends T> value) {
            return assign(variable.name(), value);
        }

        /** A variable that later states can read. */
        public <T> Rule assign(Variable<T> variable, T literal) {
            return assign(variable.name(), Jsonata.value(literal));
        }

        /** Those steps, and from there to the step that follows the choice. */
        @SafeVarargs
        @SuppressWarnings("varargs")
        public final ChoiceStep then(Step<Jsonata>... steps) {
            return then(Jsonata.steps(steps));
        }

        /** To the state of that name. */
        public ChoiceStep goTo(String state) {
            return then(Jsonata.goTo(state));
        }

        /** To the step that follows the choice. */
        public ChoiceStep goOn() {
            return then(Jsonata.goOn());
        }

        /** There. */
        public ChoiceStep then(Arm<Jsonata> arm) {
            return new ChoiceStep(draft.withExit("Choices", new Draft.Exit(members, arm)));
        }
    }
}
