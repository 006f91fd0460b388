package dev.pawl.testkit.junit;

import dev.pawl.asl.MachineType;
import dev.pawl.testkit.Stage;
import java.lang.reflect.AnnotatedElement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a stage with the machines that annotations name. A test that fails shows what was played
 * before.
 */
public final class StageExtension implements ParameterResolver, AfterTestExecutionCallback {
    private static final Namespace NAMESPACE = Namespace.create(StageExtension.class);

    /** For JUnit. */
    public StageExtension() {}

    /** A stage in the store of a test, which closes it. */
    private record Kept(Stage stage) implements AutoCloseable {
        @Override
        public void close() {
            stage.close();
        }
    }

    /** What was played, hung onto whatever failed. */
    private static final class WhatWasPlayed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        WhatWasPlayed(String story) {
            super(story, null, false, false);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Stage.class;
    }

    @Override
    public Stage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Stage stage = stageOf(context);
        deploy(stage, parameter.getParameter(), context);
        return stage;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Optional<Throwable> failure = context.getExecutionException();
        Optional<Kept> kept = Optional.ofNullable(context.getStore(NAMESPACE).get(Stage.class, Kept.class));
        if (failure.isPresent() && kept.isPresent()) {
            String stories = String.join("\n", kept.get().stage().stories());
            if (!stories.isEmpty() && !String.valueOf(failure.get().getMessage()).contains(stories)) {
                failure.get().addSuppressed(new WhatWasPlayed(stories));
            }
        }
    }

    /** The stage of a test. */
    static Stage stageOf(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Stage.class, key -> new Kept(open(context)), Kept.class)
                .stage();
    }

    private static Stage open(ExtensionContext context) {
        Optional<WorkflowTest> test = AnnotationSupport.findAnnotation(context.getRequiredTestClass(),
                WorkflowTest.class);
        Stage stage = Stage.builder().seed(test.map(WorkflowTest::seed).orElse(1L))
                .startingAt(Instant.parse(test.map(WorkflowTest::startingAt).orElse("2026-01-01T00:00:00Z"))).open();
        deploy(stage, context.getRequiredTestClass(), context);
        context.getTestMethod().ifPresent(method -> deploy(stage, method, context));
        return stage;
    }

    private static void deploy(Stage stage, AnnotatedElement element, ExtensionContext context) {
        for (Machine machine : AnnotationSupport.findRepeatableAnnotations(element, Machine.class)) {
            String name = machine.name().isEmpty() ? Sources.baseName(machine.value()) : machine.name();
            stage.deploy(name, Sources.read(machine.value(), context.getRequiredTestClass()),
                    machine.express() ? MachineType.EXPRESS : MachineType.STANDARD);
        }
    }
}
