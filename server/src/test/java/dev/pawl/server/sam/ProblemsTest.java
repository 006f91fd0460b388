package dev.pawl.server.sam;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsTest {
    private static final String MANY = """
            Resources:
              Price:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: nowhere
                  Handlr: index.handler
                  Runtime: [a]
                  Timeout: 1000
                  Environment: {Variables: {A: !Ref Nobody, B: !GetAtt Queue, C: !ImportValue x}}
                  Events:
                    A: {Type: Api, Properties: {Path: orders, Method: fetch}}
                    B: {Type: Schedule, Properties: {Schedule: rate(5 parsecs)}}
                    C: {Type: Telepathy}
              Queue: {Type: AWS::SQS::Queue}
            """;

    @TempDir
    Path folder = Path.of("");

    private Templates templates = new Templates(folder);

    @BeforeEach
    void folder() {
        templates = new Templates(folder);
    }

    @Test
    void all_problems_are_told_each_with_its_place() {
        assertThat(templates.problems(Templates.HEAD + MANY)).containsExactlyInAnyOrder(
                "template.yaml:6:5 at Resources/Price/Properties: Expected the property Handler, but it is missing",
                "template.yaml:7:7 at Resources/Price/Properties/CodeUri: Expected a folder, a zip or a jar at nowhere,"
                        + " but there is none at nowhere",
                "template.yaml:8:7 at Resources/Price/Properties/Handlr: Expected a property of"
                        + " AWS::Serverless::Function, but got Handlr (Handler?)",
                "template.yaml:9:7 at Resources/Price/Properties/Runtime: Expected a text, but got a list",
                "template.yaml:10:7 at Resources/Price/Properties/Timeout: Expected a whole number from 1 to 900, but"
                        + " got 1000",
                "template.yaml:11:33 at Resources/Price/Properties/Environment/Variables/A: Expected a parameter or a"
                        + " resource of this template, but there is none called Nobody",
                "template.yaml:11:49 at Resources/Price/Properties/Environment/Variables/B: Expected"
                        + " Resource.Attribute, but got Queue",
                "template.yaml:11:67 at Resources/Price/Properties/Environment/Variables/C: Expected values of this"
                        + " template: other stacks and their exports are not here. A parameter with a default can stand"
                        + " instead, but got Fn::ImportValue",
                "template.yaml:13:37 at Resources/Price/Properties/Events/A/Properties/Path: Expected a path such as"
                        + " /orders/{id} or /files/{rest+}, but got orders",
                "template.yaml:14:42 at Resources/Price/Properties/Events/B/Properties/Schedule: Expected a whole number and"
                        + " minutes, hours or days in rate(…), but found '5 parsecs'",
                "template.yaml:13:51 at Resources/Price/Properties/Events/A/Properties/Method: Expected one of [GET, POST,"
                        + " PUT, DELETE, PATCH, HEAD, OPTIONS, ANY], but got fetch",
                "template.yaml:15:13 at Resources/Price/Properties/Events/C/Type: Expected a type of event such as Api,"
                        + " HttpApi, Schedule or ScheduleV2, but got Telepathy");
    }

    @Test
    void a_broken_definition_is_told_with_the_line_of_the_template() {
        assertThat(templates.problems(Templates.HEAD + """
                Resources:
                  Flow:
                    Type: AWS::Serverless::StateMachine
                    Properties:
                      Definition:
                        StartAt: Wait
                        States:
                          Wait:
                            Type: Wait
                            Seconds: soon
                            Next: Nowhere
                """)).containsExactlyInAnyOrder(
                "template.yaml:12:13 at Resources/Flow/Properties/Definition/States/Wait/Seconds: Expected value of type"
                        + " Integer [SCHEMA_VALIDATION_FAILED at /States/Wait/Seconds]",
                "template.yaml:13:13 at Resources/Flow/Properties/Definition/States/Wait/Next: Missing 'Next' target:"
                        + " Nowhere [MISSING_TRANSITION_TARGET at /States/Wait/Next]",
                "template.yaml:7:7 at Resources/Flow/Properties/Definition: Workflow has no terminal state"
                        + " [MISSING_END_STATE]");
    }

    @Test
    void a_broken_definition_in_a_file_is_told_with_its_line() {
        templates.file("flow.json",
                "{\"StartAt\": \"P\",\n \"States\": {\n  \"P\": {\"Type\": \"Pass\", \"Next\": \"Q\"}}}");
        templates.file("flow.yaml", "StartAt: P\nStates:\n  P:\n    Type: Pass\n    Next: Q\n");

        assertThat(templates.problems(Templates.HEAD + """
                Resources:
                  A: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: flow.json}}
                  B: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: flow.yaml}}
                  C: {Type: AWS::Serverless::StateMachine, Properties: {DefinitionUri: missing.yaml}}
                """)).containsExactlyInAnyOrder(
                "flow.json:3:25: Missing 'Next' target: Q [MISSING_TRANSITION_TARGET at /States/P/Next]",
                "flow.json: Workflow has no terminal state [MISSING_END_STATE]",
                "flow.yaml:5:5 at States/P/Next: Missing 'Next' target: Q [MISSING_TRANSITION_TARGET at /States/P/Next]",
                "flow.yaml: Workflow has no terminal state [MISSING_END_STATE]",
                "template.yaml:6:57 at Resources/C/Properties/DefinitionUri: Expected a file missing.yaml, but there is"
                        + " none at missing.yaml");
    }

    @Test
    void circles_are_told() {
        assertThat(templates.problems(Templates.HEAD + """
                Resources:
                  A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Ref B}}
                  B: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub 'x-${C}'}}
                  C: {Type: AWS::SQS::Queue, DependsOn: A, Properties: {QueueName: !Sub '${A.QueueName}'}}
                """))
                .containsExactly("template.yaml:4:3 at Resources/A: Expected resources that do not need each other in a"
                        + " circle, but there is one: A → B → C → A");
    }

    @Test
    void text_that_is_no_yaml_is_told_with_its_place() {
        assertThat(templates.problems("Resources:\n  A: [1,\n  B: }")).containsExactly(
                "template.yaml:3:6: Expected YAML or JSON, but expected the node content, but found '}'");
        assertThat(templates.problems(""))
                .containsExactly("template.yaml: Expected YAML or JSON, but the file is empty");
        assertThat(templates.problems("- a")).containsExactly(
                "template.yaml:1:1: Expected a template with a section Resources, but got a list");
        assertThat(templates.problems("Resources: {A: !Nope x}")).contains(
                "template.yaml:1:13 at Resources/A: Expected a short form that CloudFormation knows, such as !Ref or"
                        + " !Sub, but got !Nope");
    }

    @Test
    void aliases_cannot_grow_without_end() {
        StringBuilder laughs = new StringBuilder("Resources: {}\nMetadata:\n  a0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            laughs.append("  a").append(i).append(": &a").append(i).append(" [*a").append(i - 1).append(", *a")
                    .append(i - 1).append("]\n");
        }

        assertThat(templates.problems(laughs.toString())).anySatisfy(p -> assertThat(p).contains("aliases"));
    }

    @Test
    void parameters_are_held_against_their_rules() {
        String template = Templates.HEAD
                + """
                        Parameters:
                          Needed: {Type: String}
                          Number: {Type: Number, Default: 3, MaxValue: 5}
                          Secret: {Type: String, NoEcho: true, Default: abcd, MinLength: 4}
                        Resources:
                          Flow: {Type: AWS::Serverless::StateMachine, Properties: {Definition: {StartAt: P, States: {P: {Type: Pass, End: true}}}}}
                        """;

        assertThat(templates.problems(template, Map.of("Number", "7", "Secret", "pw", "Other", "x")))
                .containsExactlyInAnyOrder(
                        "template.yaml:4:3 at Parameters/Needed: Expected a value for the parameter Needed, which has no"
                                + " default, but there is none: --parameter Needed=VALUE gives one",
                        "template.yaml:5:3 at Parameters/Number: Expected at most 5 for the parameter Number, but got 7",
                        "template.yaml:6:3 at Parameters/Secret: Expected at least 4 characters for the parameter"
                                + " Secret, but got something else",
                        "template.yaml:3:1 at Parameters: Expected a parameter of this template, such as Needed, but got"
                                + " Other");
    }
}
