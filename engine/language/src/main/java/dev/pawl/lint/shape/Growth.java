package dev.pawl.lint.shape;

import dev.pawl.asl.DataFlow;
import dev.pawl.asl.Flow;
import dev.pawl.asl.State;
import dev.pawl.asl.parse.Location;
import dev.pawl.expr.intrinsic.Argument;
import dev.pawl.expr.jsonata.JsonataTemplate;
import dev.pawl.expr.jsonata.Piece;
import dev.pawl.expr.jsonata.Syntax;
import dev.pawl.expr.path.PathRoot;
import dev.pawl.expr.path.Step;
import dev.pawl.expr.template.Part;
import dev.pawl.expr.template.PathValue;
import dev.pawl.expr.template.PayloadTemplate;
import dev.pawl.lint.shape.FlowProblem.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loops in which a value is made of itself and something more, so that it grows with each turn. */
final class Growth {
    private static final Set<String> GROWING = Set.of("Array", "Format");

    /** Going around from each state is quadratic; no flow that somebody wrote needs more. */
    private static final int MOST_LOOKS = 100;

    private final Flow flow;
    private final Findings findings;
    private int looks;

    Growth(Flow flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    void look(State state, Location at) {
        switch (state.data()) {
            case DataFlow.JsonPathFlow f -> {
                paths(f.assign(), true, state, at.child("Assign"));
                paths(f.parameters(), false, state, at.child("Parameters"));
            }
            case DataFlow.JsonataFlow f -> {
                expressions(f.assign(), true, state, at.child("Assign"));
                expressions(f.output(), false, state, at.child("Output"));
            }
        }
    }

    private void paths(Optional<PayloadTemplate> template, boolean variables, State state, Location at) {
        if (template.isPresent() && template.get().whole() instanceof Part.Members members) {
            for (Part.Member member : members.members()) {
                if (member.part() instanceof Part.Hole hole && hole.value() instanceof PathValue.Intrinsic i
                        && grows(i.call().call(), member.name(), variables)) {
                    tell(member.name(), state, at.child(hole.key()));
                }
            }
        }
    }

    private static boolean grows(Argument.Call call, String name, boolean variable) {
        return GROWING.contains(call.name()) && call.arguments().stream().anyMatch(argument -> switch (argument) {
            case Argument.Path p -> variable
                    ? p.path().root().equals(new PathRoot.Variable(name))
                            && p.path().steps().map(List::isEmpty).orElse(false)
                    : p.path().root().equals(new PathRoot.Data())
                            && p.path().steps().equals(Optional.of(List.of(new Step.Member(name))));
            case Argument.Call c -> grows(c, name, variable);
            case Argument.Constant c -> false;
            case Argument.Text t -> false;
        });
    }

    private void expressions(Optional<JsonataTemplate> template, boolean variables, State state, Location at) {
        if (template.isPresent() && template.get().whole() instanceof Piece.Members members) {
            for (Piece.Member member : members.members()) {
                Syntax itself = variables ? new Syntax.Variable(member.name()) : inputMember(member.name());
                if (member.piece() instanceof Piece.Expression e && mayGrow(e.expression().source())
                        && grows(e.expression().syntax(), itself)) {
                    tell(member.name(), state, at.child(member.name()));
                }
            }
        }
    }

    /** Taking an expression apart costs more than a look. */
    private static boolean mayGrow(String source) {
        return source.contains("$append") || source.contains("[") || source.contains("&");
    }

    private static Syntax inputMember(String name) {
        return new Syntax.Step(new Syntax.Step(new Syntax.Variable("states"), new Syntax.Name("input")),
                new Syntax.Name(name));
    }

    private static boolean grows(Syntax syntax, Syntax itself) {
        return switch (syntax) {
            case Syntax.Call c when c.function().equals(new Syntax.Variable("append")) ->
                c.arguments().contains(itself);
            case Syntax.ArrayOf a -> a.elements().size() > 1 && a.elements().contains(itself);
            case Syntax.Binary b when b.operator().equals("&") ->
                b.left().equals(itself) || b.right().equals(itself) || grows(b.left(), itself);
            case Syntax.Block b when b.all().size() == 1 -> grows(b.all().getFirst(), itself);
            default -> false;
        };
    }

    private void tell(String name, State state, Location at) {
        if (looks++ < MOST_LOOKS && isInLoop(state)) {
            findings.add(Kind.PAYLOAD_UNBOUNDED, at, "Each turn of this loop makes '" + name + "' larger. At 262,144"
                    + " bytes the state fails with States.DataLimitExceeded. Write what each turn gives to a store, or"
                    + " collect it with a Map.");
        }
    }

    private boolean isInLoop(State state) {
        Set<String> seen = new HashSet<>();
        Deque<String> toVisit = new ArrayDeque<>(Targets.of(state));
        while (!toVisit.isEmpty()) {
            String name = toVisit.pop();
            State next = flow.states().get(name);
            if (name.equals(state.name())) {
                return true;
            }
            if (next != null && seen.add(name)) {
                toVisit.addAll(Targets.of(next));
            }
        }
        return false;
    }
}
