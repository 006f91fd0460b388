package dev.pawl.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedAnswersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "GET | /machines | 200 | {\"machines\":[]} | 0",
            "GET | /machines | 200 | {} | 1",
            "GET | /machines | 200 | {\"machines\":[],\"further\":1} | 1",
            "GET | /machines | 201 | {\"machines\":[]} | 1",
            "GET | /nothing | 200 | {} | 1",
            "GET | /nothing | 404 | {} | 0",
            "DELETE | /machines/x | 204 | {} | 0",
            "DELETE | /machines/x | 204 | {\"a\":1} | 1",
            "GET | /machines/x/aliases/y | 200 | {\"stateMachineAliasArn\":\"a\",\"name\":\"y\",\"routingConfiguration\":"
                    + "[{\"stateMachineVersionArn\":\"a:1\",\"weight\":101}],\"creationDate\":\"yesterday\","
                    + "\"updateDate\":\"2026-01-01T00:00:00.000Z\"} | 2",
            "GET | /machines/x | 404 | {\"title\":\"x\"} | 4"})
    void whatIsNotAsDocumentedIsNoticed(String method, String path, int status, String body, int problems) {
        assertThat(DocumentedAnswers.problems(method, path, status, Json.read(body))).hasSize(problems);
    }
}
