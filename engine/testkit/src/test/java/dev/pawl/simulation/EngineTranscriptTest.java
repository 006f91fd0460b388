package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.ActivityTasks.ActivityTask;
import dev.pawl.history.HistoryEvent;
import dev.pawl.history.json.AwsHistory;
import dev.pawl.testkit.ScriptedConnector;
import dev.pawl.testkit.transcript.Answer;
import dev.pawl.testkit.transcript.Ending;
import dev.pawl.testkit.transcript.Line;
import dev.pawl.testkit.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The transcripts again, through mailboxes, store, timers and connectors. */
class EngineTranscriptTest {
    private static final Pattern RESOURCE = Pattern.compile("\"Resource\":\"([^\"]+)\"");
    private static final String WORKER = "worker";

    private final Queue<Runnable> later = new ArrayDeque<>();
    private World world = new World(7);
    private Optional<String> execution = Optional.empty();

    static List<Transcript> transcripts() {
        return Transcript.all();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void the_engine_writes_the_same_history(Transcript transcript) {
        Queue<Answer> answers = new ArrayDeque<>(transcript.answers());
        world = new World(7).with(connector(transcript, answers));
        world.engine().activities().create("desk", Optional.empty(), Map.of());
        String machine = world.exactMachine("machine", transcript.definition());
        execution = Optional.of(world.exactStart(machine, transcript.input().text()));
        workAtTheDesk(answers);
        awaitEnd();
        for (long seconds : transcript.redrives()) {
            world.pass(Duration.ofSeconds(seconds));
            world.now(world.engine().executions().redrive(execution.orElseThrow(), Optional.empty()));
            workAtTheDesk(answers);
            awaitEnd();
        }

        Row row = world.row(execution.orElseThrow());
        List<HistoryEvent> visible = row.events().stream().filter(HistoryEvent::visible).toList();
        if (transcript.definition().contains("Parallel") || transcript.definition().contains("Map")) {
            // Branches may interleave otherwise; what happened is the same.
            assertThat(visible.stream().map(e -> AwsHistory.type(e.event()))).containsExactlyInAnyOrderElementsOf(
                    transcript.expected().stream().map(line -> line.split(" ", 3)[1]).toList());
        } else {
            assertThat(visible.stream().map(Line::of)).isEqualTo(transcript.expected());
        }
        assertThat(Ending.of(row.status(), row.output(), row.failure())).isEqualTo(transcript.ending());
    }

    private void awaitEnd() {
        world.await(() -> {
            Runnable next = later.poll();
            if (next != null) {
                next.run();
                world.settle();
            }
            return world.ended(execution.orElseThrow());
        });
    }

    private ScriptedConnector connector(Transcript transcript, Queue<Answer> answers) {
        ScriptedConnector connector = new ScriptedConnector();
        Matcher resources = RESOURCE.matcher(transcript.definition());
        while (resources.find()) {
            if (!resources.group(1).contains(":activity:")) {
                connector.onAsync(resources.group(1), request -> answer(request, answers.remove()));
            }
        }
        return connector;
    }

    private CompletionStage<Outcome> answer(TaskRequest request, Answer answer) {
        return switch (answer) {
            case Answer.Succeed a -> CompletableFuture.completedFuture(new Outcome.Completed(a.output()));
            case Answer.Fail a ->
                CompletableFuture.completedFuture(new Outcome.Failed(Outcome.Phase.RUN, a.failure()));
            case Answer.Accept a -> {
                later.add(() -> callBack(request.token(), a.then()));
                yield CompletableFuture.completedFuture(new Outcome.Completed(a.output()));
            }
            case Answer.Take a -> answer(request, a.then());
            case Answer.Silence a -> new CompletableFuture<>();
            case Answer.Stop a -> {
                later.add(() -> world.engine().executions().stop(execution.orElseThrow(), a.failure()));
                yield new CompletableFuture<>();
            }
        };
    }

    private void callBack(String token, Answer answer) {
        switch (answer) {
            case Answer.Succeed a -> world.engine().tasks().succeed(token, a.output().text());
            case Answer.Fail a -> world.engine().tasks().fail(token, a.failure());
            case Answer.Accept a -> callBack(token, a.then());
            case Answer.Take a -> callBack(token, a.then());
            case Answer.Stop a -> world.engine().executions().stop(execution.orElseThrow(), a.failure());
            case Answer.Silence a -> {
                // Only a timer can move it on.
            }
        }
    }

    private void workAtTheDesk(Queue<Answer> answers) {
        if (answers.peek() instanceof Answer.Take take) {
            answers.remove();
            String desk = world.engine().activities().list(Optional.empty(), 1).getFirst().arn();
            Optional<ActivityTask> task = world.now(world.engine().activities().getTask(desk, Optional.of(WORKER),
                    Duration.ofSeconds(60)));
            callBack(task.orElseThrow().token(), take.then());
        }
    }
}
