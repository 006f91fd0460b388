package dev.pawl.dsl;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Gives the states of a fragment other names, and all that leads to them, too. */
final class Renaming {
    private final UnaryOperator<String> rename;

    Renaming(UnaryOperator<String> rename) {
        this.rename = rename;
    }

    /** A step whose kind no longer matters. */
    private record Renamed<L extends Language>(Draft draft) implements Step<L> {}

    <L extends Language> Steps<L> of(Steps<L> steps) {
        Set<String> names = new HashSet<>();
        collect(steps, names);
        return steps(steps, names);
    }

    /** Of the flow alone: flows inside its states are renamed for themselves. */
    private static void collect(Steps<?> steps, Set<String> names) {
        for (Step<?> step : steps.all()) {
            names.add(step.name());
            step.draft().parts().values().forEach(part -> {
                if (part instanceof Draft.Part.Exits exits) {
                    exits.all().forEach(e -> collect(e.arm(), names));
                } else if (part instanceof Draft.Part.Otherwise otherwise) {
                    collect(otherwise.arm(), names);
                }
            });
        }
    }

    private static void collect(Arm<?> arm, Set<String> names) {
        if (arm instanceof Steps<?> steps) {
            collect(steps, names);
        }
    }

    private <L extends Language> Steps<L> steps(Steps<L> steps, Set<String> names) {
        List<Step<? extends Language>> all = steps.all().stream().<Step<? extends Language>>map(
                s -> new Renamed<L>(draft(s.draft(), names))).toList();
        return new Steps<>(all, steps.comment());
    }

    private Draft draft(Draft draft, Set<String> names) {
        Onward onward = draft.onward() instanceof Onward.To(String name)
                ? new Onward.To(target(name, names))
                : draft.onward();
        Draft renamed = new Draft(rename.apply(draft.name()), draft.type(), draft.language(), draft.parts(), onward,
                draft.origin());
        for (Map.Entry<String, Draft.Part> e : draft.parts().entrySet()) {
            renamed = renamed.with(e.getKey(), part(e.getValue(), names));
        }
        return renamed;
    }

    private Draft.Part part(Draft.Part part, Set<String> names) {
        return switch (part) {
            case Draft.Part.Value v -> v;
            case Draft.Part.Exits e -> new Draft.Part.Exits(e.all().stream()
                    .map(x -> new Draft.Exit(x.members(), arm(x.arm(), names))).toList());
            case Draft.Part.Otherwise o -> new Draft.Part.Otherwise(arm(o.arm(), names));
            case Draft.Part.Flows f -> new Draft.Part.Flows(f.all().stream().<Steps<?>>map(this::of).toList());
            case Draft.Part.Processor p -> new Draft.Part.Processor(p.members(), of(p.steps()));
        };
    }

    private Arm<?> arm(Arm<?> arm, Set<String> names) {
        return switch (arm) {
            case Arm.To<?> to -> new Arm.To<>(target(to.name(), names));
            case Arm.On<?> on -> on;
            case Steps<?> steps -> steps(steps, names);
        };
    }

    private String target(String name, Set<String> names) {
        return names.contains(name) ? rename.apply(name) : name;
    }
}
