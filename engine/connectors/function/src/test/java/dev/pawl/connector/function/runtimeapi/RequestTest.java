package dev.pawl.connector.function.runtimeapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestTest {
    private static final String NEXT = "/2018-06-01/runtime/invocation/next";

    @ParameterizedTest
    @CsvSource({"host, 127.0.0.1:9001, false", "accept, */*, false", "host, rebound.example.com:9001, true",
            "host, 127.0.0.1.example.com:9001, true", "origin, null, true", "sec-fetch-mode, no-cors, true"})
    void pagesDoNotTakeEvents(String header, String value, boolean refused) {
        Session session = new Session(1000);
        session.end(new Result.Gone());
        Request request = new Request("GET", NEXT, Map.of(header, value), "", false, 0);
        String answer = new String(session.reply(request).bytes(true), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answer).startsWith(refused ? "HTTP/1.1 404 " : "HTTP/1.1 500 ");
    }
}
