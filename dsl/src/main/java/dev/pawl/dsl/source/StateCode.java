package dev.pawl.dsl.source;

import dev.pawl.asl.Catcher;
import dev.pawl.asl.ChoiceRule;
import dev.pawl.asl.ChoiceState;
import dev.pawl.asl.FailState;
import dev.pawl.asl.MapState;
import dev.pawl.asl.ParallelState;
import dev.pawl.asl.PassState;
import dev.pawl.asl.State;
import dev.pawl.asl.SucceedState;
import dev.pawl.asl.TaskState;
import dev.pawl.asl.Transition;
import dev.pawl.asl.WaitState;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One state as the steps' methods write it. */
final class StateCode {
    private final Dialect dialect;
    private final SourceFile file;

    StateCode(Dialect dialect, SourceFile file) {
        this.dialect = dialect;
        this.file = file;
    }

    Chain of(State state, Arms arms) {
        Chain code = switch (state) {
            case TaskState s -> task(s, arms);
            case PassState s -> pass(s);
            case ChoiceState s -> choice(s, arms);
            case WaitState s -> waiting(s);
            case SucceedState s -> started("succeed", s).and(dialect.data(s.data()));
            case FailState s -> fail(s);
            case ParallelState s -> parallel(s, arms);
            case MapState s -> map(s, arms);
        };
        return onward(code, state, arms);
    }

    private Chain started(String method, State state) {
        Chain chain = Code.chain(dialect.entry(method), JavaText.of(state.name()));
        return commented(chain, state);
    }

    private Chain commented(Chain chain, State state) {
        Chain known = state.info().ownQueryLanguage() && !file.isMixed(dialect.language())
                ? chain.and(Code.call("queryLanguage"))
                : chain;
        return state.info().comment().map(c -> known.and(comment(c))).orElse(known);
    }

    static Call comment(String text) {
        return Code.call("comment", JavaText.of(text));
    }

    private static Chain onward(Chain code, State state, Arms arms) {
        return Exits.transition(state).map(t -> switch (t) {
            case Transition.Next n -> arms.following().equals(Optional.of(n.state()))
                    ? code
                    : code.and(Code.call("next", JavaText.of(n.state())));
            case Transition.End e -> arms.following().isEmpty() ? code : code.and(Code.call("end"));
        }).orElse(code);
    }

    private Chain task(TaskState state, Arms arms) {
        Chain chain = VerbCode.of(state, file.words())
                .map(verb -> commented(verb.begun(), state).and(dialect.data(verb.rest())))
                .orElseGet(() -> plain(state));
        List<List<Call>> more = new ArrayList<>();
        state.timeoutSeconds().ifPresent(t -> more.add(List.of(dialect.seconds("timeout", t))));
        state.heartbeatSeconds().ifPresent(h -> more.add(List.of(dialect.seconds("heartbeat", h))));
        state.roleArn().ifPresent(r -> more.add(List.of(dialect.text("role", r))));
        return errors(chain.and(more), state, arms);
    }

    private Chain plain(TaskState state) {
        Chain task = Code.chain(dialect.entry("task"), JavaText.of(state.name()))
                .beside(Code.call("resource", file.resource(state.resource())));
        return commented(task, state).and(dialect.data(state.data()));
    }

    private Chain pass(PassState state) {
        Chain pass = started("pass", state);
        return state.result().map(r -> pass.and(dialect.fixed("result", r))).orElse(pass)
                .and(dialect.data(state.data()));
    }

    private Chain waiting(WaitState state) {
        Call until = switch (state.until()) {
            case WaitState.Until.Seconds u -> dialect.seconds("duration", u.seconds());
            case WaitState.Until.Timestamp u -> dialect.text("until", u.timestamp());
        };
        Chain waiting = Code.chain(dialect.entry("waiting"), JavaText.of(state.name())).beside(until);
        return commented(waiting, state).and(dialect.data(state.data()));
    }

    private Chain fail(FailState state) {
        List<List<Call>> more = new ArrayList<>();
        state.error().ifPresent(e -> more.add(List.of(dialect.text("error", e))));
        state.cause().ifPresent(c -> more.add(List.of(dialect.text("cause", c))));
        return started("fail", state).and(more);
    }

    private Chain choice(ChoiceState state, Arms arms) {
        Chain chain = started("choice", state);
        for (int i = 0; i < state.rules().size(); i++) {
            chain = chain.and(List.of(rule(state.rules().get(i), i, arms)));
        }
        int last = state.rules().size();
        Chain rules = chain;
        return state.defaultNext().map(d -> rules.and(arms.taking(last, d, "otherwise"))).orElse(rules)
                .and(dialect.data(state.data()));
    }

    private List<Call> rule(ChoiceRule rule, int arm, Arms arms) {
        Code condition = dialect.condition(rule.condition());
        List<Call> members = new ArrayList<>();
        rule.comment().ifPresent(c -> members.add(comment(c)));
        dialect.data(rule.data()).forEach(members::addAll);
        if (members.isEmpty()) {
            return List.of(arms.taking(arm, rule.next(), "when", condition));
        }
        members.add(0, Code.call("when", condition));
        members.add(arms.taking(arm, rule.next(), "then"));
        return members;
    }

    private Chain parallel(ParallelState state, Arms arms) {
        Chain chain = started("parallel", state);
        for (int i = 0; i < state.branches().size(); i++) {
            chain = chain.and(file.flow(FlowCode.Taker.BRANCH, dialect.language(), state.branches().get(i),
                    state.branches().get(i).startAt()));
        }
        return errors(chain.and(dialect.data(state.data())), state, arms);
    }

    private Chain map(MapState state, Arms arms) {
        Chain open = Code.chain(dialect.entry("map"), JavaText.of(state.name()));
        Chain map = new MapCode(dialect, file).of(state, open);
        return errors(commented(map, state).and(dialect.data(state.data())), state, arms);
    }

    private Chain errors(Chain chain, State state, Arms arms) {
        Chain all = chain.and(new RetryCode(file.words()).of(state));
        List<Catcher> catchers = RetryCode.catchers(state);
        for (int i = 0; i < catchers.size(); i++) {
            all = all.and(List.of(catching(catchers.get(i), i, arms)));
        }
        return all;
    }

    private List<Call> catching(Catcher catcher, int arm, Arms arms) {
        List<Call> calls = new ArrayList<>();
        calls.add(new RetryCode(file.words()).on(catcher.errorEquals()));
        catcher.comment().ifPresent(c -> calls.add(comment(c)));
        calls.addAll(dialect.handling(catcher.handling()));
        calls.add(arms.ending(arm, catcher.next()));
        return calls;
    }
}
