package dev.pawl.testkit.suite;

import dev.pawl.asl.MachineType;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import dev.pawl.testkit.StageBuilder;
import dev.pawl.testkit.coverage.Coverage;
import dev.pawl.testkit.coverage.CoverageCount;
import dev.pawl.testkit.mock.MockException;
import dev.pawl.testkit.mock.Mocks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Plays test cases, each on a stage of its own, and counts what they cover. */
public final class SuiteRunner {
    private final Supplier<StageBuilder> stages;

    /** With stages that are made so. */
    public SuiteRunner(Supplier<StageBuilder> stages) {
        this.stages = stages;
    }

    /**
     * Plays all cases of a suite.
     *
     * @param told
     *            of each result as soon as it is there
     */
    public SuiteResult run(Suite suite, Consumer<CaseResult> told) {
        CoverageCount coverage = Coverage.of(suite.machine(), DefinitionParser.parseTrusted(suite.definition()));
        List<CaseResult> results = new ArrayList<>();
        for (TestCase one : suite.cases()) {
            CaseResult result = run(suite, one);
            result.played().ifPresent(coverage::add);
            results.add(result);
            told.accept(result);
        }
        return new SuiteResult(suite, results, coverage.soFar());
    }

    private CaseResult run(Suite suite, TestCase one) {
        long began = System.nanoTime();
        List<String> failures = new ArrayList<>();
        Optional<Played> played = Optional.empty();
        try {
            played = Optional.of(play(suite, one));
            failures.addAll(Expecting.failures(one.expected(), played.get()));
        } catch (MockException | IllegalStateException | IllegalArgumentException e) {
            failures.add(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // Such as a machine beside the one that is tested that is wrong: other cases may well be played.
            failures.add("Expected to play " + one.name() + ", but " + e);
        }
        return new CaseResult(one.name(), failures, played, Duration.ofNanos(System.nanoTime() - began));
    }

    private Played play(Suite suite, TestCase one) {
        StageBuilder builder = stages.get();
        one.startTime().ifPresent(builder::startingAt);
        try (Stage stage = builder.open()) {
            suite.others().forEach((name, text) -> stage.deploy(name, text, MachineType.STANDARD));
            stage.deploy(suite.machine(), suite.definition(), suite.type());
            List<Mocks> inOrder = one.mocks();
            inOrder.reversed().forEach(stage::mocks);
            return stage.run(suite.machine(), one.input().toString());
        }
    }
}
