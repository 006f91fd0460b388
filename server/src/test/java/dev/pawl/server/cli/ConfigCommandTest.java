package dev.pawl.server.cli;

import java.util.Objects;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.json.Json;
import dev.pawl.store.Store;
import dev.pawl.store.memory.MemoryStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import dev.pawl.server.settings.Masking;
import dev.pawl.server.settings.Overlay;
import dev.pawl.server.settings.Setting;
import dev.pawl.server.settings.SettingsCheck;
import dev.pawl.server.settings.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigCommandTest {
    private static final Path ROOT = Objects.requireNonNull(Path.of("").toAbsolutePath().getParent());

    @TempDir
    private Path folder;

    static List<Path> configurations() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT.resolve("examples"))) {
            return all.filter(file -> file.endsWith("pawl.json") && !file.toString().contains("/target/")).toList();
        }
    }

    static List<Setting> settings() {
        return ConfigurationFile.schema().settings();
    }

    private static List<SettingsProblem> problems(String json) {
        return new SettingsCheck(ConfigurationFile.schema()).problems(Json.read(json));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("pawl.json"), text);
    }

    private static JsonNode over(String file, Map<String, String> variables, String... flags) {
        return new Overlay(ConfigurationFile::schema, variables, List.of(flags)).over(Json.read(file)).root();
    }

    @ParameterizedTest
    @MethodSource("configurations")
    void what_the_examples_have_is_allowed(Path file) {
        assertThat(new SettingsCheck(ConfigurationFile.schema()).problems(Configuration.read(file).json())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("settings")
    void every_setting_says_what_it_does_and_has_a_variable_of_its_own(Setting setting) {
        assertThat(setting.description()).as(setting.name()).endsWith(".");
        assertThat(settings().stream().filter(other -> other.variable().equals(setting.variable()))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"sever": {}}                     | Expected one of | (did you mean server?)
            {"server": {"port": "8083"}}      | Expected integer, but found a text | at
            {"server": {"port": 70000}}       | Expected at most 65535, but found 70000 |
            {"server": {"longPoll": "soon"}}  | Expected | ISO 8601
            {"secrets": {"a": {"emv": "X"}}}  | did you mean env |
            """)
    void a_mistake_is_told_with_what_was_expected(String json, String expected, String also) {
        assertThat(problems(json)).extracting(SettingsProblem::message).anyMatch(message -> message.contains(expected));
        assertThat(problems(json).toString()).contains(also == null ? "" : also.equals("at") ? "/server/port" : also);
    }

    @Test
    void variables_come_over_the_file_and_flags_over_both() {
        String file = "{\"server\": {\"port\": 1, \"host\": \"a\", \"names\": [\"x\"]}}";
        JsonNode root = over(file, Map.of("PAWL_SERVER_PORT", "2", "PAWL_SERVER_HOST", "b", "PAWL_SERVER_NAMES",
                "one, two"), "server.port=3", "egress.deny=[\"a,b\"]", "aws.services.sqs.attempts=4");
        assertThat(root).isEqualTo(Json.read("""
                {"server": {"port": 3, "host": "b", "names": ["one", "two"]}, "egress": {"deny": ["a,b"]},
                 "aws": {"services": {"sqs": {"attempts": 4}}}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.prot=1   | Expected one of account, database
            server.port=x   | Expected a number in --set server.port, but found another text
            port            | Expected NAME=VALUE after --set
            nothing.at.all=1| but found nothing
            """)
    void a_flag_that_names_nothing_is_told(String flag, String message) {
        String start = message.replace("account, database", "account");
        Assertions.assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> over("{}", Map.of(), flag))
                .withMessageContaining(start);
    }

    @Test
    void check_tells_all_mistakes_with_their_places() throws IOException {
        Path file = file("""
                {
                  "server": {"port": "x", "hots": "a"},
                  "people": {"users": {"ann": {"email": 1}}}
                }
                """);
        Invocation run = Invocation.of("config", "check", "--config", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("pawl.json:2:").contains("/server/port").contains("(did you mean host?)")
                .contains("pawl.json:3:").contains("/people/users/ann/email");
    }

    @Test
    void check_tells_where_a_section_stands_that_nobody_knows() throws IOException {
        Path file = file("""
                {
                  "server": {"port": 0},
                  "bakup": {"to": "b"}
                }
                """);
        assertThat(Invocation.of("config", "check", "--config", file.toString()).out())
                .contains(file + ":3:3  /bakup  Expected one of ", "names, but found bakup (did you mean backup?); they"
                        + " are access, ");
    }

    @Test
    void check_tells_what_only_its_owner_knows() throws IOException {
        Path file = file("{\"schedules\": {\"s\": {\"machine\": \"m\", \"expression\": \"rate(1 fortnight)\"}}}");
        Invocation run = Invocation.of("config", "check", "--config", file.toString());
        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out()).contains("/schedules/s/expression");
        Path good = file("{\"schedules\": {\"s\": {\"machine\": \"m\", \"expression\": \"rate(1 hour)\"}}}");
        assertThat(Invocation.of("config", "check", "--config", good.toString()).exitCode()).isEqualTo(ExitCode.OK);
    }

    private String checked(String text) throws IOException {
        Invocation run = Invocation.of("config", "check", "--config", file(text).toString());
        assertThat(run.exitCode()).as(run.out() + run.err()).isNotEqualTo(ExitCode.OK);
        return run.out() + run.err();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"tls": {"certificate": "nope.pem", "key": "nope.key"}}    | Expected the certificate in | nope.pem
            {"server": {"keys": "nokeys.txt"}}                         | nokeys.txt                  | /server
            {"server": {"host": "0.0.0.0"}, "database": {"url": "none.db"}} | configured credentials | 0.0.0.0
            {"database": {"url": "x", "password": "{{secret:nix}}"}}   | secret named nix            | :1:
            {"secrets": {"a": {"file": "none.txt"}}, "archive": {"folder": "a", "prefix": "{{secret:a}}"}} | secret a in the file | none.txt
            {"retention": {"archive": true}}                           | Expected a section archive  | /retention
            {"server": {"port": 1}, "server": {"port": 2}}             | Expected each member once   | 'server'
            """)
    void what_the_server_would_refuse_is_told_before(String json, String expected, String also) throws IOException {
        assertThat(checked(json)).contains(expected, also);
    }

    @Test
    void mistakes_that_only_their_owners_know_are_told_all_at_once() throws IOException {
        assertThat(checked("""
                {"schedules": {"s": {"machine": "m", "expression": "rate(1 fortnight)"}},
                 "backup": {"to": "b", "cron": "every night"},
                 "tls": {"certificate": "nope.pem", "key": "nope.key"},
                 "retention": {"archive": true}}""")).contains("/schedules/s/expression", "/backup/cron", "nope.pem",
                "Expected a section archive");
    }

    @Test
    void show_hides_secrets() throws IOException {
        Path file = file("""
                {"database": {"url": "x.db", "password": "hunter22"}}""");
        Invocation run = Invocation.of("config", "show", "--config", file.toString(), "--set", "server.port=0");
        assertThat(run.out()).contains("x.db").contains("****").contains("\"port\": 0").doesNotContain("hunter22");
    }

    @Test
    void origins_tells_where_each_value_was_set() throws IOException {
        Path file = file("""
                {
                  "database": {"url": "jdbc:postgresql://db/pawl?user=x&password=hunter22"},
                  "server": {"names": ["a", "b"]},
                  "people": {"users": {"ann": {"email": "ann@example.com"}}}
                }
                """);
        Invocation run = Invocation.of("config", "show", "--origins", "--config", file.toString(), "--set",
                "server.port=0");
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).containsPattern("server\\.port +0 +--set server\\.port\n")
                .containsPattern("server\\.host +127\\.0\\.0\\.1 +default\n")
                .containsPattern("server\\.names +\\[\"a\",\"b\"] +" + file + ":3:14\n")
                .containsPattern("people\\.users\\.ann\\.email +ann@example\\.com +" + file + ":4:32\n")
                .containsPattern(
                        "database\\.url +jdbc:postgresql://db/pawl\\?user=x&password=\\*{4} +" + file + ":2:16")
                .doesNotContain("hunter22");
        JsonNode json = Json.read(Invocation.of("config", "show", "--origins", "--json", "--config", file.toString())
                .out());
        assertThat(json.findValuesAsText("name")).contains("server.names", "server.port").isSorted();
    }

    @Test
    void origins_names_variables_also_those_with_names_of_their_own() {
        Map<String, String> variables = Map.of("PAWL_DB", "other.db", "PAWL_SERVER_PORT", "1", "AWS_REGION",
                "eu-west-1", "PAWL_DB_PASSWORD", "hunter22");
        String text = "{\"database\": {\"url\": \"x.db\"}}";
        Map<String, Origins.Held> all = new Origins(ConfigurationFile.schema(),
                new Overlay(ConfigurationFile::schema, variables, List.of()).over(Json.read(text)),
                Optional.of(Path.of("pawl.json")), text, variables).all();
        assertThat(all).containsEntry("database.url", new Origins.Held("other.db", "PAWL_DB"))
                .containsEntry("database.password", new Origins.Held("****", "PAWL_DB_PASSWORD"))
                .containsEntry("server.port", new Origins.Held("1", "PAWL_SERVER_PORT"))
                .containsEntry("server.region", new Origins.Held("eu-west-1", "AWS_REGION"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"connections\": {\"a\": {\"type\": \"basic\", \"password\": \"hunter22\"}}}",
            "{\"connections\": {\"a\": {\"headers\": {\"X-Api-Key\": \"hunter22\"}}}}",
            "{\"kubernetes\": {\"clusters\": {\"a\": {\"token\": \"hunter22\"}}}}",
            "{\"notify\": {\"webhooks\": {\"a\": {\"secret\": \"hunter22\"}}}}",
            "{\"notify\": {\"email\": {\"password\": \"hunter22\"}}}",
            "{\"server\": {\"names\": [\"https://ada:hunter22@example.com/\"]}}",
            "{\"access\": {\"masterKey\": \"hunter22\"}}", "{\"login\": {\"clientSecret\": \"hunter22\"}}",
            "{\"tls\": {\"keyStorePassword\": \"hunter22\"}}",
            "{\"localFunctions\": {\"a\": {\"environment\": {\"STRIPE_KEY\": \"hunter22\"}}}}",
            "{\"connections\": {\"a\": {\"queryParameters\": {\"sig\": \"hunter22\"}}}}",
            "{\"connections\": {\"a\": {\"body\": {\"client_assertion\": \"hunter22\"}}}}",
            "{\"tracing\": {\"headers\": {\"x-honeycomb-team\": \"hunter22\"}}}",
            "{\"tracing\": {\"endpoint\": \"https://example.com/v1?a=b&access=hunter22#x\"}}",
            "{\"notify\": {\"webhooks\": {\"a\": {\"url\": \"https://hooks.example.com/services/hunter22\"}}}}",
            "{\"unheardOf\": {\"clientSecret\": [\"hunter22\"]}}"})
    void nothing_secret_is_shown_wherever_it_stands(String configuration) {
        ObjectNode shown = new Masking(ConfigurationFile.schema()).of((ObjectNode) Json.read(configuration));
        assertThat(Json.write(shown)).contains("****").doesNotContain("hunter22");
        ObjectNode named = (ObjectNode) Json.read(configuration.replace("hunter22", "{{secret:a}}"));
        assertThat(Json.write(new Masking(ConfigurationFile.schema()).of(named)))
                .contains(configuration.contains("ada") ? "****@" : "{{secret:a}}");
    }

    @Test
    void whatTheSchemaOffersASecretForIsHidden() {
        List<String> offered = new ArrayList<>();
        collect(ConfigurationFile.schema().json(), "", offered);
        assertThat(offered).contains("/access/masterKey", "/login/clientSecret", "/tls/keyStorePassword")
                .allSatisfy(place -> assertThat(ConfigurationFile.schema().json()
                        .at("/properties" + place.replace("/", "/properties/").substring("/properties".length()))
                        .path("writeOnly").asBoolean()).as(place).isTrue());
    }

    private static void collect(JsonNode schema, String place, List<String> offered) {
        if (schema.path("examples").toString().contains("\"{{secret:")) {
            offered.add(place);
        }
        schema.path("properties").properties()
                .forEach(member -> collect(member.getValue(), place + "/" + member.getKey(), offered));
    }

    /** Sections that are one object, or objects by name, each with an object of which only the members matter. */
    static List<String> objects() {
        List<String> all = new ArrayList<>();
        ConfigurationFile.schema().json().path("properties").properties().forEach(section -> {
            JsonNode schema = section.getValue();
            if (schema.has("properties") && !schema.path("additionalProperties").isObject()) {
                all.add("/" + section.getKey());
            } else if (schema.path("additionalProperties").has("properties")) {
                all.add("/" + section.getKey() + "/x");
            }
        });
        return all;
    }

    /** Who reads a section refuses what it does not know, and says what it knows: that must be the schema's. */
    @ParameterizedTest
    @MethodSource("objects")
    void the_schema_has_what_is_read_and_nothing_else(String pointer) throws IOException {
        String[] path = pointer.substring(1).split("/", -1);
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode section = root.putObject(path[0]);
        JsonNode schema = ConfigurationFile.schema().json().path("properties").path(path[0]);
        ObjectNode inner = path.length > 1 ? section.putObject("x") : section;
        JsonNode members = path.length > 1 ? schema.path("additionalProperties") : schema;
        inner.put("unheardOf", 1);
        members.path("required").forEach(name -> {
            JsonNode allowed = members.path("properties").path(name.asText()).path("enum");
            inner.put(name.asText(), allowed.path(0).asText("text"));
        });
        String message = readers(file(root.toString()));
        assertThat(message).as(pointer).startsWith("Expected one of ").endsWith("but found unheardOf");
        Set<String> known = new TreeSet<>(List.of(message.substring("Expected one of ".length(),
                message.indexOf(" at /" + path[0])).split(", ", -1)));
        Set<String> described = new TreeSet<>();
        members.path("properties").fieldNames().forEachRemaining(described::add);
        if (!pointer.equals("/connections/x")) { // its members depend on its type
            assertThat(described).as(pointer).isEqualTo(known);
        }
    }

    /** What those say who read a file, without the schema. */
    private static String readers(Path file) {
        Configuration configuration = Configuration.read(file);
        try (Store store = new MemoryStore()) {
            ServerSection.of(configuration).check();
            Database.check(configuration);
            Surroundings surroundings = new Surroundings();
            new CommandLine(new Holder(surroundings)).parseArgs("--config", file.toString());
            surroundings.tryOut(store, Path.of(""));
            return "nothing";
        } catch (ConfigurationException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Parses the options. */
    @Command
    private static final class Holder {
        @Mixin
        @SuppressWarnings("UnusedVariable") // the parser fills it
        private final Surroundings surroundings;

        Holder(Surroundings surroundings) {
            this.surroundings = surroundings;
        }
    }
}
