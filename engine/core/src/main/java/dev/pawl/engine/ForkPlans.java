package dev.pawl.engine;

import dev.pawl.arn.ExecutionArn;
import dev.pawl.arn.LabelledStateMachineArn;
import dev.pawl.arn.ResourceName;
import dev.pawl.arn.StateMachineArn;
import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.engine.EngineException.Reason;
import dev.pawl.fork.Beginning;
import dev.pawl.fork.ForkPoint;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.interpreter.ChildMachines;
import dev.pawl.interpreter.fold.Fold;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.interpreter.model.ExecutionState;
import dev.pawl.interpreter.model.Fork;
import dev.pawl.interpreter.model.ForkOrigin;
import dev.pawl.migrate.Compatibility;
import dev.pawl.migrate.Obstacle;
import dev.pawl.migrate.Places;
import dev.pawl.runtime.Prefix;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.Executions.HistoryRange;
import dev.pawl.store.MachineRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.Store;
import dev.pawl.timer.EngineClock;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Works out what a fork would be, from what is stored of the original. */
final class ForkPlans {
    private static final int PAGE = 1_000;
    private static final long PAGE_BYTES = 8L << 20;
    private static final long MOST_EVENTS = 24_998;
    private static final int LONGEST_NAME = 80;
    /** Such a revision is no machine's present one. */
    private static final String ASIDE = "fork-";

    private final Store store;
    private final EngineClock clock;
    private final RandomGenerator random;

    ForkPlans(Store store, EngineClock clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
    }

    /**
     * A fork, worked out.
     *
     * @param runs
     *            what it runs: of a definition of its own, the revision that the original runs
     * @param own
     *            that definition
     */
    record Plan(ForkPreview preview, ExecutionInfo info, Fork fork, MachineRecord runs, Optional<String> own) {}

    Plan plan(ForkRequest request, ExecutionRecord original) {
        MachineRecord was = revision(original.machineRevisionKey());
        StartChoice choice = choice(request, original, was);
        Optional<String> own = request.target() instanceof ForkRequest.Target.Definition d
                ? Optional.of(d.text())
                : Optional.empty();
        own.ifPresent(text -> StateMachines.requireValid(text, was.type()));
        ForkPoint point = find(request, original);
        ExecutionState before = before(original, point);
        Beginning beginning = beginning(before, point, request);
        List<String> edited = new ArrayList<>(beginning.edited());
        if (own.isPresent() || choice.machine().revisionKey() != was.revisionKey()) {
            edited.add("definition");
        }
        ExecutionInfo info = info(request, original, choice);
        ForkOrigin origin = new ForkOrigin(original.info().arn(), original.key(), point.entered().id(), point.name(),
                request.by(), edited);
        Fork fork = new Fork(origin, point.entered().frame(), point.entered().timestamp(), beginning.begins());
        StateMachine from = machine(was.settings().definition(), original.info().arn());
        String place = new Places(from, before).name(before.frame(fork.frame()).orElseThrow(), point.name());
        Fold.apply(before, new HistoryEvent(before.lastEventId(), before.lastEventId(), clock.now(), 0,
                new Event.Forked(origin.executionArn(), fork.frame(), fork.at(), fork.begins())));
        List<Obstacle> obstacles = edited.contains("definition")
                ? obstacles(from, own.orElse(choice.machine().settings().definition()), info.arn(), before)
                : List.of();
        return new Plan(new ForkPreview(point, place, beginning, edited, obstacles), info, fork, choice.machine(),
                own);
    }

    /** The revision that the fork runs; a definition of its own becomes one now. */
    long revision(Plan plan) {
        if (plan.own().isEmpty()) {
            return plan.runs().revisionKey();
        }
        String definition = plan.own().get();
        MachineRecord.Settings as = plan.runs().settings();
        MachineRecord.Settings settings = new MachineRecord.Settings(definition, as.roleArn(), as.logging(),
                as.tracing(), as.encryption());
        String id = ASIDE + UUID.nameUUIDFromBytes(definition.getBytes(StandardCharsets.UTF_8));
        return store.machines().aside(plan.runs().arn(), settings, id, clock.now()).map(MachineRecord::revisionKey)
                .orElseThrow(() -> EngineException.noMachine(plan.runs().arn()));
    }

