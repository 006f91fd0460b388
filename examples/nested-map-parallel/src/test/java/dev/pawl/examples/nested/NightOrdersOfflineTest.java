package dev.pawl.examples.nested;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.json.Json;
import dev.pawl.testkit.Played;
import dev.pawl.testkit.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Offline, on a clock that jumps. */
class NightOrdersOfflineTest {
    private static final String NIGHT = """
            {"orders": [
              {"number": "1", "customer": "A", "lines": [{"article": "a", "quantity": 1, "price": 1}]},
              {"number": "2", "customer": "B", "lines": [{"article": "a", "quantity": 1, "price": 1},
                                                         {"article": "b", "quantity": 1, "price": 1}]}]}""";

    private final Stage stage = Stage.open();

    @BeforeEach
    void deploy() {
        stage.deploy("orders", NightOrders.WORKFLOW);
        stage.when("Check the stock").returns("{\"inStock\": 5}");
        stage.when("Check the price").returns("{\"euro\": 1}");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void allIsWell() {
        assertThat(stage.run(NIGHT).output())
                .contains(Json.read("{\"accepted\": [\"1\", \"2\"], \"toBeCleared\": []}"));
    }

    @Test
    void anOutageOfOneCheckSaysWhereAndLosesNothingElse() {
        stage.when("Check the price").at(1, 1, 1).neverAnswers();
        Played played = stage.run(NIGHT);
        assertThat(played.visitsOf("Check the price")).filteredOn(visit -> visit.retries() == 3).hasSize(1);
        assertThat(played.output().orElseThrow().path("accepted")).isEqualTo(Json.read("[\"1\"]"));
        assertThat(played.output().orElseThrow().path("toBeCleared").findValuesAsText("article"))
                .containsExactly("b");
    }
}
