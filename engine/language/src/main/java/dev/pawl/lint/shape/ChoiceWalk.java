package dev.pawl.lint.shape;

import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.Condition;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.parse.Location;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.List;

/** What a Choice knows of the data on each of its ways. */
final class ChoiceWalk {
    private final DataWalk data;
    private final Findings findings;
    private final Comparing comparing;
    private final JsonataConditions jsonata;

    ChoiceWalk(DataWalk data, Findings findings) {
        this.data = data;
        this.findings = findings;
        this.comparing = new Comparing(data.templates().paths(), findings);
        this.jsonata = new JsonataConditions(data.jsonata(), findings);
    }

    void visit(Place place, ChoiceState state, Exits exits) {
        // Assign and Output see the whole input, which a condition tells about only if InputPath leaves it as it is.
        Shape input = data.input(place);
        boolean whole = input.equals(place.moment().input());
        Moment seen = place.moment().withInput(input);
        for (int i = 0; i < state.rules().size() && !seen.isNever(); i++) {
            ChoiceRule rule = state.rules().get(i);
            Location at = place.at("Choices").index(i);
            Split split = rule(rule, place, seen, at);
            boolean last = i == state.rules().size() - 1 && state.defaultNext().isEmpty();
            if (split.no().isNever() && !split.yes().isNever() && !last
                    && !(rule.condition() instanceof Condition.Constant)) {
                findings.add(Kind.CHOICE_ALWAYS_TRUE, at, "This rule holds for all data that arrive here, so that"
                        + " what stands after it is never chosen.");
            }
            exits.to(rule.next(), handOn(place, rule.data(), split.yes(), at, whole));
            seen = split.no();
        }
        if (state.defaultNext().isPresent()) {
            exits.to(state.defaultNext().get(), handOn(place, state.data(), seen, place.location(), whole));
        }
    }

    private Split rule(ChoiceRule rule, Place place, Moment seen, Location at) {
        int before = findings.count();
        Split split = split(rule.condition(), place, seen, at);
        boolean never = split.yes().isNever() && !split.no().isNever();
        if (never && findings.count() == before && !(rule.condition() instanceof Condition.Constant)) {
            findings.add(Kind.CHOICE_NEVER_TRUE, at, "No data that arrive here make this rule hold, so that '"
                    + rule.next() + "' is never chosen by it.");
        }
        return split;
    }

    private Moment handOn(Place place, DataFlow rule, Moment known, Location at, boolean whole) {
        if (known.isNever()) {
            return known;
        }
        Moment moment = whole ? known : new Moment(place.moment().input(), known.variables());
        Place narrowed = new Place(place.state(), place.location(), moment, place.context());
        DataFlow own = place.state().data();
        DataFlow flow = rule instanceof DataFlow.JsonPathFlow r && own instanceof DataFlow.JsonPathFlow o
                ? new DataFlow.JsonPathFlow(o.inputPath(), o.parameters(), o.resultSelector(), o.resultPath(),
                        o.outputPath(), r.assign())
                : rule;
        return data.ofInput(narrowed, flow, at, known.input());
    }

    /** Conditions are looked at in order, each with what those before it have told. */
    private Split split(Condition condition, Place place, Moment seen, Location at) {
        if (seen.isNever()) {
            return Split.FAILS;
        }
        Sight sight = place.sight().withMoment(seen);
        return switch (condition) {
            case Condition.And c -> all(c.all(), place, seen, at.child("And"));
            case Condition.Or c -> any(c.any(), place, seen, at.child("Or"));
            case Condition.Not c -> split(c.other(), place, seen, at.child("Not")).swapped();
            case Condition.Noted c -> split(c.condition(), place, seen, at);
            case Condition.Constant c -> c.value() ? new Split(seen, Moment.NEVER) : new Split(Moment.NEVER, seen);
            case Condition.Comparison c -> comparing.split(c, sight, at);
            case Condition.Jsonata c -> jsonata.split(c.expression(), sight, at.child("Condition"));
        };
    }

    private Split all(List<Condition> conditions, Place place, Moment seen, Location at) {
        Moment yes = seen;
        Moment no = Moment.NEVER;
        for (int i = 0; i < conditions.size(); i++) {
            Split split = split(conditions.get(i), place, yes, at.index(i));
            no = no.or(split.no());
            yes = split.yes();
        }
        return new Split(yes, no);
    }

    private Split any(List<Condition> conditions, Place place, Moment seen, Location at) {
        Moment yes = Moment.NEVER;
        Moment no = seen;
        for (int i = 0; i < conditions.size(); i++) {
            Split split = split(conditions.get(i), place, no, at.index(i));
            yes = yes.or(split.yes());
            no = split.no();
        }
        return new Split(yes, no);
    }
}
