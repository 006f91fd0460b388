package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionListItem;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.ListExecutionsResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.SfnException;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** Pages of lists: what was there stays in its place, whatever comes and goes in between. */
class PagingTest extends SdkTest {
    @Test
    void machines_that_come_and_go_move_no_others() {
        List.of("p-b", "p-d", "p-f").forEach(name -> server().machine(name, SdkServer.PASS));
        List<String> names = new ArrayList<>();
        ListStateMachinesResponse page = sfn().listStateMachines(r -> r.maxResults(1));
        names.addAll(page.stateMachines().stream().map(StateMachineListItem::name).toList());
        server().machine("p-a", SdkServer.PASS);
        server().machine("p-e", SdkServer.PASS);
        sfn().deleteStateMachine(r -> r.stateMachineArn(SdkServer.PREFIX + "stateMachine:p-b"));
        while (page.nextToken() != null) {
            String token = page.nextToken();
            page = sfn().listStateMachines(r -> r.maxResults(1).nextToken(token));
            names.addAll(page.stateMachines().stream().map(StateMachineListItem::name).toList());
        }

        names.removeIf(name -> !name.startsWith("p-"));
        assertThat(names).containsExactly("p-b", "p-d", "p-e", "p-f");
    }

    @Test
    void executions_that_begin_move_no_others_and_a_token_is_bound_to_its_list() {
        String machine = server().machine("z-begin", SdkServer.PASS);
        for (String name : List.of("1", "2", "3")) {
            sfn().startExecution(r -> r.stateMachineArn(machine).name(name));
        }
        ListExecutionsResponse first = sfn().listExecutions(r -> r.stateMachineArn(machine).maxResults(2));
        sfn().startExecution(r -> r.stateMachineArn(machine).name("4"));
        String other = server().machine("z-other", SdkServer.PASS);

        assertThat(first.executions()).extracting(ExecutionListItem::name).containsExactly("3", "2");
        assertThat(sfn().listExecutions(r -> r.stateMachineArn(machine).nextToken(first.nextToken())).executions())
                .extracting(ExecutionListItem::name).containsExactly("1");
        assertThatThrownBy(() -> sfn().listExecutions(r -> r.stateMachineArn(other).nextToken(first.nextToken())))
                .isInstanceOf(InvalidTokenException.class);
        assertThatThrownBy(() -> sfn().listActivities(r -> r.nextToken(first.nextToken())))
                .isInstanceOf(InvalidTokenException.class);
    }

    @Test
    void a_page_has_no_more_than_the_model_allows() {
        assertThatThrownBy(() -> sfn().listActivities(r -> r.maxResults(1001))).isInstanceOf(SfnException.class)
                .hasMessageContaining("Member must have value less than or equal to 1000");
        assertThatThrownBy(() -> sfn().listActivities(r -> r.maxResults(-1))).isInstanceOf(SfnException.class)
                .hasMessageContaining("Member must have value greater than or equal to 0");
        assertThat(sfn().listActivities(r -> r.maxResults(0)).activities()).isEmpty();
    }

    @Test
    void a_page_of_large_events_ends_early() {
        StringBuilder states = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            states.append("\"S").append(i).append("\":{\"Type\":\"Pass\",\"Next\":\"S").append(i + 1).append("\"},");
        }
        String machine = server().machine("z-large",
                "{\"StartAt\":\"S0\",\"States\":{" + states + "\"S30\":{\"Type\":\"Succeed\"}}}");
        String execution = server().start(machine, "\"" + "x".repeat(250_000) + "\"");
        server().ended(execution);
        List<HistoryEvent> events = new ArrayList<>();
        GetExecutionHistoryResponse page = sfn()
                .getExecutionHistory(r -> r.executionArn(execution).maxResults(1000));
        int largest = 0;
        while (page.nextToken() != null) {
            events.addAll(page.events());
            largest = Math.max(largest, page.events().size());
            String token = page.nextToken();
            page = sfn().getExecutionHistory(r -> r.executionArn(execution).maxResults(1000).nextToken(token));
        }
        events.addAll(page.events());

        assertThat(largest).isBetween(10, 17);
        assertThat(events).hasSize(64).extracting(HistoryEvent::id).isSorted().doesNotHaveDuplicates();
    }
}
