package dev.pawl.lint.shape;

import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.WaitState;
import dev.pawl.asl.Flow;
import java.util.ArrayList;
import java.util.List;

/** What a state makes of what it gets. */
final class StateWalk {
    private final FlowWalk flows;
    private final DataWalk data;
    private final FieldWalk fields;
    private final ChoiceWalk choices;
    private final MapWalk maps;
    private final ResultShapes results;

    StateWalk(FlowWalk flows, Findings findings, ResultShapes results) {
        this.flows = flows;
        this.data = new DataWalk(findings);
        this.fields = new FieldWalk(data, findings);
        this.choices = new ChoiceWalk(data, findings);
        this.maps = new MapWalk(flows, data, fields, findings);
        this.results = results.or(new KnownResults());
    }

    Exits visit(State state, Moment moment, Surroundings where) {
        Shape context = ContextShapes.of(where.executionInput(), where.item(), state.name(), state.type());
        Place place = new Place(state, where.state(state.name()), moment, context);
        Exits exits = new Exits();
        switch (state) {
            case PassState s -> exits.leave(s.transition(), pass(place, s));
            case TaskState s -> task(place, s, exits);
            case ChoiceState s -> choices.visit(place, s, exits);
            case WaitState s -> {
                Shape input = data.input(place);
                boolean ok = fields.until(s.until(), place, place.sight().withData(input));
                exits.leave(s.transition(),
                        ok ? data.ofInput(place, s.data(), place.location(), input) : Moment.NEVER);
            }
            case SucceedState s ->
                exits.end(data.ofInput(place, s.data(), place.location(), data.input(place)).input());
            case FailState s -> {
                s.error().ifPresent(f -> fields.text(f, place, place.sight(), "Error"));
                s.cause().ifPresent(f -> fields.text(f, place, place.sight(), "Cause"));
            }
            case ParallelState s -> parallel(place, s, where, exits);
            case MapState s -> maps.visit(place, s, where, exits);
        }
        return exits;
    }

    private Moment pass(Place place, PassState state) {
        return switch (state.data()) {
            case DataFlow.JsonPathFlow flow -> {
                Shape input = data.arguments(place, place.context());
                Shape result = input.isNever() ? input : state.result().map(Shape::of).orElse(input);
                yield data.ofResult(place, result, place.context());
            }
            case DataFlow.JsonataFlow flow ->
                data.ofInput(place, flow, place.location(), place.moment().input());
        };
    }

    private void task(Place place, TaskState state, Exits exits) {
        boolean token = state.resource() instanceof TaskResource.Integration i
                && i.pattern() == TaskResource.Pattern.WAIT_FOR_TASK_TOKEN;
        Shape scheduled = token ? ContextShapes.withToken(place.context(), true) : place.context();
        Shape arguments = data.arguments(place, scheduled);
        boolean ok = fields.task(state, place);
        Shape result = arguments.isNever() || !ok
                ? Shape.NEVER
                : results.of(state.resource(), arguments).orElse(Shape.ANYTHING);
        Shape after = token ? ContextShapes.withToken(place.context(), false) : place.context();
        exits.leave(state.transition(), data.ofResult(place, result, after));
        data.catches(place, state.catchers(), exits);
    }

    private void parallel(Place place, ParallelState state, Surroundings where, Exits exits) {
        Shape arguments = data.arguments(place, place.context());
        List<Shape> outputs = new ArrayList<>();
        for (int i = 0; i < state.branches().size(); i++) {
            Flow branch = state.branches().get(i);
            Surroundings inside = new Surroundings(place.at("Branches").index(i), where.executionInput(),
                    where.item());
            outputs.add(flows.output(branch, place.moment().withInput(arguments), inside));
        }
        Shape result = arguments.isNever() || outputs.stream().anyMatch(Shape::isNever)
                ? Shape.NEVER
                : Shape.tuple(outputs);
        exits.leave(state.transition(), data.ofResult(place, result, place.context()));
        data.catches(place, state.catchers(), exits);
    }
}
