package dev.pawl.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.asl.MachineType;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where rules speak and where they keep silent, beyond the examples of their pages. */
class RulesTest {
    private static Set<String> codes(String definition, MachineType type) {
        return Linter.lint(definition.replace('\'', '"'), LintOptions.standard().type(type)).stream()
                .filter(f -> f.severity() != Severity.INFO).map(Finding::code).collect(Collectors.toSet());
    }

    private static Set<String> codes(String states) {
        return codes("{'StartAt':'A','TimeoutSeconds':3600,'States':{" + states + "}}", MachineType.STANDARD);
    }

    private static final String GET = "'Type':'Task','Resource':'arn:aws:states:::dynamodb:getItem','Parameters':"
            + "{'TableName':'t','Key':{'id':{'S':'1'}}}";
    private static final String DONE = "'Done':{'Type':'Succeed'}";

    @Test
    void a_loop_that_counts_turns_pages_or_waits_is_none_of_our_business() {
        String choice = "'C':{'Type':'Choice','Choices':[{'Variable':'$.n','NumericLessThan':9,'Next':'A'}],"
                + "'Default':'Done'},";
        assertThat(codes("'A':{" + GET + ",'ResultPath':'$.r','Next':'C'}," + choice + DONE))
                .containsExactly("LOOP_WITHOUT_WAIT");
        assertThat(codes("'A':{" + GET + ",'ResultPath':'$.r','Next':'B'},'B':{'Type':'Pass','Parameters':"
                + "{'n.$':'States.MathAdd($.n, 1)'},'Next':'C'}," + choice + DONE)).isEmpty();
        assertThat(codes("'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:s3:listObjectsV2','Parameters':"
                + "{'Bucket':'b','ContinuationToken.$':'$.r.NextContinuationToken'},'ResultPath':'$.r','Next':'C'},"
                + choice + DONE)).isEmpty();
        assertThat(codes("'A':{'Type':'Task','Resource':'arn:aws:states:::aws-sdk:s3:listBuckets','Parameters':{},"
                + "'ResultPath':'$.r','Next':'W'},'W':{'Type':'Wait','Seconds':60,'Next':'C'}," + choice + DONE))
                .isEmpty();
    }

    @Test
    void what_fails_must_not_be_tried_again_at_once_for_ever() {
        assertThat(codes("'A':{" + GET + ",'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':null,'Next':'B'}],"
                + "'Next':'Done'},'B':{'Type':'Pass','Next':'A'}," + DONE)).containsExactly("LOOP_WITHOUT_WAIT");
        assertThat(codes("'A':{" + GET + ",'Catch':[{'ErrorEquals':['States.ALL'],'ResultPath':null,'Next':'B'}],"
                + "'Next':'Done'},'B':{'Type':'Wait','Seconds':60,'Next':'A'}," + DONE)).isEmpty();
    }

    @Test
    void rules_that_cover_every_case_need_no_default() {
        assertThat(codes("'A':{'Type':'Choice','Choices':[{'Variable':'$.a','BooleanEquals':true,'Next':'Done'},"
                + "{'Variable':'$.a','BooleanEquals':false,'Next':'Done'}]}," + DONE)).isEmpty();
        assertThat(codes("'A':{'Type':'Choice','Choices':[{'Variable':'$.a','StringEquals':'x','Next':'Done'},"
                + "{'Not':{'Variable':'$.a','StringEquals':'x'},'Next':'Done'}]}," + DONE)).isEmpty();
    }

    @Test
    void conditions_that_contradict_themselves_are_dead() {
        assertThat(codes("'A':{'Type':'Choice','Choices':[{'And':[{'Variable':'$.a','StringEquals':'x'},"
                + "{'Variable':'$.a','StringEquals':'y'}],'Next':'Done'}],'Default':'Done'}," + DONE))
                .containsExactly("CHOICE_RULE_NEVER_TAKEN");
        assertThat(codes("'A':{'Type':'Choice','Choices':[{'And':[{'Variable':'$.a','NumericGreaterThan':1},"
                + "{'Variable':'$.b','NumericGreaterThan':1}],'Next':'Done'},{'Variable':'$.a',"
                + "'NumericGreaterThan':1,'Next':'Done'}],'Default':'Done'}," + DONE)).isEmpty();
    }

