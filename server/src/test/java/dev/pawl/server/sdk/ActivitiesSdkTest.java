package dev.pawl.server.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ActivityDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.EncryptionType;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.InvalidOutputException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.Tag;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/** Activities, what is said with task tokens, and tags. */
class ActivitiesSdkTest extends SdkTest {
    private String activity(String name) {
        return sfn().createActivity(r -> r.name(name)).activityArn();
    }

    /** An execution that waits for a worker of this activity. */
    private String waiting(String activity, String name) {
        return server().start(server().machine(name, "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Task\","
                + "\"Resource\":\"" + activity + "\",\"End\":true}}}"), "{\"n\":1}");
    }

    @Test
    void an_activity_comes_and_goes() {
        CreateActivityResponse created = sfn().createActivity(r -> r.name("comes").tags(tag("k", "v"))
                .encryptionConfiguration(e -> e.type(EncryptionType.AWS_OWNED_KEY)));
        DescribeActivityResponse shown = sfn().describeActivity(r -> r.activityArn(created.activityArn()));

        assertThat(shown.activityArn()).isEqualTo(SdkServer.PREFIX + "activity:comes");
        assertThat(shown.name()).isEqualTo("comes");
        assertThat(shown.creationDate()).isEqualTo(created.creationDate());
        assertThat(shown.encryptionConfiguration().type()).isEqualTo(EncryptionType.AWS_OWNED_KEY);
        assertThat(sfn().createActivity(r -> r.name("comes")).equalsBySdkFields(created)).isTrue();
        sfn().deleteActivity(r -> r.activityArn(created.activityArn()));
        assertThatThrownBy(() -> sfn().describeActivity(r -> r.activityArn(created.activityArn())))
                .isInstanceOf(ActivityDoesNotExistException.class);
    }

    @Test
    void activities_are_listed_page_by_page() {
        List.of("page-1", "page-2", "page-3").forEach(this::activity);

        assertThat(sfn().listActivitiesPaginator(r -> r.maxResults(1)).activities().stream()
                .map(ActivityListItem::name).filter(name -> name.startsWith("page-")))
                .containsExactly("page-1", "page-2", "page-3");
    }

    @Test
    void a_worker_takes_a_task_lives_and_succeeds() {
        String activity = activity("succeeds");
        assertThat(sfn().getActivityTask(r -> r.activityArn(activity)).taskToken()).isNull();
        String execution = waiting(activity, "succeeds");
        GetActivityTaskResponse task = sfn().getActivityTask(r -> r.activityArn(activity).workerName("w1"));
        sfn().sendTaskHeartbeat(r -> r.taskToken(task.taskToken()));
        sfn().sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("[2]"));
        List<HistoryEvent> events = sfn().getExecutionHistory(r -> r.executionArn(execution)).events();

        assertThat(task.input()).isEqualTo("{\"n\":1}");
        assertThat(server().ended(execution).output()).isEqualTo("[2]");
        assertThat(events.get(2).activityScheduledEventDetails().resource()).isEqualTo(activity);
        assertThat(events.get(3).activityStartedEventDetails().workerName()).isEqualTo("w1");
        assertThatThrownBy(() -> sfn().sendTaskSuccess(r -> r.taskToken(task.taskToken()).output("{}")))
                .isInstanceOf(TaskTimedOutException.class);
        assertThatThrownBy(() -> sfn().sendTaskHeartbeat(r -> r.taskToken("made up")))
                .isInstanceOf(InvalidTokenException.class).hasMessageContaining("Invalid Token: 'Invalid token'");
    }

    @Test
    void a_worker_fails() {
        String activity = activity("fails");
        String execution = waiting(activity, "fails");
        String token = sfn().getActivityTask(r -> r.activityArn(activity)).taskToken();
        assertThatThrownBy(() -> sfn().sendTaskSuccess(r -> r.taskToken(token).output("{")))
                .isInstanceOf(InvalidOutputException.class);
        sfn().sendTaskFailure(r -> r.taskToken(token).error("E").cause("C"));
        DescribeExecutionResponse ended = server().ended(execution);

        assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
        assertThat(ended.error()).isEqualTo("E");
        assertThat(ended.cause()).isEqualTo("C");
    }

    @Test
    void tags_are_added_replaced_and_removed() {
        String activity = activity("tagged");
        sfn().tagResource(r -> r.resourceArn(activity).tags(tag("a", "1"), tag("b", "2")));
        sfn().tagResource(r -> r.resourceArn(activity).tags(tag("a", "3")));
        sfn().untagResource(r -> r.resourceArn(activity).tagKeys("b", "none"));

        assertThat(sfn().listTagsForResource(r -> r.resourceArn(activity)).tags().stream()
                .map(tag -> Map.entry(tag.key(), tag.value()))).containsExactly(Map.entry("a", "3"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
