package dev.pawl.server.http;

import java.util.List;
import java.util.concurrent.CompletionStage;

/** Passes a request to the handler whose prefix its path begins with, and to a last one if there is none. */
public final class Mounts implements HttpHandler {
    private final List<HttpMount> mounts;
    private final HttpHandler otherwise;

    /** The first that fits is asked. */
    public Mounts(List<HttpMount> mounts, HttpHandler otherwise) {
        this.mounts = List.copyOf(mounts);
        this.otherwise = otherwise;
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        for (HttpMount mount : mounts) {
            if (mount.serves(request.path())) {
                return mount.handler().handle(request);
            }
        }
        return otherwise.handle(request);
    }
}
