package dev.pawl.asl.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One state {@code X}, and what is wrong with it. */
class StateRulesTest {
    static Stream<Arguments> fields() {
        return Stream.of(
                arguments("{'End':true}", "These fields are required: [Type] @ /States/X"),
                arguments("{'Type':'Jump','End':true}",
                        "Value should be one of the following: [Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map]"
                                + " @ /States/X/Type"),
                arguments("{'Type':'Pass','End':true,'Pass':1}", "Field 'Pass' is not supported @ /States/X"),
                arguments("{'Type':'Pass','End':true,'Comment':1}",
                        "Expected value of type [STRING] @ /States/X/Comment"),
                arguments("{'Type':'Pass','End':true,'TimeoutSeconds':5}",
                        "Field 'TimeoutSeconds' is not supported @ /States/X"),
                arguments("{'Type':'Wait','Seconds':1,'End':true,'Retry':[]}",
                        "Field 'Retry' is not supported @ /States/X"),
                arguments("{'Type':'Succeed','Assign':{'a':1}}", "Field 'Assign' is not supported @ /States/X"),
                arguments("{'Type':'Fail','InputPath':'$'}", "Field 'InputPath' is not supported @ /States/X"),
                arguments("{'Type':'Fail','End':true}", "Field 'End' is not supported @ /States/X"),
                arguments("{'Type':'Pass','End':true,'Output':1}",
                        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata'"
                                + " QueryLanguage @ /States/X"),
                arguments("{'Type':'Pass','End':true,'QueryLanguage':'JSONata','InputPath':'$.a'}",
                        "The QueryLanguage is set to 'JSONata', but field 'InputPath' is only supported for the"
                                + " 'JSONPath' QueryLanguage @ /States/X"),
                arguments("{'Type':'Pass','End':true,'QueryLanguage':'jsonata','Output':1}",
                        "Value should be one of the following: [JSONPath, JSONata] @ /States/X/QueryLanguage"),
                arguments("{'Type':'Pass','End':false}",
                        "This object should have only one of the following fields: [Next, End] @ /States/X"),
                arguments("{'Type':'Pass','End':true,'Next':'X'}",
                        "There should only be one of the following fields: [Next, End] @ /States/X"),
                arguments("{'Type':'Pass','End':'yes'}", "Expected value of type [BOOLEAN] @ /States/X/End"),
                arguments("7", "Expected value of type [OBJECT] @ /States/X"));
    }

    static Stream<Arguments> paths() {
        return Stream.of(
                arguments("{'Type':'Pass','End':true,'InputPath':'a'}",
                        "Value must be a valid JSONPath. @ /States/X/InputPath"),
                arguments("{'Type':'Pass','End':true,'OutputPath':'$.a[x]'}",
                        "Value must be a valid JSONPath. @ /States/X/OutputPath"),
                arguments("{'Type':'Pass','End':true,'ResultPath':'a'}",
                        "Value must be a valid JSONPath. @ /States/X/ResultPath"),
                arguments("{'Type':'Pass','End':true,'ResultPath':'$.a[*]'}",
                        "Value is not a Reference Path: * @ /States/X/ResultPath"),
                arguments("{'Type':'Pass','End':true,'Parameters':{'b':{'a.$':'a'}}}",
                        "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call"
                                + " @ /States/X/Parameters"),
                arguments("{'Type':'Pass','End':true,'Parameters':{'a.$':5}}",
                        "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call"
                                + " @ /States/X/Parameters"),
                arguments("{'Type':'Pass','End':true,'Parameters':{'a.$':'States.Foo(1)'}}",
                        "The value for the field 'a.$' must be a valid JSONPath or a valid intrinsic function call"
                                + " @ /States/X/Parameters"),
                arguments("{'Type':'Fail','ErrorPath':'x'}",
                        "The value for the field 'ErrorPath' must be a valid JSONPath or a valid intrinsic function call"
                                + " @ /States/X/ErrorPath"),
                arguments("{'Type':'Fail','Error':'x','ErrorPath':'$.x'}",
                        "There should only be one of the following fields: [Error, ErrorPath] @ /States/X"),
                arguments("{'Type':'Fail','Cause':'x','CausePath':'$.x'}",
                        "There should only be one of the following fields: [Cause, CausePath] @ /States/X"));
    }

