package dev.pawl.approval.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.approval.service.ApprovalSettings;
import dev.pawl.config.Configuration;
import dev.pawl.config.ConfigurationException;
import dev.pawl.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleTest {
    private static Configuration configuration(String json) {
        return Configuration.of(Json.read(json), "pawl.json", Path.of(""));
    }

    @Test
    void peopleAndGroupsNameEachOther() {
        People people = People.read(configuration(
                """
                        {"people": {"users": {"alice": {"name": "Alice", "email": "alice@example.com", "groups": ["finance"]},
                          "bob": {}}, "groups": {"finance": {"members": ["bob", "carol"]}, "board": {"members": ["alice"]}}}}"""));
        assertThat(people.members("finance")).containsExactlyInAnyOrder("alice", "bob", "carol");
        assertThat(people.person("alice").groups()).containsExactly("finance", "board");
        assertThat(people.person("alice").email()).contains("alice@example.com");
        assertThat(people.person("bob").displayName()).isEqualTo("bob");
        assertThat(people.knows("carol")).isTrue();
        assertThat(people.knows("dave")).isFalse();
        assertThat(people.members("nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"people\":{\"user\":{}}} | Expected one of groups, users at /people",
            "{\"people\":{\"users\":{\"a b\":{}}}} | Expected a name of 1 to 128 letters",
            "{\"people\":{\"users\":{\"a\":{\"email\":\"x\"}}}} | Expected an e-mail address at /people/users/a/email",
            "{\"people\":{\"users\":{\"a\":{\"groups\":\"x\"}}}} | Expected a list at /people/users/a/groups",
            "{\"people\":{\"groups\":{\"g\":{\"users\":[]}}}} | Expected one of members at /people/groups/g"})
    void whatCannotBeUnderstoodIsToldWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> People.read(configuration(json))).isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void settingsOfApprovals() {
        ApprovalSettings settings = ApprovalSettings.read(configuration(
                "{\"approvals\":{\"baseUrl\":\"https://pawl.example.com/\",\"links\":false,\"linksLast\":\"P3D\"}}"));
        assertThat(settings.baseUrl()).contains(URI.create("https://pawl.example.com"));
        assertThat(settings.links()).isFalse();
        assertThat(settings.linksLast()).isEqualTo(Duration.ofDays(3));
        assertThat(ApprovalSettings.read(Configuration.NONE)).isEqualTo(ApprovalSettings.STANDARD);
        assertThatThrownBy(() -> ApprovalSettings.read(configuration("{\"approvals\":{\"baseUrl\":\"pawl\"}}")))
                .hasMessageContaining("Expected an address such as https://pawl.example.com at /approvals/baseUrl");
    }
}
