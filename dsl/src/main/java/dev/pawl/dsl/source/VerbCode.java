package dev.pawl.dsl.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.asl.DataFlow;
import dev.pawl.asl.TaskResource;
import dev.pawl.asl.TaskState;
import dev.pawl.dsl.jsonata.Tasks;
import dev.pawl.dsl.source.Code.Chain;
import dev.pawl.expr.jsonata.JsonataTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks of JSONata that have exactly the shape of a verb of the DSL. */
final class VerbCode {
    private static final String STATES = "arn:aws:states:::";
    private static final String INPUT = "{% $states.input %}";
    private static final String PAYLOAD = "{% $states.result.Payload %}";
    private final Vocabulary words;
    private final JsonataValues values;

    VerbCode(Vocabulary words) {
        this.words = words;
        this.values = new JsonataValues(words);
    }

    /**
     * A task that was begun with a verb.
     *
     * @param rest
     *            the data that the verb says nothing of
     */
    record Verb(Chain begun, DataFlow rest) {}

    /** The verb for a task, if there is one. */
    static Optional<Verb> of(TaskState state, Vocabulary words) {
        return state.data() instanceof DataFlow.JsonataFlow flow
                && state.resource() instanceof TaskResource.Integration call && call.arn().startsWith(STATES)
                        ? flow.arguments().map(JsonataTemplate::source).filter(a -> a.isObject() && !a.isEmpty())
                                .flatMap(a -> new VerbCode(words).of(state.name(), call, a, flow))
                        : Optional.empty();
    }

    private Optional<Verb> of(String name, TaskResource.Integration call, JsonNode arguments,
            DataFlow.JsonataFlow flow) {
        if (values.isLarge(arguments)) {
            return Optional.empty();
        }
        if (isFunction(call, arguments, flow)) {
            return Optional.of(function(name, arguments, flow));
        }
        DataFlow rest = new DataFlow.JsonataFlow(Optional.empty(), flow.output(), flow.assign());
        return service(name, call, arguments).map(begun -> new Verb(begun, rest));
    }

    private static boolean isFunction(TaskResource.Integration call, JsonNode arguments, DataFlow.JsonataFlow flow) {
        List<String> members = new ArrayList<>();
        arguments.fieldNames().forEachRemaining(members::add);
        JsonNode name = arguments.path("FunctionName");
        boolean payload = flow.output().map(o -> o.source().asText().equals(PAYLOAD)).orElse(false);
        return call.arn().equals(STATES + "lambda:invoke") && members.equals(List.of("FunctionName", "Payload"))
                && name.isTextual() && !name.asText().startsWith("{%") && payload;
    }

    private Verb function(String name, JsonNode arguments, DataFlow.JsonataFlow flow) {
        String function = arguments.path("FunctionName").asText();
        Chain chain = function.equals(name)
                ? Code.chain(verb("function"), JavaText.of(name))
                : Code.chain(verb("function"), JavaText.of(name), JavaText.of(function));
        JsonNode payload = arguments.path("Payload");
        Chain begun = payload.asText().equals(INPUT)
                ? chain
                : chain.and(Code.call("arguments", values.of(payload)));
        return new Verb(begun, new DataFlow.JsonataFlow(Optional.empty(), Optional.empty(), flow.assign()));
    }

    private Optional<Chain> service(String name, TaskResource.Integration call, JsonNode arguments) {
        if (call.pattern() != TaskResource.Pattern.REQUEST_RESPONSE) {
            return Optional.empty();
        }
        String[] sdk = call.service().split(":", -1);
        Chain chain = sdk.length == 2 && sdk[0].equals("aws-sdk")
                ? Code.chain(verb("awsSdk"), JavaText.of(name), JavaText.of(sdk[1]), JavaText.of(call.action()))
                : Code.chain(verb("service"), JavaText.of(name),
                        JavaText.of(call.service() + ":" + call.action()));
        for (Map.Entry<String, JsonNode> e : arguments.properties()) {
            chain = chain.and(Code.call("set", JavaText.of(e.getKey()), values.member(e.getValue())));
        }
        return Optional.of(chain);
    }

    private String verb(String name) {
        return words.member(Tasks.class, name);
    }
}
