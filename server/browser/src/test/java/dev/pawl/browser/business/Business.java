package dev.pawl.browser.business;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Api;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Workflows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * Orders, invoices and claims on a server: some done, some failed, some that wait.
 *
 * @param orders
 *            the machine of orders
 * @param done
 *            an order that was sent
 * @param declined
 *            an order whose card was declined
 * @param lost
 *            an order that could not be sent, for want of an address
 * @param waiting
 *            an order that waits for goods
 * @param settlement
 *            an execution that started a map run's
 * @param mapRun
 *            of that execution's child
 * @param approval
 *            the id of a request that waits for finance
 */
public record Business(String orders, String done, String declined, String lost, String waiting, String settlement,
        String mapRun, String approval) {
    /** People who decide, and where schedules are made. */
    public static final String CONFIGURATION = """
            {
              "people": {
                "users": {"alice": {"name": "Alice Abel", "groups": ["finance"]}, "bob": {"name": "Bob Berg", "groups": ["finance"]},
                  "carol": {"name": "Carol Clerk"}}
              }
            }""";

    private static final int CLAIMS = 60;

    /** Creates all of it; when this returns, whatever ends has ended. */
    public static Business on(Console console) {
        return new Seed(console.api(), console.workflows()).all();
    }

    /** A definition of the business. */
    public static String definition(String name) {
        try (InputStream in = Business.class.getResourceAsStream(name + ".asl.json")) {
            if (in == null) {
                throw new IllegalArgumentException("Expected a definition, but there is none of " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An order of so many lines; further members of the order itself as JSON. */
    public static String order(int id, String customer, int lines, String more) {
        String all = IntStream.rangeClosed(1, lines)
                .mapToObj(line -> "{\"sku\": \"%s-%03d\", \"quantity\": %d}".formatted(line % 2 == 0 ? "LAMP" : "DESK",
                        line, line))
                .reduce((one, two) -> one + ", " + two).orElse("");
        return """
                {"order": {"id": %d, "customer": "%s", "total": %d%s}, "lines": [%s]}""".formatted(id, customer,
                40 * lines,
                more.isEmpty() ? "" : ", " + more, all);
    }

    private record Seed(Api api, Workflows workflows) {
        Business all() {
            String orders = orders();
            String done = workflows.start(orders, "order-4711",
                    order(4711, "Jansen", 3, "\"address\": \"Kade 1\", \"busyTimes\": 1"));
            String declined = workflows.run(orders, "order-4712",
                    order(4712, "Novak", 2, "\"card\": \"declined\", \"address\": \"Hlavni 5\""));
            String lost = workflows.run(orders, "order-4713", order(4713, "Rossi", 1, ""));
            String waiting = workflows.start(orders, "order-4714",
                    order(4714, "Meyer", 4, "\"inStock\": 2, \"backOrder\": true"));
            workflows.run(orders, "order-4715", order(4715, "Silva", 2, "\"inStock\": 0, \"backOrder\": false"));
            for (int id = 4716; id < 4726; id++) {
                workflows.run(orders, "order-" + id,
                        order(id, "Customer " + id, 1 + id % 3, "\"address\": \"Street " + id + "\""));
            }
            stopped(orders);
            String approval = invoices();
            String settlement = claims();
            workflows.ended(done);
            return new Business(orders, done, declined, lost, waiting, settlement, mapRun(settlement), approval);
        }

        private String machine(String name) {
            return workflows.machine(name, definition(name));
        }

        private String orders() {
            String orders = machine("order-fulfilment");
            String path = Address.machine(orders);
            api.rest("PUT", path + "/tags", "tags", Map.of("env", "prod", "team", "shop"));
            String first = api.rest("POST", path + "/versions", "description", "First of the season")
                    .path("stateMachineVersionArn").asText();
            api.rest("PUT", path, "definition", definition("order-fulfilment").replace("172800", "86400"));
            String second = api.rest("POST", path + "/versions", "description", "Waits a day less")
                    .path("stateMachineVersionArn").asText();
            api.rest("POST", path + "/aliases", "name", "prod", "routingConfiguration",
                    List.of(Map.of("stateMachineVersionArn", first, "weight", 90),
                            Map.of("stateMachineVersionArn", second, "weight", 10)));
            return orders;
        }

        private void stopped(String orders) {
            String stopped = workflows.start(orders, "order-4799",
                    order(4799, "Dubois", 3, "\"inStock\": 1, \"backOrder\": true"));
            api.rest("POST", Address.execution(stopped) + "/stop", "error", "CustomerCancelled", "cause",
                    "Ordered twice by mistake");
        }

        private String invoices() {
            String invoices = machine("invoice-approval");
            workflows.run(invoices, "invoice-0998", invoice("0998", "Cafe Central", 42, "Coffee"));
            workflows.start(invoices, "invoice-1001", invoice("1001", "Rail & Co", 1840, "Travel to the fair"));
            String first = waiting(1);
            workflows.start(invoices, "invoice-1002", invoice("1002", "Chairs Ltd", 6200, "Forty chairs"));
            waiting(2);
            String decided = workflows.start(invoices, "invoice-1000", invoice("1000", "School of Ink", 950, "Course"));
            String id = waiting(3);
            api.restAs("alice", "POST", "/approvals/" + id + "/approve", "comment", "As agreed", "answers",
                    Map.of("costCentre", 4711, "account", "training"));
            workflows.ended(decided);
            return first;
        }

        private static String invoice(String number, String supplier, int amount, String purpose) {
            return """
                    {"number": "%s", "supplier": "%s", "amount": %d, "purpose": "%s", "clerk": "carol"}"""
                    .formatted(number, supplier, amount, purpose);
        }

        /** The newest request once so many wait. */
        private String waiting(int count) {
            Workflows.await(count + " requests", () -> requests().size() >= count);
            return StreamSupport.stream(requests().spliterator(), false).reduce((one, two) -> two).orElseThrow()
                    .path("id").asText();
        }

        private JsonNode requests() {
            return api.rest("GET", "/approvals?status=WAITING").path("approvals");
        }

        private String claims() {
            machine("claims-batch");
            String settlement = machine("nightly-settlement");
            String claims = IntStream.rangeClosed(1, CLAIMS).mapToObj(i -> "{\"claim\": " + i + "}")
                    .reduce((a, b) -> a + "," + b).orElse("");
            String run = workflows.run(settlement, "night-of-friday", "{\"claims\": [" + claims + "]}");
            workflows.activity("adjusters");
            String review = machine("claim-review");
            workflows.start(review, "claim-33", "{\"claim\": 33}");
            workflows.start(review, "claim-44", "{\"claim\": 44}");
            schedules(settlement);
            return run;
        }

        private void schedules(String settlement) {
            api.rest("POST", "/schedules", "name", "nightly", "expression", "cron(0 2 * * ? *)", "timeZone",
                    "Europe/Berlin", "machine",
                    settlement, "input", Map.of("claims", List.of()));
            api.rest("POST", "/schedules", "name", "month-end", "expression", "cron(0 18 L * ? *)", "machine",
                    settlement,
                    "input", Map.of("claims", List.of()));
            api.rest("POST", "/schedules/month-end/pause");
        }

        private String mapRun(String settlement) {
            String child = api.rest("GET", Address.execution(settlement)).path("output").asText();
            int at = child.indexOf("arn:aws:states:us-east-1:123456789012:execution:claims-batch");
            String arn = child.substring(at, child.indexOf('"', at));
            return api.rest("GET", Address.execution(arn) + "/map-runs").path("mapRuns").path(0).path("mapRunArn")
                    .asText();
        }
    }
}