    @Test
    void a_dead_catcher_that_is_the_only_way_to_its_target_is_told_but_not_removed() {
        String definition = ("{'StartAt':'A','TimeoutSeconds':9,'States':{'A':{" + GET
                + ",'Catch':[{'ErrorEquals':['States.TaskFailed'],'Next':'Done'},{'ErrorEquals':['Mine'],'Next':'B'}],"
                + "'Next':'Done'},'B':{'Type':'Pass','End':true}," + DONE + "}}").replace('\'', '"');
        assertThat(Linter.lint(definition, LintOptions.standard()))
                .anySatisfy(f -> assertThat(f.code()).isEqualTo("ERROR_HANDLER_NEVER_USED"))
                .allMatch(f -> f.fix().isEmpty());
    }

    @Test
    void express_machines_have_five_minutes() {
        String wait = "{'StartAt':'A','States':{'A':{'Type':'Wait','Seconds':301,'End':true}}}";
        assertThat(codes(wait, MachineType.EXPRESS)).containsExactly("WAIT_OUTLASTS_MACHINE");
        assertThat(codes(wait, MachineType.STANDARD)).isEmpty();
    }

    @Test
    void variables_are_followed_into_branches_and_not_out_of_them() {
        String inner = "{'StartAt':'I','States':{'I':{'Type':'Pass','QueryLanguage':'JSONata',"
                + "'Output':'{% $outer %}','Assign':{'local':1},'Next':'J'},'J':{'Type':'Pass',"
                + "'QueryLanguage':'JSONata','Output':'{% $local %}','End':true}}}";
        assertThat(codes("'A':{'Type':'Pass','Assign':{'outer':1},'Next':'B'},'B':{'Type':'Parallel','Branches':["
                + inner
                + "],'Next':'C'},'C':{'Type':'Pass','QueryLanguage':'JSONata','Output':'{% $local %}','End':true}"))
                .containsExactly("VARIABLE_NEVER_ASSIGNED");
    }

    @Test
    void what_runs_only_here_is_told_by_where_it_is_to_run() {
        String definition = "{\"StartAt\":\"A\",\"TimeoutSeconds\":9,\"States\":{\"A\":{\"Type\":\"Task\",\"Resource\":"
                + "\"arn:acme:states:::printer:print\",\"End\":true}}}";
        assertThat(Linter.lint(definition, LintOptions.standard())).extracting(Finding::severity)
                .containsExactly(Severity.INFO);
        assertThat(Linter.lint(definition, LintOptions.standard().target(LintOptions.Target.AWS)))
                .extracting(Finding::severity).containsExactly(Severity.WARNING);
        assertThat(Linter.lint(definition, LintOptions.standard().target(LintOptions.Target.PAWL))).isEmpty();
    }

    @Test
    void names_with_slashes_and_brackets_are_names() {
        String definition = "{\"StartAt\":\"A[x]/b\",\"States\":{\"A\":{\"Type\":\"Fail\"},\"A[x]/b\":{\"Comment\":"
                + "\"pawl-lint: allow WAIT_OF_ZERO\",\"Type\":\"Wait\",\"Seconds\":0,\"Next\":\"A\"}}}";
        assertThat(Linter.lint(definition, LintOptions.standard())).extracting(Finding::code)
                .containsExactly("FAIL_WITHOUT_ERROR");
    }

    @Test
    void hostile_definitions_are_bounded() {
        String states = IntStream.range(0, 5_000).mapToObj(i -> "\"S" + i + "\":{\"Type\":\"Choice\",\"Choices\":["
                + "{\"Variable\":\"$.a\",\"NumericGreaterThan\":" + i + ",\"Assign\":{\"v" + i + "\":1},\"Next\":\"S"
                + (i * 7 + 1) % 5_000 + "\"}],\"Default\":\"S" + (i + 1) % 5_000 + "\"}")
                .collect(Collectors.joining(","));
        String rules = IntStream.range(0, 8_000).mapToObj(i -> "{\"Variable\":\"$.a\",\"NumericGreaterThan\":" + i
                + ",\"Next\":\"End\"}").collect(Collectors.joining(","));
        for (String definition : List.of(
                "{\"StartAt\":\"S0\",\"States\":{" + states + ",\"End\":{\"Type\":\"Succeed\"}}}",
                "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Choice\",\"Choices\":[" + rules
                        + "]},\"End\":{\"Type\":\"Succeed\"}}}")) {
            assertThat(Linter.lint(definition, LintOptions.standard())).hasSizeBetween(1, 2_000);
        }
    }
}
