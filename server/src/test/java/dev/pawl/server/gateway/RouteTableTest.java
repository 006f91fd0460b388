package dev.pawl.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.PayloadFormat;
import dev.pawl.server.application.RouteApi;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private static final RouteApi API = new RouteApi("api", RouteApi.Kind.REST, "Prod", List.of(), Optional.empty());
    private static final RouteTable ROUTES = new RouteTable(Stream.of("ANY /{rest+}", "GET /orders", "POST /orders",
            "GET /orders/{id}", "ANY /orders/{id}", "GET /orders/new", "GET /", "DELETE /orders/{id}/lines/{line}")
            .map(text -> new Route(API, text.split(" ", -1)[0], text.split(" ", -1)[1],
                    new Route.Target.Function("f", PayloadFormat.V1)))
            .toList());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET | / | GET / {}",
            "GET | /orders | GET /orders {}",
            "GET | /orders/ | GET /orders {}",
            "POST | /orders | POST /orders {}",
            "PUT | /orders | ANY /{rest+} {rest=orders}",
            "GET | /orders/new | GET /orders/new {}",
            "POST | /orders/new | ANY /orders/{id} {id=new}",
            "GET | /orders/a%20b%2Fc+d | GET /orders/{id} {id=a b/c+d}",
            "DELETE | /orders/1/lines/2 | DELETE /orders/{id}/lines/{line} {id=1, line=2}",
            "GET | /orders/1/lines/2 | ANY /{rest+} {rest=orders/1/lines/2}",
            "GET | /%zz | ANY /{rest+} {rest=%zz}"})
    void the_route_that_says_most_is_taken(String method, String path, String expected) {
        assertThat(ROUTES.find(method, path).map(m -> m.route().method() + " " + m.route().path() + " "
                + m.parameters())).contains(expected);
    }
}
