package dev.pawl.approval.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.approval.audit.AuditChain;
import dev.pawl.approval.form.SchemaForms;
import dev.pawl.approval.link.LinkSigner;
import dev.pawl.approval.model.Act;
import dev.pawl.approval.model.Actor;
import dev.pawl.approval.model.ApprovalRequest;
import dev.pawl.approval.model.Way;
import dev.pawl.approval.notify.Notification;
import dev.pawl.approval.people.People;
import dev.pawl.approval.people.Person;
import dev.pawl.approval.rule.Verdict;
import dev.pawl.approval.store.ApprovalStore.Filter;
import dev.pawl.approval.store.ApprovalStore.Listed;
import dev.pawl.approval.store.MemoryApprovals;
import dev.pawl.engine.Engine;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines;
import dev.pawl.json.Json;
import dev.pawl.store.ExecutionRecord;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.memory.MemoryStore;
import dev.pawl.testkit.VirtualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * An engine and approvals on one thread, whose tasks run in an order from a seed, with a clock that a test
 * moves. It
 * can be killed at any moment and started again on what was stored.
 */
final class World {
    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    static final People PEOPLE = People.of(List.of(
            new Person("alice", "Alice", Optional.of("alice@example.com"), List.of("finance")),
            new Person("bob", "Bob", Optional.of("bob@example.com"), List.of("finance")),
            new Person("carol", "Carol", Optional.of("carol@example.com"), List.of("finance", "boss")),
            new Person("dave", "Dave", Optional.empty(), List.of()), Person.named("erin")));

    final VirtualClock clock = new VirtualClock(NOON);
    final RecordingNotifier mail = new RecordingNotifier();
    final MemoryApprovals stored;
    private final Random random;
    private MemoryStore store;
    private Life process;
    private @Nullable Engine engine;
    private @Nullable Approvals approvals;
    private int nodes;

    /** One life of the process. */
    private static final class Life implements Executor {
        private final List<Runnable> tasks = new ArrayList<>();
        private boolean dead;

        @Override
        public void execute(Runnable task) {
            if (!dead) {
                tasks.add(task);
            }
        }
    }

    World() {
        this(1);
    }

    World(long seed) {
        random = new Random(seed);
        process = new Life();
        store = new MemoryStore(process, clock::now, 1);
        stored = new MemoryApprovals(store.secret());
        start();
    }

    private void start() {
        Life life = process;
        Approvals fresh = new Approvals(new Approvals.Parts(stored, new AuditChain(store.secret()),
                new LinkSigner(store.secret()), PEOPLE, new SchemaForms(), clock,
                life, List.of(mail), ApprovalSettings.STANDARD));
        Engine started = Engine.builder().store(store).clock(clock).workers(life)
                .random(new SplittableRandom(random.nextLong())).node("node-" + nodes++)
                .connectors(List.of(fresh.connector())).start();
        fresh.connect((token, end) -> started.promises().keep(token, end));
        fresh.serve(URI.create("http://127.0.0.1:8083"));
        approvals = fresh;
        engine = started;
    }

    /** The power is cut, and comes back. */
    void crash() {
        process.dead = true;
        process.tasks.clear();
        clock.forgetAll();
        process = new Life();
        store = store.crash(process);
        start();
    }

    /** Runs so many tasks, or fewer if there are no more. */
    World steps(int count) {
        for (int i = 0; i < count && !process.tasks.isEmpty(); i++) {
            process.tasks.remove(random.nextInt(process.tasks.size())).run();
        }
        return this;
    }

    /** Runs all there is to do now. */
    World settle() {
        return steps(100_000);
    }

    /** Lets time pass, and everything happen that falls due. */
    World pass(Duration time) {
        Instant until = clock.now().plus(time);
        settle();
        while (clock.nextDue().filter(due -> !due.isAfter(until)).isPresent()) {
            clock.advanceToNext();
            settle();
        }
        clock.advance(Duration.between(clock.now(), until));
        return settle();
    }

    Engine engine() {
        return Objects.requireNonNull(engine);
    }

    Approvals approvals() {
        return Objects.requireNonNull(approvals);
    }

    /** Starts an execution of one state that asks, and settles. */
    String ask(String arguments) {
        return start(machine(arguments, ""));
    }

    static String machine(String arguments, String more) {
        return "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"Ask\",\"States\":{\"Ask\":{\"Type\":\"Task\","
                + "\"Resource\":\"arn:pawl:states:::approval:request\",\"Arguments\":" + arguments + more
                + ",\"End\":true}}}";
    }

    /** Starts an execution, and settles. */
    String start(String definition) {
        String execution = begin(definition);
        settle();
        return execution;
    }

    /** Starts an execution, which may not be stored yet when this returns. */
    String begin(String definition) {
        String name = "Ask" + random.nextInt(Integer.MAX_VALUE);
        String machine = engine().machines()
                .create(new StateMachines.NewStateMachine(name, MachineType.STANDARD,
                        new Settings(definition, "arn:aws:iam::123456789012:role/pawl", Optional.empty(),
                                Optional.empty(), Optional.empty()),
                        Map.of()))
                .arn();
        engine().executions().start(new Start(machine, Optional.of("one"), Optional.of("{}"), Optional.empty()));
        return machine.replace(":stateMachine:", ":execution:") + ":one";
    }

    boolean exists(String execution) {
        return store.executions().find(execution).isPresent();
    }

    ExecutionRecord execution(String arn) {
        return engine().executions().describe(arn);
    }

    JsonNode output(String arn) {
        return execution(arn).output().orElseThrow().value();
    }

    JsonNode cause(String arn) {
        return Json.read(execution(arn).failure().cause().orElseThrow());
    }

    /** All requests, oldest first. */
    List<ApprovalRequest> requests() {
        return approvals().list(Optional.empty(), new Filter(Set.of(), Optional.empty(), Optional.empty()), 0, 1_000)
                .stream().map(Listed::request).toList();
    }

    ApprovalRequest last() {
        return requests().get(requests().size() - 1);
    }

    Verdict act(String person, Act act) {
        Verdict verdict = approvals().act(last().id(), new Actor(person, Way.REST), act).orElseThrow();
        settle();
        return verdict;
    }

    Verdict approve(String person) {
        return act(person, new Act.Approve(Optional.empty(), Optional.empty()));
    }

    Verdict reject(String person, String reason) {
        return act(person, new Act.Reject(Optional.of(reason), Optional.empty()));
    }

    /** Titles of what waits for somebody. */
    List<String> waitingFor(String person) {
        return approvals().list(Optional.of(person), new Filter(Set.of(), Optional.empty(), Optional.empty()), 0, 1_000)
                .stream().map(listed -> listed.request().ask().title()).toList();
    }

    /** Kinds of notifications with their recipients, in order. */
    List<String> told() {
        return mail.sent().stream().map(World::text).sorted().toList();
    }

    private static String text(Notification notification) {
        return notification.kind() + " " + notification.recipient().orElseThrow().name();
    }
}
