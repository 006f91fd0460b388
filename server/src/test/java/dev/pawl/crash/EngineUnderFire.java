package dev.pawl.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.connector.ConnectorProvider;
import dev.pawl.connector.function.FunctionConnector;
import dev.pawl.connector.function.FunctionContext;
import dev.pawl.connector.function.FunctionException;
import dev.pawl.connector.function.FunctionHandler;
import dev.pawl.connector.function.Functions;
import dev.pawl.engine.Engine;
import dev.pawl.engine.EngineException;
import dev.pawl.engine.Executions.Start;
import dev.pawl.engine.StateMachines.NewStateMachine;
import dev.pawl.history.Failure;
import dev.pawl.interpreter.model.ExecutionStatus;
import dev.pawl.store.Executions.Query;
import dev.pawl.store.MachineRecord.MachineType;
import dev.pawl.store.MachineRecord.Settings;
import dev.pawl.store.Store;
import dev.pawl.store.jooq.JooqStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/**
 * The process that is killed: an engine on a file, which starts executions and tells the parent of every
 * promise that
 * the engine made. Arguments: the file, the round, how many executions to start.
 */
public final class EngineUnderFire {
    private static final int UNANSWERED_STARTS = 32;
    private static final int POLLERS = 4;

    private final Pipe pipe = new Pipe();
    private final Store store;
    private final Engine engine;
    private final Map<Kind, String> machines = new EnumMap<>(Kind.class);

    private EngineUnderFire(Path file) {
        store = JooqStore.sqlite(file);
        FunctionConnector functions = FunctionConnector.create(
                Functions.of(new Function("add"), new Function("flaky"), new Function("hand-out")),
                new ConnectorProvider.Settings(Kind.ACCOUNT, Kind.REGION, name -> Optional.empty()));
        engine = Engine.builder().store(store).account(Kind.ACCOUNT, Kind.REGION)
                .connectors(List.of(functions, new Jobs(pipe))).start();
    }

    /** Runs until it is told to quit, or killed. */
    public static void main(String[] arguments) throws IOException {
        EngineUnderFire here = new EngineUnderFire(Path.of(arguments[0]));
        here.pipe.say("ready", Long.toString(Instant.now().toEpochMilli()));
        here.prepare();
        int round = Integer.parseInt(arguments[1]);
        int starts = Integer.parseInt(arguments[2]);
        Thread.ofPlatform().daemon().start(() -> here.startExecutions(round, starts));
        here.obey();
    }

    /** Says whom it was called by before it answers, so that the parent knows all calls. */
    private final class Function implements FunctionHandler {
        private final String name;

        Function(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public JsonNode handle(JsonNode event, FunctionContext context) throws FunctionException {
            pipe.say("called", context.attemptToken());
            if (name.equals("hand-out")) {
                pipe.say("token", event.path("token").asText());
                return event;
            }
            if (name.equals("flaky") && context.retryCount() == 0) {
                throw new FunctionException("Flaky", "at first");
            }
            return ((ObjectNode) event).put("n", event.path("n").asInt() + 1);
        }
    }

    private void prepare() {
        String activity = engine.activities().create("work", Optional.empty(), Map.of()).arn();
        for (Kind kind : Kind.values()) {
            Settings settings = new Settings(kind.definition(), "arn:aws:iam::" + Kind.ACCOUNT + ":role/r",
                    Optional.empty(), Optional.empty(), Optional.empty());
            machines.put(kind, engine.machines()
                    .create(new NewStateMachine(kind.machine(), MachineType.STANDARD, settings, Map.of())).arn());
        }
        for (int i = 0; i < POLLERS; i++) {
            poll(activity);
        }
    }

    private void poll(String activity) {
        var unused = engine.activities().getTask(activity, Optional.of("w"), Duration.ofSeconds(20))
                .whenComplete((task, broken) -> {
                    if (task != null) {
                        task.ifPresent(t -> pipe.say("token", t.token()));
                        poll(activity);
                    }
                });
    }

    private void startExecutions(int round, int count) {
        Random random = new Random(round);
        Semaphore room = new Semaphore(UNANSWERED_STARTS);
        for (int i = 0; i < count; i++) {
            Kind kind = Kind.at(random.nextInt(100));
            int number = round * 10_000 + i;
            room.acquireUninterruptibly();
            var unused = engine.executions().start(new Start(machines.get(kind), Optional.of("e" + number),
                    Optional.of(kind.input(number)), Optional.empty())).whenComplete((started, refused) -> {
                        room.release();
                        pipe.say(started == null ? "refused " + refused : "started " + started.executionArn());
                    });
        }
    }

    private void obey() throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null && !line.equals("quit"); line = in.readLine()) {
            String[] words = line.split(" ", 2);
            switch (words[0]) {
                case "answer" -> tell(words[1], engine.tasks().succeed(words[1], Kind.ANSWER));
                case "stop" ->
                    tell(words[1], engine.executions().stop(words[1], Failure.of("Stopped", "from outside")));
                case "stop-rest" -> stopRest();
                case "left" -> pipe.say("left", Long.toString(left()));
                default -> throw new IllegalArgumentException(line);
            }
        }
        engine.close();
        store.close();
    }

    /** What somebody outside asked for is durable, or too late: either way it need not be asked again. */
    private void tell(String what, CompletionStage<?> stage) {
        var unused = stage.whenComplete((done, broken) -> {
            Throwable why = broken instanceof CompletionException wrapped ? wrapped.getCause() : broken;
            if (why == null
                    || (why instanceof EngineException e && e.reason() == EngineException.Reason.TASK_TIMED_OUT)) {
                pipe.say("done", what);
            } else {
                pipe.say("refused", what, why.toString());
            }
        });
    }

    /** Those whose start was durable, but the answer lost: nobody knows that they are to be stopped. */
    private void stopRest() {
        store.executions()
                .list(new Query(machines.get(Kind.STOPPED), Optional.of(ExecutionStatus.RUNNING), Optional.empty(),
                        500))
                .forEach(running -> tell(running.info().arn(),
                        engine.executions().stop(running.info().arn(), Failure.of("Stopped", "from outside"))));
    }

    private long left() {
        long running = machines.values().stream().mapToLong(store.executions()::countRunning).sum();
        return running + store.outstanding().work(0, Optional.empty(), 1).size()
                + store.outstanding().inbox(0, -1, 1).size();
    }
}