    static Stream<Arguments> variables() {
        return Stream.of(
                arguments("{'Type':'Pass','End':true,'Assign':[]}",
                        "Expected value of type [OBJECT] @ /States/X/Assign"),
                arguments("{'Type':'Pass','End':true,'Assign':{'states':1}}",
                        "RESERVED_VARIABLE_NAME: Cannot assign to reserved variable '$states'."
                                + " @ /States/X/Assign/states"),
                arguments("{'Type':'Pass','End':true,'Assign':{'a-b.$':'$'}}",
                        "INVALID_VARIABLE_NAME: Invalid variable name 'a-b': the variable name contains invalid"
                                + " characters. @ /States/X/Assign/a-b.$"),
                arguments("{'Type':'Pass','End':true,'Assign':{'" + "v".repeat(81) + "':1}}",
                        "INVALID_VARIABLE_NAME: Invalid variable name '" + "v".repeat(81)
                                + "': the variable name exceeds"
                                + " the 80-character limit allowed by the service. @ /States/X/Assign/"
                                + "v".repeat(81)));
    }

    static Stream<Arguments> waits() {
        return Stream.of(
                arguments("{'Type':'Wait','End':true}",
                        "This object should have only one of the following fields: [SecondsPath, Seconds,"
                                + " TimestampPath, Timestamp] @ /States/X"),
                arguments("{'Type':'Wait','Seconds':-1,'End':true}", "Minimum value is 0 @ /States/X/Seconds"),
                arguments("{'Type':'Wait','Seconds':100000000,'End':true}",
                        "Maximum value is 99999999 @ /States/X/Seconds"),
                arguments("{'Type':'Wait','Seconds':1.5,'End':true}",
                        "Expected value of type Integer @ /States/X/Seconds"),
                arguments("{'Type':'Wait','Seconds':'5','End':true}",
                        "Expected value of type Integer @ /States/X/Seconds"),
                arguments("{'Type':'Wait','SecondsPath':'$.a[*]','End':true}",
                        "Value is not a Reference Path: * @ /States/X/SecondsPath"),
                arguments("{'Type':'Wait','Timestamp':5,'End':true}",
                        "Expected value of type [STRING] @ /States/X/Timestamp"),
                arguments("{'Type':'Wait','Timestamp':'2016-13-05T21:29:29Z','End':true}",
                        "String does not match RFC3339 timestamp @ /States/X/Timestamp"),
                arguments("{'Type':'Wait','Timestamp':'2016-03-05 21:29:29Z','End':true}",
                        "String does not match RFC3339 timestamp @ /States/X/Timestamp"),
                arguments("{'Type':'Wait','QueryLanguage':'JSONata','Timestamp':'tomorrow','End':true}",
                        "String does not match RFC3339 timestamp @ /States/X/Timestamp"));
    }

    static Stream<Arguments> tasks() {
        String task = "{'Type':'Task','End':true,'Resource':'arn:aws:lambda:eu-west-1:123456789012:function:f',";
        return Stream.of(
                arguments("{'Type':'Task','End':true}", "These fields are required: [Resource] @ /States/X"),
                arguments("{'Type':'Task','End':true,'Resource':'f'}",
                        "Value is not a valid resource ARN @ /States/X/Resource"),
                arguments(task + "'TimeoutSeconds':0}", "Minimum value is 1 @ /States/X/TimeoutSeconds"),
                arguments(task + "'TimeoutSeconds':10,'HeartbeatSeconds':10}",
                        "HeartbeatSeconds must be smaller than TimeoutSeconds @ /States/X"),
                arguments(task + "'TimeoutSeconds':10,'TimeoutSecondsPath':'$.t'}",
                        "There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath]"
                                + " @ /States/X"),
                arguments(task + "'Credentials':{}}",
                        "The field 'RoleArn' is required but was missing @ /States/X/Credentials"),
                arguments(
                        task.replace("lambda:eu-west-1:123456789012:function", "states:eu-west-1:123456789012:activity")
                                + "'Credentials':{'RoleArn':'r'}}",
                        "The field 'Credentials' is not supported for activities @ /States/X"),
                arguments(task + "'Catch':[{'ErrorEquals':['E']}]}",
                        "These fields are required: [Next] @ /States/X/Catch[0]"),
                arguments(task + "'Catch':{}}", "Expected value of type [ARRAY] @ /States/X/Catch"),
                arguments(task + "'Catch':[{'ErrorEquals':['E'],'Next':'X','Output':1}]}",
                        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata'"
                                + " QueryLanguage @ /States/X/Catch[0]"));
    }

