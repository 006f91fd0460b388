package dev.pawl.server.rest.execution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads server-sent events, as a browser does it: what it had last it says when it connects again. */
final class EventReader {
    private final HttpClient client;
    private final URI uri;
    private Optional<String> lastEventId = Optional.empty();

    EventReader(HttpClient client, URI uri) {
        this.client = client;
        this.uri = uri;
    }

    /** One message. */
    record Message(String id, String event, JsonNode data) {}

    /** What is read from one connection. */
    final class Connection implements AutoCloseable {
        private final BufferedReader lines;

        private Connection(BufferedReader lines) {
            this.lines = lines;
        }

        /** The next message; empty if the connection has ended. */
        Optional<Message> next() {
            String event = "";
            StringBuilder data = new StringBuilder();
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.isEmpty() && !data.isEmpty()) {
                        return Optional.of(new Message(lastEventId.orElse(""), event, Json.read(data.toString())));
                    }
                    int colon = line.indexOf(": ");
                    String value = colon < 0 ? "" : line.substring(colon + 2);
                    switch (colon < 0 ? "" : line.substring(0, colon)) {
                        case "id" -> lastEventId = Optional.of(value);
                        case "event" -> event = value;
                        case "data" -> data.append(value);
                        default -> {
                            // a comment, or how soon to come back
                        }
                    }
                }
            } catch (IOException e) {
                // so ends a connection to a server that is gone
            }
            return Optional.empty();
        }

        /** Ids of all events up to a message of this kind, which must come. */
        List<Long> idsUntil(String kind) {
            List<Long> ids = new ArrayList<>();
            for (Message message = expect(); !message.event().equals(kind); message = expect()) {
                message.data().path("events").forEach(event -> ids.add(event.path("id").longValue()));
            }
            return ids;
        }

        Message expect() {
            return next().orElseThrow(() -> new AssertionError("Expected a message, but the stream ended"));
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    Connection connect() {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        lastEventId.ifPresent(id -> request.header("Last-Event-ID", id));
        try {
            HttpResponse<java.io.InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() != 200) {
                throw new AssertionError("Expected status 200, but got " + answer.statusCode());
            }
            return new Connection(new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
