package dev.pawl.browser.business;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.browser.harness.Address;
import dev.pawl.browser.harness.Api;
import dev.pawl.browser.harness.Console;
import dev.pawl.browser.harness.Workflows;
import java.util.List;
import java.util.Map;

/**
 * What those look at who keep a server going: what is paused and waits, what was archived and backed up, who
 * may
 * come in.
 *
 * @param posting
 *            the machine of which one execution runs at a time
 * @param waiting
 *            an execution of it that waits for its turn
 * @param archived
 *            an execution that is only in the archive
 * @param fork
 *            an execution that is a fork of another
 * @param bulkAction
 *            the id of a bulk action that has ended, in part without success
 */
public record Operations(String posting, String waiting, String archived, String fork, String bulkAction) {
    /** People, limits, and where backups and archives go. */
    public static final String CONFIGURATION = """
            {
              "people": {
                "users": {"alice": {"name": "Alice Abel", "groups": ["finance"]}, "bob": {"name": "Bob Berg", "groups": ["finance"]},
                  "carol": {"name": "Carol Clerk"}}
              },
              "retention": {
                "keep": {"succeeded": "P30D", "failed": "P180D", "timedOut": "P180D", "aborted": "P180D"}, "maxSize": "20GiB",
                "grace": "PT0.1S", "interval": "PT0.2S",
                "machines": {"health-check": {"maxAge": "PT0.1S", "archive": true}, "ledger-posting": {"keep": "forever"}}
              },
              "archive": {"folder": "archive", "maxAge": "P3650D"},
              "cluster": {"name": "pawl-1", "address": "http://10.0.0.11:8083"},
              "backup": {"to": "backups", "cron": "0 3 * * ? *", "zone": "Europe/Berlin", "keep": 14},
              "limits": {
                "one-posting": {"machines": ["ledger-posting"], "concurrency": 1},
                "mail": {"machines": ["newsletter"], "rate": {"count": 10, "per": "PT1S", "burst": 50}}
              }
            }""";

    private static final String HEALTH_CHECK = """
            {"StartAt": "Ask the shops", "States": {"Ask the shops": {"Type": "Pass", "Result": {"healthy": true}, "Next": "All are open"},
              "All are open": {"Type": "Succeed"}}}""";
    private static final String POSTING = """
            {"StartAt": "Post", "States": {"Post": {"Type": "Task", "Resource": "%s", "TimeoutSeconds": 86400, "End": true}}}""";

    /** Does all of it to a server with that configuration on which the business is. */
    public static Operations on(Console console, Business business) {
        return new Seed(console, console.api(), console.workflows(), business).all();
    }

    private record Seed(Console console, Api api, Workflows workflows, Business business) {
        Operations all() {
            String posting = workflows.machine("ledger-posting", POSTING.formatted(workflows.activity("bookkeepers")));
            List<String> postings = List.of(workflows.start(posting, "posting-1", "{}"),
                    workflows.start(posting, "posting-2", "{}"), workflows.start(posting, "posting-3", "{}"));
            String bulk = bulk();
            String fork = api
                    .rest("POST", Address.execution(business.lost()) + "/forks", "state", "Ship parcel", "name",
                            "order-4713-again", "inputPatch", Map.of("order", Map.of("address", "Via Roma 7")))
                    .path("executionArn").asText();
            pauses();
            retention();
            String archived = archived();
            backup();
            access();
            return new Operations(posting, postings.get(2), archived, fork, bulk);
        }

        /** From the first key on nobody comes in without one. */
        private void access() {
            JsonNode own = api.rest("POST", "/access/keys", "name", "alice", "grants", List.of("admin"));
            console.signIn(own.path("id").asText(), own.path("secret").asText());
            api.rest("POST", "/access/keys", "name", "build", "grants", List.of("editor:orders-*", "viewer"),
                    "expiresIn", "P90D");
            api.rest("POST", "/access/keys", "name", "night-shift", "grants", List.of("operator"));
            api.rest("POST", "/access/tokens", "name", "dashboard", "grants", List.of("viewer"), "expiresIn", "P365D");
        }

        /** Those that failed and lack an address fail again. */
        private String bulk() {
            String id = api.rest("POST", "/bulk-actions", "action", "stop", "search", "machine:order-fulfilment",
                    "cause", "nobody runs").path("id").asText();
            Workflows.await("the end of the bulk action",
                    () -> api.rest("GET", "/bulk-actions/" + id).has("endedAt"));
            return id;
        }

        private void pauses() {
            String review = business.orders().replace("order-fulfilment", "claim-review");
            api.rest("POST", Address.machine(review) + "/pause", "reason", "The adjusters are at the fair");
        }

        private void retention() {
            api.rest("PUT", "/retention/policies/claims-batch", "maxAge", "P7D", "keep", Map.of("failed", "P90D"),
                    "maxCount", 1000);
            api.rest("PUT", "/retention/holds/" + Address.encoded(business.lost()), "reason",
                    "The carrier has to explain this one");
        }

        private String archived() {
            String machine = workflows.machine("health-check", HEALTH_CHECK);
            List<String> all = List.of("hour-07", "hour-08", "hour-09");
            all.forEach(name -> workflows.start(machine, name, "{\"shops\": 12}"));
            Workflows.await("the archive of " + all, () -> {
                api.rest("POST", "/retention/run");
                return archive().size() == all.size();
            });
            return archive().path(0).path("executionArn").asText();
        }

        private JsonNode archive() {
            return api.rest("GET", "/archives/executions").path("executions");
        }

        private void backup() {
            api.rest("POST", "/backups");
            Workflows.await("a backup", () -> api.rest("GET", "/backups").path("backups").size() == 1);
        }
    }
}
