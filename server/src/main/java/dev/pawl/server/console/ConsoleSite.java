package dev.pawl.server.console;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.HttpHandler;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Serves the console to browsers; whatever else comes goes to another handler. */
public final class ConsoleSite implements HttpHandler {
    /** What the addresses of the console's files begin with. */
    static final String PREFIX = "/console/";

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final Supplier<ConsoleFiles> source;
    private final HttpHandler otherwise;
    private @Nullable IndexPage page;

    private ConsoleSite(Supplier<ConsoleFiles> source, HttpHandler otherwise) {
        this.source = source;
        this.otherwise = otherwise;
    }

    /** Nothing is read before somebody opens the console: a server that nobody looks at starts without it. */
    private synchronized IndexPage page() {
        IndexPage known = page;
        if (known == null) {
            known = new IndexPage(source.get());
            page = known;
        }
        return known;
    }

    /** With the files of this build; or, if there is a folder, with what lies in it at each moment. */
    public static ConsoleSite of(Optional<Path> folder, HttpHandler otherwise) {
        return new ConsoleSite(() -> folder.map(ConsoleFiles::from).orElseGet(ConsoleFiles::bundled), otherwise);
    }

    @Override
    public CompletionStage<HttpResponse> handle(HttpRequest request) {
        if (request.method().equals("GET")) {
            if (request.path().startsWith(PREFIX)) {
                return CompletableFuture.completedFuture(file(request));
            }
            if (request.headers().first("Accept").filter(types -> types.contains("text/html")).isPresent()) {
                return CompletableFuture.completedFuture(page().answer());
            }
        }
        return otherwise.handle(request);
    }

    private HttpResponse file(HttpRequest request) {
        ConsoleFiles files = page().files();
        String rest = request.path().substring(PREFIX.length());
        String current = files.version() + "/";
        return rest.startsWith(current)
                ? files.find(rest.substring(current.length())).map(asset -> answer(asset, files.lasting(), request))
                        .orElseGet(ConsoleSite::missing)
                : missing();
    }

    private static HttpResponse answer(Asset asset, boolean lasting, HttpRequest request) {
        boolean packed = request.headers().first("Accept-Encoding").filter(all -> all.contains("gzip")).isPresent();
        List<Header> headers = List.of(new Header("Content-Type", asset.type()),
                new Header("Cache-Control", lasting ? FOR_EVER : "no-store"),
                new Header("Vary", "Accept-Encoding"), new Header("X-Content-Type-Options", "nosniff"),
                new Header("Cross-Origin-Resource-Policy", "same-origin"),
                packed ? new Header("Content-Encoding", "gzip") : new Header("X-Frame-Options", "DENY"));
        return new HttpResponse(OK, headers, Body.of(packed ? asset.packed() : asset.bytes()));
    }

    private static HttpResponse missing() {
        return new HttpResponse(NOT_FOUND, List.of(new Header("Content-Type", "text/plain; charset=utf-8"),
                new Header("Cache-Control", "no-store")),
                Body.of("Expected a file of this version of the console, but there is none of that name.\n"));
    }
}