    static Stream<Arguments> retriers() {
        String task = "{'Type':'Task','End':true,'Resource':'arn:aws:lambda:eu-west-1:123456789012:function:f',";
        String retry = task + "'Retry':[{'ErrorEquals':['E'],%s}]}";
        return Stream.of(
                arguments(task + "'Retry':[{}]}", "These fields are required: [ErrorEquals] @ /States/X/Retry[0]"),
                arguments(task + "'Retry':[{'ErrorEquals':[]}]}",
                        "Value cannot be empty @ /States/X/Retry[0]/ErrorEquals"),
                arguments(task + "'Retry':[{'ErrorEquals':['States.ALL','E']}]}",
                        "States.ALL must appear alone and at end of list @ /States/X/Retry[0]/ErrorEquals"),
                arguments(task + "'Retry':[{'ErrorEquals':['States.ALL']},{'ErrorEquals':['E']}]}",
                        "States.ALL must appear alone and at end of list @ /States/X/Retry[0]/ErrorEquals"),
                arguments(retry.formatted("'MaxAttempts':-1"), "Minimum value is 0 @ /States/X/Retry[0]/MaxAttempts"),
                arguments(retry.formatted("'IntervalSeconds':'1'"),
                        "Expected value of type Integer @ /States/X/Retry[0]/IntervalSeconds"),
                arguments(retry.formatted("'BackoffRate':0.5"), "Minimum value is 1 @ /States/X/Retry[0]/BackoffRate"),
                arguments(retry.formatted("'BackoffRate':'2'"),
                        "Expected value of type [NUMBER] @ /States/X/Retry[0]/BackoffRate"),
                arguments(retry.formatted("'MaxDelaySeconds':31622401"),
                        "Maximum value is 31622400 @ /States/X/Retry[0]/MaxDelaySeconds"),
                arguments(retry.formatted("'IntervalSeconds':5,'MaxDelaySeconds':5"),
                        "MaxDelaySeconds must be greater than IntervalSeconds @ /States/X/Retry[0]"),
                arguments(retry.formatted("'JitterStrategy':'SOME'"),
                        "Value should be one of the following: [NONE, FULL] @ /States/X/Retry[0]/JitterStrategy"),
                arguments(retry.formatted("'Next':'X'"), "Field 'Next' is not supported @ /States/X/Retry[0]"));
    }

    static Stream<Arguments> containers() {
        String flow = "'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}";
        return Stream.of(
                arguments("{'Type':'Parallel','End':true}", "These fields are required: [Branches] @ /States/X"),
                arguments("{'Type':'Parallel','End':true,'Branches':[]}", "Value cannot be empty @ /States/X/Branches"),
                arguments("{'Type':'Parallel','End':true,'Branches':[{}]}",
                        "These fields are required: [StartAt, States] @ /States/X/Branches[0]"),
                arguments("{'Type':'Parallel','End':true,'Branches':[{'QueryLanguage':'JSONata'," + flow + "}]}",
                        "Field 'QueryLanguage' is not supported @ /States/X/Branches[0]"),
                arguments("{'Type':'Map','End':true}",
                        "This object should have only one of the following fields: [ItemProcessor, Iterator]"
                                + " @ /States/X"),
                arguments("{'Type':'Map','End':true,'MaxConcurrency':-1,'ItemProcessor':{" + flow + "}}",
                        "Minimum value is 0 @ /States/X/MaxConcurrency"),
                arguments("{'Type':'Map','End':true,'ItemsPath':'$.a[*]','ItemProcessor':{" + flow + "}}",
                        "Value is not a Reference Path: * @ /States/X/ItemsPath"),
                arguments("{'Type':'Map','End':true,'ItemSelector':{},'Parameters':{},'Iterator':{" + flow + "}}",
                        "There should only be one of the following fields: [ItemSelector, Parameters] @ /States/X"),
                arguments("{'Type':'Map','End':true,'ItemProcessor':{'QueryLanguage':'JSONata'," + flow + "}}",
                        "Field 'QueryLanguage' is not supported @ /States/X/ItemProcessor"),
                arguments("{'Type':'Map','End':true,'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED'}," + flow
                        + "}}",
                        "These fields are required: [ExecutionType] @ /States/X/ItemProcessor/ProcessorConfig"),
                arguments(
                        "{'Type':'Map','End':true,'ItemProcessor':{'ProcessorConfig':{'Mode':'INLINE','ExecutionType':"
                                + "'EXPRESS'}," + flow + "}}",
                        "Field 'ExecutionType' is not supported @ /States/X/ItemProcessor/ProcessorConfig"),
                arguments("{'Type':'Map','End':true,'ItemProcessor':{'ProcessorConfig':{'Mode':'FAST'}," + flow + "}}",
                        "Value should be one of the following: [INLINE, DISTRIBUTED]"
                                + " @ /States/X/ItemProcessor/ProcessorConfig/Mode"));
    }

