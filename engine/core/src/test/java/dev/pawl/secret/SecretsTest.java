package dev.pawl.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
    private static final String ORDERS = "arn:aws:states:us-east-1:123456789012:stateMachine:orders-eu";
    private static final String OTHER = "arn:aws:states:us-east-1:123456789012:stateMachine:other:3";

    @TempDir
    Path folder = Path.of("");
    private Secrets secrets = Secrets.NONE;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(folder.resolve("token.txt"), "tok\"en value\n");
        Files.writeString(folder.resolve("crm.json"), "{\"crm\": {\"password\": \"hunter22\"}}");
        secrets = of("""
                {"secrets": {
                  "variable": {"env": "KEY", "machines": ["orders-*"]},
                  "unset": {"env": "NOT_THERE"},
                  "short": {"env": "SHORT"},
                  "whole": {"file": "token.txt"},
                  "member": {"file": "crm.json", "pointer": "/crm/password", "machines": ["other"]}}}""");
    }

    private Secrets of(String json) {
        Map<String, String> environment = Map.of("KEY", "k3y-value", "SHORT", "abc");
        return Secrets.of(Configuration.of(Json.read(json), "pawl.json", folder),
                name -> Optional.ofNullable(environment.get(name)));
    }

    @Test
    void referencesBecomeValues() {
        assertThat(secrets.expand("a {{secret:variable}} b {{secret:whole}} c {{secret:member}}"))
                .isEqualTo("a k3y-value b tok\"en value c hunter22");
        assertThat(secrets.expand("{{secret:}} {{other}} $1")).isEqualTo("{{secret:}} {{other}} $1");
    }

    @Test
    void definitionsMayUseOnlyWhatIsListedForTheirMachine() {
        assertThat(secrets.expandFor("{{secret:variable}}", ORDERS)).isEqualTo("k3y-value");
        assertThat(secrets.expandFor("{{secret:member}}", OTHER)).isEqualTo("hunter22");
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.expandFor("{{secret:variable}}", OTHER))
                .withMessageContaining("may use").withMessageContaining("variable");
        assertThatExceptionOfType(SecretException.class)
                .isThrownBy(() -> secrets.expandFor("{{secret:whole}}", ORDERS));
    }

    @Test
    void whatCameWithTheDataRefersToNothing() {
        JsonNode arguments = Json.read("""
                {"Headers": {"a/b": ["{{secret:variable}}"]}, "Body": "{{secret:variable}}", "Other": "x"}""");
        assertThat(secrets.expandFor(arguments, List.of("/Headers/a~1b/0", "/Gone"), ORDERS).toString()).isEqualTo("""
                {"Headers":{"a/b":["k3y-value"]},"Body":"{{secret:variable}}","Other":"x"}""");
        assertThat(arguments.path("Headers").toString()).as("the original").contains("{{secret:variable}}");
        assertThat(secrets.expandFor(arguments, List.of(), ORDERS)).isSameAs(arguments);
        assertThat(secrets.expandFor(Json.read("\"{{secret:variable}}\""), List.of(""), ORDERS).textValue())
                .isEqualTo("k3y-value");
    }

    @Test
    void whatCannotBeHadIsNamedWithoutAnyValue() {
        assertThatExceptionOfType(SecretException.class).isThrownBy(() -> secrets.value("unset")).withMessage(
                "Expected the secret unset in the environment variable NOT_THERE, but it is not set");
        assertThatExceptionOfType(SecretException.class).isThrownBy(() -> secrets.value("none"))
                .withMessageContaining("none");
        assertThatExceptionOfType(SecretException.class).isThrownBy(() -> secrets.value("short"))
                .withMessageNotContaining("abc");
    }

    @Test
    void whatWasHandedOutIsHiddenInEveryForm() {
        assertThat(secrets.redact("tok\"en value")).as("not handed out yet").isEqualTo("tok\"en value");
        String token = secrets.value("whole");
        secrets.hide("derived-token");
        assertThat(secrets.redact("x=" + token + "; y=tok%22en+value; z=tok%22en%20value; {\"t\":\"tok\\\"en value\"} "
                + "derived-token")).isEqualTo("x=****; y=****; z=****; {\"t\":\"****\"} ****");
    }

    @Test
    void whatStandsInAQueryOrIsANumberIsHidden() {
        secrets.hide("a*b~c d");
        secrets.hide("90210777");
        assertThat(secrets.redact("?x=a%2Ab~c%20d&y=a*b~c%20d")).isEqualTo("?x=****&y=****");
        assertThat(secrets.redact(Payload.parse("{\"n\":90210777,\"m\":5}")).text())
                .isEqualTo("{\"n\":\"****\",\"m\":5}");
    }

    @Test
    void whatWasHandedOutIsHiddenInTrees() {
        String password = secrets.value("member");
        Payload echo = Payload.parse("{\"a\": [1, \"is " + password + "\"], \"" + password + "\": true}");
        assertThat(secrets.redact(echo).text()).isEqualTo("{\"a\":[1,\"is ****\"],\"****\":true}");
        Payload other = Payload.parse("{\"a\": [1, \"x\"]}");
        assertThat(secrets.redact(other)).isSameAs(other);
    }

    @Test
    void aReplacedFileIsReadAgain() throws IOException {
        assertThat(secrets.value("whole")).isEqualTo("tok\"en value");
        Files.writeString(folder.resolve("token.txt"), "second");
        assertThat(secrets.value("whole")).isEqualTo("second");
        assertThat(secrets.redact("tok\"en value, second")).isEqualTo("****, ****");
    }

    @Test
    void aSecretIsEitherAVariableOrAFile() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of("{\"secrets\": {\"x\": {\"env\": \"A\", \"file\": \"b\"}}}"))
                .withMessage("Expected either env or file at /secrets/x of pawl.json, but there are both");
    }
}
