package dev.pawl.connector.function.runtimeapi;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the requests of one process mean: it asks for an event, gets one when there is one, and says what came
 * of it.
 */
final class Session {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final Pattern ABOUT_EVENT = Pattern.compile(ROOT + "invocation/([^/]+)/(response|error)");
    private static final Reply UNKNOWN_EVENT = Reply.error(400, "Bad Request", "InvalidRequestID",
            "Invalid request ID");
    private static final Reply NOT_NOW = Reply.error(403, "Forbidden", "InvalidStateTransition",
            "Expected an answer to the event that was given out, but got another request");
    private static final Reply NOTHING_HERE = Reply.error(404, "Not Found", "NotFound",
            "Expected a path of the Runtime API, but got another");
    private static final Reply ENDED = Reply.error(500, "Internal Server Error", "Ended", "There will be no event");

    private final int maxResponseBytes;
    private final CompletableFuture<Optional<Result>> begun = new CompletableFuture<>();
    /** Who waits for an event; replaced when somebody else asks, since the first may have hung up. */
    private @Nullable CompletableFuture<Optional<Event>> asking;
    private @Nullable Event waiting;
    private @Nullable Event current;
    private CompletableFuture<Result> outcome = new CompletableFuture<>();
    private boolean ended;

    Session(int maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    /** Completes when the process asks for its first event: empty then, otherwise with why it never will. */
    CompletableFuture<Optional<Result>> begun() {
        return begun;
    }

    /** Gives out an event; the future completes with what came of it. One at a time. */
    synchronized CompletableFuture<Result> give(Event event) {
        outcome = new CompletableFuture<>();
        if (ended) {
            outcome.complete(new Result.NotTaken());
        } else if (asking != null) {
            current = event;
            asking.complete(Optional.of(event));
            asking = null;
        } else {
            waiting = event;
        }
        return outcome;
    }

    /** Nothing more will come from the process. */
    void end(Result why) {
        CompletableFuture<Result> unfinished;
        boolean taken;
        synchronized (this) {
            ended = true;
            unfinished = outcome;
            taken = waiting == null;
            dismiss();
        }
        begun.complete(Optional.of(why));
        unfinished.complete(taken ? why : new Result.NotTaken());
    }

    /** Whoever waits for an event waits in vain. */
    private void dismiss() {
        if (asking != null) {
            asking.complete(Optional.empty());
            asking = null;
        }
    }

    /** Does what a request asks for; waits for an event if that is what it asks for. */
    Reply reply(Request request) {
        String path = request.path();
        if (request.isOfBrowser()) {
            return NOTHING_HERE;
        }
        if (request.method().equals("GET")) {
            return path.equals(ROOT + "invocation/next") ? next() : NOTHING_HERE;
        }
        if (request.method().equals("POST") && path.equals(ROOT + "init/error")) {
            begun.complete(Optional.of(new Result.InitFailed(request.body())));
            return Reply.accepted();
        }
        Matcher about = ABOUT_EVENT.matcher(path);
        return request.method().equals("POST") && about.matches()
                ? answered(about.group(1), about.group(2).equals("error"), request)
                : NOTHING_HERE;
    }

    private Reply next() {
        CompletableFuture<Optional<Event>> mine = new CompletableFuture<>();
        synchronized (this) {
            if (current != null) {
                return NOT_NOW;
            }
            dismiss();
            if (ended) {
                return ENDED;
            }
            if (waiting == null) {
                asking = mine;
            } else {
                current = waiting;
                waiting = null;
                mine.complete(Optional.of(current));
            }
        }
        begun.complete(Optional.empty());
        return mine.join().map(Reply::event).orElse(ENDED);
    }

    private Reply answered(String requestId, boolean failed, Request request) {
        CompletableFuture<Result> finished;
        synchronized (this) {
            if (current == null || !current.requestId().equals(requestId)) {
                return UNKNOWN_EVENT;
            }
            current = null;
            finished = outcome;
        }
        if (request.tooLong()) {
            finished.complete(new Result.TooLarge(request.length()));
            return Reply.error(413, "Request Entity Too Large", "RequestEntityTooLarge",
                    "Exceeded maximum allowed payload size (" + maxResponseBytes + " bytes).");
        }
        finished.complete(failed ? new Result.Failed(request.body()) : new Result.Returned(request.body()));
        return Reply.accepted();
    }
}
