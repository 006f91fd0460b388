package dev.pawl.dsl.source;

import dev.pawl.asl.Flow;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.State;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.TaskResource;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A source file that is being written: what it imports, and what stands beside the machine in its class. */
final class SourceFile {
    /** A flow of more states gets a method of its own. */
    private static final int MOST_IN_PLACE = 4;

    private final Vocabulary words;
    private final JavaNames names = new JavaNames();
    private final Map<String, String> constants = new LinkedHashMap<>();
    private final List<Fragment> fragments = new ArrayList<>();
    private final QueryLanguage language;

    SourceFile(StateMachine machine) {
        this.language = machine.queryLanguage();
        this.words = new Vocabulary(language, Languages.isJsonata(machine.flow()));
    }

    /** Steps that have a method. */
    record Fragment(String name, String type, Code steps) {}

    /** Whether states of that language are guests in the machine. */
    boolean isMixed(QueryLanguage of) {
        return of != language;
    }

    Vocabulary words() {
        return words;
    }

    /** Texts by the names of their constants' values. */
    Map<String, String> constants() {
        return constants;
    }

    List<Fragment> fragments() {
        return fragments;
    }

    StateCode states(QueryLanguage of) {
        return new StateCode(switch (of) {
            case JSONATA -> new JsonataDialect(words);
            case JSON_PATH -> new JsonPathDialect(words);
        }, this);
    }

    /** A resource; functions and activities become constants, since they are named after what they do. */
    Code resource(TaskResource resource) {
        return switch (resource) {
            case TaskResource.LambdaFunction f ->
                constant(f.arn(), f.arn().substring(f.arn().indexOf("function:") + 9));
            case TaskResource.Activity a -> constant(a.arn(), a.arn().substring(a.arn().indexOf("activity:") + 9));
            case TaskResource.Integration i -> JavaText.of(i.arn());
        };
    }

    private Code constant(String text, String about) {
        return Code.word(constants.computeIfAbsent(text, t -> names.constant(about)));
    }

    /** A call that takes a flow: its steps in place if they are few, otherwise a method that gives them. */
    Call flow(FlowCode.Taker taker, QueryLanguage state, Flow flow, String name) {
        QueryLanguage inner = spoken(flow);
        String method = inner == state || state == language ? taker.method : taker.mixed;
        List<Code> steps = new FlowCode(this).of(flow);
        if (size(flow) > MOST_IN_PLACE) {
            return Code.call(method, fragment(name, inner, commented(steps(inner, steps), flow)));
        }
        boolean bare = flow.comment().isEmpty() && taker.listing && method.equals(taker.method);
        return bare
                ? Code.listing(method, List.of(), steps)
                : Code.call(method, commented(steps(inner, steps), flow));
    }

    /** The language of steps that can hold the flow's states. */
    QueryLanguage spoken(Flow flow) {
        return Languages.isJsonata(flow) ? QueryLanguage.JSONATA : language;
    }

    private static Chain commented(Chain steps, Flow flow) {
        return flow.comment().map(c -> steps.and(StateCode.comment(c))).orElse(steps);
    }

    /** Steps as one expression. */
    Chain steps(QueryLanguage of, List<Code> steps) {
        return Code.chain(told(of, "steps", steps));
    }

    /** A call that tells steps, each on a line of its own. */
    Call told(QueryLanguage of, String method, List<Code> steps) {
        Code.Break lines = steps.size() > 1 ? Code.Break.ALWAYS : Code.Break.BEFORE;
        return new Call(words.entry(of, method), List.of(), steps, lines);
    }

    /** A call of a new method that gives those steps. */
    Code fragment(String about, QueryLanguage of, Code steps) {
        String name = names.method(about);
        fragments.add(new Fragment(name, words.stepsType(of), steps));
        return Code.chain(name);
    }

    private static int size(Flow flow) {
        return flow.states().values().stream().mapToInt(SourceFile::size).sum();
    }

    private static int size(State state) {
        return switch (state) {
            case ParallelState s -> 1 + s.branches().stream().mapToInt(SourceFile::size).sum();
            case MapState s -> 1 + size(s.processor().flow());
            default -> 1;
        };
    }
}
