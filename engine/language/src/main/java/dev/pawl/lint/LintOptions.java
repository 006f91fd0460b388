package dev.pawl.lint;

import dev.pawl.asl.MachineType;
import dev.pawl.lint.shape.Shape;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the linter is to look at.
 *
 * @param type
 *            of the machine
 * @param target
 *            where it is to run
 * @param disabled
 *            codes that are not reported
 * @param severities
 *            of codes that are to matter more or less than they do by themselves
 * @param input
 *            what is known of the machine's input
 * @param now
 *            the present; without it, nothing is said of times that have passed
 */
public record LintOptions(MachineType type, Target target, Set<String> disabled, Map<String, Severity> severities,
        Shape input, Optional<Instant> now) {
    /** Where a machine is to run. */
    public enum Target {
        /** Here or there: what would not run on AWS is something to know. */
        ANYWHERE,
        /** On AWS: what would not run there matters. */
        AWS,
        /** On Pawl alone: AWS's limits do not matter. */
        PAWL
    }

    public LintOptions {
        disabled = Set.copyOf(disabled);
        severities = Map.copyOf(severities);
    }

    /** A Standard machine that may run anywhere. */
    public static LintOptions standard() {
        return new LintOptions(MachineType.STANDARD, Target.ANYWHERE, Set.of(), Map.of(), Shape.ANYTHING,
                Optional.empty());
    }

    /** The same for machines of that type. */
    public LintOptions type(MachineType other) {
        return new LintOptions(other, target, disabled, severities, input, now);
    }

    /** The same for machines that run there. */
    public LintOptions target(Target other) {
        return new LintOptions(type, other, disabled, severities, input, now);
    }

    /** The same without these codes. */
    public LintOptions without(Set<String> codes) {
        Set<String> all = new HashSet<>(disabled);
        all.addAll(codes);
        return new LintOptions(type, target, all, severities, input, now);
    }

    /** The same with other severities of these codes. */
    public LintOptions severities(Map<String, Severity> more) {
        Map<String, Severity> all = new HashMap<>(severities);
        all.putAll(more);
        return new LintOptions(type, target, disabled, all, input, now);
    }

    /** The same for input of that shape. */
    public LintOptions input(Shape shape) {
        return new LintOptions(type, target, disabled, severities, shape, now);
    }

    /** The same at that time. */
    public LintOptions now(Instant time) {
        return new LintOptions(type, target, disabled, severities, input, Optional.of(time));
    }
}