    private StartChoice choice(ForkRequest request, ExecutionRecord original, MachineRecord was) {
        boolean child = Arns.read(original.info().arn(), ExecutionArn.class).runs() instanceof LabelledStateMachineArn;
        if (!(request.target() instanceof ForkRequest.Target.Machine other)) {
            if (was.deleting()) {
                throw EngineException.deleting(was.arn());
            }
            return new StartChoice(was, original.info().stateMachineVersionArn(),
                    original.info().stateMachineAliasArn());
        }
        StartChoice choice = StartChoice.of(other.arn(), store, random);
        if (choice.machine().type() != MachineType.STANDARD) {
            throw invalid("Expected a Standard state machine, but " + other.arn() + " is an Express one");
        }
        if (child && choice.machine().key() != was.key()) {
            throw invalid("Expected a version of the same state machine for a child of a map run, but got "
                    + other.arn());
        }
        return choice;
    }

    private ForkPoint find(ForkRequest request, ExecutionRecord original) {
        ForkPoint.Finder finder = new ForkPoint.Finder(request.at());
        long from = 1;
        List<HistoryEvent> page = page(original, from);
        while (!page.isEmpty() && !finder.isDone()) {
            page.forEach(finder::see);
            from = page.getLast().id() + 1;
            page = finder.isDone() ? List.of() : page(original, from);
        }
        ForkPoint point = finder.found().orElseThrow(() -> notEntered(request, finder));
        if (point.entered().id() > MOST_EVENTS) {
            throw invalid("Expected at most " + MOST_EVENTS + " events before the state, but there are "
                    + (point.entered().id() - 1));
        }
        return point;
    }

    private static EngineException notEntered(ForkRequest request, ForkPoint.Finder finder) {
        return invalid(switch (request.at()) {
            case At.OfEvent at -> "Expected the id of an event of the execution, but it has no event " + at.id();
            case At.OfState at when at.visit().isPresent() && finder.visits(at.name()) > 0 -> "Expected the state "
                    + at.name() + " to have been entered " + at.visit().getAsInt() + " times, but it was entered "
                    + finder.visits(at.name()) + " times";
            case At.OfState at -> "Expected a state that the execution has entered, but it never entered " + at.name();
            case At.Newest at -> "Expected an execution that has entered a state, but it has entered none";
        });
    }

    private List<HistoryEvent> page(ExecutionRecord execution, long from) {
        return store.executions().history(execution.key(), new HistoryRange(from, PAGE, false, PAGE_BYTES));
    }

    private ExecutionState before(ExecutionRecord original, ForkPoint point) {
        List<HistoryEvent> events = store.executions()
                .before(original.key(), point.entered().id(), Prefix.CHARACTERS)
                .orElseThrow(() -> invalid("Expected at most " + (Prefix.CHARACTERS >> 20)
                        + " MiB of history before the state, but it is more"));
        if (events.isEmpty()) {
            throw EngineException.noExecution(original.info().arn());
        }
        return Prefix.fold(original.info(), events);
    }

    private static Beginning beginning(ExecutionState before, ForkPoint point, ForkRequest request) {
        try {
            return Beginning.of(before, point, request.edits());
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static List<Obstacle> obstacles(StateMachine from, String definition, String arn, ExecutionState state) {
        try {
            return Compatibility.check(from, machine(definition, arn), state);
        } catch (IllegalStateException e) {
            return List.of(new Obstacle("", true, String.valueOf(e.getMessage())));
        }
    }

    private static StateMachine machine(String definition, String executionArn) {
        return ChildMachines.of(DefinitionParser.parseTrusted(definition), executionArn);
    }

    private ExecutionInfo info(ForkRequest request, ExecutionRecord original, StartChoice choice) {
        ExecutionInfo i = original.info();
        String name = request.name().orElseGet(() -> derived(i.name()));
        if (!ResourceName.isLegal(name)) {
            throw EngineException.invalidName(name);
        }
        ExecutionArn arn = Arns.read(i.arn(), ExecutionArn.class);
        MachineRecord machine = choice.machine();
        String own = arn.runs() instanceof LabelledStateMachineArn labelled
                ? labelled.execution(name).text()
                : Arns.read(machine.arn(), StateMachineArn.class).execution(name).text();
        return new ExecutionInfo(own, name, machine.arn(), machine.name(), machine.settings().roleArn(), i.region(),
                clock.now(), i.input(), choice.versionArn(), choice.aliasArn());
    }

    private String derived(String name) {
        String ending = "-fork-" + String.format("%08x", random.nextInt());
        return name.substring(0, Math.min(name.length(), LONGEST_NAME - ending.length())) + ending;
    }

    private MachineRecord revision(long key) {
        return store.machines().revision(key)
                .orElseThrow(() -> new IllegalStateException("Expected revision " + key + " of a state machine"));
    }

    private static EngineException invalid(String message) {
        return new EngineException(Reason.VALIDATION, message);
    }
}
