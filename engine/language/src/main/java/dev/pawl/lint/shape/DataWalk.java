package dev.pawl.lint.shape;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.PathField;
import dev.pawl.asl.ResultPath;
import dev.pawl.asl.parse.Location;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.template.PayloadTemplate;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a state works on and hands on, in the order in which the interpreter does it. A shape that is never
 * means that
 * the state fails for sure.
 */
final class DataWalk {
    private static final Shape ERROR_OUTPUT = Shape
            .closed(Map.of("Error", Shape.TEXT.or(Shape.NULL), "Cause", Shape.TEXT.or(Shape.NULL)));

    private final Findings findings;
    private final TemplateShapes templates;
    private final JsonataTemplates jsonata;

    DataWalk(Findings findings) {
        this.findings = findings;
        this.templates = new TemplateShapes(findings);
        this.jsonata = new JsonataTemplates(findings);
    }

    TemplateShapes templates() {
        return templates;
    }

    JsonataTemplates jsonata() {
        return jsonata;
    }

    /** The input after InputPath. */
    Shape input(Place place) {
        return switch (place.state().data()) {
            case DataFlow.JsonPathFlow flow -> select(flow.inputPath(), place, place.moment().input(), "InputPath");
            case DataFlow.JsonataFlow flow -> place.moment().input();
        };
    }

    /** The input after InputPath and Parameters, or Arguments. */
    Shape arguments(Place place, Shape context) {
        Sight sight = place.sight().withContext(context);
        return switch (place.state().data()) {
            case DataFlow.JsonPathFlow flow -> {
                Shape input = input(place);
                yield flow.parameters()
                        .map(t -> templates.fill(t, sight.withData(input), place.at("Parameters"))).orElse(input);
            }
            case DataFlow.JsonataFlow flow -> flow.arguments()
                    .map(t -> jsonata.fill(t, sight, place.at("Arguments"))).orElse(place.moment().input());
        };
    }

    /** InputPath or OutputPath applied to data. */
    private Shape select(PathField field, Place place, Shape data, String name) {
        return switch (field) {
            case PathField.Absent absent -> data;
            case PathField.Null nothing -> data.isNever() ? data : Shape.closed(Map.of());
            case PathField.Path path -> templates.value(path.path(), place.sight().withData(data), place.at(name));
        };
    }

    /** What a state with a result hands on. */
    Moment ofResult(Place place, Shape result, Shape context) {
        Sight sight = place.sight().withContext(context);
        return switch (place.state().data()) {
            case DataFlow.JsonPathFlow flow -> jsonPath(place, flow, result, sight.withData(result));
            case DataFlow.JsonataFlow flow ->
                jsonata(place.location(), flow.output(), flow.assign(), result, sight.withResult(result));
        };
    }

    private Moment jsonPath(Place place, DataFlow.JsonPathFlow flow, Shape result, Sight sight) {
        Shape selected = flow.resultSelector()
                .map(t -> templates.fill(t, sight, place.at("ResultSelector"))).orElse(result);
        Map<String, Shape> assigned = assigned(flow.assign(), sight, place.at("Assign"));
        Shape placed = place(flow.resultPath(), place, selected, place.at("ResultPath"));
        return handOn(place, select(flow.outputPath(), place, placed, "OutputPath"), assigned);
    }

    /** What a state without a result hands on: what it got, unless Output says otherwise. */
    Moment ofInput(Place place, DataFlow data, Location location, Shape input) {
        Sight sight = place.sight();
        return switch (data) {
            case DataFlow.JsonPathFlow flow -> {
                Map<String, Shape> assigned = assigned(flow.assign(), sight.withData(input), location.child("Assign"));
                yield handOn(place, select(flow.outputPath(), place, input, "OutputPath"), assigned);
            }
            case DataFlow.JsonataFlow flow -> jsonata(location, flow.output(), flow.assign(), input, sight);
        };
    }

    /** What a Catch hands on. */
    Moment caught(Place place, Catcher catcher, Location at) {
        return switch (catcher.handling()) {
            case Catcher.Handling.JsonPath h -> {
                Map<String, Shape> assigned = assigned(h.assign(), place.sight().withData(ERROR_OUTPUT),
                        at.child("Assign"));
                yield handOn(place, place(h.resultPath(), place, ERROR_OUTPUT, at.child("ResultPath")), assigned);
            }
            case Catcher.Handling.Jsonata h -> jsonata(at, h.output(), h.assign(), ERROR_OUTPUT,
                    place.sight().withErrorOutput(ERROR_OUTPUT));
        };
    }

    private static Moment handOn(Place place, Shape output, Map<String, Shape> assigned) {
        return place.moment().with(assigned).withInput(output);
    }

    private Moment jsonata(Location at, Optional<JsonataTemplate> output, Optional<JsonataTemplate> assign,
            Shape otherwise, Sight sight) {
        if (!sight.isReached()) {
            return Moment.NEVER;
        }
        Shape variables = assign.map(t -> jsonata.fill(t, sight, at.child("Assign"))).orElse(Shape.closed(Map.of()));
        Shape given = output.map(t -> jsonata.fill(t, sight, at.child("Output"))).orElse(otherwise);
        return variables.isNever()
                ? Moment.NEVER
                : sight.moment().with(TemplateShapes.members(variables)).withInput(given);
    }

    private Map<String, Shape> assigned(Optional<PayloadTemplate> assign, Sight sight, Location at) {
        if (assign.isEmpty()) {
            return Map.of();
        }
        Shape filled = templates.fill(assign.get(), sight, at);
        return filled.isNever() ? Map.of("", Shape.NEVER) : TemplateShapes.members(filled);
    }

    private Shape place(ResultPath path, Place place, Shape result, Location at) {
        Shape input = place.moment().input();
        if (result.isNever()) {
            return result;
        }
        return switch (path) {
            case ResultPath.Replace replace -> result;
            case ResultPath.Discard discard -> input;
            case ResultPath.At where -> {
                Shape placed = Insertion.of(input, result, where.path().steps());
                if (placed.isNever()) {
                    findings.add(Kind.RESULT_PATH_ON_NON_OBJECT, at, "The result cannot be put at '"
                            + where.path().text() + "', because the input of the state is always " + input.inWords()
                            + ". The state always fails with States.ResultPathMatchFailure.");
                }
                yield placed;
            }
        };
    }

    /** The same in the order of a list, for states that catch. */
    void catches(Place place, List<Catcher> catchers, Exits exits) {
        for (int i = 0; i < catchers.size(); i++) {
            Catcher catcher = catchers.get(i);
            exits.to(catcher.next(), caught(place, catcher, place.at("Catch").index(i)));
        }
    }
}
