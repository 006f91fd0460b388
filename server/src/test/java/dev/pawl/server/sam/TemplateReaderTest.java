package dev.pawl.server.sam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.pawl.function.LocalFunction;
import dev.pawl.json.Json;
import dev.pawl.server.application.Application;
import dev.pawl.server.application.Route;
import dev.pawl.server.application.Route.PayloadFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateReaderTest {
    private static final String PRICE_ARN = "arn:aws:lambda:eu-west-1:123456789012:function:shop-Price";

    private static final String EVENTS = """
            Resources:
              Web: {Type: AWS::Serverless::HttpApi, Properties: {CorsConfiguration: {AllowOrigins: ['http://a.example']}}}
              Price:
                Type: AWS::Serverless::Function
                Properties:
                  CodeUri: price
                  Handler: index.handler
                  Runtime: nodejs20.x
                  Events:
                    Get: {Type: Api, Properties: {Path: '/prices/{id}', Method: get}}
                    Any: {Type: HttpApi, Properties: {ApiId: !Ref Web, Path: '/{rest+}', Method: any}}
                    Nightly: {Type: Schedule, Properties: {Schedule: 'cron(0 3 * * ? *)', Enabled: false}}
                    Queue: {Type: SQS, Properties: {Queue: arn:aws:sqs:eu-west-1:123456789012:q}}
              Flow:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: P, States: {P: {Type: Pass, End: true}}}
                  Events:
                    Post: {Type: Api, Properties: {Path: /orders, Method: POST}}
                    Often:
                      Type: ScheduleV2
                      Properties:
                        ScheduleExpression: rate(5 minutes)
                        ScheduleExpressionTimezone: Europe/Berlin
                        Input: '{"a": 1}'
            """;

    @TempDir
    Path folder = Path.of("");

    private Templates templates = new Templates(folder);

    @BeforeEach
    void code() {
        templates = new Templates(folder).file("price/index.js", "").file("stock/app.py", "");
    }

    @Test
    void a_function_has_what_it_and_globals_say() {
        Application application = templates.application(Templates.HEAD + """
                Globals:
                  Function:
                    Runtime: nodejs20.x
                    Timeout: 10
                    Environment: {Variables: {STAGE: test, ACCOUNT: 012345678901}}
                Resources:
                  Price:
                    Type: AWS::Serverless::Function
                    Properties:
                      CodeUri: price/
                      Handler: index.handler
                      MemorySize: 256
                      Environment:
                        Variables: {STAGE: prod, QUEUE: !Ref Orders, TABLE: !GetAtt Things.Arn}
                  Orders: {Type: AWS::SQS::Queue}
                  Things: {Type: AWS::DynamoDB::Table, Properties: {TableName: things}}
                """);

        LocalFunction price = application.functions().getFirst();
        assertThat(price.name()).isEqualTo("shop-Price");
        assertThat(price.code()).isEqualTo(
                new LocalFunction.Code("nodejs20.x", "index.handler", folder.resolve("price"), List.of()));
        assertThat(price.limits().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(price.limits().memoryMegabytes()).isEqualTo(256);
        assertThat(price.environment().variables()).containsOnly(entry("STAGE", "prod"),
                entry("ACCOUNT", "012345678901"),
                entry("QUEUE", "https://sqs.eu-west-1.amazonaws.com/123456789012/shop-Orders"),
                entry("TABLE", "arn:aws:dynamodb:eu-west-1:123456789012:table/things"));
    }

    @Test
    void a_definition_in_the_template_is_resolved_and_substituted() {
        Application application = templates.application(Templates.HEAD + """
                Resources:
                  Price:
                    Type: AWS::Serverless::Function
                    Properties: {CodeUri: price, Handler: index.handler, Runtime: nodejs20.x}
                  Flow:
                    Type: AWS::Serverless::StateMachine
                    Properties:
                      Name: !Sub '${AWS::StackName}-${Literal}-flow'
                      Type: EXPRESS
                      DefinitionSubstitutions: {Function: !GetAtt Price.Arn}
                      Definition:
                        StartAt: Price
                        States:
                          Price: {Type: Task, Resource: 'arn:aws:states:::lambda:invoke', Next: Again,
                                  Parameters: {FunctionName: '${Function}:live', 'Payload.$': $}}
                          Again: {Type: Task, Resource: !GetAtt Price.Arn, TimeoutSeconds: 5, End: true}
                Parameters:
                  Literal: {Type: String, Default: test}
                """);

        Application.Machine machine = application.machines().getFirst();
        assertThat(machine.name()).isEqualTo("shop-test-flow");
        assertThat(machine.wanted().type()).hasToString("EXPRESS");
        assertThat(machine.wanted().tags()).containsEntry("pawl:stack", "shop");
        var states = Json.read(machine.wanted().settings().definition()).path("States");
        assertThat(states.at("/Price/Parameters/FunctionName").textValue()).isEqualTo(PRICE_ARN + ":live");
        assertThat(states.at("/Again/Resource").textValue()).isEqualTo(PRICE_ARN);
        assertThat(states.at("/Again/TimeoutSeconds").isInt()).isTrue();
    }

    @Test
    void definitions_lie_in_files_of_json_or_yaml() {
        templates.file("flow.asl.json",
                """
                        {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": ${Seconds}, "Comment": "${Text}", "End": true}}}
                        """);
        templates.file("flow.asl.yaml", """
                StartAt: W
                States:
                  W: {Type: Wait, Seconds: ${Seconds}, End: true}
                """);

        Application application = templates.application(Templates.HEAD + """
                Resources:
                  A:
                    Type: AWS::Serverless::StateMachine
                    Properties:
                      DefinitionUri: flow.asl.json
                      DefinitionSubstitutions: {Seconds: 3, Text: 'a "quoted" one'}
                  B:
                    Type: AWS::Serverless::StateMachine
                    Properties: {DefinitionUri: ./flow.asl.yaml, DefinitionSubstitutions: {Seconds: 4}}
                """);

        assertThat(application.machines()).extracting(m -> Json.read(m.wanted().settings().definition())
                .at("/States/W/Seconds").asInt()).containsExactly(3, 4);
        assertThat(Json.read(application.machines().getFirst().wanted().settings().definition())
                .at("/States/W/Comment").textValue()).isEqualTo("a \"quoted\" one");
    }

    @Test
    void events_become_routes_and_schedules() {
        Application application = templates.application(Templates.HEAD + EVENTS);

        assertThat(application.routes()).extracting(Route::method, Route::path).containsExactly(
                org.assertj.core.groups.Tuple.tuple("GET", "/prices/{id}"),
                org.assertj.core.groups.Tuple.tuple("ANY", "/{rest+}"),
                org.assertj.core.groups.Tuple.tuple("POST", "/orders"));
        assertThat(application.routes()).extracting(Route::target).containsExactly(
                new Route.Target.Function("shop-Price", PayloadFormat.V1),
                new Route.Target.Function("shop-Price", PayloadFormat.V2), new Route.Target.StartExecution(
                        "arn:aws:states:eu-west-1:123456789012:stateMachine:shop-Flow"));
        assertThat(application.routes().get(1).api().cors().orElseThrow().origins())
                .containsExactly("http://a.example");
        assertThat(application.schedules().keySet()).containsExactlyInAnyOrder("shop-PriceNightly", "shop-FlowOften");
        assertThat(application.schedules()).hasEntrySatisfying("shop-PriceNightly",
                schedule -> assertThat(schedule.enabled()).isFalse());
        assertThat(application.schedules()).hasEntrySatisfying("shop-FlowOften",
                schedule -> assertThat(schedule.input().text()).isEqualTo("{\"a\": 1}"));
        assertThat(application.machines()).extracting(Application.Machine::name).containsExactly("shop-PriceNightly",
                "shop-Flow");
    }

    @Test
    void what_does_not_run_here_is_named() {
        Reading.Done done = templates.done(Templates.HEAD + """
                Resources:
                  Flow:
                    Type: AWS::Serverless::StateMachine
                    Properties:
                      Definition: {StartAt: P, States: {P: {Type: Pass, End: true}}}
                  A: {Type: AWS::SQS::Queue}
                  B: {Type: AWS::SQS::Queue}
                  C: {Type: 'Custom::Thing'}
                """);

        assertThat(templates.texts(done.notices())).containsExactly(
                "template.yaml:1:1: Pawl does not run AWS::SQS::Queue: A, B",
                "template.yaml:1:1: Pawl does not run Custom::Thing: C");
    }

    @Test
    void json_is_read_as_well() {
        Application application = templates.application(
                """
                        {
                        \t"Transform": "AWS::Serverless-2016-10-31",
                        \t"Resources": {"Flow": {"Type": "AWS::StepFunctions::StateMachine", "Properties": {
                        \t\t"StateMachineName": {"Fn::Join": ["-", ["a", {"Ref": "AWS::Region"}]]},
                        \t\t"DefinitionString": {"Fn::Join": ["", ["{\\"StartAt\\":\\"P\\",\\"Comment\\":\\"a\\/b\\",\\"States\\":{\\"P\\":",
                        \t\t\t"{\\"Type\\":\\"Pass\\",\\"End\\":true}}}"]]}}}}
                        }
                        """);

        assertThat(application.machines()).extracting(Application.Machine::name).containsExactly("a-eu-west-1");
    }
}
