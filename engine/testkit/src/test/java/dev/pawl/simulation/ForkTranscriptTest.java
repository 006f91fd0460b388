package dev.pawl.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.connector.Outcome;
import dev.pawl.connector.TaskRequest;
import dev.pawl.engine.ForkRequest;
import dev.pawl.fork.ForkPoint.At;
import dev.pawl.history.Event;
import dev.pawl.history.HistoryEvent;
import dev.pawl.testkit.ScriptedConnector;
import dev.pawl.testkit.transcript.Answer;
import dev.pawl.testkit.transcript.Ending;
import dev.pawl.testkit.transcript.Line;
import dev.pawl.testkit.transcript.Transcript;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fork at every state of every transcript, with nothing edited, ends as its original and has the same
 * events.
 */
class ForkTranscriptTest {
    private static final Pattern RESOURCE = Pattern.compile("\"Resource\":\"([^\"]+)\"");

    private final Queue<Answer> answers = new ArrayDeque<>();
    private final Queue<Runnable> later = new ArrayDeque<>();
    private World world = new World(11);

    /** Where one thing happens after the other, and nobody but the services takes part. */
    static List<Transcript> transcripts() {
        return Transcript.all().stream().filter(t -> !t.definition().contains("Parallel")
                && !t.definition().contains("\"Map\"") && !t.definition().contains(":activity:")
                && t.answers().stream().noneMatch(a -> a instanceof Answer.Stop || a instanceof Answer.Take))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("transcripts")
    void every_fork_ends_as_its_original(Transcript transcript) {
        answers.addAll(transcript.answers());
        world = new World(11).with(connector(transcript));
        String machine = world.exactMachine("machine", transcript.definition());
        String original = world.exactStart(machine, transcript.input().text());
        play(original, transcript.redrives());
        List<HistoryEvent> events = world.row(original).events();
        world.pass(Duration.ofHours(1));

        for (HistoryEvent event : events) {
            if (event.event() instanceof Event.StateEntered) {
                fork(original, transcript, events, event.id());
            }
        }
    }

    private void fork(String original, Transcript transcript, List<HistoryEvent> events, long at) {
        List<HistoryEvent> before = events.stream().takeWhile(e -> !e.visible() || e.id() < at).toList();
        answers.clear();
        answers.addAll(transcript.answers().subList(count(before, Event.TaskScheduled.class),
                transcript.answers().size()));
        String fork = world.now(world.engine().forks().fork(ForkRequest.of(original, new At.OfEvent(at))))
                .executionArn();
        play(fork, transcript.redrives().subList(count(before, Event.ExecutionRedriven.class),
                transcript.redrives().size()));

        Row row = world.row(fork);
        assertThat(row.events().stream().filter(HistoryEvent::visible).map(Line::of)).as("forked at %d", at)
                .isEqualTo(events.stream().filter(HistoryEvent::visible).map(Line::of).toList());
        Row was = world.row(original);
        assertThat(Ending.of(row.status(), row.output(), row.failure()))
                .isEqualTo(Ending.of(was.status(), was.output(), was.failure()));
        assertThat(world.engine().executions().describe(fork).forkedFrom().orElseThrow().eventId()).isEqualTo(at);
    }

    private void play(String execution, List<Long> redrives) {
        awaitEnd(execution);
        for (long seconds : redrives) {
            world.pass(Duration.ofSeconds(seconds));
            world.now(world.engine().executions().redrive(execution, Optional.empty()));
            awaitEnd(execution);
        }
    }

    private static int count(List<HistoryEvent> events, Class<? extends Event> kind) {
        return (int) events.stream().filter(e -> kind.isInstance(e.event())).count();
    }

    private void awaitEnd(String execution) {
        world.await(() -> {
            Runnable next = later.poll();
            if (next != null) {
                next.run();
                world.settle();
            }
            return world.ended(execution);
        });
    }

    private ScriptedConnector connector(Transcript transcript) {
        ScriptedConnector connector = new ScriptedConnector();
        Matcher resources = RESOURCE.matcher(transcript.definition());
        while (resources.find()) {
            connector.onAsync(resources.group(1), request -> answer(request, answers.remove()));
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
            case Answer.Take a -> new CompletableFuture<>();
            case Answer.Silence a -> new CompletableFuture<>();
            case Answer.Stop a -> new CompletableFuture<>();
        };
    }

    private void callBack(String token, Answer answer) {
        switch (answer) {
            case Answer.Succeed a -> world.engine().tasks().succeed(token, a.output().text());
            case Answer.Fail a -> world.engine().tasks().fail(token, a.failure());
            case Answer.Accept a -> callBack(token, a.then());
            case Answer.Take a -> callBack(token, a.then());
            case Answer.Stop a -> {
                // Not among these transcripts.
            }
            case Answer.Silence a -> {
                // Only a timer can move it on.
            }
        }
    }
}
