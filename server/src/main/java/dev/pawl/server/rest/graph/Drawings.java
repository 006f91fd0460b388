package dev.pawl.server.rest.graph;

import dev.pawl.asl.StateMachine;
import dev.pawl.asl.parse.DefinitionParser;
import dev.pawl.asl.parse.ParseResult;
import dev.pawl.asl.parse.Problem;
import dev.pawl.graph.GraphException;
import dev.pawl.graph.StateGraph;
import dev.pawl.graph.svg.SvgOptions;
import dev.pawl.graph.svg.Theme;
import dev.pawl.server.http.Body;
import dev.pawl.server.rest.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Draws definitions: few at a time, each once, and keeps the latest pictures. */
public final class Drawings implements AutoCloseable {
    private static final int AT_A_TIME = 2;
    private static final int WAITING = 32;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNPROCESSABLE = 422;

    private final Kept kept = new Kept();
    private final Map<String, CompletableFuture<Body>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor workers = new ThreadPoolExecutor(AT_A_TIME, AT_A_TIME, 1, TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("drawing-", 0).factory());

    /** None are kept yet. */
    public Drawings() {
        workers.allowCoreThreadTimeOut(true);
    }

    /**
     * The picture of a definition as SVG.
     *
     * @return fails with a {@link ProblemException} if the definition cannot be read or is too large, or if too
     *         many others
     *         wait
     */
    CompletableFuture<Body> draw(String definition, Optional<Theme> standalone) {
        String key = standalone.map(Theme::name).orElse("") + " " + hash(definition);
        Optional<Body> before = kept.find(key);
        if (before.isPresent()) {
            return CompletableFuture.completedFuture(before.get());
        }
        CompletableFuture<Body> mine = new CompletableFuture<>();
        CompletableFuture<Body> other = underWay.putIfAbsent(key, mine);
        if (other != null) {
            return other;
        }
        try {
            workers.execute(() -> work(key, definition, standalone, mine));
        } catch (RejectedExecutionException e) {
            underWay.remove(key);
            mine.completeExceptionally(new ProblemException(TOO_MANY_REQUESTS, "TooManyDrawings",
                    "Expected at most " + WAITING + " pictures to wait for, but there are more; try again soon"));
        }
        return mine;
    }

    private void work(String key, String definition, Optional<Theme> standalone, CompletableFuture<Body> answer) {
        try {
            Body svg = Body.of(StateGraph.of(read(definition))
                    .svg(new SvgOptions("Graph of the state machine", standalone, Optional.empty())));
            kept.add(key, svg);
            answer.complete(svg);
        } catch (GraphException e) {
            answer.completeExceptionally(
                    new ProblemException(UNPROCESSABLE, "GraphTooLarge", String.valueOf(e.getMessage())));
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        } finally {
            underWay.remove(key);
        }
    }

    private static StateMachine read(String definition) {
        return switch (DefinitionParser.parse(definition)) {
            case ParseResult.Parsed<StateMachine> parsed -> parsed.value();
            case ParseResult.Refused<StateMachine> refused -> throw new ProblemException(UNPROCESSABLE,
                    "InvalidDefinition", refused.problems().stream().filter(Problem::isError).findFirst()
                            .map(problem -> problem.message() + problem.location().map(at -> " at " + at).orElse(""))
                            .orElse("Expected a definition, but got another text"));
        };
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Draws no more. */
    @Override
    public void close() {
        workers.shutdownNow();
    }
}
