package dev.pawl.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.http.Body;
import dev.pawl.server.http.Headers;
import dev.pawl.server.http.HttpRequest;
import dev.pawl.server.http.HttpResponse;
import dev.pawl.server.http.HttpResponse.Header;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PrivateAnswersTest {
    @Test
    void answers_are_neither_guessed_at_nor_run_nor_shown_by_others() {
        Header type = new Header("Content-Type", "image/svg+xml");
        HttpResponse drawing = new HttpResponse(200, List.of(type), Body.of("<svg/>"));
        HttpResponse answer = new PrivateAnswers(request -> CompletableFuture.completedFuture(drawing))
                .handle(new HttpRequest("GET", "/", "", Headers.of(Map.of()), Body.EMPTY, new CompletableFuture<>()))
                .toCompletableFuture().join();

        assertThat(answer.body()).isEqualTo(drawing.body());
        assertThat(answer.headers()).contains(type, new Header("X-Content-Type-Options", "nosniff"),
                new Header("Cross-Origin-Resource-Policy", "same-origin"));
        assertThat(answer.headers()).filteredOn(header -> header.name().equals("Content-Security-Policy"))
                .singleElement()
                .extracting(Header::value).asString()
                .contains("default-src 'none'", "frame-ancestors 'none'", "sandbox");
    }
}
