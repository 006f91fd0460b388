package dev.pawl.server.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.server.auth.Principal.Kind;
import dev.pawl.store.memory.MemoryStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantPolicyTest {
    private static final String ARN = "arn:aws:states:us-east-1:123456789012:";
    private final MemoryStore store = new MemoryStore();
    private final GrantPolicy policy = new GrantPolicy(store.tags());

    private static Principal holder(String... grants) {
        return new Principal("p", Kind.TOKEN, "T", Arrays.stream(grants).map(Grant::parse).toList());
    }

    @ParameterizedTest
    @CsvSource({"viewer, DescribeExecution, execution:orders:e, true",
            "viewer, StartExecution, stateMachine:orders, false",
            "operator:orders, StartExecution, stateMachine:orders, true",
            "operator:orders, StartExecution, stateMachine:orders-a, false",
            "operator:orders, StartExecution, stateMachine:orders:prod, true",
            "operator:orders, StopExecution, express:orders:e:1, true",
            "operator:ord*, DescribeMapRun, mapRun:orders/L:1, true", "editor:a, GetActivityTask, activity:a, true",
            "approver, StartExecution, stateMachine:a, false", "approver, DecideApproval, stateMachine:a, true",
            "editor, DecideApproval, stateMachine:a, false", "admin:a, DecideApproval, stateMachine:a, true",
            "admin:a, ListAudit, stateMachine:a, true",
            "viewer:tag:team=pay, DescribeStateMachine, stateMachine:t, true",
            "viewer:tag:team=pay, DescribeExecution, execution:t/L:e, true",
            "viewer:tag:team=p, DescribeStateMachine, stateMachine:t, false",
            "viewer:tag:team=pay, DescribeStateMachine, stateMachine:other, false",
            "admin, NobodyKnowsThis, stateMachine:a, false"})
    void a_grant_is_a_role_on_something(String grant, String operation, String resource, boolean allowed) {
        store.tags().put(ARN + "stateMachine:t", Map.of("team", "pay"));
        assertThat(policy.allows(holder(grant), operation, ARN + resource)).isEqualTo(allowed);
    }

    @Test
    void what_is_about_nothing_needs_everything_unless_it_is_sifted() {
        Principal some = holder("admin:orders-*");
        assertThat(policy.allows(some, "ListStateMachines", "*")).isTrue();
        assertThat(policy.allows(holder("approver:a"), "CreateStateMachine", "*")).isFalse();
        for (String operation : List.of("ListAudit", "CreateAccessKey", "AuditApprovals", "SendTaskSuccess",
                "GetTaskLog", "InvokeFunction")) {
            assertThat(policy.allows(some, operation, "*")).as(operation).isFalse();
            assertThat(policy.allows(holder("admin"), operation, "*")).as(operation).isTrue();
        }
        assertThat(policy.allows(holder(), "ListStateMachines", "*")).isFalse();
        assertThat(policy.allows(holder(), "DescribeServer", "*")).isTrue();
    }

    @Test
    void a_search_is_narrowed_to_what_may_be_seen() {
        store.tags().put(ARN + "stateMachine:t", Map.of("team", "pay"));
        assertThat(policy.machines(holder("viewer"), "ListExecutions")).isEmpty();
        assertThat(policy.machines(holder("viewer:a", "operator:b-*", "viewer:tag:team=pay"), "ListExecutions"))
                .contains(List.of("a", "b-*", ARN + "stateMachine:t"));
        assertThat(policy.machines(holder(), "ListExecutions")).contains(List.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"viewer", "operator:orders", "operator:orders-*", "editor:tag:team=a=b c"})
    void a_grant_is_written_as_it_is_read(String text) {
        assertThat(Grant.parse(text).text()).isEqualTo(text);
        assertThat(Grant.parse(text).includes(Grant.parse(text))).isTrue();
        assertThat(Grant.of(Role.ADMIN).includes(Grant.parse(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "root", "viewer:", "viewer:a*b", "viewer:a b", "viewer:tag:", "viewer:tag:=x",
            "viewer:a:b"})
    void what_is_no_grant_is_refused(String text) {
        assertThatThrownBy(() -> Grant.parse(text)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected ");
    }
}
