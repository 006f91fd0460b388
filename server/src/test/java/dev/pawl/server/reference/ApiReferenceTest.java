package dev.pawl.server.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.json.Json;
import dev.pawl.server.TestServer;
import dev.pawl.server.api.model.OperationModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * The page about the API says what the server does. To write it anew: {@code mvn -Dquick -pl server -am test
 * -Dtest=ApiReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dpawl.rewrite}
 */
class ApiReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "reference", "api.md");

    private static JsonNode remarks() throws IOException {
        try (InputStream in = ApiReferenceTest.class.getResourceAsStream("remarks.json")) {
            return Json.mapper().readTree(Objects.requireNonNull(in));
        }
    }

    @Test
    void the_page_is_what_model_and_remarks_say() throws IOException {
        String page = new ApiReference(TestServer.MODEL, remarks()).page();
        if (System.getProperty("pawl.rewrite") != null) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).content().isEqualTo(page);
    }

    @Test
    void remarks_are_about_what_there_is_and_no_error_goes_without() throws IOException {
        Set<String> operations = TestServer.MODEL.operations().stream().map(OperationModel::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> errors = TestServer.MODEL.operations().stream().flatMap(operation -> operation.errors().stream())
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(names(remarks().path("operations"))).isSubsetOf(operations);
        assertThat(names(remarks().path("errors"))).hasSameElementsAs(errors);
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(((Iterable<String>) object::fieldNames).spliterator(), false).toList();
    }
}
