package dev.pawl.dsl.source;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.QueryLanguage;
import dev.pawl.asl.StateMachine;
import dev.pawl.dsl.source.Code.Call;
import dev.pawl.dsl.source.Code.Chain;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;

/**
 * Java source that builds a machine: one class with a constant {@code MACHINE}. The same machine always gives
 * the
 * same source.
 */
public final class DslSource {
    /** More steps than that are dealt out to several methods. */
    private static final int MOST_STEPS = 25;

    private final SourceFile file;
    private final StateMachine machine;

    private DslSource(StateMachine machine) {
        this.machine = machine;
        this.file = new SourceFile(machine);
    }

    /**
     * The source.
     *
     * @param className
     *            simple name of the class
     * @param packageName
     *            where it belongs; none is the unnamed package
     * @throws IllegalArgumentException
     *             if one of the two is no name
     */
    public static String of(StateMachine machine, MachineType type, String className, Optional<String> packageName) {
        check(className, packageName);
        return new DslSource(machine).write(type, className, packageName);
    }

    /**
     * A name for a class after the name of what it is: {@code invoice-batch} becomes {@code InvoiceBatch}. It is
     * none
     * that a source needs for something else.
     */
    public static String className(String text) {
        String name = JavaNames.className(text);
        return Vocabulary.TYPES.contains(name) ? name + "Workflow" : name;
    }

    private static void check(String className, Optional<String> packageName) {
        if (!SourceVersion.isIdentifier(className) || SourceVersion.isKeyword(className)
                || Vocabulary.TYPES.contains(className)) {
            throw new IllegalArgumentException("Expected a name for a class that is free, but got " + className);
        }
        packageName.filter(p -> !SourceVersion.isName(p)).ifPresent(p -> {
            throw new IllegalArgumentException("Expected the name of a package, but got " + p);
        });
    }

    private String write(MachineType type, String className, Optional<String> packageName) {
        String declaration = "    public static final " + file.words().machineType() + " MACHINE = ";
        String body = declaration + Printer.print(whole(type), declaration, 4, 1) + ";\n";
        List<String> methods = file.fragments().stream().map(this::method).toList();
        StringBuilder out = new StringBuilder();
        packageName.ifPresent(p -> out.append("package ").append(p).append(";\n\n"));
        file.words().imports().forEach(i -> out.append(i).append('\n'));
        out.append('\n').append(Javadoc.of(machine.comment().orElse("The state machine " + className + "."), 0));
        out.append("public final class ").append(className).append(" {\n");
        file.constants().forEach((text, name) -> out.append("    private static final String ").append(name)
                .append(" = ").append(JavaText.literal(text)).append(";\n"));
        out.append(file.constants().isEmpty() ? "" : "\n").append(body);
        out.append("\n    private ").append(className).append("() {}\n");
        methods.forEach(out::append);
        return out.append("}\n").toString();
    }

    private String method(SourceFile.Fragment fragment) {
        String declaration = "        return ";
        return "\n    private static " + fragment.type() + " " + fragment.name() + "() {\n" + declaration
                + Printer.print(fragment.steps(), declaration, 8, 1) + ";\n    }\n";
    }

    private Chain whole(MachineType type) {
        List<Code> steps = new FlowCode(file).of(machine.flow());
        List<Code> parts = steps.size() > MOST_STEPS ? List.of(parts(steps)) : steps;
        Call call = file.told(machine.queryLanguage(), "machine", parts);
        List<List<Call>> more = new ArrayList<>();
        machine.comment().ifPresent(c -> more.add(List.of(StateCode.comment(c))));
        machine.version().ifPresent(v -> more.add(List.of(Code.call("version", JavaText.of(v)))));
        machine.timeoutSeconds().ifPresent(
                t -> more.add(List.of(Code.call("timeout", file.words().duration(BigDecimal.valueOf(t))))));
        switch (type) {
            case EXPRESS -> more.add(List.of(Code.call("express")));
            case STANDARD -> {
                // what a machine is unless it says otherwise
            }
        }
        return new Chain(call, List.of(), more);
    }

    private Code parts(List<Code> steps) {
        Chain all = (Chain) part(1, steps.subList(0, MOST_STEPS));
        for (int from = MOST_STEPS; from < steps.size(); from += MOST_STEPS) {
            List<Code> some = steps.subList(from, Math.min(steps.size(), from + MOST_STEPS));
            all = all.and(Code.call("then", part(from / MOST_STEPS + 1, some)));
        }
        return all;
    }

    private Code part(int number, List<Code> steps) {
        QueryLanguage language = file.spoken(machine.flow());
        return file.fragment("part " + number, language, file.steps(language, steps));
    }
}