    static Stream<Arguments> distributedMaps() {
        String distributed = "{'Type':'Map','End':true,'ItemProcessor':{'ProcessorConfig':{'Mode':'DISTRIBUTED',"
                + "'ExecutionType':'STANDARD'},'StartAt':'I','States':{'I':{'Type':'Pass','End':true}}},";
        String reader = distributed + "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject','ReaderConfig':{%s}}}";
        return Stream.of(
                arguments(distributed + "'ToleratedFailurePercentage':1e400}",
                        "Expected value of type [NUMBER] @ /States/X/ToleratedFailurePercentage"),
                arguments(distributed + "'ToleratedFailurePercentage':101}",
                        "Maximum value is 100 @ /States/X/ToleratedFailurePercentage"),
                arguments(distributed + "'ItemReader':{'Resource':'arn:aws:states:::s3:putObject'}}",
                        "The field 'Resource' does not match any of the allowed values @ /States/X/ItemReader/Resource"),
                arguments(reader.formatted("'InputType':'CSV'"),
                        "The field 'CSVHeaderLocation' is required but was missing @ /States/X/ItemReader/ReaderConfig"),
                arguments(reader.formatted("'InputType':'JSON','CSVHeaderLocation':'FIRST_ROW'"),
                        "Field 'CSVHeaderLocation' is not supported @ /States/X/ItemReader/ReaderConfig"),
                arguments(reader.formatted("'InputType':'CSV','CSVHeaderLocation':'GIVEN'"),
                        "These fields are required: [CSVHeaders] @ /States/X/ItemReader/ReaderConfig"),
                arguments(reader.formatted("'MaxItems':100000001"),
                        "Maximum value is 100000000 @ /States/X/ItemReader/ReaderConfig/MaxItems"),
                arguments(distributed + "'ItemBatcher':{'MaxInputBytesPerBatch':262145}}",
                        "Maximum value is 262144 @ /States/X/ItemBatcher/MaxInputBytesPerBatch"),
                arguments(distributed + "'ResultWriter':{}}",
                        "These fields are required: [Resource] @ /States/X/ResultWriter"),
                arguments(distributed + "'ResultWriter':{'Resource':'arn:aws:states:::s3:putObject'}}",
                        "These fields are required: [Parameters] @ /States/X/ResultWriter"),
                arguments(distributed + "'ResultWriter':{'WriterConfig':{'OutputType':'XML'}}}",
                        "Value should be one of the following: [JSON, JSONL]"
                                + " @ /States/X/ResultWriter/WriterConfig/OutputType"));
    }

    @ParameterizedTest
    @MethodSource({"fields", "paths", "variables", "waits", "tasks", "retriers", "containers", "distributedMaps"})
    void saysWhatIsWrong(String state, String problem) {
        List<String> problems = Lines.problems("{'StartAt':'X','States':{'X':" + state + "}}").stream()
                .filter(p -> !p.startsWith("MISSING_END_STATE")).toList();

        assertThat(problems).singleElement().matches(p -> Lines.matches(p, problem), problem);
    }
}
